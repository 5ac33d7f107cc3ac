"""«Пропущені» on the screen: keys and clicks become wishes, states are told, nothing is clicked by surprise."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.contract.answers import CallbackStep, MissedCalling, MissedEnding, Page
from app.contract.problems import Problem
from app.contract.requests import NewCallback
from app.desk.missed_queue import MissedQueue
from app.failures import BackendSilent, Refused
from tests.desk.test_missed_queue import Backend
from tests.ui import recording_states as states
from tests.ui.missed.conftest import IRYNA, NOW, OLENA, closed, entry
from tests.ui.recording_states import STANDINGS, Standing
from ui.desk_signals import MissedSignals
from ui.missed import wording
from ui.missed.layout import Part, places_of
from ui.missed.page import MissedPage
from ui.missed.row_menu import Deed
from ui.missed.rows import TODAY
from ui.theme import Theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.skeleton import SkeletonRows

UNTIL = NOW + timedelta(minutes=5)


def spoken(page: MissedPage) -> list[str]:
    return [str(page.model.index(number).data()) for number in range(page.model.rowCount())]


def point_of(page: MissedPage, number: int, part: Part) -> QPoint:
    row = page.model.row(number)
    assert row is not None
    return places_of(page.view.visualRect(page.model.index(number)), row, page._theme)[part].center()


def click(page: MissedPage, qtbot: QtBot, number: int, part: Part) -> None:
    place = point_of(page, number, part)
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=place)


async def test_a_row_says_how_long_who_and_how_often(page: MissedPage) -> None:
    first = spoken(page)[0]
    assert first.startswith("42\N{NO-BREAK SPACE}хв, Клієнт 1, +380 67 123 45 01, 1 спроба, ")
    assert "голосова пошта 0:21" in spoken(page)[2]
    assert page._head.summary == "3 чекають · найдовше 42\N{NO-BREAK SPACE}хв"


async def test_the_keyboard_calls_back_and_takes(
    page: MissedPage, qtbot: QtBot, backend: Backend, settled: Callable[[], Any]
) -> None:
    QTest.keyClick(page.view, Qt.Key.Key_Home)
    QTest.keyClick(page.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.call_wanted) as called:
        QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert called.args == [NewCallback(phone="+380671234502")]
    QTest.keyClick(page.view, Qt.Key.Key_Home)
    backend.answer = entry(1, 42, claimed_by=OLENA, claimed_until=UNTIL)
    QTest.keyClick(page.view, Qt.Key.Key_B)
    await settled()
    assert [row for row in spoken(page) if "у вас" in row]


async def test_a_click_calls_back_once_and_never_while_another_call_is_on_its_way(
    page: MissedPage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.call_wanted) as called:
        click(page, qtbot, 1, Part.CALL)
    assert called.args == [NewCallback(phone="+380671234502")]
    page.show_calling("+380671234502")
    with qtbot.assertNotEmitted(page.call_wanted):
        click(page, qtbot, 0, Part.CALL)


async def test_a_message_is_played_where_it_stands(page: MissedPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.play_wanted) as played:
        click(page, qtbot, 2, Part.PLAY)
    assert played.args is not None
    assert played.args[0].id == 9


async def test_whoever_was_quicker_is_said_and_the_row_is_free_again(
    page: MissedPage, qtbot: QtBot, backend: Backend, settled: Callable[[], Any]
) -> None:
    backend.refusal = Refused(Problem.ALREADY_CLAIMED, "Ірина Лис")
    with qtbot.waitSignal(page.failed) as failed:
        click(page, qtbot, 0, Part.TAKE)
        await settled()
    assert failed.args == ["Цей дзвінок уже взяли: Ірина Лис."]
    assert "у вас" not in spoken(page)[0]


async def test_who_calls_is_seen_with_the_time_and_without_buttons(page: MissedPage, queue: MissedQueue) -> None:
    calling = MissedCalling(operator=IRYNA, since=NOW - timedelta(seconds=12), step=CallbackStep.RINGING_CLIENT)
    queue.hear(entry(1, 42, claimed_by=IRYNA, claimed_until=UNTIL, calling=calling), NOW)
    assert "Ірина дзвонить, 0:12" in spoken(page)[-1]
    row = page.model.row(page.model.rowCount() - 1)
    assert row is not None
    places = places_of(page.view.visualRect(page.model.index(page.model.rowCount() - 1)), row, page._theme)
    assert set(places) == {Part.MENU}


async def test_a_row_that_was_pushed_under_the_pointer_takes_no_click(
    page: MissedPage, qtbot: QtBot, queue: MissedQueue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page.view.viewport(), "underMouse", lambda: True)
    place = point_of(page, 0, Part.CALL)
    queue.hear(entry(7, 90), NOW)
    with qtbot.assertNotEmitted(page.call_wanted):
        QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=place)


async def test_done_by_hand_is_taken_back_from_the_strip(
    page: MissedPage, qtbot: QtBot, backend: Backend, queue: MissedQueue, settled: Callable[[], Any]
) -> None:
    backend.answer = closed(2, MissedEnding.HAND)
    page.do(Deed.DONE, entry(2, 13))
    await settled()
    assert (len(queue.entries), page.strip.message) == (2, "Опрацьовано: Клієнт 2")
    backend.answer = entry(2, 13)
    page.strip.action_wanted.emit()
    await settled()
    assert len(queue.entries) == 3
    assert page.strip.isHidden()


async def test_what_closed_by_itself_unfolds(page: MissedPage, qtbot: QtBot, queue: MissedQueue) -> None:
    queue.hear(closed(8), NOW)
    head = page.model.number_of(TODAY)
    assert head is not None
    assert spoken(page)[head] == "Закрилися самі сьогодні: 1"
    place = page.view.visualRect(page.model.index(head)).center()
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert "передзвонили: Олена" in spoken(page)[-1]
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.model.rowCount() == head + 1


async def test_the_handled_ones_are_asked_for_when_they_are_chosen(
    page: MissedPage, qtbot: QtBot, backend: Backend, settled: Callable[[], Any]
) -> None:
    backend.past = [Page((closed(5, MissedEnding.HAND),))]
    QTest.mouseClick(page._head.handled, Qt.MouseButton.LeftButton)
    await settled()
    assert len(spoken(page)) == 2
    assert "опрацьовано вручну: Олена" in spoken(page)[1]


async def test_the_menu_leads_to_the_client_the_orders_and_the_calls(page: MissedPage, qtbot: QtBot) -> None:
    for deed, signal, told in (
        (Deed.CLIENT, page.client_wanted, 1),
        (Deed.ORDERS, page.orders_of_wanted, "+380671234501"),
        (Deed.CALLS, page.calls_of_wanted, "+380671234501"),
    ):
        with qtbot.waitSignal(signal) as wanted:
            page.do(deed, entry(1))
        assert wanted.args == [told]
    page.do(Deed.COPY, entry(1))
    assert QGuiApplication.clipboard().text() == "+380 67 123 45 01"


async def test_nobody_waits_is_good_news(page: MissedPage, queue: MissedQueue, qtbot: QtBot) -> None:
    for number in (1, 2, 3):
        queue.hear(closed(number, MissedEnding.HAND), NOW)
    qtbot.waitUntil(lambda: page._places.currentWidget() is page._empty)
    place = page._places.currentWidget()
    assert isinstance(place, EmptyState)
    assert place.accessibleName() == "Ніхто не чекає: усім, хто телефонував, відповіли."


async def test_without_an_answer_a_skeleton_then_the_trouble_and_a_way_out(
    qtbot: QtBot, theme: Theme, settled: Callable[[], Any]
) -> None:
    class Silent(Backend):
        async def open(self, cursor: str | None = None) -> Page[Any]:
            await asyncio.sleep(0)
            raise BackendSilent

    queue = MissedQueue(Silent())
    news = MissedSignals(queue)
    page = MissedPage(theme, queue, news, lambda: NOW)
    news.setParent(page)
    qtbot.addWidget(page)
    assert isinstance(page._places.currentWidget(), SkeletonRows)
    page.load()
    await settled()
    assert isinstance(page._places.currentWidget(), EmptyState)
    queue._asks = Backend(pages=[Page((entry(1),))])
    page._empty.action_wanted.emit()
    await settled()
    assert page.model.rowCount() == 1
    await page.close_tasks()


def test_the_night_is_told_by_the_opening(theme: Theme) -> None:
    queue = MissedQueue()
    queue.hear(entry(1, 60, outside_hours=True, waits_from=None), NOW)
    (row,) = queue.rows(NOW)
    assert wording.waited(row) == "зачинено"


@pytest.mark.parametrize("standing", STANDINGS, ids=[one.name for one in STANDINGS])
async def test_a_message_whose_recording_is_not_there_says_how_it_stands(
    page: MissedPage, standing: Standing, qtbot: QtBot, queue: MissedQueue
) -> None:
    """Of one that may still come the button asks for it, where the others play."""
    asked: list[object] = []
    page.fetch_wanted.connect(asked.append)
    left = standing.call(voicemail=True)
    one = entry(9, 60, voicemail=True, voicemail_call=left)
    assert f"голосова пошта ({standing.cell})" in wording.details(one, states.NOW)
    queue.hear(one, NOW)
    row = page.model.row(0)
    assert row is not None
    places = places_of(page.view.visualRect(page.model.index(0)), row, page._theme)
    assert (Part.PLAY in places, Part.FETCH in places) == (False, standing.can_be_tried)
    if standing.can_be_tried:
        click(page, qtbot, 0, Part.FETCH)
    assert asked == ([left] if standing.can_be_tried else [])
