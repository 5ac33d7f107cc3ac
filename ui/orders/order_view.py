"""The table of «Замовлення»: what the pointer and the keys mean on a row."""

from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.contract.answers import Order
from ui.orders.order_columns import column_widths
from ui.orders.order_delegate import OrderDelegate, Touch, call_button_rect
from ui.orders.order_table import ORDER, OrderTable, Place
from ui.theme import FontRole, Height, Space, Theme
from ui.widgets.painting import PILL_PADDING

_SIDE_KEYS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SIDEWAYS: Final = (QAbstractItemView.CursorAction.MoveLeft, QAbstractItemView.CursorAction.MoveRight)
_SURPRISE_MS: Final = 300
"""Nobody sees a row move and still aims within this time."""
_MEASURED: Final = 400
"""Only so many rows are measured for the widths of number and sum: the newest."""


class OrderView(QTableView):
    """Enter and double click ask for the records, Ctrl+Enter calls, the menu key opens the menu of the row."""

    records_wanted = Signal(object)  # Order
    call_wanted = Signal(object)  # Order
    menu_wanted = Signal(object, QPoint)  # Order, where on the screen
    moved = Signal()  # a key or the pointer chose another row; what the program selects is not told

    def __init__(self, theme: Theme, table: OrderTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._table = table
        self._delegate = OrderDelegate(theme, self)
        self.setModel(table)
        self.setItemDelegate(self._delegate)
        self._dress()
        self._moved = QElapsedTimer()  # not valid until rows moved under the pointer
        for changed in (table.modelReset, table.rowsInserted, table.dataChanged):
            changed.connect(self._fit_columns)
        for changed in (table.modelReset, table.rowsInserted):
            changed.connect(self._note_moved)
        theme.changed.connect(self.viewport().update)

    def show_calling(self, phone: str | None) -> None:
        """Tint the button of the number that is being called and rest the others; None wakes them."""
        self._delegate.calling = phone
        self.viewport().update()

    @property
    def current_order(self) -> Order | None:
        return self._table.order_at(self.currentIndex())

    def select_order(self, order_id: int) -> None:
        row = self._table.row_of(order_id)
        if row is not None:
            self.setCurrentIndex(self._table.index(row, Place.CLIENT))

    def place(self) -> tuple[int | None, int | None, int]:
        """The order that is chosen, the uppermost one in sight, and where it begins; nothing while no row is here."""
        chosen, top = self.current_order, self._table.order_at(self.indexAt(QPoint(0, 0)))
        is_down = top is not None and self.verticalScrollBar().value() > 0
        begins = self.rowViewportPosition(self._table.row_of(top.id) or 0) if top is not None else 0
        return None if chosen is None else chosen.id, top.id if top is not None and is_down else None, begins

    def go_back(self, place: tuple[int | None, int | None, int]) -> None:
        """The same question was answered anew: whoever reads stands where they stood."""
        chosen, top, begins = place
        if chosen is not None:
            self.select_order(chosen)
        row = None if top is None else self._table.row_of(top)
        if row is not None:
            self.updateGeometries()
            self.verticalScrollBar().setValue(row * Height.BUTTON_ROW - begins)

    def call(self, order: Order) -> None:
        """Ask for the call unless one is on its way already."""
        if order.phone is not None and self._delegate.calling is None:
            self.call_wanted.emit(order)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        order = self.current_order
        if order is not None and event.key() in _ENTER:
            if not event.isAutoRepeat():
                by_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
                self.call(order) if by_control else self.records_wanted.emit(order)
        elif order is not None and order.phone is not None and event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(order.phone)
        elif event.key() in _SIDE_KEYS or (event.text().isprintable() and event.text()):
            event.ignore()  # the player's, while it stands below
        else:
            before = self.currentIndex().row()
            super().keyPressEvent(event)
            self._tell_moved(before)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """A row is one thing: left and right have nowhere to go."""
        return self.currentIndex() if action in _SIDEWAYS else super().moveCursor(action, modifiers)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        order = self._table.order_at(index)
        if order is not None:
            row = self.visualRect(index)
            at = self.viewport().mapToGlobal(row.center()) if by_key else event.globalPos()
            self.menu_wanted.emit(order, at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._delegate.is_focused = True
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._table.rowCount():
            self.setCurrentIndex(self._table.index(0, Place.CLIENT))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._delegate.is_focused = False
        super().focusOutEvent(event)
        self.viewport().update()

    # Pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._touch(event.position().toPoint(), is_down=self._delegate.touch.is_down)
        if not self._delegate.touch.is_down:
            super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._touch(event.position().toPoint(), is_down=event.button() is Qt.MouseButton.LeftButton)
        if self._delegate.touch.place in {Place.CALL, Place.MENU} and self._delegate.touch.is_down:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            return  # a button is pressed, not the row
        before = self.currentIndex().row()
        super().mousePressEvent(event)
        self._tell_moved(before)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        before = self._delegate.touch
        at = event.position().toPoint()
        self._touch(at, is_down=False)
        after = self._delegate.touch
        if before.is_down and (before.row, before.place) == (after.row, after.place) and not self._has_just_moved():
            self._press(after)
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Twice on a row opens it; twice on a button is still one press."""
        self._touch(event.position().toPoint(), is_down=False)
        order = self._touched_order()
        if order is not None and self._delegate.touch.place not in {Place.CALL, Place.MENU}:
            self.records_wanted.emit(order)

    def leaveEvent(self, event: QEvent) -> None:
        self._set_touch(Touch())
        super().leaveEvent(event)

    # Inside

    def _tell_moved(self, before: int) -> None:
        if self.currentIndex().row() != before:
            self.moved.emit()

    @Slot()
    def _note_moved(self) -> None:
        if self.viewport().underMouse():
            self._moved.start()

    def _has_just_moved(self) -> bool:
        """Other orders came under the pointer: whoever lets go of a button now meant the one that stood there."""
        return self._moved.isValid() and self._moved.elapsed() < _SURPRISE_MS

    def _press(self, touch: Touch) -> None:
        order = self._touched_order()
        if order is None or touch.row is None:
            return
        if touch.place is Place.CALL:
            self.call(order)
        elif touch.place is Place.MENU:
            cell = self.visualRect(self._table.index(touch.row, Place.MENU))
            self.menu_wanted.emit(order, self.viewport().mapToGlobal(cell.bottomLeft() - QPoint(0, Space.WORD)))

    def _touched_order(self) -> Order | None:
        row = self._delegate.touch.row
        return None if row is None else self._table.order_at(self._table.index(row, 0))

    def _touch(self, at: QPoint, *, is_down: bool) -> None:
        index = self.indexAt(at)
        if not index.isValid():
            self._set_touch(Touch())
            return
        place: Place | None = Place(index.column())
        order = index.data(ORDER)
        has_button = isinstance(order, Order) and order.phone is not None
        if place is Place.CALL and not (has_button and call_button_rect(self.visualRect(index)).contains(at)):
            place = None
        self._set_touch(Touch(index.row(), place, is_down))

    def _set_touch(self, touch: Touch) -> None:
        before, self._delegate.touch = self._delegate.touch, touch
        if before == touch:
            return
        on_button = touch.place in {Place.CALL, Place.MENU}
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if on_button else Qt.CursorShape.ArrowCursor)
        for row in {before.row, touch.row} - {None}:
            top = self.rowViewportPosition(row or 0)
            self.viewport().update(0, top, self.viewport().width(), Height.BUTTON_ROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    @Slot()
    def _fit_columns(self) -> None:
        widths = column_widths(
            self.viewport().width(),
            number=self._widest(Place.NUMBER, FontRole.STRONG) + Space.PANEL + Space.HALF,
            money=self._widest(Place.SUM, FontRole.BODY_MEDIUM) + Space.WORD,
            status=self._widest(Place.STATUS, FontRole.CAPTION_MEDIUM) + 2 * PILL_PADDING + Space.CONTROL,
        )
        for place, width in widths.items():
            self.setColumnHidden(place, width == 0)
            self.setColumnWidth(place, width)

    def _widest(self, place: Place, role: FontRole) -> int:
        metrics = QFontMetrics(self._theme.font(role))
        rows = range(min(self._table.rowCount(), _MEASURED))
        texts = {str(self._table.index(row, place).data()) for row in rows}
        return max((metrics.horizontalAdvance(text) for text in texts), default=0)

    def _dress(self) -> None:
        self.setAccessibleName(self.tr("Замовлення"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(0)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(Height.BUTTON_ROW)
