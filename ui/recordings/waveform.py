"""The talk as two lanes of bars: what was played in full colour, the rest faded; a click goes there.

Imports pyqtgraph: to be imported when the first recording is shown, not before.
"""

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from app.contract.answers import Peaks
from ui.recordings.lanes_item import HEAD, NAMES, LanesItem
from ui.theme import Theme
from ui.words import length


class Waveform(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph ships no types
    """Shows where the talk is and who speaks when; says where the listener wants to be."""

    seek_wanted = Signal(float)
    """Second of the recording."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, useOpenGL=False, background=None)
        self._theme = theme
        self._seconds = 0.0
        self._position = 0.0
        self._dragged: float | None = None
        self._lanes = LanesItem(theme, (self.tr("Клієнт"), self.tr("Оператор")), self.tr("Розмова"))
        self.addItem(self._lanes)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Хвиля розмови"))
        self.setMouseTracking(True)
        self._on_theme()
        theme.changed.connect(self._on_theme)
        self.sigDeviceRangeChanged.connect(self._on_resized)

    def show_peaks(self, peaks: Peaks | None) -> None:
        """Draw the lanes; dotted lines while they are on their way (None)."""
        self._seconds = 0.0 if peaks is None else peaks.seconds
        self._dragged = None
        self._lanes.show_hover(None)
        self._lanes.show_peaks(peaks)
        self.setCursor(Qt.CursorShape.ArrowCursor if peaks is None else Qt.CursorShape.PointingHandCursor)
        self.show_position(0.0)

    def show_position(self, second: float) -> None:
        self._position = second
        if self._dragged is None:
            self._lanes.move_head(self._x_of(second))

    def show_heard(self, *, client: bool, operator: bool) -> None:
        """Fade the lane that is not heard."""
        self._lanes.show_heard((client, operator))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._seconds:
            self._dragged = self._second_at(event.position())
            self._lanes.move_head(self._x_of(self._dragged))
            self.seek_wanted.emit(self._dragged)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._seconds:
            return
        second = self._second_at(event.position())
        if self._dragged is not None:
            self._dragged = second
            self._lanes.move_head(self._x_of(second))
        inside = event.position().x() >= NAMES
        self._lanes.show_hover((self._x_of(second), length(second)) if inside else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._dragged is None:
            return
        second, self._dragged = self._dragged, None
        if self._x_of(second) != self._x_of(self._position):
            self.seek_wanted.emit(second)

    def leaveEvent(self, event: QEvent) -> None:
        self._lanes.show_hover(None)
        super().leaveEvent(event)

    def _x_of(self, second: float) -> int:
        share = min(max(second / self._seconds, 0.0), 1.0) if self._seconds else 0.0
        width: int = self.width() - NAMES - HEAD
        return NAMES + round(share * width)

    def _second_at(self, place: QPointF) -> float:
        width: int = max(1, self.width() - NAMES - HEAD)
        return min(max((place.x() - NAMES) / width, 0.0), 1.0) * self._seconds

    def _on_resized(self) -> None:
        self._lanes.resize(self.size())
        self._lanes.move_head(self._x_of(self._position))

    @Slot()
    def _on_theme(self) -> None:
        self.setBackground(self._theme.color("surface"))
        self._lanes.redraw()
