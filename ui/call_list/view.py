"""The table of calls: the pointer and the keyboard become wishes."""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, QItemSelection, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QCursor, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from app.contract.answers import Call
from ui.call_list.cells import menu_place, order_place, play_place
from ui.call_list.columns import COLUMNS, USUAL, At, widths
from ui.call_list.delegate import CallDelegate
from ui.call_list.kept_place import KeptPlace
from ui.call_list.model import CallListModel
from ui.theme import Height, Theme
from ui.widgets.ring import is_ringed
from ui.words_recording import can_be_hurried, can_be_played

_SURPRISE_MS: Final = 300
"""Nobody sees a row move and still aims within this time."""
_SCREENS_AHEAD: Final = 1.5
_SIDEWAYS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right)


class Part(StrEnum):
    """What of a row can be clicked by itself."""

    ROW = "row"
    PLAY = "play"
    FETCH = "fetch"
    ORDER = "order"
    MENU = "menu"


class CallView(QTableView):
    """Says what was wanted of which call; `menu_wanted` carries the place on the screen as well."""

    play_wanted = Signal(object)
    fetch_wanted = Signal(object)
    order_wanted = Signal(int)
    copy_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)
    selection_changed = Signal()

    def __init__(self, theme: Theme, model: CallListModel, delegate: CallDelegate, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_ringed = False
        self._theme = theme
        self._calls = model
        self._delegate = delegate
        self._shown = USUAL
        self._pressed: tuple[int, Part] | None = None
        self._moved = QElapsedTimer()  # not valid until rows moved under the pointer
        self.place = KeptPlace(self, model)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self._set_up()
        model.modelReset.connect(self._on_reset)
        model.rowsInserted.connect(self._on_inserted)
        model.rowsRemoved.connect(self._on_removed)
        self.verticalScrollBar().valueChanged.connect(self._fetch_ahead)
        theme.changed.connect(self.viewport().update)
        self._dress_heads(0, model.rowCount() - 1)

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Записи розмов"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalScrollBar().setSingleStep(Height.ROW)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
            header.hide()
        self.verticalHeader().setDefaultSectionSize(Height.ROW)

    def show_playing(self, call_id: int | None, *, sounds: bool, share: float) -> None:
        """Mark the row that the player has loaded; the others lose the mark. Whoever looks at it sees the next one."""
        playing = self._delegate.playing
        before = playing.call_id
        if call_id != before and self._is_in_sight(before) and not self._is_in_sight(call_id):
            self.scrollTo(self._place_of(call_id))  # of one that is not in the list, nowhere
        playing.call_id, playing.sounds, playing.share = call_id, sounds, share
        for one in {before, call_id}:
            row = None if one is None else self._calls.row_of_call(one)
            if row is not None:
                self.update(self._calls.index(row, At.RECORDING))

    def _place_of(self, call_id: int | None) -> QModelIndex:
        row = None if call_id is None else self._calls.row_of_call(call_id)
        return QModelIndex() if row is None else self._calls.index(row, At.RECORDING)

    def _is_in_sight(self, call_id: int | None) -> bool:
        index = self._place_of(call_id)
        return index.isValid() and self.viewport().rect().contains(self.visualRect(index).center())

    def select_call(self, row: int) -> None:
        self.setCurrentIndex(self._calls.index(row, At.CLIENT))

    def chosen_call(self) -> Call | None:
        return self._calls.call_at(self.currentIndex().row())

    def selected_calls(self) -> tuple[Call, ...]:
        """From the newest down."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows(At.CLIENT)})
        return tuple(call for row in rows if (call := self._calls.call_at(row)) is not None)

    def drop_selection(self) -> None:
        """Only the row that the keyboard stands on stays chosen."""
        current = self.currentIndex()
        self.clearSelection()
        if self._calls.call_at(current.row()) is not None:
            self.select_call(current.row())

    def show_columns(self, shown: frozenset[At]) -> None:
        """Show these columns, as far as the window has room for them."""
        self._shown = shown
        self._fit_columns()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        for place, width in enumerate(widths(self.viewport().width(), self._shown)):
            self.setColumnHidden(place, not width)
            self.setColumnWidth(place, width)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_ringed = False
        self._show_focus(shown=False)
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self._has_just_moved():
            self._pressed = self._part_at(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        pressed, self._pressed = self._pressed, None
        is_left = event.button() is Qt.MouseButton.LeftButton and not self._has_just_moved()
        if is_left and pressed is not None and pressed == self._part_at(point):
            self._act(*pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row, part = self._part_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and part is Part.ROW:
            self._play(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        self._hover(self.indexAt(point))
        _row, part = self._part_at(point)
        hand = part is not Part.ROW
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(QModelIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by the keyboard stands on a call at once."""
        super().focusInEvent(event)
        self._is_ringed = is_ringed(event.reason(), self._is_ringed)
        if self._is_ringed:
            self._show_focus(shown=True)
            if self.chosen_call() is None:
                self._select_first()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus(shown=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._is_ringed = True
        self._show_focus(shown=True)
        row = self.currentIndex().row()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._play(row)
        elif event.key() == Qt.Key.Key_Home:
            self._select_first()
        elif event.key() == Qt.Key.Key_End:
            self.select_call(self._calls.rowCount() - 1)
        elif event.matches(QKeySequence.StandardKey.Copy):
            call = self._calls.call_at(row)
            if call is not None:
                self.copy_wanted.emit(call)
        elif event.key() in _SIDEWAYS or (event.text().isprintable() and event.text()):
            event.ignore()  # rows have no cells to walk through; signs and digits are the player's
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The right button opens the menu under the pointer, the menu key at the row."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            row, place = self.rowAt(event.pos().y()), QCursor.pos()
        else:
            row = self.currentIndex().row()
            place = self._menu_point(row)
        self._open_menu(row, place)

    @Slot()
    def _on_reset(self) -> None:
        self.clearSpans()
        for row in range(self._calls.rowCount()):
            if self.rowHeight(row) != Height.ROW:  # a reset keeps the heights of what stood there before
                self.setRowHeight(row, Height.ROW)
        self._dress_heads(0, self._calls.rowCount() - 1)
        self.place.go_back()
        self._note_moved()
        self.selection_changed.emit()  # a reset drops it without a word

    @Slot(QModelIndex, int, int)
    def _on_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._dress_heads(first, last)
        self._note_moved()

    @Slot()
    def _on_removed(self) -> None:
        self._note_moved()

    def _note_moved(self) -> None:
        if self.viewport().underMouse():
            self._moved.start()

    def _has_just_moved(self) -> bool:
        """Other rows came under the pointer: whoever clicks now meant the one that stood there."""
        return self._moved.isValid() and self._moved.elapsed() < _SURPRISE_MS

    def _dress_heads(self, first: int, last: int) -> None:
        """The head of a day is lower than a call, and one cell wide."""
        for row in self._calls.day_rows(first, last):
            self.setRowHeight(row, Height.GROUP)
            self.setSpan(row, 0, 1, len(COLUMNS))

    @Slot()
    def _fetch_ahead(self) -> None:
        """Ask for older calls before the end comes into sight."""
        bar = self.verticalScrollBar()
        if bar.maximum() - bar.value() < _SCREENS_AHEAD * self.viewport().height():
            self._calls.ask_for_more()

    def _show_focus(self, *, shown: bool) -> None:
        """The keyboard's place is marked only while the keyboard is used."""
        if self._delegate.shows_focus != shown:
            self._delegate.shows_focus = shown
            self.viewport().update()

    def _select_first(self) -> None:
        """The first row heads a day, the second is its first call."""
        if self._calls.rowCount() > 1:
            self.select_call(1)
            self.scrollToTop()

    def _hover(self, index: QModelIndex) -> None:
        now = (index.row(), index.column()) if self._calls.call_at(index.row()) is not None else (-1, -1)
        before, self._delegate.hovered = self._delegate.hovered, now
        if now != before:
            for row in {before[0], now[0]} - {-1}:
                self._repaint_row(row)

    def _repaint_row(self, row: int) -> None:
        top, height = self.rowViewportPosition(row), self.rowHeight(row)
        self.viewport().update(0, top, self.viewport().width(), height)

    def _part_at(self, point: QPoint) -> tuple[int, Part]:
        index = self.indexAt(point)
        call = self._calls.call_at(index.row())
        if call is None:
            return -1, Part.ROW
        cell = self.visualRect(index)
        match index.column():
            case At.RECORDING if can_be_played(call) and play_place(cell).contains(point):
                part = Part.PLAY
            case At.RECORDING if can_be_hurried(call) and play_place(cell).contains(point):
                part = Part.FETCH
            case At.ORDER if order_place(cell, self._theme, call).contains(point):
                part = Part.ORDER
            case At.MENU if menu_place(cell).contains(point):
                part = Part.MENU
            case _:
                part = Part.ROW
        return index.row(), part

    def _act(self, row: int, part: Part) -> None:
        call = self._calls.call_at(row)
        match part:
            case Part.PLAY:
                self._play(row)
            case Part.FETCH if call is not None:
                self.fetch_wanted.emit(call)
            case Part.ORDER if call is not None and call.order is not None:
                self.order_wanted.emit(call.order.id)
            case Part.MENU:
                self._open_menu(row, self._menu_point(row))
            case _:
                return

    def _play(self, row: int) -> None:
        call = self._calls.call_at(row)
        if call is not None and can_be_played(call):
            self.play_wanted.emit(call)

    def _open_menu(self, row: int, place: QPoint) -> None:
        call = self._calls.call_at(row)
        if call is not None:
            if call not in self.selected_calls():
                self.select_call(row)
            self.menu_wanted.emit(call, place)

    def _menu_point(self, row: int) -> QPoint:
        cell = menu_place(self.visualRect(self._calls.index(row, At.MENU)))
        return self.viewport().mapToGlobal(cell.bottomLeft())
