"""Paints a row of «Пропущені»: how long they wait, who, what is known of it, and what can be done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from app.contract.answers import Missed
from app.desk.missed_queue import QueueRow
from ui import words
from ui.missed import wording
from ui.missed.layout import (
    MESSAGE,
    Part,
    client_place,
    details_place,
    is_narrow,
    part_words,
    pill_place,
    places_of,
)
from ui.missed.model import ROW_ROLE
from ui.missed.rows import Handled, Head, Row, Waits
from ui.theme import ICON, FontRole, Height, Radius, Space, Theme
from ui.widgets.buttons import PRIMARY, QUIET, ButtonLook
from ui.widgets.painting import draw_avatar, draw_focus, draw_icon, draw_rounded, draw_text, pill_colors
from ui.words_calls import phone_words
from ui.words_recording import retry_words

_CENTER: Final = Qt.AlignmentFlag.AlignCenter
_FOCUS_BAR: Final = 3
_AVATAR: Final = 24
_FADED: Final = 0.45

type Index = QModelIndex | QPersistentModelIndex


@dataclass(slots=True)
class Look:
    """What the view knows besides the rows; it sets this, the delegate paints by it."""

    row: int = -1
    """Under the pointer."""
    part: Part = Part.ROW
    is_down: bool = False
    has_keyboard: bool = False
    calling: str | None = None
    """The number that is being called by a click: no second call until it ends."""
    playing: int | None = None
    """The call whose message the player has loaded."""
    sounds: bool = False


class MissedDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock
        self.look = Look()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, Height.GROUP if isinstance(index.data(ROW_ROLE), Head) else Height.TALL_ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        what: Row = index.data(ROW_ROLE)
        rect: QRect = option.rect
        painter.save()
        if isinstance(what, Head):
            self._paint_head(painter, rect, what, option)
        else:
            self._paint_ground(painter, rect, index.row(), option)
            if isinstance(what, Waits):
                self._paint_waiting(painter, rect, what, index.row())
            else:
                self._paint_handled(painter, rect, what, index.row())
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """What is cut short in full, and what a button does; never as rich text."""
        what: Row | None = index.data(ROW_ROLE)
        tip = "" if what is None or isinstance(what, Head) else self._tip(option.rect, what, event)
        QToolTip.showText(event.globalPos(), f"<span>{escape(tip)}</span>" if tip else "", view)
        return True

    # Steps of painting

    def _paint_head(self, painter: QPainter, rect: QRect, head: Head, option: QStyleOptionViewItem) -> None:
        theme = self._theme
        painter.fillRect(rect, theme.color("window"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.color("line"))
        left = Space.PANEL
        if head.is_open is not None:
            icon = QRect(left - 2, rect.y(), ICON, rect.height() - 1)
            draw_icon(painter, theme, icon, "chevron-down" if head.is_open else "chevron-right", "text_2", 16)
            left += ICON + Space.HALF
        place = rect.adjusted(left, 0, -Space.PANEL, -1)
        draw_text(painter, place, head.text, theme.font(FontRole.CAPTION_STRONG), theme.color("text_2"))
        if head.is_open is not None and _is_selected(option) and self.look.has_keyboard:
            draw_focus(painter, theme, QRectF(rect.adjusted(4, 2, -4, -3)), Radius.CONTROL)

    def _paint_ground(self, painter: QPainter, rect: QRect, row: int, option: QStyleOptionViewItem) -> None:
        theme = self._theme
        chosen = _is_selected(option) and self.look.has_keyboard
        ground = "accent_ground" if chosen else "hover" if self.look.row == row else "surface"
        painter.fillRect(rect, theme.color(ground))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.color("line"))
        if chosen:
            painter.fillRect(rect.x(), rect.y(), _FOCUS_BAR, rect.height() - 1, theme.color("accent"))

    def _paint_waiting(self, painter: QPainter, rect: QRect, what: Waits, row: int) -> None:
        theme, now = self._theme, self._clock()
        places = places_of(rect, what, theme)
        self._paint_pill(painter, pill_place(rect), wording.waited(what.row), wording.PILLS[what.row.urgency])
        self._paint_client(painter, client_place(rect), what.entry)
        reserved = self._paint_worker(painter, rect, what.row, places)
        text = wording.details(what.entry, now)
        details = details_place(rect, places, reserved)
        draw_text(painter, details, text, theme.font(FontRole.BODY), theme.color("text_2"))
        self._paint_parts(painter, rect, places, row, what.entry)

    def _paint_handled(self, painter: QPainter, rect: QRect, what: Handled, row: int) -> None:
        theme, entry = self._theme, what.entry
        places = places_of(rect, what, theme)
        face = wording.end_face(entry)
        if entry.closed_at is not None:
            self._paint_pill(painter, pill_place(rect), words.clock(entry.closed_at), "quiet")
        self._paint_client(painter, client_place(rect), entry)
        details = details_place(rect, places, 0)
        draw_icon(painter, theme, QRect(details.x(), rect.y(), ICON, rect.height()), face.icon, face.color)
        left = details.adjusted(ICON + Space.WORD, 0, 0, 0)
        font = theme.font(FontRole.BODY)
        draw_text(painter, left, face.word, font, theme.color("text"))
        beside = QFontMetrics(font).horizontalAdvance(face.word) + Space.CONTROL
        told = wording.details(entry, self._clock())
        draw_text(painter, left.adjusted(beside, 0, 0, 0), told, font, theme.color("text_3"))
        self._paint_parts(painter, rect, places, row, entry)

    def _paint_pill(self, painter: QPainter, place: QRect, text: str, kind: str) -> None:
        ink, ground = pill_colors(kind)
        draw_rounded(painter, QRectF(place), self._theme.color(ground), Height.PILL / 2)
        inner = place.adjusted(Space.HALF, 0, -Space.HALF, 0)
        draw_text(painter, inner, text, self._theme.font(FontRole.CAPTION_MEDIUM), self._theme.color(ink), _CENTER)

    def _paint_client(self, painter: QPainter, place: QRect, entry: Missed) -> None:
        theme, middle = self._theme, place.center().y()
        over = QRect(place.x(), middle - 17, place.width(), 18)
        ink = theme.color("text")
        draw_text(painter, over, wording.client_name(entry), theme.font(FontRole.BODY_MEDIUM), ink)
        number = phone_words(entry.phone)
        draw_text(painter, over.translated(0, 18), number, theme.font(FontRole.CAPTION), theme.color("text_2"))

    def _paint_worker(self, painter: QPainter, rect: QRect, row: QueueRow, places: dict[Part, QRect]) -> int:
        """Who is at work, before the buttons; how many pixels it took."""
        told = wording.in_work(row, self._clock())
        if not told:
            return 0
        theme, font = self._theme, self._theme.font(FontRole.BODY)
        right = min(place.x() for part, place in places.items() if part not in MESSAGE) - Space.CONTROL
        width = QFontMetrics(font).horizontalAdvance(told) + 1
        words_ = QRect(right - width, rect.y(), width, rect.height())
        draw_text(painter, words_, told, font, theme.color("text_2"))
        disc = QRect(words_.x() - Space.WORD - _AVATAR, rect.center().y() - _AVATAR // 2 + 1, _AVATAR, _AVATAR)
        draw_avatar(painter, theme, disc, wording.worker(row))
        return width + _AVATAR + Space.WORD + Space.CONTROL

    def _paint_parts(self, painter: QPainter, rect: QRect, places: dict[Part, QRect], row: int, entry: Missed) -> None:
        for part, place in places.items():
            hovered = self.look.row == row and self.look.part is part
            match part:
                case Part.MENU:
                    if hovered:
                        draw_rounded(painter, QRectF(place), self._theme.color("surface_2"), Radius.CONTROL)
                    draw_icon(painter, self._theme, place, "ellipsis-vertical", "text_2")
                case Part.PLAY:
                    loaded = entry.voicemail_call is not None and entry.voicemail_call.id == self.look.playing
                    icon = "pause" if loaded and self.look.sounds else "play"
                    self._paint_message(painter, place, icon, lit=hovered or loaded)
                case Part.FETCH:
                    self._paint_message(painter, place, "refresh-cw", lit=hovered)
                case Part.CALL:
                    self._paint_call(painter, place, entry, hovered=hovered, bare=is_narrow(rect))
                case _:
                    self._paint_button(painter, place, QUIET, part_words(part), hovered=hovered)

    def _paint_message(self, painter: QPainter, place: QRect, icon: str, *, lit: bool) -> None:
        ground, ink = ("accent_ground", "accent") if lit else ("surface_2", "text_2")
        draw_rounded(painter, QRectF(place), self._theme.color(ground), Radius.CONTROL)
        draw_icon(painter, self._theme, place, icon, ink, 16)

    def _paint_call(self, painter: QPainter, place: QRect, entry: Missed, *, hovered: bool, bare: bool) -> None:
        if self.look.calling is not None:
            painter.setOpacity(1.0 if self.look.calling == entry.phone else _FADED)
            hovered = False
        icon = "phone-call" if self.look.calling == entry.phone else "phone"
        self._paint_button(painter, place, PRIMARY, "" if bare else part_words(Part.CALL), icon=icon, hovered=hovered)
        painter.setOpacity(1.0)

    def _paint_button(
        self, painter: QPainter, place: QRect, look: ButtonLook, text: str, *, icon: str = "", hovered: bool
    ) -> None:
        theme = self._theme
        ground = look.hover if hovered else look.ground
        edge = QRectF(place).adjusted(1, 1, -1, -1) if hovered and self.look.is_down else QRectF(place)
        border = theme.color(look.border) if look.border else None
        draw_rounded(painter, edge, theme.color(ground) if ground else None, Radius.CONTROL, border)
        font = theme.font(look.role)
        width = QFontMetrics(font).horizontalAdvance(text)
        before = ICON + (Space.WORD if text else 0) if icon else 0
        left = place.x() + (place.width() - width - before) // 2
        if icon:
            draw_icon(painter, theme, QRect(left, place.y(), ICON, place.height()), icon, look.ink)
        words_ = QRect(left + before, place.y(), place.right() - left - before, place.height())
        draw_text(painter, words_, text, font, theme.color(look.ink))

    # Tool tips

    def _tip(self, rect: QRect, what: Waits | Handled, event: QHelpEvent) -> str:
        theme, entry = self._theme, what.entry
        places = places_of(rect, what, theme)
        part = next((part for part, place in places.items() if place.contains(event.pos())), Part.ROW)
        if part is not Part.ROW:
            return self._part_tip(part)
        name = wording.client_name(entry)
        if client_place(rect).contains(event.pos()):
            wide = QFontMetrics(theme.font(FontRole.BODY_MEDIUM)).horizontalAdvance(name)
            return name if wide > client_place(rect).width() else ""
        told = wording.details(entry, self._clock())
        place = details_place(rect, places, 0)
        wide = QFontMetrics(theme.font(FontRole.BODY)).horizontalAdvance(told)
        return told if place.contains(event.pos()) and (wide > place.width() or isinstance(what, Handled)) else ""

    def _part_tip(self, part: Part) -> str:
        if part is Part.CALL and self.look.calling is not None:
            return self.tr("Спершу завершіть поточний дзвінок")
        return {
            Part.CALL: self.tr("Передзвонити (Enter)"),
            Part.TAKE: self.tr("Взяти собі, щоб не подзвонили двоє (B)"),
            Part.GIVE_BACK: self.tr("Нехай передзвонить хтось інший (B)"),
            Part.NOT_DONE: self.tr("Повернути до тих, хто чекає"),
            Part.PLAY: self.tr("Прослухати повідомлення"),
            Part.FETCH: retry_words(),
        }.get(part, self.tr("Інші дії"))


def _is_selected(option: QStyleOptionViewItem) -> bool:
    state: QStyle.StateFlag = option.state
    return bool(state.value & QStyle.StateFlag.State_Selected.value)
