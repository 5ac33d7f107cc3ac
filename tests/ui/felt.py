"""What a person does all day at «Записи розмов», by real events: scroll, filter, type, be rung by many at once."""

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QStyle, QStyleOptionSlider, QWidget

from app.backend_link.questions import Questions
from app.demo.company import DemoCompany
from tests.bench.desk_at_work import Sender, body, hook_path, until
from ui.call_list.filter_bar import FilterBar
from ui.call_list.filters import Choice, Outcome, Period, Talk
from ui.desk_session import DeskSession
from ui.widgets.empty_state import EmptyState
from ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from ui.call_list.page import CallListPage
    from ui.call_list.view import CallView

_FRAME_S = 0.008
_NOTCH = 120  # eighths of a degree: one click of a wheel
_SENDERS = 4
CHOICES = (
    Choice(period=Period.TODAY),
    Choice(),
    Choice(outcome=Outcome.MISSED),
    Choice(recorded=True),
    Choice(outcome=Outcome.COMPLETED),
    Choice(talk=Talk.LONG),
    Choice(),
)
WORDS = ("коваль", "шевч", "067", "10465", "бойко")


async def scroll_to_end(view: QAbstractItemView, notches: int = 4) -> None:
    """Turn the wheel as fast as frames come until no older row is left."""
    bar, stood = view.verticalScrollBar(), 0
    while stood < 20:  # rows that are asked for at the end take a moment to come
        before = bar.value()
        turn_wheel(view, -notches)
        await asyncio.sleep(_FRAME_S)
        stood = stood + 1 if bar.value() == before else 0


async def scroll_home(view: QAbstractItemView) -> None:
    while view.verticalScrollBar().value() > 0:
        turn_wheel(view, 20)
        await asyncio.sleep(_FRAME_S)


async def page_down(view: QAbstractItemView, times: int = 40) -> None:
    view.setFocus()
    for _ in range(times):
        QTest.keyClick(view, Qt.Key.Key_PageDown)
        await asyncio.sleep(2 * _FRAME_S)


async def drag_bar(view: QAbstractItemView, times: int = 60) -> None:
    """Take the bar's handle with the mouse, and move it to and fro over the whole list."""
    bar, option = view.verticalScrollBar(), QStyleOptionSlider()
    bar.initStyleOption(option)
    handle, groove = (
        bar.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, bar)
        for part in (QStyle.SubControl.SC_ScrollBarSlider, QStyle.SubControl.SC_ScrollBarGroove)
    )
    move_mouse(bar, QEvent.Type.MouseButtonPress, handle.center())
    for step in range(times):
        there = groove.top() + (groove.height() - handle.height()) * (step * 37 % 100) // 100
        move_mouse(bar, QEvent.Type.MouseMove, QPoint(handle.center().x(), there + handle.height() // 2))
        await asyncio.sleep(2 * _FRAME_S)
    assert bar.isSliderDown()
    move_mouse(bar, QEvent.Type.MouseButtonRelease, handle.center())


def move_mouse(widget: QWidget, kind: QEvent.Type, place: QPoint) -> None:
    """What the window system tells of a mouse whose left button goes down, is held, or goes up."""
    left = Qt.MouseButton.LeftButton
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else left
    held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else left
    at, there = QPointF(place), QPointF(widget.mapToGlobal(place))
    QCoreApplication.sendEvent(widget, QMouseEvent(kind, at, there, button, held, Qt.KeyboardModifier.NoModifier))


def turn_wheel(view: QAbstractItemView, notches: int) -> None:
    """As the window system tells it: to the window, which finds what lies under the pointer."""
    window = view.window().windowHandle()
    place, angle = QPoint(200, 200), QPoint(0, notches * _NOTCH)
    here, there = QPointF(view.viewport().mapTo(view.window(), place)), QPointF(view.viewport().mapToGlobal(place))
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    QCoreApplication.sendEvent(window, QWheelEvent(here, there, QPoint(), angle, *none, False))


def press(field: QWidget, letter: str) -> None:
    """One key of a letter, told to the window where the field has the keyboard (`QTest` knows Latin letters only)."""
    window = field.window().windowHandle()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(window, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


class Person:
    """Somebody at one desk, whose company can be rung."""

    def __init__(self, session: DeskSession, company: DemoCompany) -> None:
        assert session.calls is not None
        self.page: CallListPage = session.calls
        self.view: CallView = session.calls.view
        self.history = session.parts.desk.history
        self.board = session.parts.desk.board
        self._waits = session.parts.cards_first
        self._company = company

    async def filter(self) -> None:
        """Through every kind of chip."""
        bar = self.page.findChild(FilterBar)
        assert bar is not None
        for choice in CHOICES:
            bar.choose(choice)
            await until(lambda: self.history.is_answered and not self.history.is_loading)
            await asyncio.sleep(_FRAME_S)

    async def type(self, word: str, *, pace_s: float = 0.0) -> list[tuple[float, float]]:
        """Each key → its rows painted: milliseconds a person waited, and those the screen's own thread worked.

        `pace_s` is the least time from a key to the next one, which never comes before the answer to it.
        """
        field = self.page.findChild(SearchField)
        assert field is not None
        field.setFocus()
        took: list[tuple[float, float]] = []
        for at, letter in enumerate(word, 1):
            took.append(await self._typed(field, letter, word[:at]))
            await asyncio.sleep(max(0.0, pace_s - took[-1][0] / 1000))
        QTest.keyClick(field, Qt.Key.Key_Escape)
        await until(lambda: self._answers(""))
        return took

    async def ring_and_end(self, calls: int = 50) -> None:
        """So many clients ring at once, the cards come, and all give up at once."""
        async with Questions(self._company.backend_url, self._company.admin_token) as ask:
            path = await hook_path(ask)
        customers = self._company.shop.customers
        begun = [(f"ua1_-{int(time.time())}.{number}", customers[number].phone) for number in range(calls)]
        with ExitStack() as open_now:
            senders = [
                open_now.enter_context(closing(Sender(self._company.backend_url, path))) for _ in range(_SENDERS)
            ]
            for event, status in (("before", None), ("after", "NO ANSWER")):
                parts = (begun[part::_SENDERS] for part in range(_SENDERS))
                sending = (asyncio.to_thread(_send, *pair, event, status) for pair in zip(senders, parts, strict=True))
                await asyncio.gather(*sending)
                await until(self._all_heard({call_id for call_id, _ in begun}, over=status is not None))

    async def _typed(self, field: SearchField, letter: str, wanted: str) -> tuple[float, float]:
        wall, cpu = time.perf_counter(), time.thread_time()
        painted = _Painted(lambda: self._answers(wanted), self.page)
        press(field, letter)
        try:
            await until(lambda: painted.at is not None)
        finally:
            painted.stop()
        assert painted.at is not None
        return 1000 * (painted.at[0] - wall), 1000 * (painted.at[1] - cpu)

    def _answers(self, word: str) -> bool:
        return self.history.filter.q == word and self.history.is_answered and not self.history.is_loading

    def _all_heard(self, ids: set[str], *, over: bool) -> Callable[[], bool]:
        """Whether every one of these calls stands in the list as it is now, with nothing on its way."""

        def heard() -> bool:
            listed = (call for call in self.history.calls[: 2 * len(ids)] if call.external_id in ids)
            return not self._waits.waits and sum((call.ended_at is not None) is over for call in listed) == len(ids)

        return heard


class _Painted(QObject):
    """Notes when the list, or what stands in its place, is first painted after `is_there` came true.

    `at` is the wall clock and this thread's work by then, in seconds.
    """

    def __init__(self, is_there: Callable[[], bool], page: "CallListPage") -> None:
        super().__init__()
        self.at: tuple[float, float] | None = None
        self._is_there = is_there
        self._lists = page.view.viewport(), *page.findChildren(EmptyState)
        self._watched = QApplication.instance()
        assert self._watched is not None
        self._watched.installEventFilter(self)

    def stop(self) -> None:
        assert self._watched is not None
        self._watched.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if self.at is None and event.type() == QEvent.Type.Paint and watched in self._lists and self._is_there():
            self.at = time.perf_counter(), time.thread_time()
        return super().eventFilter(watched, event)


def _send(sender: Sender, calls: Sequence[tuple[str, str]], event: str, status: str | None) -> None:
    for call_id, phone in calls:
        sender.send(event, body(call_id, phone, status))
