"""A switch: on or off, at once."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.painting import draw_focus, draw_rounded
from ui.widgets.ring import is_ringed

_TRACK: Final = QSize(36, 20)
_KNOB: Final = 14
_ROOM: Final = 3
"""Around the track for the ring of the keyboard."""


class Switch(QAbstractButton):
    """`clicked(bool)` when the person switched it; `name` is what screen readers say."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None, *, on: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ring = False
        self.setCheckable(True)
        self.setChecked(on)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(_TRACK.width() + 2 * _ROOM, _TRACK.height() + 2 * _ROOM)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = is_ringed(event.reason(), self._ring)
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self.isEnabled():
            painter.setOpacity(0.5)
        track = QRectF(_ROOM, _ROOM, _TRACK.width(), _TRACK.height())
        on = self.isChecked()
        draw_rounded(painter, track, self._theme.color("accent" if on else "text_3"), track.height() / 2)
        inset = (track.height() - _KNOB) / 2
        left = track.right() - inset - _KNOB if on else track.left() + inset
        draw_rounded(painter, QRectF(left, track.top() + inset, _KNOB, _KNOB), self._theme.color("surface"), _KNOB / 2)
        if self.hasFocus() and self._ring:
            draw_focus(painter, self._theme, QRectF(self.rect()), self.height() / 2)
