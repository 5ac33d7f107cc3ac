"""Grey shapes of the right size while what they stand for is on its way; nothing jumps when it comes."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Height, Radius, Space, Theme
from ui.widgets.painting import draw_rounded

_BARS: Final = ((16, 18, 0), (49, 38, 0), (108, 96, -8), (108, 70, 8), (356, 74, 0), (556, 120, 0), (800, 150, 0))
_TILE_BARS: Final = ((14, 12, 24, 24), (46, 18, 110, 12), (14, 48, 80, 10), (14, 70, 120, 8), (14, 88, 96, 8))
"""Left, top, width and height: the disc, the name, what they do and with whom."""
_PITCH: Final = 48
_HIGH: Final = (0.35, 0.6, 0.8, 0.7, 0.45, 0.55, 0.75, 0.5, 0.3)


class SkeletonRows(QWidget):
    """Fills itself with as many grey rows as fit."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, row: int = Height.ROW) -> None:
        super().__init__(parent)
        self._theme = theme
        self._row = row
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for top in range(0, self.height(), self._row):
            painter.fillRect(0, top, self.width(), self._row - 1, self._theme.color("surface"))
            painter.fillRect(0, top + self._row - 1, self.width(), 1, self._theme.color("line"))
            for left, width, shift in _BARS:
                bar = QRectF(left, top + self._row / 2 - 5 + shift, min(width, max(0, self.width() - left - 16)), 10)
                draw_rounded(painter, bar, self._theme.color("surface_2"), 5)


class SkeletonBars(QWidget):
    """Grey bars on one line, where a plot will stand."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, grey = QPainter(self), self._theme.color("surface_2")
        for place in range(self.width() // _PITCH):
            high = self.height() * _HIGH[place % len(_HIGH)]
            draw_rounded(painter, QRectF(place * _PITCH, self.height() - high, _PITCH / 2, high), grey, 4)


class SkeletonTiles(QWidget):
    """Two rows of as many grey tiles as fit side by side, a gap of `Space.CONTROL` pixels between them.

    None is narrower than the width of `least`; all are as high.
    """

    def __init__(self, theme: Theme, least: QSize, parent: QWidget | None = None, *, right: int = 0) -> None:
        super().__init__(parent)
        self._theme = theme
        self._least = least
        self._right = right  # kept free, as a view keeps its bar's place
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        for tile in self.tile_places():
            draw_rounded(painter, QRectF(tile), theme.color("surface"), Radius.PANEL, theme.color("line"))
            for x, y, width, height in _TILE_BARS:
                bar = QRectF(tile.x() + x, tile.y() + y, width, height)
                draw_rounded(painter, bar, theme.color("surface_2"), height / 2)

    def tile_places(self) -> list[QRect]:
        """Where the tiles stand: exactly there the operators' come."""
        room = self.width() - self._right
        columns = max(1, room // (self._least.width() + Space.CONTROL))
        wide, high = room // columns, self._least.height()
        return [
            QRect(column * wide + Space.CONTROL // 2, top, wide - Space.CONTROL, high)
            for top in (0, high + Space.CONTROL)
            for column in range(columns)
        ]
