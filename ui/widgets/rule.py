"""A one-pixel line between two parts."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme


class Rule(QWidget):
    """Horizontal unless it is asked to stand."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, upright: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        fixed, expanding = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        if upright:
            self.setFixedWidth(1)
            self.setSizePolicy(fixed, expanding)
        else:
            self.setFixedHeight(1)
            self.setSizePolicy(expanding, fixed)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.color("line"))
