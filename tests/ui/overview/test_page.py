"""«Огляд» as a supervisor meets it."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.contract.answers import Direction, Named, Status
from app.contract.overview import HourCount, ManagerCount, Overview
from app.desk.overview import CallsWanted, OverviewBook
from app.failures import BackendSilent
from ui.call_list.filter_words import hour_words
from ui.call_list.filters import Choice
from ui.overview.hours_plot import lines_of, step_of
from ui.overview.page import OverviewPage
from ui.theme import Theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.range_calendar import RangeCalendar, month_beside

type Settled = Callable[[], Awaitable[None]]
NOW = datetime(2026, 11, 25, 14, 53, tzinfo=ZoneInfo("Europe/Kyiv"))
WEEK = (date(2026, 11, 23), date(2026, 11, 29))
OLENA = Named(1, "Олена Коваль")


def overview(calls: int = 10, missed: int = 2) -> Overview:
    hours = (HourCount(0, 12, calls - 4, missed), HourCount(2, 14, 4, 0)) if calls else ()
    one = ManagerCount(manager=OLENA, calls=calls, incoming=8, missed=missed, talked=6, wait_s=9, talk_s=221)
    nobody = ManagerCount(manager=None, calls=1, incoming=1, missed=1, talked=0, wait_s=None, talk_s=None)
    return Overview(
        since=NOW,
        until=NOW,
        time_zone="Europe/Kyiv",
        calls=calls,
        incoming=calls,
        missed=missed,
        wait_s=11,
        called_back=1,
        called_back_s=420,
        hours=hours,
        managers=(one, nobody) if calls else (),
    )


class Backend:
    """Answers the period with `now`, the one before with `before`."""

    def __init__(self) -> None:
        self.now, self.before = overview(), overview(8, 2)
        self.silent = False
        self.asked: list[tuple[datetime, datetime]] = []

    async def ask(self, since: datetime, until: datetime) -> Overview:
        self.asked.append((since, until))
        if self.silent:
            raise BackendSilent
        return self.now if until == NOW else self.before


@pytest.fixture
def backend() -> Backend:
    return Backend()


@pytest.fixture
async def page(qtbot: QtBot, theme: Theme, backend: Backend, settled: Settled) -> AsyncIterator[OverviewPage]:
    page = OverviewPage(theme, OverviewBook(backend.ask), lambda: NOW)
    qtbot.addWidget(page)
    page.resize(1068, 800)
    page.show()
    await settled()
    yield page
    await page.close_tasks()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system's zone is not the process's own")
@pytest.mark.parametrize(("zone", "told"), [("Europe/Kyiv", ""), ("Europe/Warsaw", "за часом Europe/Kyiv")])
async def test_the_hours_say_whose_they_are_where_the_clock_on_the_wall_is_another(
    page: OverviewPage, settled: Settled, monkeypatch: pytest.MonkeyPatch, zone: str, told: str
) -> None:
    """Rows are told by the machine's clock, hours are counted by the company's: a bar at 12 opens rows of 11:40."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", zone)
        time.tzset()
        try:
            page.reload()
            await settled()
            assert page._plots._whose_clock.text == told
            choice = Choice(hour=12, weekday=0, time_zone="Europe/Kyiv")
            assert hour_words(choice, NOW) == ", ".join(filter(None, ("Пн", "12:00–13:00", told)))
        finally:
            patch.undo()
            time.tzset()


def heard(signal: Any) -> list[Any]:
    told: list[Any] = []
    signal.connect(told.append)
    return told


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


async def test_the_figures_say_how_they_have_changed(page: OverviewPage) -> None:
    assert [plain(f"{card.figure}|{card.change}") for card in (page._calls, page._missed, page._wait, page._back)] == [
        "10|+25 % до минулого тижня",
        "20 %|−5,0 в. п.",
        "11 с|±0 с",
        "7 хв|±0 с",
    ]
    assert page._calls.accessibleName().startswith("Усього дзвінків, 10")


async def test_every_mark_of_the_plots_leads_to_its_calls(page: OverviewPage) -> None:
    wanted = heard(page.calls_wanted)
    for plot in (page._plots.hours, page._plots.heat):
        assert plot is not None
        for mark in plot.marks:
            QTest.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=mark.rect.center().toPoint())
    zone = "Europe/Kyiv"
    first, last = WEEK
    assert wanted[1:3] == [
        CallsWanted(first=first, last=last, hour=12, missed=True, time_zone=zone),
        CallsWanted(first=first, last=last, hour=14, time_zone=zone),
    ]
    assert wanted[3:] == [
        CallsWanted(first=first, last=last, hour=12, weekday=0, time_zone=zone),
        CallsWanted(first=first, last=last, hour=14, weekday=2, time_zone=zone),
    ]


async def test_figures_and_managers_lead_to_theirs(page: OverviewPage) -> None:
    wanted = heard(page.calls_wanted)
    for card in (page._calls, page._missed, page._wait):
        card.click()
    for row in page._managers.rows:
        QTest.keyClick(row, Qt.Key.Key_Return)
    assert [(one.missed, one.direction, one.status, one.manager) for one in wanted] == [
        (False, None, None, None),
        (True, None, None, None),
        (False, Direction.IN, Status.COMPLETED, None),
        (False, None, None, OLENA),
        (False, None, None, Named(0, "не закріплено")),
    ]


async def test_the_arrows_walk_from_mark_to_mark_and_each_is_told(page: OverviewPage) -> None:
    wanted = heard(page.calls_wanted)
    plot = page._plots.hours
    assert plot is not None
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    assert plot.accessibleName() == "Дзвінки за годинами: 12:00: 6 дзвінків, 2 пропущені дзвінки"
    QTest.keyClick(plot, Qt.Key.Key_Down)
    assert plot.accessibleName() == "Дзвінки за годинами: 12:00: 2 пропущені дзвінки"
    QTest.keyClick(plot, Qt.Key.Key_Right)
    QTest.keyClick(plot, Qt.Key.Key_Return)
    assert [(one.hour, one.missed) for one in wanted] == [(14, False)]


async def test_the_period_before_is_shown_when_asked_for(page: OverviewPage) -> None:
    page._head._compare.setChecked(True)
    assert page._plots.hours is not None
    assert page._plots.hours._hours_item._before is not None
    assert page._managers.rows[0]._before == 8
    page._head._compare.setChecked(False)
    assert page._plots.hours._hours_item._before is None


async def test_own_days_are_asked_for(page: OverviewPage, backend: Backend, settled: Settled) -> None:
    page._head.chosen.emit(page._period.OWN, (date(2026, 11, 2), date(2026, 11, 4)))
    await settled()
    since, until = backend.asked[-2]
    assert (since.date(), until - since) == (date(2026, 11, 2), timedelta(days=3))
    assert page._head._days.text == "2–4 листопада"


async def test_a_silent_backend_is_told_and_asked_again(page: OverviewPage, backend: Backend, settled: Settled) -> None:
    backend.silent = True
    page.reload()
    await settled()
    assert not page._trouble.isHidden()
    assert page._places.currentWidget() is page._scroll, "what was counted stays"
    backend.silent = False
    page.ask_again()
    await settled()
    assert page._trouble.isHidden()


async def test_days_without_calls_say_so(page: OverviewPage, backend: Backend, settled: Settled) -> None:
    backend.now = backend.before = overview(0, 0)
    page.reload()
    await settled()
    assert isinstance(page._places.currentWidget(), EmptyState)


@pytest.mark.parametrize(("highest", "step"), [(0, 1), (3, 1), (4, 2), (10, 4), (125, 50), (500, 200), (6000, 2000)])
def test_the_lines_stand_at_round_numbers(highest: int, step: int) -> None:
    assert step_of(highest) == step
    lines = lines_of(highest)
    assert step * (lines - 1) < max(1, highest) <= step * lines, "no empty line stands over the highest bar"


def test_two_presses_choose_the_days_between(qtbot: QtBot, theme: Theme) -> None:
    calendar = RangeCalendar(theme, NOW.date())
    qtbot.addWidget(calendar)
    chosen: list[tuple[date, date]] = []
    calendar.chosen.connect(lambda first, last: chosen.append((first, last)))
    calendar.show()
    grid = calendar.grid
    QTest.keyClick(grid, Qt.Key.Key_Space)
    QTest.keyClick(grid, Qt.Key.Key_Up)
    QTest.keyClick(grid, Qt.Key.Key_Left)
    QTest.keyClick(grid, Qt.Key.Key_Space)
    calendar._apply.click()
    assert chosen == [(date(2026, 11, 17), date(2026, 11, 25))]


def test_the_future_cannot_be_chosen(qtbot: QtBot, theme: Theme) -> None:
    calendar = RangeCalendar(theme, NOW.date())
    qtbot.addWidget(calendar)
    calendar.show()
    grid = calendar.grid
    cell = next(rect for day, rect in grid._cells() if day == date(2026, 11, 27))
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=cell.center() + QPoint(1, 1))
    assert grid.day == NOW.date()
    assert not calendar._apply.isEnabled()


def test_a_month_beside_has_its_own_last_day() -> None:
    assert month_beside(date(2026, 3, 31), -1) == date(2026, 2, 28)
    assert month_beside(date(2026, 12, 5), 1) == date(2027, 1, 5)
