"""Paints found talks: whose and when, and the lines with the words marked in them."""

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.word_forms import Forms, places_in
from ui.theme import FontRole, Radius, Space, Theme
from ui.widgets.marked_text import laid_out
from ui.widgets.painting import draw_icon, draw_pill, draw_rounded, draw_text, pill_width
from ui.widgets.spoken_line import LETTER, draw_spoken
from ui.word_search.model import FoundModel, PlaceRow, TalkHead
from ui.words import length, moment
from ui.words_calls import client_name, phone_words, who_talked
from ui.words_text import lane_letter

_HEAD: Final = 40
_ABOVE: Final = 6
_TIME: Final = 56
_ICON: Final = 14
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_RIGHT_TOP: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class FoundDelegate(QStyledItemDelegate):
    """`words` are marked in every line."""

    def __init__(self, theme: Theme, model: FoundModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._width = 0
        self.words: tuple[Forms, ...] = ()

    def set_width(self, width: int) -> None:
        """What a row has from edge to edge."""
        self._width = width

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = self._model.row(index.row())
        if not isinstance(row, PlaceRow):
            return QSize(0, _HEAD)
        return QSize(0, laid_out(row.place.text, self._theme.font(FontRole.BODY), self._room)[1] + 2 * _ABOVE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = self._model.row(index.row())
        rect: QRect = option.rect.adjusted(0, 0, -Space.HALF, 0)
        if isinstance(row, TalkHead):
            self._paint_head(painter, rect, row)
        elif isinstance(row, PlaceRow):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_place(painter, rect, row, chosen=chosen)

    def _paint_head(self, painter: QPainter, rect: QRect, head: TalkHead) -> None:
        theme, call = self._theme, head.call
        line = rect.adjusted(Space.WORD, Space.WORD, -Space.WORD, 0)
        who = who_talked(call)
        when = moment(call.started_at, self._model.now)
        when = f"{when}, {who.name}" if who is not None else when
        caption = theme.font(FontRole.CAPTION)
        width = min(QFontMetrics(caption).horizontalAdvance(when) + 2, line.width() // 2)
        draw_text(painter, line.adjusted(line.width() - width, 0, 0, 0), when, caption, theme.color("text_2"), _RIGHT)
        left, right = line.x(), line.right() - width - Space.CONTROL
        parts = ((client_name(call), FontRole.STRONG, "text"), (phone_words(call.phone), FontRole.BODY, "text_2"))
        for text, role, ink in parts if call.phone else parts[:1]:
            font = theme.font(role)
            room = min(QFontMetrics(font).horizontalAdvance(text) + 2, max(0, right - left))
            draw_text(painter, QRect(left, line.y(), room, line.height()), text, font, theme.color(ink))
            left += room + Space.CONTROL
        count = str(head.count)
        if head.count > 1 and left + pill_width(theme, count) < right:
            draw_pill(painter, theme, QRect(left, line.y(), pill_width(theme, count), line.height()), count, "quiet")

    def _paint_place(self, painter: QPainter, rect: QRect, row: PlaceRow, *, chosen: bool) -> None:
        theme, place = self._theme, row.place
        if chosen:
            draw_rounded(painter, QRectF(rect), theme.color("accent_ground"), Radius.CONTROL)
        top = rect.adjusted(0, _ABOVE, 0, 0)
        time = QRect(top.x(), top.y() + 1, _TIME - Space.WORD, top.height())
        if place.at_s is None:
            icon = QRect(time.right() - _ICON, top.y(), _ICON, _ICON + 2)
            draw_icon(painter, theme, icon, "sparkles", "accent", _ICON)
        else:
            caption = theme.font(FontRole.CAPTION_MEDIUM)
            draw_text(painter, time, length(place.at_s), caption, theme.color("accent"), _RIGHT_TOP)
        draw_spoken(
            painter,
            theme,
            top.adjusted(_TIME, 0, 0, 0),
            place.text,
            speaker=lane_letter(place.lane),
            room=self._room,
            marks=places_in(place.text, self.words),
            mark_ground="waiting_ground",
        )

    @property
    def _room(self) -> int:
        return max(60, self._width - _TIME - LETTER - Space.PANEL)
