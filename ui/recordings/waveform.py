"""The talk as two lanes of bars: what was played in full colour, the rest faded; a click goes there.

Imports pyqtgraph: to be imported when the first recording is shown, not before.
"""

from dataclasses import replace
from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.contract.answers import Peaks
from ui.recordings.lanes_item import NAMES, LanesItem
from ui.recordings.marks import Pin, Span, x_of
from ui.recordings.sight import Sight
from ui.theme import Theme
from ui.words import length

_CLOSER: Final = 1.25
"""How much closer a notch of the wheel comes."""
_NOTCH: Final = 120
_LONGEST_TOLD: Final = 80
_LEAST_TOLD: Final = 16
"""Characters of a comment under the pointer, and of each where there are several."""


class Waveform(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph ships no types
    """Shows where the talk is and who speaks when; says where the listener wants to be.

    The left button goes somewhere, with Shift it marks a loop; the wheel comes closer, with Shift (or the right
    button) it moves along.
    """

    seek_wanted = Signal(float)
    """Second of the recording."""
    loop_wanted = Signal(float, float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, useOpenGL=False, background=None)
        self._theme = theme
        self._position = 0.0
        self._dragged: float | None = None
        self._marked_from: float | None = None
        self._held_at: float | None = None  # x of the right button
        self._lanes = LanesItem(theme, (self.tr("Клієнт"), self.tr("Оператор")), self.tr("Розмова"))
        self.addItem(self._lanes)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Хвиля розмови"))
        self.setMouseTracking(True)
        self._on_theme()
        theme.changed.connect(self._on_theme)
        self.sigDeviceRangeChanged.connect(self._on_resized)

    def show_peaks(self, peaks: Peaks | None) -> None:
        """Draw the lanes; dotted lines while they are on their way (None)."""
        self._dragged = self._marked_from = None
        self._lanes.show_hover(None)
        self._lanes.show_peaks(peaks)
        self.setCursor(Qt.CursorShape.ArrowCursor if peaks is None else Qt.CursorShape.PointingHandCursor)
        self.show_position(0.0 if peaks is None else self._position)

    def show_spans(self, *, both: tuple[Span, ...], holds: tuple[Span, ...]) -> None:
        """Where both speak at once, and where somebody only waits."""
        self._lanes.show_marks(replace(self._lanes.marks, both=both, holds=holds))

    def show_loop(self, loop: Span | None) -> None:
        self._lanes.show_marks(replace(self._lanes.marks, loop=loop))

    def show_pins(self, pins: tuple[Pin, ...]) -> None:
        """The comments at their seconds."""
        self._lanes.show_marks(replace(self._lanes.marks, pins=pins))

    def show_position(self, second: float) -> None:
        self._position = second
        if self._dragged is None:
            self._see(self._sight.following(second))
            self._lanes.move_head(second)

    def show_heard(self, *, client: bool, operator: bool) -> None:
        """Fade the lane that is not heard."""
        self._lanes.show_heard((client, operator))

    def zoom(self, *, closer: bool, around: float | None = None, notches: float = 1.0) -> None:
        """Come closer or go back, around the playhead when nothing else is told."""
        if self._sight.seconds:
            factor = _CLOSER**notches if closer else _CLOSER**-notches
            self._see(self._sight.zoomed(factor, self._position if around is None else around))

    @property
    def _sight(self) -> Sight:
        sight: Sight = self._lanes.sight
        return sight

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._sight.seconds:
            return
        second = self._second_at(event.position())
        if event.button() in {Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton}:
            self._held_at = event.position().x()
        elif event.button() is Qt.MouseButton.LeftButton:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._marked_from = second
                return
            pin = self._lanes.marks.pin_at(round(event.position().x()), self._sight, self._lanes.place)
            self._dragged = second if pin is None else pin.second
            self._lanes.move_head(self._dragged)
            self.seek_wanted.emit(self._dragged)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._sight.seconds:
            return
        x = event.position().x()
        if self._held_at is not None:
            self._move_by(self._held_at - x)
            self._held_at = x
            return
        second = self._second_at(event.position())
        if self._marked_from is not None:
            self.show_loop((min(self._marked_from, second), max(self._marked_from, second)))
        if self._dragged is not None:
            self._dragged = second
            self._lanes.move_head(second)
        pin = self._lanes.marks.pin_at(round(x), self._sight, self._lanes.place)
        told = length(second) if pin is None else f"{length(pin.second)} {_short(self._lanes.marks.pins_beside(pin))}"
        at = second if pin is None else pin.second
        self._lanes.show_hover((x_of(at, self._sight, self._lanes.place), told) if x >= NAMES else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held_at = None
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._marked_from is not None:
            begin, self._marked_from = self._marked_from, None
            self.loop_wanted.emit(*sorted((begin, self._second_at(event.position()))))
        elif self._dragged is not None:
            second, self._dragged = self._dragged, None
            if abs(self._sight.share(second) - self._sight.share(self._position)) * self.width() >= 1:
                self.seek_wanted.emit(second)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()
        turned, aside = event.angleDelta().y() / _NOTCH, event.angleDelta().x()
        if aside or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._move_by(-(aside or event.angleDelta().y()) / 2)
        elif turned:
            self.zoom(closer=turned > 0, around=self._second_at(event.position()), notches=abs(turned))

    def leaveEvent(self, event: QEvent) -> None:
        self._lanes.show_hover(None)
        super().leaveEvent(event)

    def _move_by(self, pixels: float) -> None:
        sight = self._sight
        self._see(sight.moved(pixels / self._lanes.place.width() * (sight.end - sight.start)))

    def _see(self, sight: Sight) -> None:
        if sight != self._sight:
            self._lanes.show_hover(None)
            self._lanes.show_sight(sight)
            self._lanes.move_head(self._position)

    def _second_at(self, point: QPointF) -> float:
        lanes = self._lanes.place
        return self._sight.second(min(max((point.x() - lanes.left()) / lanes.width(), 0.0), 1.0))

    def _on_resized(self) -> None:
        self._lanes.resize(self.size())
        self._lanes.move_head(self._position)

    @Slot()
    def _on_theme(self) -> None:
        self.setBackground(self._theme.color("surface"))
        self._lanes.redraw()


def _short(pins: tuple[Pin, ...]) -> str:
    """The comments of one moment side by side, each with as much room."""
    room = max(_LEAST_TOLD, _LONGEST_TOLD // len(pins))
    plain = (" ".join(pin.text.split()) for pin in pins)
    return " · ".join(text if len(text) <= room else f"{text[: room - 1]}…" for text in plain)
