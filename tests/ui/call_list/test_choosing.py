"""Columns that are chosen and kept, several rows at once, filters that are remembered, and the list taken out."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QStyleOptionViewItem, QToolTip
from pytestqt.qtbot import QtBot

from app.contract.answers import Call, Direction, Named, Recording, RecordingState
from app.contract.listening import TalkShares
from app.desk.call_history import CallFilter, CallHistory
from app.desk.overview import CallsWanted
from app.tables_out import TableKind
from ui import words
from ui.call_list.columns import ALWAYS, COLUMNS, USUAL, At, columns_of, kept_columns, widths
from ui.call_list.filters import Choice, Heard, Outcome, Period, Talk
from ui.call_list.kept_choice import choice_of, kept_text
from ui.call_list.model import ROW_ROLE, DayRow
from ui.call_list.page import CallListPage
from ui.call_list.table_rows import head_of_table, row_of
from ui.desk_signals import HistorySignals
from ui.theme import Theme

type Settled = Callable[[], Awaitable[None]]


@pytest.fixture
async def page(
    qtbot: QtBot, theme: Theme, backend: Any, now: datetime, settled: Settled
) -> AsyncIterator[CallListPage]:
    history = CallHistory(backend.ask)
    news = HistorySignals(history)
    page = CallListPage(theme, history, news, clock=lambda: now)
    news.setParent(page)
    qtbot.addWidget(page)
    page.resize(1068, 700)
    page.show()
    await settled()
    yield page
    await page.close_tasks()


def test_the_columns_fill_the_room_whichever_are_shown() -> None:
    every = frozenset(At)
    for shown in (USUAL, ALWAYS, every, USUAL - {At.RECORDING}):
        for room in (560, 868, 1068, 1600):
            given = widths(room, shown)
            assert sum(given) >= room
            assert {place for place, width in enumerate(given) if width} <= shown
    assert sum(widths(1068)) == 1068
    assert sum(widths(690, every)) == 690, "the row's menu is in sight in the smallest window too"


def test_columns_are_kept_and_a_strange_text_is_the_usual() -> None:
    shown = USUAL - {At.ORDER} | {At.NOTE}
    assert columns_of(kept_columns(shown)) == shown
    assert columns_of("") == columns_of("nonsense,42") == USUAL
    assert columns_of("NOTE") >= ALWAYS


def test_filters_are_kept_and_a_strange_text_is_the_plain_choice() -> None:
    choice = Choice(
        period=Period.OWN,
        own=(date(2026, 11, 1), date(2026, 11, 9)),
        direction=Direction.IN,
        outcome=Outcome.MISSED,
        manager=Named(3, "Олена"),
        operator=Named(4, "Іван"),
        talk=Talk.LONG,
        recorded=True,
        heard=((Heard.SILENCE, 30), (Heard.INTERRUPTED, 5)),
    )
    assert choice_of(kept_text(choice)) == choice
    for text in ("", "null", "[]", '{"period": "never"}', '{"own": ["x"]}', '{"manager": 7}', '{"heard": ["x"]}', "{"):
        assert choice_of(text) == Choice()
    assert choice_of(kept_text(Choice(q="x", phone="+380671234567", hour=3))) == Choice()


async def test_a_column_comes_and_goes_by_the_menu(page: CallListPage) -> None:
    told: list[frozenset[At]] = []
    page.columns_changed.connect(told.append)
    page._on_column_turned(At.ORDER)
    assert page.view.isColumnHidden(At.ORDER)
    page._on_column_turned(At.ORDER)
    assert not page.view.isColumnHidden(At.ORDER)
    assert told == [USUAL - {At.ORDER}, USUAL]


async def test_what_was_heard_narrows_the_list_and_each_chip_drops_its_own(
    page: CallListPage, settled: Settled
) -> None:
    for kind, place in enumerate((2, 1, 0, 1)):
        menu = page._filters._heard_menu().actions()[kind].menu()
        assert isinstance(menu, QMenu)
        menu.actions()[place].trigger()
    await settled()
    asked = page._history.filter
    assert (asked.operator_share, asked.monologue, asked.silence, asked.interruptions) == (70, 60, 5, 3)
    chips = page._filters._heard
    assert all(chip.isVisible() and chip.isChecked() for chip in chips.values())
    QTest.mouseClick(chips[Heard.SILENCE], Qt.MouseButton.LeftButton)
    assert page._filters.choice.heard == (
        (Heard.OPERATOR_MOST, 70),
        (Heard.MONOLOGUE, 60),
        (Heard.INTERRUPTED, 3),
    )
    assert chips[Heard.SILENCE].isHidden()


async def test_several_rows_are_chosen_and_their_recordings_wanted(page: CallListPage, settled: Settled) -> None:
    wanted: list[tuple[Call, ...]] = []
    page.recordings_wanted.connect(wanted.append)
    archives: list[tuple[object, ...]] = []
    page.archive_wanted.connect(lambda *what: archives.append(what))
    page.view.select_call(1)
    assert page._selection.isHidden(), "one alone needs no bar"
    QTest.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page._selection.told.replace("\N{NO-BREAK SPACE}", " ") == "Вибрано: 3 розмови"
    page._selection._load.click()
    assert [[call.id for call in calls] for calls in wanted] == [[1, 2, 3]]
    page._selection._archive.click()
    page._head.archive_wanted.emit()
    assert archives == [(page._history.filter, (1, 2, 3)), (page._history.filter, ())]
    assert page.step_back()
    assert page._selection.isHidden()


async def test_the_list_goes_out_as_it_is_filtered(page: CallListPage) -> None:
    wanted: list[tuple[object, ...]] = []
    page.list_out_wanted.connect(lambda *what: wanted.append(what))
    page._head.export_wanted.emit(TableKind.CSV)
    assert wanted == [(TableKind.CSV, page._history.filter, 6)]
    page.show_taking_out(200)
    assert not page._out.isHidden()
    assert page._out.told.endswith("розмов")
    page.show_taking_out(None)
    assert page._out.isHidden()


async def test_a_mark_of_the_overview_narrows_the_list(page: CallListPage, settled: Settled) -> None:
    first, last = date(2026, 11, 16), date(2026, 11, 22)
    page.show_counted(CallsWanted(first=first, last=last, hour=14, weekday=0, missed=True, time_zone="Europe/Kyiv"))
    await settled()
    asked = page._history.filter
    assert (asked.hour, asked.weekday, asked.missed, asked.time_zone) == (14, 0, True, "Europe/Kyiv")
    assert asked.since is not None
    assert asked.until is not None
    assert (asked.since.date(), (asked.until - asked.since).days) == (first, 7)
    whose = words.other_clock("Europe/Kyiv", asked.since, asked.until)
    assert page._filters._hours.text() == ", ".join(filter(None, ("Пн, 14:00–15:00", whose)))
    assert page.step_back()
    assert page._filters.choice.hour is None


SHARES = TalkShares(
    client_s=20.0,
    operator_s=60.0,
    both_s=5.0,
    silence_s=30.0,
    longest_client_s=9.0,
    longest_operator_s=61.4,
    longest_silence_s=20.0,
    client_interrupted=0,
    operator_interrupted=2,
)
ASKED = ((Heard.OPERATOR_MOST, 70), (Heard.MONOLOGUE, 60), (Heard.SILENCE, 20), (Heard.INTERRUPTED, 1))
HEARD = tuple(Choice(heard=(one,)).question(datetime(2026, 11, 25, tzinfo=UTC)) for one in ASKED)


def test_a_call_belongs_by_what_was_heard_in_it(call: Callable[..., Call]) -> None:
    """The same rule as the backend's; a call that was not heard belongs only where nobody asks."""
    heard, unheard = call(7, shares=SHARES), call(8)
    assert [wanted.matches(heard) for wanted in HEARD] == [True] * 4
    assert [wanted.matches(unheard) for wanted in (CallFilter(), *HEARD)] == [True, *[False] * 4]
    less = replace(SHARES, operator_s=40.0, longest_operator_s=59.9, longest_silence_s=19.9, operator_interrupted=0)
    assert [wanted.matches(call(7, shares=less)) for wanted in HEARD] == [False] * 4


def test_what_was_heard_stands_in_columns_and_in_the_table(call: Callable[..., Call], theme: Theme) -> None:
    heard, unheard, now = call(7, shares=SHARES), call(8), datetime(2026, 11, 25, tzinfo=UTC)
    places = (At.SHARE, At.MONOLOGUE, At.INTERRUPTED, At.SILENCE)
    told = [COLUMNS[place].text(heard, now).replace("\N{NO-BREAK SPACE}", " ") for place in places]
    assert told == ["76 %", "1:01", "2", "0:20"]
    assert [COLUMNS[place].text(unheard, now) for place in places] == ["ще слухаємо"] * 4
    for lanes, told_words in ((1, "один канал"), (0, "не вдалося почути")):
        mono = call(9, recording=replace(unheard.recording, lanes=lanes))
        assert COLUMNS[At.SHARE].text(mono, now) == told_words
        assert row_of(mono, now)[head_of_table().index("Говорив оператор, %")] == told_words
    assert COLUMNS[At.SHARE].text(call(9, recording=Recording(state=RecordingState.NONE)), now) == "—"
    row = dict(zip(head_of_table(), row_of(heard, now), strict=True))
    names = ("Говорив оператор, %", "Монолог оператора, с", "Оператор перебивав, разів", "Найдовша тиша, с")
    assert [row[name] for name in names] == [76, 61, 2, 20]


def test_a_row_of_the_table_says_what_the_screen_says(call: Callable[..., Call], theme: Theme) -> None:
    row = dict(zip(head_of_table(), row_of(call(7, note="=1"), datetime(2026, 11, 25, tzinfo=UTC)), strict=True))
    assert (row["Клієнт"], row["Номер"], row["Статус"], row["Розмова, с"]) == (
        "Клієнт 7",
        "380 67 000 00 07",
        "Виконаний",
        252,
    )
    ended = replace(call(7), outcome="call_later")
    assert row_of(ended, ended.started_at)[head_of_table().index("Підсумок")] == "Передзвонити"


async def test_a_chosen_figure_says_by_its_tip_what_it_is_of(
    page: CallListPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rows have no head: «11 с» alone would be a riddle."""
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, _view: told.append(text))
    view = page.view
    index = next(
        view.model().index(row, At.WAIT)
        for row in range(view.model().rowCount())
        if not isinstance(view.model().index(row, 0).data(ROW_ROLE), DayRow)
    )
    event = QHelpEvent(QEvent.Type.ToolTip, QPoint(), QPoint())
    view.itemDelegate().helpEvent(event, view, QStyleOptionViewItem(), index)
    assert told == [f"<span>Очікування: {index.data()}</span>"]
