"""A round switch or filter: tinted while it is on."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from ui.theme import FontRole, Height, Theme
from ui.widgets.buttons import ButtonLook, PaintedButton
from ui.widgets.painting import draw_icon, draw_rounded, draw_text

_LOOK: Final = ButtonLook("text_2", "surface", "surface_2", "control_line", padding=12, role=FontRole.BODY_MEDIUM)
_ICON: Final = 16
_GAP: Final = 6


class Chip(PaintedButton):
    """Checkable; `on` colours by default the accent's, or those of a lane («К» and «О» of the player)."""

    def __init__(
        self, theme: Theme, text: str, icon: str | None = None, parent: QWidget | None = None, *, ink: str = "accent"
    ) -> None:
        super().__init__(theme, text, _LOOK, icon, parent)
        self._ink = ink
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        icon = _ICON + _GAP if self._icon_name else 0
        return QSize(max(words + icon + 2 * _LOOK.padding, Height.CHIP + 6), Height.CHIP)

    def _radius(self) -> float:
        return Height.CHIP / 2

    def _paint_ground(self, painter: QPainter) -> None:
        if self.isChecked() and self._ink == "accent":
            draw_rounded(painter, QRectF(self.rect()), self._theme.color("accent_ground"), self._radius())
        else:
            super()._paint_ground(painter)

    def _paint_face(self, painter: QPainter) -> None:
        ink = self._ink if self.isChecked() else _LOOK.ink
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        icon = _ICON + _GAP if self._icon_name else 0
        left = max(0, (self.width() - words - icon) // 2)
        if self._icon_name:
            draw_icon(painter, self._theme, QRect(left, 0, _ICON, self.height()), self._icon_name, ink, _ICON)
        rect = QRect(left + icon, 0, self.width() - left - icon, self.height())
        draw_text(painter, rect, self.text(), self.font(), self._theme.color(ink))
