"""The same question asked anew while somebody reads: older calls were found, two clients became one, a day began."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.desk.call_history import CallHistory
from tests.ui.call_list.conftest import NOW, make_call
from ui.call_list.filters import Choice, Period
from ui.call_list.page import CallListPage
from ui.desk_signals import HistorySignals
from ui.theme import Theme

type Settled = Callable[[], Awaitable[None]]


class Clock:
    now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def page(qtbot: QtBot, theme: Theme, backend: Any, clock: Clock, settled: Settled) -> AsyncIterator[CallListPage]:
    backend.calls = [make_call(n, timedelta(minutes=10 * n)) for n in range(1, 200)]
    history = CallHistory(backend.ask)
    news = HistorySignals(history)
    page = CallListPage(theme, history, news, clock=clock)
    news.setParent(page)
    qtbot.addWidget(page)
    page.resize(1068, 700)
    page.show()
    await settled()
    yield page
    await page.close_tasks()


def uppermost(page: CallListPage) -> tuple[int, int]:
    """The first whole call in sight, and where it stands."""
    view = page.view
    rows = (row for row in range(view.rowAt(0), page._model.rowCount()) if view.rowViewportPosition(row) >= 0)
    row, call = next((row, call) for row in rows if (call := page._model.call_at(row)) is not None)
    return call.id, view.rowViewportPosition(row)


async def test_whoever_reads_far_down_stays_there_with_what_they_chose(
    page: CallListPage, backend: Any, settled: Settled
) -> None:
    await page._history.more()
    await page._history.more()
    row = page._model.row_of_call(120)
    assert row is not None
    page.view.select_call(row)
    for _ in range(2):
        QTest.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    page.view.verticalScrollBar().setValue(page.view.verticalScrollBar().value() + 17)
    before = uppermost(page)
    backend.calls.insert(60, make_call(777, timedelta(minutes=605)))
    page.reload()
    await settled()
    assert page._model.row_of_call(777) is not None
    assert uppermost(page) == before
    assert [call.id for call in page.view.selected_calls()] == [120, 121, 122]
    chosen = page.view.chosen_call()
    assert chosen is not None
    assert chosen.id == 122
    assert page._selection.told.endswith("3 розмови")


async def test_at_the_top_the_newest_come_into_sight(page: CallListPage, backend: Any, settled: Settled) -> None:
    backend.calls.insert(0, make_call(777))
    page.reload()
    await settled()
    assert uppermost(page)[0] == 777


async def test_another_question_begins_at_its_top_without_what_was_chosen(page: CallListPage, settled: Settled) -> None:
    page.view.select_call(30)
    QTest.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert not page._selection.isHidden()
    page._filters.choose(Choice(q="Клієнт"))
    await settled()
    assert uppermost(page)[0] == 1
    assert page.view.selected_calls() == ()
    assert page._selection.isHidden()


async def test_today_is_another_day_after_midnight(page: CallListPage, clock: Clock, settled: Settled) -> None:
    page._filters.choose(Choice(period=Period.TODAY))
    await settled()
    assert page._history.calls
    clock.now = NOW + timedelta(days=1)
    page._days.look()
    await settled()
    assert page._history.filter.since == clock.now.replace(hour=0, minute=0)
    assert page._history.calls == []
