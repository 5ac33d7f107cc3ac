"""One line of a second column: the name of what it leads to, and how many things wait there."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import FontRole, Radius, Space, Theme
from ui.widgets.painting import draw_focus, draw_rounded, draw_text
from ui.widgets.ring import is_ringed

_ITEM: Final = 36
_BADGE: Final = 20


class SectionItem(QAbstractButton):
    """Choosing one releases its neighbours."""

    def __init__(self, theme: Theme, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._count = 0
        self._ring = False
        self.setFont(theme.font(FontRole.BODY_MEDIUM))
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFixedHeight(_ITEM)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_count(self, count: int) -> None:
        self._count = count
        self.setAccessibleName(f"{self.text()}, {count}" if count else self.text())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 20, _ITEM)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = is_ringed(event.reason(), self._ring)
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.isChecked() or self.underMouse():
            ground = self._theme.color("accent_ground" if self.isChecked() else "surface_2")
            draw_rounded(painter, QRectF(self.rect()), ground, Radius.CONTROL)
        ink = self._theme.color("accent" if self.isChecked() else "text_2")
        words = self.rect().adjusted(10, 0, -10 - (_BADGE + Space.WORD if self._count else 0), 0)
        draw_text(painter, words, self.text(), self.font(), ink)
        if self._count:
            self._paint_count(painter)
        if self.hasFocus() and self._ring:
            draw_focus(painter, self._theme, QRectF(self.rect()), Radius.CONTROL)

    def _paint_count(self, painter: QPainter) -> None:
        text = str(self._count) if self._count < 100 else "99+"
        width = _BADGE + 6 * (len(text) - 1)
        disc = QRect(self.width() - 10 - width, (self.height() - _BADGE) // 2, width, _BADGE)
        draw_rounded(painter, QRectF(disc), self._theme.color("waiting_ground"), _BADGE / 2)
        font, color = self._theme.font(FontRole.SECTION), self._theme.color("waiting")
        draw_text(painter, disc, text, font, color, Qt.AlignmentFlag.AlignCenter)
