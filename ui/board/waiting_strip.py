"""Who hears the ringing and is nobody's yet, over the tiles; its place is kept, so that nothing jumps."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QRect, QRectF, QTimer
from PySide6.QtGui import QFontMetrics, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.contract.answers import Call
from ui.board import wording
from ui.theme import FontRole, Height, Radius, Space, Theme
from ui.widgets.painting import draw_icon, draw_rounded, draw_text
from ui.words_calls import client_name, phone_words

_CARD: Final = 44
_WIDEST: Final = 300
_SECOND_MS: Final = 1000


class WaitingStrip(QWidget):
    """As many as fit, the longest waiting first, and how many more there are."""

    def __init__(self, theme: Theme, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock
        self._calls: Sequence[Call] = ()
        self.setFixedHeight(Height.GROUP + _CARD + Space.CONTROL)
        self._second = QTimer(self, interval=_SECOND_MS)
        self._second.timeout.connect(self.update)
        theme.changed.connect(self.update)
        self.show_calls(())

    @property
    def calls(self) -> Sequence[Call]:
        return self._calls

    def show_calls(self, calls: Sequence[Call], *, is_known: bool = True) -> None:
        """Who waits; not `is_known`: nobody has told yet, and calm is not promised."""
        self._calls, self._is_known = calls, is_known
        now = self._clock()
        nobody = (wording.nobody_waits(),) if is_known and not calls else ()
        told = (wording.waiting_head(len(calls)), *nobody, *(wording.spoken_waiting(call, now) for call in calls))
        self.setAccessibleName("; ".join(told))
        self._run()
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._second.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        head = QRect(Space.PAGE, 0, self.width() - 2 * Space.PAGE, Height.GROUP)
        ink = "text_2" if self._calls else "text_3"
        text = wording.waiting_head(len(self._calls))
        draw_text(painter, head, text, theme.font(FontRole.CAPTION_STRONG), theme.color(ink))
        room = self.width() - 2 * Space.PAGE
        if not self._calls:
            if self._is_known:
                self._paint_calm(painter, QRect(Space.PAGE, Height.GROUP, room, _CARD))
            return
        fits = max(1, (room + Space.CONTROL) // (_WIDEST * 3 // 4 + Space.CONTROL))
        shown = self._calls if len(self._calls) <= fits else self._calls[: fits - 1 or 1]
        columns = max(len(shown) + (len(shown) < len(self._calls)), min(fits, 3))
        width = min(_WIDEST, (room - (columns - 1) * Space.CONTROL) // columns)
        left = Space.PAGE
        for call in shown:
            self._paint_call(painter, QRect(left, Height.GROUP, width, _CARD), call)
            left += width + Space.CONTROL
        if len(shown) < len(self._calls):
            more = self.tr("ще {n}").format(n=len(self._calls) - len(shown))
            place = QRect(left, Height.GROUP, width, _CARD)
            draw_text(painter, place, more, theme.font(FontRole.BODY_MEDIUM), theme.color("text_2"))

    def _paint_calm(self, painter: QPainter, rect: QRect) -> None:
        theme = self._theme
        draw_rounded(painter, QRectF(rect), theme.color("surface_2"), Radius.PANEL)
        icon = QRect(rect.x() + Space.CONTROL, rect.y(), 18, rect.height())
        draw_icon(painter, theme, icon, "check", "text_3")
        words_ = rect.adjusted(Space.CONTROL + 18 + Space.WORD, 0, -Space.CONTROL, 0)
        draw_text(painter, words_, wording.nobody_waits(), theme.font(FontRole.BODY), theme.color("text_2"))

    def _paint_call(self, painter: QPainter, rect: QRect, call: Call) -> None:
        theme = self._theme
        draw_rounded(painter, QRectF(rect), theme.color("good_ground"), Radius.PANEL)
        icon = QRect(rect.x() + Space.CONTROL, rect.y(), 18, rect.height())
        draw_icon(painter, theme, icon, "phone-incoming", "good")
        told, font = wording.waits(call, self._clock()), theme.font(FontRole.STRONG)
        width = QFontMetrics(font).horizontalAdvance(told) + 1
        at = QRect(rect.right() - Space.CONTROL - width, rect.y(), width, rect.height())
        draw_text(painter, at, told, font, theme.color("good"))
        name = QRect(icon.right() + 1 + Space.WORD, rect.y() + 5, at.x() - icon.right() - 1 - 2 * Space.WORD, 18)
        draw_text(painter, name, client_name(call), theme.font(FontRole.BODY_MEDIUM), theme.color("text"))
        number = name.translated(0, 17)
        draw_text(painter, number, phone_words(call.phone), theme.font(FontRole.CAPTION), theme.color("text_2"))

    def _run(self) -> None:
        """Count only while somebody waits and it can be seen."""
        if self._calls and self.isVisible():
            self._second.start()
        else:
            self._second.stop()
