"""Paints the palette's rows from the tokens."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.palette.entry import Entry, Group, group_title
from ui.palette.model import ROW
from ui.theme import ICON, FontRole, Radius, Space, Theme
from ui.widgets.painting import draw_icon, draw_rounded, draw_text

_ROW: Final = 40
_HEAD: Final = 30
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PaletteDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        height = _ROW if isinstance(index.data(ROW), Entry) else _HEAD
        return QSize(option.rect.width(), height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW)
        inner = option.rect.adjusted(Space.WORD, 0, -Space.WORD, 0)
        if isinstance(row, Entry):
            self._paint_entry(painter, inner, row, chosen=bool(option.state & QStyle.StateFlag.State_Selected))
        elif isinstance(row, str):  # a group, as it comes out of Qt's variant
            place = inner.adjusted(Space.WORD, Space.HALF, 0, 0)
            font, ink = self._theme.font(FontRole.SECTION), self._theme.color("text_3")
            draw_text(painter, place, group_title(Group(row)).upper(), font, ink)

    def _paint_entry(self, painter: QPainter, rect: QRect, entry: Entry, *, chosen: bool) -> None:
        theme = self._theme
        if chosen:
            draw_rounded(painter, QRectF(rect), theme.color("accent_ground"), Radius.CONTROL)
        ink = "accent" if chosen else "text_2"
        draw_icon(painter, theme, QRect(rect.x() + Space.WORD, rect.y(), ICON, rect.height()), entry.icon, ink)
        right = rect.right() - Space.WORD
        if entry.keys:
            width = QFontMetrics(theme.font(FontRole.CAPTION)).horizontalAdvance(entry.keys) + 2
            keys = QRect(right - width, rect.y(), width, rect.height())
            draw_text(painter, keys, entry.keys, theme.font(FontRole.CAPTION), theme.color("text_3"), _RIGHT)
            right -= width + Space.CONTROL
        left = rect.x() + Space.WORD + ICON + Space.CONTROL
        font = theme.font(FontRole.BODY_MEDIUM)
        width = min(QFontMetrics(font).horizontalAdvance(entry.title) + 2, right - left)
        draw_text(painter, QRect(left, rect.y(), width, rect.height()), entry.title, font, theme.color("text"))
        left += width + Space.WORD
        if entry.detail and right - left > ICON:
            place = QRect(left, rect.y(), right - left, rect.height())
            draw_text(painter, place, entry.detail, theme.font(FontRole.BODY), theme.color("text_3"))
