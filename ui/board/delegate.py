"""Paints a tile: who, what they do and for how long, and with whom."""

import math
from collections.abc import Callable
from datetime import datetime
from html import escape
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from app.desk.live_board import Doing, Tile
from ui.board import wording
from ui.board.model import TILE
from ui.theme import FontRole, Radius, Space, Theme
from ui.widgets.painting import draw_avatar, draw_focus, draw_icon, draw_rounded, draw_text

HEIGHT: Final = 112
NARROWEST: Final = 240
_AVATAR: Final = 24
_DOT: Final = 8
_INSIDE: Final = 14
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_BREATH_S: Final = 1.4

type Index = QModelIndex | QPersistentModelIndex


class TileDelegate(QStyledItemDelegate):
    """`width` is set by the view, so that the tiles fill its rows; `pulse_s` is None while nothing may move."""

    def __init__(self, theme: Theme, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock
        self.width = NARROWEST
        self.hovered = -1
        self.shows_focus = False
        self.pulse_s: float | None = None

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(self.width, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tile: Tile = index.data(TILE)
        rect: QRect = option.rect
        painter.save()
        self._paint_ground(painter, rect, index.row(), option)
        self._paint_name(painter, rect, tile)
        self._paint_doing(painter, rect, tile)
        self._paint_whom(painter, rect, tile)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """A name that is cut short, in full; never as rich text."""
        tile: Tile | None = index.data(TILE)
        tip = ""
        if tile is not None:
            name, _number = wording.whom(tile)
            room = option.rect.width() - 2 * _INSIDE
            wide = QFontMetrics(self._theme.font(FontRole.BODY_MEDIUM)).horizontalAdvance
            longest = max((tile.name, name), key=wide)
            tip = longest if wide(longest) > room - _AVATAR - Space.WORD else ""
        QToolTip.showText(event.globalPos(), f"<span>{escape(tip)}</span>" if tip else "", view)
        return True

    # Steps of painting

    def _paint_ground(self, painter: QPainter, rect: QRect, row: int, option: QStyleOptionViewItem) -> None:
        theme = self._theme
        ground = theme.color("hover" if self.hovered == row else "surface")
        draw_rounded(painter, QRectF(rect), ground, Radius.PANEL, theme.color("line"))
        chosen = bool(option.state.value & QStyle.StateFlag.State_Selected.value)
        if chosen and self.shows_focus:
            draw_focus(painter, theme, QRectF(rect), Radius.PANEL)

    def _paint_name(self, painter: QPainter, rect: QRect, tile: Tile) -> None:
        theme = self._theme
        disc = QRect(rect.x() + _INSIDE, rect.y() + 12, _AVATAR, _AVATAR)
        if tile.operator is None:
            draw_rounded(painter, QRectF(disc), theme.color("surface_2"), _AVATAR / 2)
            draw_icon(painter, theme, disc, "phone", "text_3", 14)
        else:
            draw_avatar(painter, theme, disc, tile.name)
        told = wording.clock(tile, self._clock())
        font = theme.font(FontRole.BODY_MEDIUM)
        left, right = disc.right() + 1 + Space.WORD, rect.right() - _INSIDE
        if told:
            width = QFontMetrics(font).horizontalAdvance(told) + 1
            place = QRect(right - width, disc.y(), width, disc.height())
            draw_text(painter, place, told, font, theme.color(wording.INKS[tile.doing]), _RIGHT)
            right -= width + Space.WORD
        busy = tile.doing in wording.BUSY or tile.doing is Doing.FREE
        ink = theme.color("text" if busy else "text_2")
        draw_text(painter, QRect(left, disc.y(), right - left, disc.height()), tile.name, font, ink)

    def _paint_doing(self, painter: QPainter, rect: QRect, tile: Tile) -> None:
        theme = self._theme
        line = QRect(rect.x() + _INSIDE, rect.y() + 42, rect.width() - 2 * _INSIDE, 20)
        dot = QRectF(line.x(), line.center().y() - _DOT / 2 + 1, _DOT, _DOT)
        ink = theme.color(wording.INKS[tile.doing])
        if tile.doing is Doing.RINGS and self.pulse_s is not None:
            painter.setOpacity(0.35 + 0.65 * (0.5 + 0.5 * math.cos(2 * math.pi * self.pulse_s / _BREATH_S)))
        hollow = tile.doing in {Doing.OFFLINE, Doing.UNKNOWN}
        draw_rounded(painter, dot, None if hollow else ink, _DOT / 2, ink if hollow else None)
        painter.setOpacity(1.0)
        words_ = line.adjusted(_DOT + Space.WORD, 0, 0, 0)
        color = theme.color("text" if tile.doing in wording.BUSY else "text_2")
        draw_text(painter, words_, wording.doing(tile, self._clock()), theme.font(FontRole.BODY), color)

    def _paint_whom(self, painter: QPainter, rect: QRect, tile: Tile) -> None:
        theme, font = self._theme, self._theme.font(FontRole.CAPTION)
        name, number = wording.whom(tile)
        line = QRect(rect.x() + _INSIDE, rect.y() + 66, rect.width() - 2 * _INSIDE, 16)
        ink = theme.color("waiting" if tile.call is None else "text_2")
        draw_text(painter, line, name, font, ink)
        draw_text(painter, line.translated(0, 17), number, font, theme.color("text_2"))


def pulse_place(rect: QRect) -> QRect:
    """What of a tile breathes while it rings."""
    return QRect(rect.x() + _INSIDE - 1, rect.y() + 42, _DOT + 2, 22)
