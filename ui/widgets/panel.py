"""A ground in a token's colour, square or as a bordered card."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets.painting import draw_rounded


class Panel(QWidget):
    """`radius` 0 is a plain ground; else a card with a one-pixel border."""

    def __init__(
        self, theme: Theme, ground: str = "surface", parent: QWidget | None = None, *, radius: float = 0
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ground = ground
        self._radius = radius
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._radius:
            painter.fillRect(self.rect(), self._theme.color(self._ground))
            return
        line = self._theme.color("line")
        draw_rounded(painter, QRectF(self.rect()), self._theme.color(self._ground), self._radius, line)
