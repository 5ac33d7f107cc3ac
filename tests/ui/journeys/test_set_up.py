"""An administrator sets a fresh company up from nothing, through the screens, against a Ringostat of this machine."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.contract.answers import Role
from app.contract.telephony import Meaning
from app.demo.child import Child
from app.demo.control import Control
from app.demo.programs import VIRTUAL_RINGOSTAT
from app.desk.quiet import FOREVER
from app.line_state import Line
from app.settings import LANGUAGE
from tests.backend.recorded import call_id, unanswered
from tests.journeys.office import Office, open_office, until
from tests.ui.journeys.desks import Seat, seat, words_on
from ui.settings.general_section import GeneralSection
from ui.settings.page import SettingsPage
from ui.settings.telephony_section import TelephonySection
from ui.settings.unknown_section import UnknownSection
from ui.words import install_words

PROJECT, KEY = "11111", "0123456789abcdef0123"

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("no_task_outlives_its_test")]


@asynccontextmanager
async def fresh_company(folder: Path) -> AsyncIterator[tuple[Office, Control]]:
    """A Ringostat with employees and clients, and a backend that knows nothing of it."""
    arguments = ["--project-id", PROJECT, "--auth-key", KEY, "--speed", "20"]
    async with Child(VIRTUAL_RINGOSTAT, arguments, {}, folder / "ringostat.log") as ringostat:
        address = {
            "SLUKHAVKA_RINGOSTAT_URL": ringostat.url,
            "SLUKHAVKA_RECORDING_HOSTS": urlsplit(ringostat.url).netloc,
        }
        async with open_office(folder / "backend", **address) as (_, office), Control(ringostat.url) as control:
            yield office, control


def settings_page(somebody: Seat) -> SettingsPage:
    page = somebody.screen.window.page("settings")
    assert isinstance(page, SettingsPage)
    return page


async def opened(somebody: Seat, section: str) -> Any:
    """The section, once the line has told that it is one of this role's."""
    somebody.session.go("settings")
    page = settings_page(somebody)

    def look() -> object | None:
        page.show_section(section)
        return page.section(section)

    return await until(f"the section {section}", look)


def type_into(field: QLineEdit, text: str) -> None:
    field.clear()
    field.insert(text)
    field.textEdited.emit(text)


async def test_a_fresh_company_is_set_up_and_its_first_call_ticks_the_moments_off(
    application: QApplication, tmp_path: Path
) -> None:
    async with (
        fresh_company(tmp_path) as (office, control),
        seat(application, await office.desk_for("Адміністратор", role=Role.ADMIN), tmp_path / "desk") as admin,
    ):
        section = await opened(admin, "telephony")
        assert isinstance(section, TelephonySection)
        account = section.account
        await until("nothing is set up", lambda: "Не налаштовано" in words_on_pill(section))
        type_into(account.project, PROJECT)
        type_into(account.key, "not the key")
        account.save.click()
        await until("the key is refused", lambda: "не приймає цей ключ" in account.key_field.trouble)
        assert account.key.text() == "not the key"
        type_into(account.key, KEY)
        account.save.click()
        await until("it is saved", lambda: section.webhooks.isVisibleTo(section))
        assert account.key.text().endswith(KEY[-4:])
        assert "Працює" in words_on_pill(section)

        rows = section.webhooks.rows
        assert not any(row.is_ticked for row in rows.values())
        await control.set_webhooks({moment: row.toolTip() for moment, row in rows.items()})
        await control.call("answered")
        for moment in ("before", "answered", "after"):
            await until(f"{moment} is ticked off", lambda moment=moment: rows[moment].is_ticked)  # type: ignore[misc]
        assert not rows["after_outgoing"].is_ticked

        section.names.row.switch.click()
        await until("the switch is kept", lambda: section._integration and section._integration.state.names.on)


async def test_unknown_keys_are_explained_and_the_stored_calls_appear(
    application: QApplication, tmp_path: Path
) -> None:
    async with (
        open_office(tmp_path / "backend") as (_, office),
        seat(application, await office.desk_for("Адміністратор", role=Role.ADMIN), tmp_path / "desk") as admin,
    ):
        section = await opened(admin, "unknown")
        assert isinstance(section, UnknownSection)
        await until("nothing waits", lambda: section.empty.isVisibleTo(section))
        async with httpx.AsyncClient(timeout=20) as ringostat:
            for number in range(2):
                body = {"kod": f"a.{number}", "khto": "380670001122", "status": "ANSWERED", "billsec": "12"}
                answer = await ringostat.post(office.hooks, params={"event": "after"}, json=body)
                assert answer.json() == {"ok": True, "understood": False}
        await until("they came by the live line", lambda: any(c.shape.count == 2 for c in section.cards.values()))
        (card,) = section.cards.values()
        for key, meaning in (("kod", Meaning.CALL_ID), ("khto", Meaning.NUMBER_E164)):
            card.choices[key].choose(meaning)
            card.choices[key].activated.emit(card.choices[key].currentIndex())
        card.apply.click()
        await until("nothing waits any more", lambda: section.empty.isVisibleTo(section) and not section.cards)
        assert set(section.meanings.drops) == {"kod", "khto"}
        admin.session.go("calls")
        await until("the calls are listed", lambda: admin.row("a.0") and admin.row("a.1"))


async def test_the_language_changes_while_the_program_runs(application: QApplication, tmp_path: Path) -> None:
    try:
        async with (
            open_office(tmp_path / "backend") as (_, office),
            seat(application, await office.desk_for("Olena"), tmp_path / "desk") as olena,
        ):
            former = olena.session
            section = await opened(olena, "general")
            assert isinstance(section, GeneralSection)
            assert section.language.currentData() == "uk"
            former.quiet.wish(timedelta.max)
            await office.hook(unanswered(call_id(timedelta(minutes=1))), "after")
            await until("it waits", lambda: former.parts.desk.missed.entries)
            former.quiet.wish(None)
            await until("it is told", lambda: "Поки картки мовчали" in former.away.strip.message)
            former.quiet.wish(timedelta.max)
            section.language.activated.emit(section.language.findData("en"))
            await until("another session", lambda: olena.screen.session not in {None, former})
            await until("the line is up again", lambda: olena.line is Line.LINE_UP)
            assert olena.screen.window.current == "settings"
            assert olena.session.quiet.quiet.until == FOREVER, "the wish for quiet is not about the language"
            told = "While the cards were silent, since "
            await until("what nobody read stands there", lambda: olena.session.away.strip.message.startswith(told))
            await until("who waits is known", lambda: "1 still waits" in olena.session.away.strip.message)
            assert "Settings" in words_on(olena.screen.window)
            assert "Записи розмов" not in words_on(olena.screen.window)
            assert olena.screen.settings.get(LANGUAGE) == "en"
    finally:
        install_words(application, "uk")


def words_on_pill(section: TelephonySection) -> str:
    return section.account._pill.accessibleName()
