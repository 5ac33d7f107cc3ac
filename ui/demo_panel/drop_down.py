"""A drop-down with the family's own chevron."""

from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget

from ui.theme import Theme
from ui.widgets.painting import draw_icon

_ROOM: Final = 32


class DropDown(QComboBox):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        right = QRect(self.width() - _ROOM, 0, _ROOM, self.height())
        draw_icon(QPainter(self), self._theme, right, "chevron-down", "text_2", 16)
