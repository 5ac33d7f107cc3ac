"""«CRM Sitniks»: how it stands is said in words, and every wish reaches the backend."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from app.contract.answers import Named
from app.contract.crm import Backlog, MirrorProgress, MirrorState, SitniksConnection, WriteBack
from ui.settings import sitniks_words
from ui.settings.managers_card import ManagersCard
from ui.settings.section import Surroundings
from ui.settings.sitniks_section import SitniksSection
from ui.theme import Theme

NOW = datetime(2026, 10, 8, 12, tzinfo=UTC)
CONNECTED = SitniksConnection(
    token_set=True,
    checked_at=NOW,
    order_url="https://crm.example/{id}",
    mirror=MirrorProgress(
        state=MirrorState.OK, stage="done", managers=6, clients=80, orders=300, mirrored_at=NOW, next_at=NOW
    ),
    write_back=WriteBack(on=True),
    backlog=Backlog(url_set=True, host="crm.sitniks.com"),
)
UNKNOWN = replace(
    CONNECTED,
    token_set=False,
    checked_at=None,
    mirror=MirrorProgress(state=MirrorState.UNKNOWN, stage="managers"),
    backlog=Backlog(url_set=False),
)


@pytest.fixture
async def section(around: Surroundings, qtbot: QtBot) -> AsyncIterator[SitniksSection]:
    section = SitniksSection(around)
    qtbot.addWidget(section)
    section.show()
    yield section
    await section.close_tasks()


async def test_before_it_is_connected_only_what_connects_it_is_there(section: SitniksSection) -> None:
    section.show_connection(UNKNOWN)
    assert section.mirror.isHidden()
    assert section.write_back.isHidden()
    assert not section.forward.isHidden()
    assert section.connection.token.placeholderText() == "вставте токен"


async def test_a_connection_shows_what_is_here(section: SitniksSection) -> None:
    section.show_connection(CONNECTED)
    assert not section.mirror.isHidden()
    assert section.connection.token.text() == ""
    assert section.connection.token.placeholderText() == "збережено"
    assert section.connection.order_url.text() == "https://crm.example/{id}"
    assert section.forward.url.placeholderText() == "https://crm.sitniks.com/…"
    assert section.write_back.switch.switch.isChecked()


async def test_what_is_typed_is_not_overwritten_by_the_next_look(section: SitniksSection) -> None:
    section.show_connection(CONNECTED)
    section.connection.order_url.setText("")
    section.connection.order_url.insert("https://other.example/{id}")
    section.show_connection(CONNECTED)
    assert section.connection.order_url.text() == "https://other.example/{id}"


async def test_a_backend_that_is_away_is_said_where_it_was_asked(
    section: SitniksSection, said: list[tuple[str, str]], settled: Callable[[], Awaitable[None]]
) -> None:
    section.connection.token.setText("token")
    section.connection.save.button.click()
    await settled()
    assert section.connection.save.told.startswith("Сервер не відповідає")
    section.show_connection(CONNECTED)
    section.write_back.switch.switch.click()
    await settled()
    assert said[-1][1] == "bad"


def test_managers_are_renamed_in_place(theme: Theme, qtbot: QtBot) -> None:
    card = ManagersCard(theme)
    qtbot.addWidget(card)
    card.show_managers((Named(1, "Ірина"), Named(2, "Олена")))
    row = card.rows[0]
    row.edit.click()
    row.field.setText("  Ірина   Лис ")
    wanted: list[tuple[int, str]] = []
    card.rename_wanted.connect(lambda key, name: wanted.append((key, name)))
    row.field.editingFinished.emit()
    assert wanted == [(1, "Ірина Лис")]
    with qtbot.waitSignal(card.delete_wanted) as dropped:
        card.rows[1].delete.click()
    assert dropped.args == [2]


@pytest.mark.parametrize(
    ("state", "word", "sentence"),
    [
        (MirrorState.OK, "Підключено", ""),
        (MirrorState.LOADING, "Завантажуємо", ""),
        (MirrorState.SILENT, "Не відповідає", "Sitniks не відповідає"),
        (MirrorState.BUSY, "Просить зачекати", "Sitniks просить питати рідше"),
        (MirrorState.TOKEN_REFUSED, "Токен не підходить", "Sitniks більше не приймає цей токен"),
        (MirrorState.PLAN_REFUSED, "Немає доступу", "Sitniks не пускає до свого API"),
        (MirrorState.KEY_CHANGED, "Введіть токен знову", "Введіть токен знову"),
    ],
)
def test_each_state_has_its_word_and_its_sentence(theme: Theme, state: MirrorState, word: str, sentence: str) -> None:
    told = replace(CONNECTED, mirror=replace(CONNECTED.mirror, state=state))
    assert sitniks_words.state_of(told)[0] == word
    assert sitniks_words.warning_of(told.mirror, NOW)[0] == sentence


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"stage": "clients", "done": 47, "total": 80}, "Завантажуємо клієнтів: 47 із 80"),
        ({"stage": "orders", "done": 47, "total": None}, "Завантажуємо замовлення"),
        ({"stage": "done"}, ""),
    ],
)
def test_the_first_load_counts(theme: Theme, changes: dict[str, Any], told: str) -> None:
    mirror = replace(CONNECTED.mirror, state=MirrorState.LOADING, **changes)
    assert sitniks_words.loading(mirror) == told


def test_what_waits_is_counted_with_its_reason(theme: Theme) -> None:
    backlog = replace(CONNECTED.backlog, waiting=1, error="503", since=NOW, next_at=NOW + timedelta(minutes=5))
    told, detail = sitniks_words.backlog_warning(backlog, NOW)
    assert told.startswith("1 вебхук чекає з ")
    assert detail.startswith("Sitniks відповідає 503. Спробуємо знову: сьогодні")
    assert sitniks_words.backlog_state(backlog) == ("Чекають: 1", "waiting")
    assert sitniks_words.dropped(replace(backlog, dropped=2)) == "2 вебхуки так і не прийнято: їх вилучено"
    written = sitniks_words.waiting_clients(WriteBack(on=True, waiting=2, error="refused: занадто коротке"), NOW)
    assert written == "2 клієнти чекають: Sitniks відмовив: занадто коротке"
