"""A plot whose every mark can be pointed at, walked to with the arrows and opened.

Imports pyqtgraph: to be loaded in a thread (`ui.loading`) when the first plot is shown, not before.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QToolTip, QWidget

from ui.theme import Theme
from ui.widgets.ring import is_ringed

_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@dataclass(frozen=True, slots=True)
class Mark:
    """`rect` is where it can be hit, in pixels; `row` and `column` are its place among the others."""

    row: int
    column: int
    rect: QRectF
    words: str
    wish: object


class PlotItem(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph ships no types
    """What a plot is painted with; as large as its view."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._size = QSize(0, 0)
        self.marks: tuple[Mark, ...] = ()
        self.hovered: Mark | None = None
        self.focused: Mark | None = None

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._size.width(), self._size.height())

    def resize(self, size: QSize) -> None:
        self.prepareGeometryChange()
        self._size = size
        self.lay_out()

    def lay_out(self) -> None:
        """Place the marks anew: the size or what is shown has changed."""
        raise NotImplementedError

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        raise NotImplementedError


class MarksView(pg.GraphicsView):  # type: ignore[misc]  # as above
    """`wanted` carries the wish of the mark that was opened; arrows walk, Enter and Space open."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, item: PlotItem, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, useOpenGL=False, background=None)
        self._is_ringed = False
        self._theme = theme
        self._item = item
        self._name = name
        self._current = (0, 0)
        self._pressed: Mark | None = None
        self.addItem(item)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the plot has the keyboard, not what it paints on
        self.setAccessibleName(name)
        self._on_theme()
        theme.changed.connect(self._on_theme)
        self.sigDeviceRangeChanged.connect(self._on_resized)

    @property
    def marks(self) -> Sequence[Mark]:
        return self._item.marks

    def refresh(self) -> None:
        """What is shown has changed."""
        self._item.lay_out()
        self._item.hovered = None
        self._item.focused = self._mark_in(self._current) if self.hasFocus() else None
        self._item.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        mark = self._mark_at(event.position().toPoint())
        if mark is not self._item.hovered:
            self._item.hovered = mark
            self._item.update()
            self.setCursor(Qt.CursorShape.ArrowCursor if mark is None else Qt.CursorShape.PointingHandCursor)
            QToolTip.showText(event.globalPosition().toPoint(), "" if mark is None else mark.words, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = self._mark_at(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None and self._mark_at(event.position().toPoint()) == pressed:
            self._current = (pressed.row, pressed.column)
            self.wanted.emit(pressed.wish)

    def leaveEvent(self, event: QEvent) -> None:
        self._item.hovered = None
        self._item.update()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._is_ringed = is_ringed(event.reason(), self._is_ringed)
        if self._is_ringed and self._item.marks:
            self._stand_on(self._mark_in(self._current) or self._item.marks[0])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._item.focused = None
        self._item.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _OPENING and self._item.focused is not None:
            self.wanted.emit(self._item.focused.wish)
        elif key in _STEPS and self._item.marks:
            self._is_ringed = True
            self._walk(*_STEPS[Qt.Key(key)])
        else:
            event.ignore()  # Tab goes on, Esc is the window's

    def wheelEvent(self, event: QEvent) -> None:
        """The page scrolls, the plot does not zoom."""
        event.ignore()

    def _walk(self, down: int, right: int) -> None:
        """To the nearest mark in that direction; in the same line when there is one."""
        here = self._item.focused or self._mark_in(self._current) or self._item.marks[0]
        ahead = [
            mark
            for mark in self._item.marks
            if (mark.column - here.column) * right > 0 or (mark.row - here.row) * down > 0
        ]

        def distance(mark: Mark) -> tuple[int, int]:
            columns, rows = abs(mark.column - here.column), abs(mark.row - here.row)
            return (rows, columns) if right else (columns, rows)

        if ahead:
            self._stand_on(min(ahead, key=distance))

    def _stand_on(self, mark: Mark) -> None:
        self._current = (mark.row, mark.column)
        self._item.focused = mark
        self._item.update()
        self.setAccessibleName(f"{self._name}: {mark.words}")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def _mark_in(self, place: tuple[int, int]) -> Mark | None:
        return next((mark for mark in self._item.marks if (mark.row, mark.column) == place), None)

    def _mark_at(self, point: QPoint) -> Mark | None:
        """The last that was placed lies on top."""
        return next((mark for mark in reversed(self._item.marks) if mark.rect.contains(point.toPointF())), None)

    def _on_resized(self) -> None:
        self._item.resize(self.size())
        self.refresh()

    def _on_theme(self) -> None:
        self.setBackground(self._theme.color("surface"))
        self._item.update()
