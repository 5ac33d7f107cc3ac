"""Paints a line of a talk: when, whose, and the words with what was looked for marked in them."""

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.word_forms import Forms, places_in
from ui.recordings.transcript_model import TranscriptModel
from ui.theme import FontRole, Radius, Space, Theme
from ui.widgets.painting import draw_focus, draw_rounded, draw_text
from ui.widgets.spoken_line import LETTER, draw_spoken
from ui.widgets.text_heights import TextHeights
from ui.words import length
from ui.words_text import lane_letter

_ABOVE: Final = 5
_TIME: Final = 56
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class TranscriptDelegate(QStyledItemDelegate):
    """`sounding` is the line that is heard, `found` the one the search stands at; `words` are marked in every line.

    Heights are measured once for a width.
    """

    def __init__(self, theme: Theme, model: TranscriptModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._width = 0
        self._measure = TextHeights(theme.font(FontRole.BODY))
        self._heights: dict[int, int] = {}
        self.sounding = -1
        self.found = -1
        self.words: tuple[Forms, ...] = ()
        model.modelReset.connect(self._heights.clear)

    def set_width(self, width: int) -> None:
        """What a row has from edge to edge."""
        if width != self._width:
            self._width = width
            self._heights.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = index.row()
        height = self._heights.get(row)
        if height is None:
            height = self._measure.of(self._model.cues[row].text, self._room) + 2 * _ABOVE
            self._heights[row] = height
        return QSize(0, height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, row = self._theme, index.row()
        cue = self._model.cues[row]
        rect: QRect = option.rect.adjusted(0, 0, -Space.HALF, 0)
        sounds = row == self.sounding
        under_pointer = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if sounds or row == self.found or under_pointer:
            ground = "accent_ground" if sounds else "waiting_ground" if row == self.found else "hover"
            draw_rounded(painter, QRectF(rect), theme.color(ground), Radius.CONTROL)
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, theme, QRectF(rect), Radius.CONTROL)
        top = rect.adjusted(0, _ABOVE, 0, 0)
        time = QRect(top.x(), top.y() + 1, _TIME - Space.WORD, top.height())
        time_ink = theme.color("accent" if sounds else "text_3")
        draw_text(painter, time, length(cue.start_s), theme.font(FontRole.CAPTION), time_ink, _RIGHT)
        draw_spoken(
            painter,
            theme,
            top.adjusted(_TIME, 0, 0, 0),
            cue.text,
            speaker=lane_letter(cue.lane),
            room=self._room,
            marks=places_in(cue.text, self.words),
            mark_ground="surface" if row == self.found else "waiting_ground",
        )

    @property
    def _room(self) -> int:
        return max(60, self._width - _TIME - LETTER - Space.CONTROL)
