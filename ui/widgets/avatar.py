"""A person as initials on their own colour."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets.painting import draw_avatar


class Avatar(QWidget):
    def __init__(self, theme: Theme, name: str = "", size: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self.setFixedSize(size, size)
        self.setAccessibleName(name)

    def show_person(self, name: str) -> None:
        self._name = name
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_avatar(QPainter(self), self._theme, self.rect(), self._name)
