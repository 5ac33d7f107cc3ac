"""The list of «Пропущені»: the pointer and the keyboard become wishes."""

from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QCursor, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from ui.missed.delegate import MissedDelegate
from ui.missed.layout import MESSAGE, Part, buttons_of, places_of
from ui.missed.model import MissedModel
from ui.missed.rows import Handled, Head, Row, Waits
from ui.theme import Height, Theme
from ui.widgets.ring import is_ringed

_SURPRISE_MS: Final = 300
"""Nobody sees a row move and still aims within this time."""
_CALL_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SIDEWAYS: Final = frozenset({Qt.Key.Key_Left.value, Qt.Key.Key_Right.value})
_TAKE_KEYS: Final = frozenset({Qt.Key.Key_Space.value, Qt.Key.Key_B.value, 0x0418, 0x0411})
"""Space and B; the letter on the same key of a Ukrainian keyboard, and that of «Беру», by their code points."""
_SCREENS_AHEAD: Final = 1.5


class MissedView(QListView):
    """`wanted` carries the part that was pressed and the row; `menu_wanted` the row and the place on the screen."""

    wanted = Signal(object, object)
    menu_wanted = Signal(object, QPoint)
    fold_wanted = Signal(object)
    copy_wanted = Signal(object)
    end_near = Signal()

    def __init__(self, theme: Theme, model: MissedModel, delegate: MissedDelegate, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_ringed = False
        self._theme = theme
        self._model = model
        self._delegate = delegate
        self._pressed: tuple[str, Part] | None = None  # the key of the row, and what of it
        self._moved = QElapsedTimer()  # not valid until rows moved under the pointer
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName(self.tr("Пропущені дзвінки"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(Height.TALL_ROW)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        for changed in (model.rowsInserted, model.rowsRemoved, model.rowsMoved):
            changed.connect(self._on_rows_moved)
        theme.changed.connect(self.viewport().update)

    def show_calling(self, phone: str | None) -> None:
        self._delegate.look.calling = phone
        self.viewport().update()

    def show_playing(self, call_id: int | None, *, sounds: bool) -> None:
        look = self._delegate.look
        if (look.playing, look.sounds) != (call_id, sounds):
            look.playing, look.sounds = call_id, sounds
            self.viewport().update()

    def chosen(self) -> Row | None:
        return self._model.row(self.currentIndex().row())

    def choose(self, number: int) -> None:
        """Put the keyboard's place on a row."""
        index = self._model.index(number)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._is_ringed = True
        self._show_keyboard(shown=True)
        row = self.chosen()
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._step_from(-1 if event.key() == Qt.Key.Key_Home else len(self._model.rows), event.key())
        elif event.matches(QKeySequence.StandardKey.Copy):
            if isinstance(row, Waits | Handled):
                self.copy_wanted.emit(row)
        elif isinstance(row, Head):
            self._key_on_head(row, event)
        elif event.key() in _CALL_KEYS:
            self._act(row, Part.CALL)
        elif event.key() in _TAKE_KEYS:
            parts = () if row is None else buttons_of(row)
            self._act(row, next((part for part in parts if part is not Part.CALL), Part.ROW))
        elif event.key() in _SIDEWAYS or (event.text() and event.text().isprintable()):
            event.ignore()  # the player's, while it stands below
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._is_ringed = is_ringed(event.reason(), self._is_ringed)
        if self._is_ringed:
            self._show_keyboard(shown=True)
            if not isinstance(self.chosen(), Waits | Handled):
                self._step_from(-1, Qt.Key.Key_Home)
            elif not self.selectionModel().hasSelection():  # Qt stands on a row and chooses none
                self.choose(self.currentIndex().row())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._show_keyboard(shown=False)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The right button opens the menu under the pointer, the menu key at the row."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            number, place = self.indexAt(event.pos()).row(), QCursor.pos()
        else:
            number = self.currentIndex().row()
            place = self._menu_point(number)
        row = self._model.row(number)
        if isinstance(row, Waits | Handled):
            self.setCurrentIndex(self._model.index(number))
            self.menu_wanted.emit(row, place)

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_ringed = False
        self._show_keyboard(shown=False)
        super().mousePressEvent(event)
        number, part = self._part_at(event.position().toPoint())
        row = self._model.row(number)
        if event.button() is Qt.MouseButton.LeftButton and row is not None and not self._has_just_moved():
            self._pressed = (row.key, part)
        self._touch(number, part, is_down=self._pressed is not None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        number, part = self._part_at(event.position().toPoint())
        pressed, self._pressed = self._pressed, None
        self._touch(number, part, is_down=False)
        row = self._model.row(number)
        if event.button() is not Qt.MouseButton.LeftButton or row is None or pressed != (row.key, part):
            return
        if isinstance(row, Head):
            self._fold(row)
        elif part is Part.MENU:
            self.menu_wanted.emit(row, self._menu_point(number))
        else:
            self._act(row, part)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Twice on a button is still one press."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        number, part = self._part_at(event.position().toPoint())
        self._touch(number, part, is_down=self._pressed is not None)
        row = self._model.row(number)
        hand = part is not Part.ROW or (isinstance(row, Head) and row.is_open is not None)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._touch(-1, Part.ROW, is_down=False)

    # Inside

    def _key_on_head(self, head: Head, event: QKeyEvent) -> None:
        opens = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}.get(Qt.Key(event.key()), not head.is_open)
        if event.key() in {*_CALL_KEYS, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Left} and opens != head.is_open:
            self._fold(head)

    def _fold(self, head: Head) -> None:
        if head.is_open is not None:
            self.fold_wanted.emit(head)

    def _act(self, row: Row | None, part: Part) -> None:
        if row is None or isinstance(row, Head):
            return
        if part in {*MESSAGE, *buttons_of(row)}:
            self.wanted.emit(part, row)

    def _step(self, by: int) -> None:
        self._step_from(self.currentIndex().row(), Qt.Key.Key_Down if by > 0 else Qt.Key.Key_Up)

    def _step_from(self, number: int, key: int) -> None:
        """To the next row that can be stood on; heads are passed over unless they fold."""
        by = 1 if key in {Qt.Key.Key_Down, Qt.Key.Key_Home} else -1
        number += by
        while 0 <= number < len(self._model.rows):
            row = self._model.row(number)
            if not isinstance(row, Head) or row.is_open is not None:
                self.choose(number)
                return
            number += by

    def _show_keyboard(self, *, shown: bool) -> None:
        if self._delegate.look.has_keyboard != shown:
            self._delegate.look.has_keyboard = shown
            self.viewport().update()

    @Slot()
    def _on_rows_moved(self) -> None:
        if self.viewport().underMouse():
            self._moved.start()

    def _has_just_moved(self) -> bool:
        """Rows were pushed away under the pointer: whoever clicks now meant the row that stood there."""
        return self._moved.isValid() and self._moved.elapsed() < _SURPRISE_MS

    @Slot()
    def _on_scrolled(self) -> None:
        bar = self.verticalScrollBar()
        if bar.maximum() - bar.value() < _SCREENS_AHEAD * self.viewport().height():
            self.end_near.emit()

    def _part_at(self, point: QPoint) -> tuple[int, Part]:
        index = self.indexAt(point)
        row = self._model.row(index.row())
        if row is None or isinstance(row, Head):
            return index.row(), Part.ROW
        places = places_of(self.visualRect(index), row, self._theme)
        return index.row(), next((part for part, place in places.items() if place.contains(point)), Part.ROW)

    def _touch(self, number: int, part: Part, *, is_down: bool) -> None:
        look = self._delegate.look
        before = (look.row, look.part, look.is_down)
        if before == (number, part, is_down):
            return
        look.row, look.part, look.is_down = number, part, is_down
        for row in {before[0], number} - {-1}:
            self.viewport().update(self.visualRect(self._model.index(row)))

    def _menu_point(self, number: int) -> QPoint:
        row = self._model.row(number)
        if row is None or isinstance(row, Head):
            return self.viewport().mapToGlobal(QPoint(0, 0))
        place = places_of(self.visualRect(self._model.index(number)), row, self._theme)[Part.MENU]
        return self.viewport().mapToGlobal(place.bottomLeft())
