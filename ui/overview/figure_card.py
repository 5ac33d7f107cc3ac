"""One figure with its change; pressed, it leads to its calls."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import FontRole, Radius, Space, Theme
from ui.widgets.buttons import QUIET, PaintedButton
from ui.widgets.painting import draw_focus, draw_rounded, draw_text

_HEIGHT: Final = 104
_FIGURE: Final = 26
"""Pixels: the only text of the program that is read from across the room."""


class FigureCard(PaintedButton):
    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", QUIET, None, parent)
        self._title = title
        self._figure, self._change, self._kind = "—", "", "text_3"
        self._large = QFont(theme.font(FontRole.TITLE))
        self._large.setPixelSize(_FIGURE)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    @property
    def figure(self) -> str:
        return self._figure

    @property
    def change(self) -> str:
        return self._change

    def show_figure(self, figure: str, change: str, kind: str) -> None:
        """`kind` is the token of the change's colour."""
        self._figure, self._change, self._kind = figure, change, kind
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(180, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        over = self.underMouse() or self.isDown()
        ground, line = theme.color("hover" if over else "surface"), theme.color("line")
        draw_rounded(painter, QRectF(self.rect()), ground, Radius.PANEL, line)
        room = self.rect().adjusted(Space.PANEL, 0, -Space.PANEL, 0)
        left, width = room.x(), room.width()
        draw_text(painter, QRect(left, 15, width, 22), self._title, theme.font(FontRole.BODY), theme.color("text_2"))
        draw_text(painter, QRect(left, 36, width, 34), self._figure, self._large, theme.color("text"))
        change = QRect(left, 69, width, 18)
        draw_text(painter, change, self._change, theme.font(FontRole.CAPTION_MEDIUM), theme.color(self._kind))
        if self.hasFocus() and self._ring:
            draw_focus(painter, theme, QRectF(self.rect()), Radius.PANEL)

    def _tell(self) -> None:
        self.setAccessibleName(", ".join(part for part in (self._title, self._figure, self._change) if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
