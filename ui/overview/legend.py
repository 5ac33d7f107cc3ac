"""Which colour of the plot says what."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import FontRole, Space, Theme
from ui.widgets.painting import draw_rounded, draw_text

_SPOT = 10
_GAP = 7


class Legend(QWidget):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shows_before = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_before(self, *, shown: bool) -> None:
        self._shows_before = shown
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(FontRole.CAPTION))
        parts = [_SPOT + _GAP + metrics.horizontalAdvance(word) for word, _ in self._parts()]
        return QSize(sum(parts) + Space.CONTROL * (len(parts) - 1) + 2, 18)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, font = QPainter(self), self._theme.font(FontRole.CAPTION)
        metrics, left = QFontMetrics(font), 0
        for word, token in self._parts():
            spot = QRectF(left, (self.height() - _SPOT) / 2, _SPOT, _SPOT)
            draw_rounded(painter, spot, self._theme.color(token), 3)
            left += _SPOT + _GAP
            width = metrics.horizontalAdvance(word)
            draw_text(painter, self.rect().adjusted(left, 0, 0, 0), word, font, self._theme.color("text_2"))
            left += width + Space.CONTROL

    def _parts(self) -> list[tuple[str, str]]:
        parts = [(self.tr("усі"), "chart_calls"), (self.tr("пропущені"), "chart_missed")]
        return [*parts, (self.tr("минулого разу"), "chart_before")] if self._shows_before else parts
