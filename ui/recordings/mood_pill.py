"""A mood as an icon and a word on its tint."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.contract.talk_text import Mood
from ui.theme import FontRole, Height, Space, Theme
from ui.widgets.painting import PILL_PADDING, draw_icon, draw_rounded, draw_text, pill_colors
from ui.words_text import mood_face

_ICON: Final = 14
_WIDEST: Final = 280


class MoodPill(QWidget):
    """«☺ Клієнт: позитивний»; never wider than its column."""

    def __init__(self, theme: Theme, who: str, mood: Mood, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = f"{who}: {mood.words}"
        self._icon, self._kind = mood_face(mood)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._text)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._theme.font(FontRole.CAPTION_MEDIUM)).horizontalAdvance(self._text) + 2
        return QSize(min(_WIDEST, words + self._before + PILL_PADDING), Height.PILL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink, ground = pill_colors(self._kind)
        draw_rounded(painter, QRectF(self.rect()), self._theme.color(ground), Height.PILL / 2)
        if self._icon:
            draw_icon(painter, self._theme, QRect(Space.WORD - 1, 0, _ICON, Height.PILL), self._icon, ink, _ICON)
        words = self.rect().adjusted(self._before, 0, 2 - PILL_PADDING, 0)
        draw_text(painter, words, self._text, self._theme.font(FontRole.CAPTION_MEDIUM), self._theme.color(ink))

    @property
    def _before(self) -> int:
        return Space.WORD + _ICON + Space.HALF if self._icon else PILL_PADDING
