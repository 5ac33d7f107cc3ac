"""The tinted band of a card: what is happening, for how long, on which line."""

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.contract.answers import Direction
from app.desk.call_board import CallCard, CardState
from ui.screen_pop.wording import band_title, line_of
from ui.theme import ICON, FontRole, Radius, Space, Theme
from ui.widgets.buttons import BARE, IconButton
from ui.widgets.painting import draw_icon, draw_text
from ui.widgets.plain_label import PlainLabel
from ui.words import length

HEIGHT: Final = 44
_HOME: Final = "+380 "


@dataclass(frozen=True, slots=True)
class BandLook:
    """Tokens and icon of one state."""

    ink: str
    ground: str
    icon: str


_LOOKS: Final = {
    CardState.RINGING: BandLook("good", "good_ground", "phone-incoming"),
    CardState.TALKING: BandLook("accent", "accent_ground", "phone-call"),
    CardState.TAKEN: BandLook("text_2", "surface_2", "user-check"),
    CardState.MISSED: BandLook("bad", "bad_ground", "phone-missed"),
    CardState.ENDED: BandLook("text_2", "surface_2", "phone"),
}
_OUTGOING: Final = BandLook("accent", "accent_ground", "phone-outgoing")
_STALE: Final = BandLook("waiting", "waiting_ground", "wifi-off")


class CloseButton(IconButton):
    """An icon in the colour of the band."""

    def set_ink(self, ink: str) -> None:
        self._look = replace(BARE, ink=ink, hover="surface")
        self.update()


class LineLabel(PlainLabel):
    """The company's own line: where its number has no room, without the country's code, then its last digits."""

    def seen(self) -> str:
        """What of the line is written in the room there is now."""
        text, metrics = self.text, QFontMetrics(self.font())
        if metrics.horizontalAdvance(text) <= self.width() or not text.startswith("+"):
            return text
        home = f"0{text.removeprefix(_HOME)}" if text.startswith(_HOME) else text
        return metrics.elidedText(home, Qt.TextElideMode.ElideLeft, self.width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        draw_text(QPainter(self), self.rect(), self.seen(), self.font(), self._theme.color(self._color), align)


class CardBand(QWidget):
    """`carried` tells how far the pointer has dragged the band since it was pressed, `let_go` that it let go."""

    close_wanted = Signal()
    carried = Signal(QPoint)
    let_go = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = _LOOKS[CardState.RINGING]
        self._pressed_at: QPoint | None = None  # while the left button is down here
        self._is_carried = False
        self.setFixedHeight(HEIGHT)
        self._title = PlainLabel(theme, role=FontRole.STRONG)
        self._clock = PlainLabel(theme, role=FontRole.BODY_MEDIUM)
        self.line = LineLabel(theme, role=FontRole.CAPTION)
        self._close = CloseButton(theme, "x", self.tr("Сховати картку"), size=28)
        self._close.clicked.connect(self.close_wanted)
        for label in (self._title, self._clock):  # the line's number is the first to be shortened
            label.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.PANEL + ICON + Space.WORD + 1, 0, Space.WORD, 0)
        layout.setSpacing(Space.WORD)
        layout.addWidget(self._title)
        layout.addWidget(self._clock)
        layout.addWidget(self.line, 1)
        layout.addWidget(self._close)
        theme.changed.connect(self.update)

    def show_card(self, card: CallCard) -> None:
        is_outgoing = card.state is CardState.RINGING and card.call.direction is not Direction.IN
        self._look = _STALE if card.stale else _OUTGOING if is_outgoing else _LOOKS[card.state]
        self._title.set_text(band_title(card))
        self.line.set_text("" if card.stale else line_of(card))
        for label in (self._title, self._clock, self.line):
            label.set_color(self._look.ink)
        self._close.set_ink(self._look.ink)
        self.update()

    def show_seconds(self, seconds: int | None) -> None:
        """The running time; None where no time makes sense."""
        self._clock.set_text("" if seconds is None else length(seconds))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.globalPosition().toPoint()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            super().mouseMoveEvent(event)
            return
        way = event.globalPosition().toPoint() - self._pressed_at
        if self._is_carried or way.manhattanLength() >= QGuiApplication.styleHints().startDragDistance():
            self._is_carried = True
            self.carried.emit(way)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_carried, self._is_carried, self._pressed_at = self._is_carried, False, None
        if was_carried:
            self.let_go.emit()
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(_rounded_on_top(QRectF(self.rect()), Radius.CARD - 1), self._theme.color(self._look.ground))
        icon = QRect(Space.PANEL - 1, 0, ICON, self.height())
        draw_icon(painter, self._theme, icon, self._look.icon, self._look.ink)


def _rounded_on_top(rect: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath(rect.bottomLeft())
    path.lineTo(rect.left(), rect.top() + radius)
    path.quadTo(rect.topLeft(), QPointF(rect.left() + radius, rect.top()))
    path.lineTo(rect.right() - radius, rect.top())
    path.quadTo(rect.topRight(), QPointF(rect.right(), rect.top() + radius))
    path.lineTo(rect.bottomRight())
    path.closeSubpath()
    return path
