"""How far something is: a thin bar, or only that it goes on while its end is not known."""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.painting import draw_rounded

_HEIGHT: Final = 6
_UNKNOWN: Final = 1 / 3
"""Filled so far while nobody knows the whole."""


class ProgressBar(QWidget):
    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_progress(0, None)
        theme.changed.connect(self.update)

    @property
    def share(self) -> float:
        """What is filled, 0-1."""
        return self._share

    def show_progress(self, done: int, total: int | None) -> None:
        """`total` None: it is not known how much there is."""
        self._share = _UNKNOWN if total is None else min(1.0, done / total) if total else 0.0
        told = "" if total is None else f" {round(self._share * 100)} %"
        self.setAccessibleName(f"{self._name}{told}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole = QRectF(self.rect())
        draw_rounded(painter, whole, self._theme.color("surface_2"), _HEIGHT / 2)
        if self._share > 0:
            filled = QRectF(whole.left(), whole.top(), max(_HEIGHT, whole.width() * self._share), whole.height())
            draw_rounded(painter, filled, self._theme.color("accent"), _HEIGHT / 2)
