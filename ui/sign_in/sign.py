"""The program's sign: a handset on the accent."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets.painting import draw_icon, draw_rounded

_SIDE = 44


class Sign(QWidget):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(_SIDE, _SIDE)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_rounded(painter, QRectF(self.rect()), self._theme.color("accent"), 12)
        draw_icon(painter, self._theme, QRect(0, 0, _SIDE, _SIDE), "phone", "on_accent", 24)
