"""Paints a row: its ground, the line under it, then the cell's own step."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from ui.call_list.cells import PAINTED, Pen, Playing
from ui.call_list.columns import COLUMNS, EXTRA, At
from ui.call_list.model import ROW_ROLE, DayRow
from ui.theme import FontRole, Height, Space, Theme
from ui.widgets.painting import draw_text

_BESIDE_NAME: Final = 56
_TOLD: Final = EXTRA | {At.DIRECTION}
_FOCUS_BAR: Final = 3
_SELECTED: Final = QStyle.StateFlag.State_Selected.value


class CallDelegate(QStyledItemDelegate):
    """`hovered` is the cell under the pointer, as row and column; `shows_focus` while the keyboard leads."""

    def __init__(self, theme: Theme, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock
        self.hovered = (-1, -1)
        self.playing = Playing()
        self.shows_focus = False

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        is_head = isinstance(index.data(ROW_ROLE), DayRow)
        return QSize(0, Height.GROUP if is_head else Height.ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        rect: QRect = option.rect
        if isinstance(row, DayRow):
            self._paint_head(painter, rect, str(index.data()))
            return
        self._paint_ground(painter, rect, index.row(), option)
        pen = Pen(painter, self._theme, self._clock(), rect.adjusted(0, 0, 0, -1))
        pen.under_pointer = self.hovered == (index.row(), index.column())
        pen.is_selected = _is_selected(option)
        pen.playing = self.playing
        PAINTED[At(index.column())](pen, row.call)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """The word for an icon, what a chosen figure is of, and the whole of what is cut short; never as rich text."""
        words = str(index.data() or "")
        room = option.rect.width() - (_BESIDE_NAME if index.column() == At.PERSON else Space.CONTROL)
        wide = max(QFontMetrics(self._theme.font(FontRole.BODY_MEDIUM)).horizontalAdvance(p) for p in words.split(", "))
        is_cut = index.column() in {At.CLIENT, At.PERSON} and wide > room
        if isinstance(index.data(ROW_ROLE), DayRow) or not (is_cut or index.column() in _TOLD):
            QToolTip.hideText()
            return True
        if index.column() in EXTRA:
            words = f"{COLUMNS[index.column()].title()}: {words}"
        plain = words.replace("&", "&amp;").replace("<", "&lt;")
        QToolTip.showText(event.globalPos(), f"<span>{plain}</span>", view)
        return True

    def _paint_head(self, painter: QPainter, rect: QRect, text: str) -> None:
        painter.fillRect(rect, self._theme.color("window"))
        self._paint_line(painter, rect)
        place = rect.adjusted(Space.PANEL, 0, 0, -1)
        draw_text(painter, place, text, self._theme.font(FontRole.CAPTION_STRONG), self._theme.color("text_2"))

    def _paint_ground(self, painter: QPainter, rect: QRect, row: int, option: QStyleOptionViewItem) -> None:
        if _is_selected(option):
            ground = "accent_ground"
        elif self.hovered[0] == row:
            ground = "hover"
        else:
            ground = "surface"
        painter.fillRect(rect, self._theme.color(ground))
        self._paint_line(painter, rect)
        if self.shows_focus and ground == "accent_ground" and rect.x() <= 0:
            painter.fillRect(rect.x(), rect.y(), _FOCUS_BAR, rect.height() - 1, self._theme.color("accent"))

    def _paint_line(self, painter: QPainter, rect: QRect) -> None:
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, self._theme.color("line"))


def _is_selected(option: QStyleOptionViewItem) -> bool:
    state: QStyle.StateFlag = option.state
    return bool(state.value & _SELECTED)
