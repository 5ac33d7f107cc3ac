"""«Користувачі» and «Журнал дій» before a real backend: invite, change, shut out, and see it told."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.backend_link.questions import Questions
from app.contract.administration import Invitation
from app.contract.answers import Named, Role
from app.contract.people import AuditEntry, Deed, Person
from app.failures import NotSignedIn
from app.operator_desk import operator_desk
from app.paths import paths_in
from tests.journeys.office import OLENA, Office, open_office, until
from ui.desk_signals import DeskSignals
from ui.settings.audit_section import AuditSection
from ui.settings.audit_wording import deed_icon, deed_words, more_words
from ui.settings.invite_dialog import InviteDialog
from ui.settings.people_section import PeopleSection
from ui.settings.person_dialog import PersonDialog
from ui.settings.section import Surroundings
from ui.theme import Theme

if TYPE_CHECKING:
    from app.contract.requests import Invite

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    async with open_office(tmp_path) as (_, office):
        yield office


@pytest.fixture
async def desk(around: Surroundings, office: Office, tmp_path: Path) -> AsyncIterator[Surroundings]:
    """What an administrator's desk gives to the sections."""
    parts = operator_desk(await office.desk_for("Адміна", None, Role.ADMIN), paths_in(tmp_path), kept_bytes=1024)
    async with parts.questions:
        parts.desk.shift.begin(await parts.questions.me())
        yield replace(around, parts=parts, signals=DeskSignals(parts.desk), base_url=office.url)
    await parts.close()


def dialog_of[Kind: QDialog](section: PeopleSection, kind: type[Kind]) -> Kind | None:
    """The dialog of this kind that stands open."""
    return next((one for one in section.findChildren(kind) if one.isVisible()), None)


async def test_an_invitation_becomes_a_person_with_a_desk(qtbot: QtBot, office: Office, desk: Surroundings) -> None:
    section = PeopleSection(desk)
    qtbot.addWidget(section)
    section.show()
    section.opened()
    await until("the people", lambda: section.rows or None)
    section.invite.click()
    dialog = await until("the dialog", lambda: dialog_of(section, InviteDialog))
    dialog.make_code.click()
    assert dialog.form.name_field.trouble
    dialog.form.fill("Оксана", Role.SUPERVISOR, None)
    dialog.make_code.click()
    invitation: Invitation = await until("the code", lambda: dialog.invitation)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == invitation.code
    async with Questions(office.url, None) as nobody:
        signed_in = await nobody.pair(QGuiApplication.clipboard().text(), "ноутбук Оксани")
    await until("that it was used", lambda: not dialog.copy.isEnabled())
    dialog.ready.click()
    row = await until("Оксана", lambda: section.rows.get(signed_in.me.user.id))
    assert list(row.revokes) != []
    (machine,) = row.revokes
    row.revokes[machine].click()
    question = await until("the question", lambda: dialog_of(section, QDialog))
    question.accept()
    await until("no desk", lambda: not section.rows[signed_in.me.user.id].revokes)
    async with Questions(office.url, signed_in.token) as shut_out:
        with pytest.raises(NotSignedIn):
            await shut_out.me()
    await section.close_tasks()


async def test_the_last_administrator_is_told_why_they_stay(qtbot: QtBot, office: Office, desk: Surroundings) -> None:
    section = PeopleSection(desk)
    qtbot.addWidget(section)
    section.show()
    section.opened()
    await until("the people", lambda: section.rows or None)
    (row,) = section.rows.values()
    row.change_wanted.emit(row._person)
    dialog = await until("the dialog", lambda: dialog_of(section, PersonDialog))
    dialog.form.fill("Адміна", Role.OPERATOR, None)
    dialog.save.click()
    await until("the refusal", lambda: not dialog._trouble.isHidden())
    assert "останній адміністратор" in dialog._trouble.text()
    dialog.form.fill("Адміна Перша", Role.ADMIN, None)
    dialog.save.click()
    await until("the new name", lambda: [one for one in section.rows.values() if "Перша" in one.accessibleName()])
    await section.close_tasks()


async def test_what_was_done_stands_in_the_journal_by_day_and_can_be_narrowed(
    qtbot: QtBot, office: Office, desk: Surroundings
) -> None:
    await office.employ(*OLENA)
    section = AuditSection(desk)
    qtbot.addWidget(section)
    section.show()
    section.opened()
    await until("the deeds", lambda: len(section.rows) > 3)
    every = len(section.rows)
    await until("the people", lambda: section.person.count() > 2)
    section.deed.choose(Deed.MATCHED)
    section.deed.activated.emit(section.deed.currentIndex())
    await until("only matches", lambda: 0 < len(section.rows) < every)
    assert "Олена Коваль → Олена Коваль" in section.rows[0].accessibleName()
    section.deed.choose(Deed.EXPORTED)
    section.deed.activated.emit(section.deed.currentIndex())
    await until("nothing", lambda: not section.rows and "нічого немає" in section.said.text())
    await section.close_tasks()


def test_every_deed_has_a_word_and_a_drawing(theme: Theme) -> None:
    assert len({deed_words(deed) for deed in Deed}) == len(Deed)
    assert all(not theme.pixmap(deed_icon(deed)).isNull() for deed in Deed)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"deed": Deed.LISTENED, "call": Named(5, "+380671234567")}, "+380 67 123 45 67"),
        ({"deed": Deed.LISTENED, "call": Named(5, "Марія")}, "Марія"),
        ({"deed": Deed.MATCHED, "subject": "Олена", "details": {"manager": ""}}, "Олена → не закріплено"),
        (
            {"deed": Deed.PERSON_CHANGED, "subject": "Олена", "details": {"role": "admin"}},
            "Олена · роль: Адміністратор",
        ),
        (
            {"deed": Deed.SETTINGS_CHANGED, "subject": "telephony", "details": {"auth_key": "new"}},
            "Телефонія · Auth-key: новий",
        ),
        ({"deed": Deed.EXPORTED, "subject": "csv", "details": {"rows": "17"}}, "csv · rows: 17"),
    ],
)
def test_a_line_says_what_it_was_done_to(theme: Theme, told: dict[str, object], words: str) -> None:
    entry = AuditEntry(**({"id": 1, "at": NOW, "who": None} | told))  # type: ignore[arg-type]  # of a table
    assert more_words(entry) == words


def test_a_further_desk_sees_the_place_of_its_code_at_once_and_can_ask_again(qtbot: QtBot, theme: Theme) -> None:
    person = Person(id=1, name="Олена", role=Role.OPERATOR, created_at=NOW)
    dialog = InviteDialog(theme, (), lambda: NOW, person=person)
    qtbot.addWidget(dialog)
    wanted: list[Invite] = []
    dialog.invite_wanted.connect(wanted.append)
    dialog.begin()
    assert dialog.left.text == "Створюємо код…"
    assert not dialog.copy.isEnabled()
    awaited = dialog.sizeHint()
    dialog.show_trouble("Сервер не відповідає.")
    assert not dialog.again.isHidden()
    dialog.again.click()
    assert [one.person_id for one in wanted] == [1, 1]
    dialog.show_code(Invitation(code="ABCD2345", expires_at=NOW + timedelta(minutes=10), id=1))
    assert dialog.copy.isEnabled()
    assert dialog.again.isHidden()
    assert dialog.sizeHint() == awaited, "nothing moves when the code comes"


def test_a_code_that_is_too_old_says_so(qtbot: QtBot, theme: Theme) -> None:
    dialog = InviteDialog(theme, (), lambda: NOW + timedelta(minutes=10))
    qtbot.addWidget(dialog)
    dialog.show_code(Invitation(code="ABCD2345", expires_at=NOW + timedelta(minutes=10), id=1))
    assert (dialog.code.text, dialog.left.text) == ("ABCD-2345", "Час минув. Створіть новий код.")
    assert dialog.withdraw.isHidden()
