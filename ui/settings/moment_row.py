"""One moment's webhook: whether it has come, its address, and a button that copies it."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.contract.telephony import MomentSeen
from ui import words
from ui.settings.telephony_wording import REQUIRED, moment_words
from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import IconButton
from ui.widgets.painting import draw_icon, draw_rounded, draw_text

_HEIGHT: Final = 44
_DISC: Final = 20
_NAME: Final = 220
_NARROW: Final = 640
_BUTTON: Final = 30


class MomentRow(QWidget):
    copy_wanted = Signal(str)
    """The address."""

    def __init__(self, theme: Theme, moment: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = moment_words(moment)
        self._moment = moment
        self._url = ""
        self._when, self._kind = "", "quiet"
        self.copy = IconButton(theme, "copy", self.tr("Копіювати адресу: {name}").format(name=self._name), self)
        self.copy.clicked.connect(lambda: self.copy_wanted.emit(self._url))
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def is_ticked(self) -> bool:
        return self._kind == "good"

    @property
    def when(self) -> str:
        """«сьогодні 14:52», «ще не приходив», «не обов’язково»."""
        return self._when

    def show_url(self, url: str) -> None:
        self._url = url
        self.setToolTip(url)
        self.update()

    def show_seen(self, seen: MomentSeen, now: datetime) -> None:
        if seen.last_at is not None:
            self._kind, self._when = "good", words.moment(seen.last_at, now)
        elif seen.misunderstood_at is not None:
            self._kind, self._when = "waiting", self.tr("приходить, але незрозумілий")
        elif self._moment in REQUIRED:
            self._kind, self._when = "quiet", self.tr("ще не приходив")
        else:
            self._kind, self._when = "quiet", self.tr("не обов’язково")
        self.setAccessibleName(f"{self._name}: {self._when}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_NARROW, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(_NAME, _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.copy.move(self.width() - _BUTTON, (self.height() - _BUTTON) // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_tick(painter, QRectF(0, (self.height() - _DISC) / 2, _DISC, _DISC))
        body, quiet = self._theme.font(FontRole.BODY), self._theme.font(FontRole.CAPTION)
        right = self.width() - _BUTTON - Space.CONTROL
        when = QFontMetrics(quiet).horizontalAdvance(self._when)
        ink = self._theme.color("waiting" if self._kind == "waiting" else "text_3")
        draw_text(painter, QRect(right - when, 0, when + 1, self.height()), self._when, quiet, ink)
        wide = self.width() >= _NARROW
        name = QRect(32, 0, min(_NAME, right - when - 32 - Space.CONTROL), self.height())
        if not wide:
            name.setWidth(right - when - 32 - Space.CONTROL)
        medium = self._theme.font(FontRole.BODY_MEDIUM)
        draw_text(painter, name, self._name, medium, self._theme.color("text"))
        if wide:
            place = QRect(32 + _NAME + Space.CONTROL, 0, right - when - 2 * Space.CONTROL - 32 - _NAME, self.height())
            draw_text(painter, place, _shown(self._url), body, self._theme.color("text_2"))

    def _paint_tick(self, painter: QPainter, disc: QRectF) -> None:
        if self._kind == "quiet":
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.color("control_line"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
            painter.restore()
            return
        draw_rounded(painter, disc, self._theme.color(self._kind), _DISC / 2)
        icon = "check" if self._kind == "good" else "circle-alert"
        draw_icon(painter, self._theme, disc.toRect(), icon, "surface", 14)


def _shown(url: str) -> str:
    """«…/hooks/ringostat/k7Qw…9f?event=before»: the secret is not read over a shoulder."""
    head, _, tail = url.partition("/hooks/ringostat/")
    secret, mark, query = tail.partition("?")
    return f"…/hooks/ringostat/{secret[:4]}…{secret[-2:]}{mark}{query}" if head and secret else url
