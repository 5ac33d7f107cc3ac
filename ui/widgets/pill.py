"""A status as a word on its tint."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Height, Theme
from ui.widgets.painting import draw_pill, pill_width


class Pill(QWidget):
    """`kind` is `good`, `bad`, `waiting`, `accent` or `quiet`."""

    def __init__(self, theme: Theme, text: str = "", kind: str = "quiet", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = self._kind = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.show_status(text, kind)

    def show_status(self, text: str, kind: str) -> None:
        self._text, self._kind = text, kind
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(pill_width(self._theme, self._text), Height.PILL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_pill(QPainter(self), self._theme, self.rect(), self._text, self._kind)
