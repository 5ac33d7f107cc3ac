"""The small waveform of a row: the shape of a talk at a glance."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.painting import draw_wave


class MiniWave(QWidget):
    """Draws `Recording.shape`: one byte a column, 0-255."""

    def __init__(self, theme: Theme, shape: bytes = b"", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shape = shape
        self._active = False
        self._share = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_shape(self, shape: bytes) -> None:
        self._shape = shape
        self.updateGeometry()
        self.update()

    def show_progress(self, share: float, *, active: bool = True) -> None:
        """Colour the first `share` (0-1) as played; inactive is grey throughout."""
        self._share, self._active = share, active
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(len(self._shape) * 3, 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        rest = self._theme.color("text_3")
        played = self._theme.color("accent") if self._active else rest
        draw_wave(QPainter(self), self.rect(), self._shape, played, rest, self._share)
