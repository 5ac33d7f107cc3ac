"""«Записи розмов» as its user meets it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.contract.answers import Call, Direction, Named, Page, Recording, Status
from app.contract.requests import NewCallback
from app.desk.call_history import CallFilter, CallHistory
from app.failures import BackendSilent
from ui.call_list.columns import COLUMNS, At, widths
from ui.call_list.filters import Choice, Outcome, Period
from ui.call_list.page import CallListPage
from ui.call_list.row_menu import RowMenu
from ui.call_list.view import CallView
from ui.desk_signals import HistorySignals
from ui.theme import Height, Theme
from ui.widgets.buttons import QuietButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.skeleton import SkeletonRows

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


def place(page: CallListPage, row: int, column: At) -> QPoint:
    return page._view.visualRect(page._model.index(row, column)).center()


def click(page: CallListPage, point: QPoint) -> None:
    QTest.mouseClick(page._view.viewport(), Qt.MouseButton.LeftButton, pos=point)


def heard(signal: Any) -> list[Any]:
    told: list[Any] = []
    signal.connect(told.append)
    return told


def shown(page: CallListPage) -> type:
    return type(page._places.currentWidget())


def sentence(page: CallListPage) -> str:
    return next(label.text() for label in page._empty.findChildren(QLabel))


async def test_the_head_counts_the_talks(page: CallListPage) -> None:
    assert page._head._total.text.replace("\N{NO-BREAK SPACE}", " ") == "6 розмов · 25 хв"
    assert shown(page) is CallView


async def test_the_button_plays_and_the_row_does_not(page: CallListPage) -> None:
    played = heard(page.play_wanted)
    click(page, place(page, 1, At.CLIENT))
    assert played == []
    cell = page._view.visualRect(page._model.index(1, At.RECORDING))
    click(page, QPoint(cell.x() + 15, cell.center().y()))
    assert [call.id for call in played] == [1]


async def test_enter_and_a_double_click_play(page: CallListPage) -> None:
    played = heard(page.play_wanted)
    page._view.select_call(2)
    QTest.keyClick(page._view, Qt.Key.Key_Return)
    QTest.mouseDClick(page._view.viewport(), Qt.MouseButton.LeftButton, pos=place(page, 3, At.CLIENT))
    assert [call.id for call in played] == [2, 3]


async def test_the_arrow_keys_pass_over_the_heads(page: CallListPage) -> None:
    page._view.select_call(3)
    QTest.keyClick(page._view, Qt.Key.Key_Down)
    assert page._view.currentIndex().row() == 5
    QTest.keyClick(page._view, Qt.Key.Key_Up)
    assert page._view.currentIndex().row() == 3


async def test_home_and_end_and_the_tab_key_find_a_call(page: CallListPage) -> None:
    page._view.setFocus(Qt.FocusReason.TabFocusReason)
    first = page._view.chosen_call()
    QTest.keyClick(page._view, Qt.Key.Key_End)
    last = page._view.chosen_call()
    QTest.keyClick(page._view, Qt.Key.Key_Home)
    assert first is not None
    assert last is not None
    assert (first.id, last.id) == (1, 6)
    assert page._view.chosen_call() == first


async def test_escape_drops_what_was_searched(page: CallListPage, settled: Settled) -> None:
    page._filters.choose(Choice(q="0000004", recorded=True))
    await settled()
    assert page.step_back()
    await settled()
    assert page._filters.choice == Choice(recorded=True)
    assert not page.step_back()


async def test_a_voicemail_is_marked(page: CallListPage, call: Callable[..., Call]) -> None:
    page._history.hear(call(7, status=Status.CANCELLED, voicemail=True, talk_s=None, manager=None))
    assert page._model.index(1, At.PERSON).data() == "голосова пошта"


async def test_a_call_without_a_recording_says_why(
    page: CallListPage, call: Callable[..., Call], nobody: Recording
) -> None:
    played = heard(page.play_wanted)
    page._history.hear(call(7, status=Status.CANCELLED, recording=nobody, manager=None, talk_s=None))
    assert page._model.index(1, At.RECORDING).data() == "немає: ніхто не відповів"
    assert page._model.index(1, At.PERSON).data() == "не закріплено"
    page._view.select_call(1)
    QTest.keyClick(page._view, Qt.Key.Key_Return)
    assert played == []


async def test_the_order_is_a_link(page: CallListPage, call: Callable[..., Call]) -> None:
    wanted = heard(page.order_wanted)
    page._history.hear(call(7, order=Named(10_482, "10482")))
    cell = page._view.visualRect(page._model.index(1, At.ORDER))
    click(page, QPoint(cell.x() + 10, cell.center().y()))
    assert wanted == [10_482]


async def test_the_menu_offers_everything_about_the_number(page: CallListPage) -> None:
    calls, people = heard(page.call_wanted), heard(page.client_wanted)
    orders, loads = heard(page.orders_of_wanted), heard(page.download_wanted)
    cell = page._view.visualRect(page._model.index(1, At.MENU))
    click(page, QPoint(cell.right() - 25, cell.center().y()))
    menu = page.findChildren(RowMenu)[0]
    actions = {action.text(): action for action in menu.actions() if action.text()}
    assert list(actions) == [
        "Прослухати",
        "Завантажити запис",
        "Зателефонувати",
        "Знайти клієнта",
        "Знайти замовлення",
        "Усі замовлення цього номера",
        "Усі дзвінки цього номера",
        "Скопіювати номер",
    ]
    for name in ("Завантажити запис", "Зателефонувати", "Знайти клієнта", "Знайти замовлення", "Скопіювати номер"):
        actions[name].trigger()
    menu.close()
    assert calls == [NewCallback(phone="+380670000001")]
    assert people == [1]
    assert orders == ["+380670000001"]
    assert [call.id for call in loads] == [1]
    assert QGuiApplication.clipboard().text() == "+380 67 000 00 01"


async def test_all_calls_of_a_number_are_one_question(page: CallListPage, backend: Any, settled: Settled) -> None:
    page.show_calls_of("+380670000004")
    await settled()
    assert backend.asked[-1].phone == "+380670000004"
    assert [call.id for call in page._history.calls] == [4]
    page._filters._phone.click()
    await settled()
    assert len(page._history.calls) == 6


async def test_the_search_asks_once_the_typing_pauses(page: CallListPage, backend: Any, settled: Settled) -> None:
    page.focus_search()
    QTest.keyClicks(page._head.search, "0000005")
    QTest.keyClick(page._head.search, Qt.Key.Key_Return)
    await settled()
    assert [asked.q for asked in backend.asked] == ["", "0000005"]
    assert [call.id for call in page._history.calls] == [5]


async def test_nothing_found_can_be_undone_by_one_button(page: CallListPage, settled: Settled) -> None:
    page._filters.choose(Choice(q="нема такого", direction=Direction.OUT))
    await settled()
    assert shown(page) is EmptyState
    assert sentence(page) == "За цими умовами розмов немає."
    assert page._head.search.text() == "нема такого"
    page._empty.findChildren(QuietButton)[0].click()
    await settled()
    assert shown(page) is CallView
    assert page._head.search.text() == ""


async def test_a_click_on_rows_that_just_moved_under_the_pointer_does_nothing(
    page: CallListPage, call: Callable[..., Call]
) -> None:
    """The operator meant the row that stood there."""
    played = heard(page.play_wanted)
    page._view.viewport().setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    page._history.hear(call(99))
    button = page._view.visualRect(page._model.index(1, At.RECORDING)).topLeft() + QPoint(15, 24)
    click(page, button)
    assert played == []
    page._view._moved.invalidate()
    click(page, button)
    assert [one.id for one in played] == [99]


async def test_a_new_answer_keeps_no_height_of_the_one_before(
    page: CallListPage, backend: Any, settled: Settled, call: Callable[..., Call]
) -> None:
    """The head of a day is lower than a call; a call that comes to stand in its place is not."""
    heads = [n for n in range(page._model.rowCount()) if page._model.call_at(n) is None]
    assert len(heads) > 1
    backend.calls = [call(number, timedelta(minutes=number)) for number in range(1, 21)]
    page._filters.choose(Choice(recorded=True))
    await settled()
    assert {page._view.rowHeight(row) for row in range(1, page._model.rowCount())} == {Height.ROW}
    assert page._view.rowHeight(0) == Height.GROUP


async def test_a_failure_is_told_and_can_be_tried_again(page: CallListPage, backend: Any, settled: Settled) -> None:
    backend.failure = BackendSilent("no route")
    page._filters.choose(Choice(recorded=True))
    await settled()
    assert shown(page) is EmptyState
    assert sentence(page).startswith("Сервер не відповідає")
    backend.failure = None
    page._empty.findChildren(QuietButton)[0].click()
    await settled()
    assert shown(page) is CallView
    assert page._filters.choice == Choice(recorded=True)


async def test_a_failed_reload_keeps_what_is_shown(page: CallListPage, backend: Any, settled: Settled) -> None:
    backend.failure = BackendSilent("no route")
    page.reload()
    await settled()
    assert shown(page) is CallView
    assert page._strip.isVisible()


async def test_the_first_call_ever_replaces_the_empty_state(
    page: CallListPage, backend: Any, settled: Settled, call: Callable[..., Call]
) -> None:
    backend.calls.clear()
    page.reload()
    await settled()
    assert shown(page) is EmptyState
    page._history.hear(call(1))
    assert shown(page) is CallView
    assert page._head._total.text.startswith("1 ")


async def test_a_slow_answer_is_waited_for_with_grey_rows(page: CallListPage) -> None:
    page._on_impatient()
    assert shown(page) is SkeletonRows


async def test_the_player_marks_its_row_and_finds_the_next(page: CallListPage) -> None:
    page.show_playing(2, sounds=True, share=0.4)
    following, before = page.neighbour(2, 1), page.neighbour(2, -1)
    assert following is not None
    assert before is not None
    assert (following.id, before.id) == (3, 1)
    assert page.neighbour(6, 1) is None
    assert page._view._delegate.playing.call_id == 2


async def test_tasks_end_with_the_page(qtbot: QtBot, theme: Theme) -> None:
    gone = asyncio.Event()

    async def never(_filter: object, _cursor: object) -> Any:
        try:
            await asyncio.Event().wait()
        finally:
            gone.set()

    history = CallHistory(never)
    page = CallListPage(theme, history, HistorySignals(history))
    await asyncio.sleep(0)
    page.deleteLater()
    QGuiApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    await gone.wait()


@pytest.mark.parametrize("room", [650, 704, 800, 956, 1068, 2000])
def test_the_columns_fill_any_window(room: int) -> None:
    given = widths(room)
    assert len(given) == len(COLUMNS)
    assert sum(given) == max(room, 660)


@pytest.mark.parametrize(
    ("period", "since", "until"),
    [
        (Period.ALL, None, None),
        (Period.TODAY, timedelta(0), None),
        (Period.YESTERDAY, timedelta(days=1), timedelta(0)),
        (Period.WEEK, timedelta(days=6), None),
        (Period.MONTH, timedelta(days=29), None),
    ],
)
def test_a_period_begins_at_midnight(
    now: datetime, period: Period, since: timedelta | None, until: timedelta | None
) -> None:
    midnight = now.replace(hour=0, minute=0)
    question = Choice(period=period).question(now)
    assert question.since == (None if since is None else midnight - since)
    assert question.until == (None if until is None else midnight - until)


def test_missed_is_a_question_of_its_own(now: datetime) -> None:
    assert Choice(outcome=Outcome.MISSED).question(now).missed is True
    assert Choice(outcome=Outcome.CANCELLED).question(now).status is Status.CANCELLED


async def test_what_waits_for_a_lost_answer_is_asked_anew_when_the_line_is_back(
    theme: Theme, qtbot: QtBot, call: Callable[..., Call], settled: Settled
) -> None:
    """The network died under the question: its answer comes no more, and nobody waits until it is given up."""
    asked: list[CallFilter] = []

    async def ask(wanted: CallFilter, _cursor: str | None) -> Page[Call]:
        asked.append(wanted)
        if len(asked) in {1, 3}:
            await asyncio.Event().wait()
        return Page((call(len(asked)),))

    history = CallHistory(ask)
    page = CallListPage(theme, history, news := HistorySignals(history))
    news.setParent(page)
    qtbot.addWidget(page)
    await asyncio.sleep(0)
    page.ask_again()
    await settled()
    assert [one.id for one in history.calls] == [2]
    page.reload()
    await asyncio.sleep(0)
    page.ask_again()
    await settled()
    assert [one.id for one in history.calls] == [4]
    await page.close_tasks()
