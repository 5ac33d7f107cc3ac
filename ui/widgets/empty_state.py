"""What stands where nothing is yet: one line, one action."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import QuietButton
from ui.widgets.painting import draw_icon, draw_rounded

_DISC = 48
_WIDEST_LINE = 420
_STEP = 12


class _Disc(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon, self._kind = "inbox", "quiet"
        self.setFixedSize(_DISC, _DISC)
        theme.changed.connect(self.update)

    def show_icon(self, icon: str, kind: str) -> None:
        self._icon, self._kind = icon, kind
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        quiet = self._kind == "quiet"
        ground = self._theme.color("surface_2" if quiet else f"{self._kind}_ground")
        draw_rounded(painter, QRectF(self.rect()), ground, _DISC / 2)
        draw_icon(painter, self._theme, QRect(0, 0, _DISC, _DISC), self._icon, "text_3" if quiet else self._kind, 22)


class EmptyState(QWidget):
    """`kind` `quiet` for an empty place, `bad` for one that could not be filled."""

    action_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._disc = _Disc(theme, self)
        self._line = QLabel(self)
        self._line.setTextFormat(Qt.TextFormat.PlainText)
        self._line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._line.setWordWrap(True)
        self._line.setFont(theme.font(FontRole.BODY))
        self._button = QuietButton(theme, "")
        self._button.clicked.connect(self.action_wanted)
        column = QVBoxLayout(self)
        column.setSpacing(Space.CONTROL)
        column.addStretch(2)
        for part in (self._disc, self._line, self._button):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_line()

    def show_state(self, text: str, *, action: str = "", icon: str = "inbox", kind: str = "quiet") -> None:
        self._line.setText(text)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._disc.show_icon(icon, kind)
        self.setAccessibleName(text)
        self._fit_line()

    def _fit_line(self) -> None:
        """As few lines as fit, all of about one length: no word stands alone under the others."""
        width = min(_WIDEST_LINE, max(0, self.width() - 2 * Space.PANEL))
        height = self._height_in(width)
        while width > _WIDEST_LINE // 2 and self._height_in(width - _STEP) == height:
            width -= _STEP
        self._line.setFixedSize(width, height + 2)

    def _height_in(self, width: int) -> int:
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter)
        metrics = QFontMetrics(self._line.font())
        return metrics.boundingRect(QRect(0, 0, width, 0), flags, self._line.text()).height()
