"""«Замовлення»: the table of orders and, beside it, «Список записів» of the one that is looked at."""

from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.contract.answers import Order
from app.contract.requests import NewCallback
from app.desk.order_book import CallsOfOrder, OrderBook
from app.failures import Failure
from ui.orders.order_columns import LEAST
from ui.orders.order_menu import Deed, entries_of, menu_of
from ui.orders.order_pane import OrderPane
from ui.orders.records_panel import RecordsPanel
from ui.orders.side_panel import SidePanel
from ui.problems import sentence_of
from ui.tasks import TaskOwner
from ui.theme import Theme, Width

_MINUTE_MS: Final = 60_000

type FindOrder = Callable[[int], Awaitable[Order]]


class OrdersPage(QWidget):
    """Holds the book and the talks of one order; everything else it only asks for."""

    play_wanted = Signal(object)  # Call
    download_wanted = Signal(object)  # Call
    fetch_wanted = Signal(object)  # Call
    call_wanted = Signal(object)  # NewCallback
    calls_of_wanted = Signal(str)  # phone, E.164
    records_wanted = Signal(object)  # Order: its records are shown from now on
    records_left = Signal()  # the panel is closed
    failed = Signal(str)  # a sentence: the order that was asked for could not be shown
    panel_width_changed = Signal(int)
    new_wanted = Signal()
    import_wanted = Signal(object)  # ImportKind
    change_wanted = Signal(object)  # Order

    def __init__(
        self,
        theme: Theme,
        book: OrderBook,
        talks: CallsOfOrder,
        find_order: FindOrder,
        now: Callable[[], datetime],
        *,
        panel_width: int = Width.SIDE_PANEL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._book = book
        self._talks = talks
        self._find_order = find_order
        self._now = now
        self._day = now().astimezone().date()
        self._calling: str | None = None
        self._tasks = TaskOwner(self)
        self._pane = OrderPane(theme, book, now)
        self._panel = RecordsPanel(theme, now)
        self._side = SidePanel(theme, self._panel, panel_width)
        self._minute = QTimer(self, interval=_MINUTE_MS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._pane, 1)
        row.addWidget(self._side)
        self._connect()

    @property
    def pane(self) -> OrderPane:
        return self._pane

    @property
    def panel(self) -> RecordsPanel:
        return self._panel

    @property
    def shows_records(self) -> bool:
        return self._side.is_open

    # What the composing window tells

    def load(self) -> None:
        """Ask for the first page; called when the page is first shown."""
        self._pane.open(self._book.filter)

    def reload(self) -> None:
        """Ask the same questions anew, after a gap in the news."""
        self._pane.reload()
        if self._talks.order is not None:
            self._start_talks(self._talks.reload())

    def ask_again(self) -> None:
        """The line is back: ask anew what was asked in vain, or still waits for an answer that was lost."""
        self._pane.ask_again()
        if self._tasks.is_running("talks"):
            self._on_talks_retry()

    def search_for(self, words: str) -> None:
        """Look for a number, a client or a phone, as if it had been typed."""
        self._pane.search_for(words)

    def show_order(self, order_id: int) -> None:
        """Show «Список записів» of the order, also when it is not among the loaded ones."""
        order = self._book.order(order_id)
        if order is not None:
            self._pane.view.select_order(order_id)
            self._show_records(order)
        else:
            self._tasks.start("order", self._find(order_id))

    def show_playing(self, call_id: int | None, playing: bool) -> None:
        """Which talk the player holds, and whether it sounds."""
        self._panel.show_playing(call_id, playing=playing)

    def show_calling(self, phone: str | None) -> None:
        """The number that is being called; None when the call is over and another may begin."""
        self._calling = phone
        self._pane.view.show_calling(phone)

    def set_foot(self, foot: QWidget | None) -> None:
        """Lend the lower edge of the panel to a widget: the steps of the running call."""
        self._panel.set_foot(foot)

    async def close_tasks(self) -> None:
        """End what is on its way; the last thing before the page goes."""
        await self._tasks.close()
        await self._pane.close_tasks()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside the records the table keeps the room for whose order it is."""
        super().resizeEvent(event)
        bar = self._pane.view.verticalScrollBar().sizeHint().width()
        self._side.take_room(self.width() - LEAST - bar)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._side.is_open:
            self._on_close_wanted()
        else:
            super().keyPressEvent(event)

    # The talks of one order

    async def _find(self, order_id: int) -> None:
        try:
            order = await self._find_order(order_id)
        except Failure as failure:
            self.failed.emit(sentence_of(failure))
        else:
            self._show_records(order)

    @Slot(object)
    def _show_records(self, order: Order) -> None:
        self._side.open()
        if self._talks.order is None or self._talks.order.id != order.id:
            self._open_talks(order)
            self.records_wanted.emit(order)

    def _open_talks(self, order: Order) -> None:
        self._panel.show_order(order)
        self._start_talks(self._talks.open(order))

    def _start_talks(self, question: Coroutine[Any, Any, None]) -> None:
        self._tasks.start("talks", self._answered(question))

    async def _answered(self, question: Coroutine[Any, Any, None]) -> None:
        try:
            await question
        except Failure as failure:
            self._panel.show_failure(sentence_of(failure))

    def _show_talks(self) -> None:
        talks = self._talks
        if talks.order is not None:
            self._panel.show_whose(talks.order)
        self._panel.show_calls(talks.calls, is_complete=talks.is_complete, is_loading=talks.is_loading)

    # What was wanted

    @Slot(object)
    def _on_call_wanted(self, order: Order) -> None:
        if self._calling is None and order.phone is not None:
            self.call_wanted.emit(NewCallback(order_id=order.id))

    @Slot(object, QPoint)
    def _on_menu_wanted(self, order: Order, at: QPoint) -> None:
        menu = menu_of(entries_of(order, can_call=self._calling is None), self._theme, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.triggered.connect(lambda action: self.do(action.data(), order))
        menu.popup_within(self._pane.view.viewport(), at)

    def do(self, deed: Deed, order: Order) -> None:
        """Do what was chosen from the menu of an order."""
        match deed:
            case Deed.RECORDS:
                self._pane.view.select_order(order.id)
                self._show_records(order)
            case Deed.CALL:
                self._on_call_wanted(order)
            case Deed.CALLS if order.phone is not None:
                self.calls_of_wanted.emit(order.phone)
            case Deed.COPY if order.phone is not None:
                QGuiApplication.clipboard().setText(order.phone)
            case Deed.CHANGE:
                self.change_wanted.emit(order)
            case Deed.CRM if order.link is not None and urlsplit(order.link).scheme == "https":
                QDesktopServices.openUrl(QUrl(order.link, QUrl.ParsingMode.StrictMode))
            case _:
                return  # the order has no number, or a link that is no page: nothing to do

    @Slot(object)
    def _on_rested(self, order: Order) -> None:
        """The open panel follows the selection."""
        if self._side.is_open:
            self._show_records(order)

    @Slot()
    def _on_talks_more(self) -> None:
        if not self._tasks.is_running("talks"):
            self._start_talks(self._talks.more())

    @Slot()
    def _on_talks_retry(self) -> None:
        if self._talks.order is not None:
            self._open_talks(self._talks.order)

    @Slot()
    def _on_close_wanted(self) -> None:
        self._tasks.stop("talks")
        self._talks.close()
        self._side.close_panel()
        self.records_left.emit()
        self._pane.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_minute(self) -> None:
        """At midnight «сьогодні» becomes «учора»."""
        today = self._now().astimezone().date()
        if today != self._day:
            self._day = today
            self._pane.table.tell_time_passed()
            self._panel.records.tell_time_passed()

    def _connect(self) -> None:
        self._talks.on_changed = self._show_talks
        view, panel = self._pane.view, self._panel
        view.records_wanted.connect(self._show_records)
        view.call_wanted.connect(self._on_call_wanted)
        view.menu_wanted.connect(self._on_menu_wanted)
        self._pane.rested_on.connect(self._on_rested)
        self._pane.new_wanted.connect(self.new_wanted)
        self._pane.import_wanted.connect(self.import_wanted)
        panel.play_wanted.connect(self.play_wanted)
        panel.download_wanted.connect(self.download_wanted)
        panel.fetch_wanted.connect(self.fetch_wanted)
        panel.call_wanted.connect(self._on_call_wanted)
        panel.more_wanted.connect(self._on_talks_more)
        panel.retry_wanted.connect(self._on_talks_retry)
        panel.close_wanted.connect(self._on_close_wanted)
        self._side.width_changed.connect(self.panel_width_changed)
        self._minute.timeout.connect(self._on_minute)
        self._minute.start()
