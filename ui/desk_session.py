"""One signed-in person's desk on the screen: every wish of a page, card or player led to whoever can do it."""

import asyncio
import logging
from types import TracebackType
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.contract.answers import Call
from app.desk.callback_watch import RunningCallback
from app.desk.desk import utc_now
from app.failures import Failure
from app.line_state import Line
from app.operator_desk import Access, operator_desk
from app.paths import Paths
from app.settings import CARD_CORNER, CARD_FOR, CARD_SCREEN, RECORDS_WIDTH
from ui.call_list.page import CallListPage
from ui.callback.steps import CallbackSteps
from ui.desk_calling import Calling
from ui.desk_cards import DeskCards
from ui.desk_pages import CALLS, ORDERS
from ui.desk_playing import Playing
from ui.desk_signals import DeskSignals
from ui.desk_status import DeskStatus
from ui.orders.page import OrdersPage
from ui.problems import sentence_of
from ui.recordings.dock import PlayerDock
from ui.screen_pop.placement import Corner, Placing, ScreenChoice
from ui.screen_pop.stack import CardStack
from ui.tasks import TaskOwner
from ui.tray import Tray
from ui.waking import Waking

if TYPE_CHECKING:
    from ui.desk_screen import DeskScreen

log = logging.getLogger(__name__)


class DeskSession(QObject):
    """An asynchronous context manager: `listen` inside it is the desk at work; leaving ends every task."""

    def __init__(self, screen: "DeskScreen", access: Access, paths: Paths, kept_bytes: int) -> None:
        super().__init__(screen)
        theme, settings = screen.theme, screen.settings
        self._screen, self._theme, self._window = screen, theme, screen.window
        self._tasks = TaskOwner(self)
        everybodys = settings.get(CARD_FOR) == "all"
        self.parts = operator_desk(access, paths, kept_bytes=kept_bytes, pops_for_all=everybodys)
        self.signals = DeskSignals(self.parts.desk, self)
        self.tray = Tray(theme, self)
        placing = Placing(
            Corner(settings.get(CARD_CORNER)),
            ScreenChoice.FIXED if settings.get(CARD_SCREEN) else ScreenChoice.POINTER,
            settings.get(CARD_SCREEN),
        )
        self.stack = CardStack(theme, now=utc_now, placing=placing, parent=self)
        self.dock = PlayerDock(theme, self.parts.shelf)
        self.steps = CallbackSteps(theme, now=utc_now)
        self.cards = DeskCards(self.stack, self.parts, self.signals.board, self)
        self.status = DeskStatus(self._window, self.tray, self.parts, self.signals, self)
        self.calling = Calling(self.parts.desk.callback, self.signals.callback, self)
        self.playing = Playing(self.dock, self.parts, settings, self)
        self.waking = Waking(self)
        self.waking.woke.connect(self.parts.line.hurry)
        self.calls: CallListPage | None = None  # until its page is first opened, and so the orders
        self.orders: OrdersPage | None = None
        self._was_up = False
        self._connect()

    async def __aenter__(self) -> Self:
        await self.parts.questions.__aenter__()
        self._window.set_dock(self.dock)
        self.dock.hide()
        self.tray.show()
        self._screen.stay_in_tray()
        self.stack.prepare()
        self.waking.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.waking.stop()
        self.tray.hide()
        self.stack.close()
        for owner in (self.calls, self.orders, self.cards, self.status, self.calling, self.playing):
            if owner is not None:
                await owner.close_tasks()
        await self._tasks.close()
        await self.parts.close()
        await self.parts.questions.__aexit__(kind, problem, trace)
        self._window.rest()
        for widget in (self.dock, self.steps):
            widget.deleteLater()

    async def listen(self) -> None:
        """Hear the live line until cancelled.

        Raises:
            NotSignedIn: the backend does not let this desk in any more.
        """
        await self.parts.line.run()

    # Pages

    def build_calls(self, parent: QWidget) -> CallListPage:
        history = self.parts.desk.history
        page = CallListPage(self._theme, history, self.signals.history, parent, clock=utc_now)
        page.play_wanted.connect(lambda call: self.playing.play(call, page.neighbour))
        page.download_wanted.connect(self.playing.download)
        page.call_wanted.connect(self.calling.call)
        page.order_wanted.connect(self.show_order)
        page.orders_of_wanted.connect(self._on_orders_of_wanted)
        page.client_wanted.connect(self._on_client_wanted)
        self._tasks.start("managers", self._bring_managers(page))
        self.calls = page
        return page

    def build_orders(self, parent: QWidget) -> OrdersPage:
        desk, questions = self.parts.desk, self.parts.questions
        page = OrdersPage(
            self._theme,
            desk.orders,
            desk.calls_of_order,
            questions.order,
            utc_now,
            panel_width=self._screen.settings.get(RECORDS_WIDTH),
            parent=parent,
        )
        page.play_wanted.connect(lambda call: self.playing.play(call, self._talk_beside))
        page.download_wanted.connect(self.playing.download)
        page.call_wanted.connect(self.calling.call)
        page.calls_of_wanted.connect(self.show_calls_of)
        page.records_wanted.connect(self._place_steps)
        page.records_left.connect(self._place_steps)
        page.panel_width_changed.connect(self._on_panel_width_changed)
        page.failed.connect(lambda sentence: self._say(sentence, "bad"))
        page.load()
        self.orders = page
        return page

    # Ways between the pages

    @Slot(int)
    def show_order(self, order_id: int) -> None:
        """«Список записів» of the order, in the window brought to the front."""
        self._window.go(ORDERS)
        if self.orders is not None:
            self.orders.show_order(order_id)

    @Slot(str)
    def show_calls_of(self, phone: str) -> None:
        """All calls of one number, E.164."""
        self._window.go(CALLS)
        if self.calls is not None:
            self.calls.show_calls_of(phone)

    @Slot(str)
    def _on_orders_of_wanted(self, words: str) -> None:
        self._window.go(ORDERS)
        if self.orders is not None:
            self.orders.search_for(words)

    @Slot(int)
    def _on_client_wanted(self, client_id: int) -> None:
        self._tasks.start("client", self._show_client(client_id))

    async def _show_client(self, client_id: int) -> None:
        try:
            client = await self.parts.questions.client(client_id)
        except Failure as reason:
            self._say(sentence_of(reason), "bad")
        else:
            self.show_calls_of(client.phones[0])

    async def _bring_managers(self, page: CallListPage) -> None:
        try:
            page.show_managers((await self.parts.questions.managers()).items)
        except Failure:
            return  # the list can be narrowed by everything else meanwhile

    # What happens

    def _connect(self) -> None:
        self.signals.reload_wanted.connect(self._on_reload_wanted)
        self.signals.shift.changed.connect(self._on_shift_changed)
        self.signals.recording_changed.connect(self.playing.recording_changed)
        self.playing.playing.connect(self._on_playing)
        self.playing.said.connect(self._say)
        self.dock.order_wanted.connect(self.show_order)
        self.calling.changed.connect(self._on_calling)
        self.calling.failed.connect(lambda sentence: self._say(sentence, "bad"))
        self.steps.give_up_wanted.connect(self.calling.give_up)
        self.steps.dismissed.connect(self.calling.put_away)
        self._window.page_shown.connect(self._place_steps)
        self.tray.show_wanted.connect(self._window.bring_up)
        self.tray.quit_wanted.connect(self._screen.closed.set)
        stack = self.stack
        stack.play_wanted.connect(self.playing.play)
        stack.call_wanted.connect(self.calling.call)
        for signal, show in ((stack.order_wanted, self.show_order), (stack.client_wanted, self._on_client_wanted)):
            signal.connect(self._window.bring_up)
            signal.connect(show)

    @Slot()
    def _on_reload_wanted(self) -> None:
        for page in (self.calls, self.orders):
            if page is not None:
                page.reload()

    @Slot()
    def _on_shift_changed(self) -> None:
        was_up, self._was_up = self._was_up, self.parts.desk.shift.line.line is Line.LINE_UP
        for page in (self.calls, self.orders):
            if page is not None and self._was_up and not was_up:
                page.ask_again()

    @Slot(object, float, bool)
    def _on_playing(self, call_id: int | None, share: float, sounds: bool) -> None:
        if self.calls is not None:
            self.calls.show_playing(call_id, sounds=sounds, share=share)
        if self.orders is not None:
            self.orders.show_playing(call_id, sounds)

    def _talk_beside(self, call_id: int, step: int) -> Call | None:
        """The talk before or after in «Список записів»."""
        calls = list(self.parts.desk.calls_of_order.calls)
        place = next((at for at, call in enumerate(calls) if call.id == call_id), None)
        if place is None or not 0 <= place + step < len(calls):
            return None
        return calls[place + step]

    @Slot(object)
    def _on_calling(self, running: RunningCallback | None) -> None:
        self.steps.show_callback(running)
        is_on = running is not None and not running.is_over
        if self.orders is not None:
            phone = running.callback.phone if is_on and running and running.callback else None
            self.orders.show_calling(phone)
        self._place_steps()

    @Slot(int)
    def _on_panel_width_changed(self, width: int) -> None:
        self._tasks.start("width", self._keep_width(width))

    async def _keep_width(self, width: int) -> None:
        try:
            await asyncio.to_thread(self._screen.settings.put, RECORDS_WIDTH, width)
        except OSError as reason:
            log.warning("the width of the records was not kept: %s", reason.strerror)

    @Slot()
    def _place_steps(self) -> None:
        """The steps of a call stand at the foot of the open records, else in the window's corner."""
        running = self.calling.running
        in_panel = self._window.current == ORDERS and self.orders is not None and self.orders.shows_records
        if self.orders is not None:
            self.orders.set_foot(self.steps if running is not None and in_panel else None)
        self._window.set_corner(self.steps if running is not None and not in_panel else None)

    @Slot(str, str)
    def _say(self, sentence: str, kind: str) -> None:
        self._window.show_message(sentence, kind=kind, icon="circle-alert" if kind == "bad" else "info")
