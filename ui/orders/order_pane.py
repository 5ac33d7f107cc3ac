"""The left side of «Замовлення»: the search, the table, and what stands there when there are no rows."""

from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.contract.crm import ImportKind
from app.desk.order_book import OrderBook, OrderFilter
from app.failures import Failure
from ui.orders.order_table import OrderTable
from ui.orders.order_view import OrderView
from ui.problems import sentence_of
from ui.tasks import TaskOwner
from ui.theme import FontRole, Height, Space, Theme
from ui.widgets.buttons import QUIET, IconButton, QuietButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.menu import Menu
from ui.widgets.plain_label import PlainLabel
from ui.widgets.rule import Rule
from ui.widgets.search_field import SearchField
from ui.widgets.skeleton import SkeletonRows
from ui.widgets.strip import Strip

_SEARCH_WIDTH: Final = (150, 264)
_NARROW_SEARCH: Final = (96, 120)
_NARROW: Final = 420
"""Narrower, beside an open panel in a small window, the title and the search stand with «+» alone."""
_REST_MS: Final = 120
"""So long the selection rests before it counts as looked at: not every row on the way does."""


class OrderPane(QWidget):
    """Shows the book: rows, grey rows while they come, nothing found, or what went wrong with a way to retry."""

    rested_on = Signal(object)  # Order: somebody chose its row and stayed there
    new_wanted = Signal()
    import_wanted = Signal(object)  # ImportKind

    def __init__(
        self, theme: Theme, book: OrderBook, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._book = book
        self._failure = ""
        self._tasks = TaskOwner(self)
        self._table = OrderTable(now, self)
        self._view = OrderView(theme, self._table)
        keys = QKeySequence("Ctrl+F").toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")
        self._search = SearchField(theme, self.tr("Номер, клієнт, телефон"), shortcut=keys)
        self._trouble = Strip(theme)
        self._waiting = SkeletonRows(theme, row=Height.BUTTON_ROW)
        self._nothing = EmptyState(theme)
        self._stack = QStackedWidget()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._build()
        self._listen()
        self._connect()
        self._show_book()

    @property
    def view(self) -> OrderView:
        return self._view

    @property
    def table(self) -> OrderTable:
        return self._table

    @property
    def trouble(self) -> str:
        """What is said went wrong; empty when nothing did."""
        return self._failure

    def open(self, wanted: OrderFilter) -> None:
        """Ask for the first page of another question."""
        self._start("orders", self._book.open(wanted))

    @Slot()
    def reload(self) -> None:
        """Ask the same question anew; the rows stay until the answer comes."""
        self._start("orders", self._book.reload())

    @Slot()
    def renew(self) -> None:
        """Orders have changed: ask anew, unless somebody has scrolled down to read older ones."""
        if self._view.verticalScrollBar().value() == 0 and not self._tasks.is_running("orders"):
            self.reload()

    def ask_again(self) -> None:
        """Ask anew what was asked in vain, or still waits for an answer that was lost."""
        if self._failure:
            self._on_retry()
        elif self._tasks.is_running("orders"):
            self.reload()

    def search_for(self, words: str) -> None:
        """Look for a number, a client or a phone, as if it had been typed."""
        self._search.show_text(words)
        self.open(OrderFilter(q=words))

    async def close_tasks(self) -> None:
        await self._tasks.close()

    # Questions

    def _start(self, name: str, question: Coroutine[Any, Any, None]) -> None:
        self._failure = ""
        self._tasks.start(name, self._answered(question))

    async def _answered(self, question: Coroutine[Any, Any, None]) -> None:
        try:
            await question
        except Failure as failure:
            self._failure = sentence_of(failure)
            self._table.more_failed()
        self._show_book()

    # Answers

    def _listen(self) -> None:
        self._book.on_reset = self._on_reset
        self._book.on_inserted = lambda _, orders: self._table.append(orders, more=not self._book.is_complete)
        self._book.on_changed = lambda row: self._table.put(self._book.orders[row])
        self._book.on_more = self._show_book

    def _on_reset(self) -> None:
        orders = self._book.orders
        place = self._view.place()
        self._table.show(orders, more=bool(orders) and not self._book.is_complete)
        self._view.go_back(place)
        self._show_book()

    def _show_book(self) -> None:
        if self._table.rowCount():
            self._stack.setCurrentWidget(self._view)
        elif not self._failure and (self._book.is_loading or not self._book.is_complete):
            self._stack.setCurrentWidget(self._waiting)
        else:
            self._say_why_nothing()
            self._stack.setCurrentWidget(self._nothing)
        if self._failure and self._table.rowCount():
            self._trouble.show_message(self._failure, kind="bad", action=self.tr("Повторити"))
        else:
            self._trouble.hide()

    def _say_why_nothing(self) -> None:
        if self._failure:
            self._nothing.show_state(self._failure, action=self.tr("Повторити"), icon="wifi-off", kind="bad")
        elif self._book.filter.q:
            sentence = self.tr("За цим запитом замовлень немає")
            self._nothing.show_state(sentence, action=self.tr("Показати всі замовлення"), icon="search")
        else:
            sentence = self.tr("Тут стоятимуть замовлення з CRM")
            self._nothing.show_state(sentence, action=self.tr("Оновити"), icon="shopping-bag")

    # What was wanted

    @Slot(str)
    def _on_searched(self, words: str) -> None:
        self.open(OrderFilter(q=words))

    @Slot()
    def _on_more_wanted(self) -> None:
        self._start("more", self._book.more())

    @Slot()
    def _on_retry(self) -> None:
        """The next page is asked for where rows stand, else the first one."""
        if self._table.rowCount() and not self._book.is_complete:
            self._on_more_wanted()
        else:
            self.reload()

    @Slot()
    def _on_action(self) -> None:
        if self._book.filter.q and not self._failure:
            self.search_for("")
        else:
            self.reload()

    @Slot()
    def _on_bring(self) -> None:
        """Orders or, since they have no other place to come from, their clients."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.triggered.connect(lambda action: self.import_wanted.emit(action.data()))
        for kind, words, icon in (
            (ImportKind.ORDERS, self.tr("Замовлення з файлу"), "shopping-bag"),
            (ImportKind.CLIENTS, self.tr("Клієнти з файлу"), "user-round"),
        ):
            menu.addAction(self._theme.icon(icon, "text_2"), words).setData(kind)
        menu.popup(self.bring.mapToGlobal(self.bring.rect().bottomLeft()))

    @Slot()
    def _on_rest(self) -> None:
        order = self._view.current_order
        if order is not None:
            self.rested_on.emit(order)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= _NARROW
        least, most = _SEARCH_WIDTH if is_wide else _NARROW_SEARCH
        self._search.setMinimumWidth(least)
        self._search.setMaximumWidth(most)
        self.new.show_word(wanted=is_wide)
        self.bring.setVisible(is_wide)

    def _connect(self) -> None:
        self._search.searched.connect(self._on_searched)
        self._table.more_wanted.connect(self._on_more_wanted)
        self._view.moved.connect(self._rest.start)
        self._rest.timeout.connect(self._on_rest)
        self._trouble.action_wanted.connect(self._on_retry)
        self._nothing.action_wanted.connect(self._on_action)
        QShortcut(
            QKeySequence.StandardKey.Find,
            self,
            self._search.setFocus,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(Space.PAGE, 0, Space.PAGE, 0)
        head.setSpacing(Space.CONTROL)
        head.addWidget(PlainLabel(self._theme, self.tr("Замовлення"), FontRole.TITLE))
        self._search.setMinimumWidth(_SEARCH_WIDTH[0])
        self._search.setMaximumWidth(_SEARCH_WIDTH[1])
        self.new = QuietButton(self._theme, self.tr("Нове"), "plus")
        self.new.setAccessibleName(self.tr("Нове замовлення"))
        self.new.setToolTip(self.tr("Нове замовлення"))
        self.new.clicked.connect(self.new_wanted)
        self.bring = IconButton(self._theme, "upload", self.tr("Імпорт із файлу"), look=QUIET, size=Height.CONTROL)
        self.bring.clicked.connect(self._on_bring)
        head.addWidget(self._search, 1)  # the title takes what is more than the search may have
        for button in (self.bring, self.new):
            head.addWidget(button)
        above = QWidget()
        above.setFixedHeight(Height.HEAD)
        above.setLayout(head)
        for page in (self._waiting, self._view, self._nothing):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (above, Rule(self._theme), self._trouble):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
