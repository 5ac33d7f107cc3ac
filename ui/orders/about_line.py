"""Whose talks stand in «Список записів», of which order, how many and how long: as much of it as has room."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent

from ui.widgets.painting import draw_text
from ui.widgets.plain_label import PlainLabel

_OF_NAME: Final = 0.55
"""A longer name has at least this part of the line."""


class AboutLine(PlainLabel):
    """In a narrow panel what is said last goes first: «Оксана Мельник · № 10482 · 6 розмов, 14 хв»."""

    _name = ""
    _rests: tuple[str, ...] = ()

    def show_about(self, name: str, rests: Sequence[str]) -> None:
        """The name, and what follows it: whole, then shorter and shorter."""
        self._name, self._rests = name, tuple(rests)
        self.set_text(name + self._rests[0])
        self.update()

    def seen(self) -> str:
        """What of it is written in the room there is now."""
        metrics, room = QFontMetrics(self.font()), self.width()
        name = min(metrics.horizontalAdvance(self._name), round(room * _OF_NAME))
        rest = next((one for one in self._rests if name + metrics.horizontalAdvance(one) <= room), "")
        left = room - metrics.horizontalAdvance(rest)
        return metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, left) + rest

    def minimumSizeHint(self) -> QSize:
        return QSize(1, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_text(QPainter(self), self.rect(), self.seen(), self.font(), self._theme.color(self._color), self._align)
