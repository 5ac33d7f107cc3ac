"""What each cell of a call looks like, one named step a column."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from app.contract.answers import Call
from ui import words
from ui.call_list.columns import (
    At,
    interrupted_words,
    monologue_words,
    one_line,
    person_words,
    share_words,
    silence_words,
    wait_words,
)
from ui.theme import FontRole, Radius, Space, Theme
from ui.widgets.painting import draw_avatar, draw_icon, draw_pill, draw_rounded, draw_text, draw_wave
from ui.words_calls import client_name, direction_face, phone_words, status_face, talk_length
from ui.words_recording import can_be_hurried, can_be_played, next_try_words, recording_words, unheard_words

PLAY: Final = 30
_AVATAR: Final = 24
_WAVE: Final = 24
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(slots=True)
class Playing:
    """What the player has loaded: whose row it is, whether it sounds, how far it is (0-1)."""

    call_id: int | None = None
    sounds: bool = False
    share: float = 0.0


@dataclass(slots=True)
class Pen:
    """All that a cell needs besides its call: where, in which look, and what the pointer is on."""

    painter: QPainter
    theme: Theme
    now: datetime
    rect: QRect = field(default_factory=QRect)
    under_pointer: bool = False
    is_selected: bool = False
    playing: Playing = field(default_factory=Playing)

    def text(self, rect: QRect, text: str, role: FontRole, color: str) -> None:
        draw_text(self.painter, rect, text, self.theme.font(role), self.theme.color(color))


def play_place(cell: QRect) -> QRect:
    """Where the play button stands in the recording's cell."""
    return QRect(cell.x(), cell.center().y() - PLAY // 2, PLAY, PLAY)


def menu_place(cell: QRect) -> QRect:
    """Where ⋮ stands in the last cell."""
    return QRect(cell.right() - 16 - PLAY + 1, cell.center().y() - PLAY // 2, PLAY, PLAY)


def order_place(cell: QRect, theme: Theme, call: Call) -> QRect:
    """Where the order's number can be clicked."""
    if call.order is None:
        return QRect()
    text = words.order_name(call.order.name)
    width = QFontMetrics(theme.font(FontRole.BODY_MEDIUM)).horizontalAdvance(text)
    return QRect(cell.x(), cell.center().y() - 12, min(width, cell.width()), 24)


def _direction(pen: Pen, call: Call) -> None:
    face = direction_face(call)
    place = QRect(pen.rect.x() + Space.PANEL, pen.rect.y(), 18, pen.rect.height())
    draw_icon(pen.painter, pen.theme, place, face.icon, face.color)


def _time(pen: Pen, call: Call) -> None:
    pen.text(pen.rect, words.clock(call.started_at), FontRole.BODY, "text_2")


def _client(pen: Pen, call: Call) -> None:
    rect = pen.rect.adjusted(0, 0, -Space.CONTROL, 0)
    number = phone_words(call.phone)
    if not number:
        pen.text(rect, client_name(call), FontRole.BODY_MEDIUM, "text")
        return
    upper, lower = _lines(rect)
    pen.text(upper, client_name(call), FontRole.BODY_MEDIUM, "text")
    pen.text(lower, number, FontRole.CAPTION, "text_2")


def _status(pen: Pen, call: Call) -> None:
    face = status_face(call)
    room = pen.rect.adjusted(0, 0, -Space.HALF, 0)
    draw_pill(pen.painter, pen.theme, room, face.word, face.color, on_accent_ground=pen.is_selected)


def _length(pen: Pen, call: Call) -> None:
    told = talk_length(call, pen.now)
    font, color = pen.theme.font(FontRole.BODY), pen.theme.color("text")
    draw_text(pen.painter, pen.rect.adjusted(0, 0, -Space.CONTROL, 0), told, font, color, _RIGHT)


def _person(pen: Pen, call: Call) -> None:
    rect = pen.rect.adjusted(Space.CONTROL, 0, -Space.WORD, 0)
    if call.manager is None:
        is_narrow = rect.width() < 2 * _AVATAR
        pen.text(rect, "—" if is_narrow else person_words(call), FontRole.BODY, "text_3")
        return
    disc = QRect(rect.x(), rect.center().y() - _AVATAR // 2, _AVATAR, _AVATAR)
    draw_avatar(pen.painter, pen.theme, disc, call.manager.name)
    pen.text(rect.adjusted(_AVATAR + Space.WORD, 0, 0, 0), call.manager.name, FontRole.BODY, "text")


def _order(pen: Pen, call: Call) -> None:
    if call.order is None:
        return
    text = words.order_name(call.order.name)
    rect = pen.rect.adjusted(0, 0, -Space.WORD, 0)
    pen.text(rect, text, FontRole.BODY_MEDIUM, "accent")
    if pen.under_pointer:
        place = order_place(pen.rect, pen.theme, call)
        pen.painter.fillRect(place.x(), place.center().y() + 9, place.width(), 1, pen.theme.color("accent"))


def _recording(pen: Pen, call: Call) -> None:
    if not can_be_played(call):
        _no_recording(pen, call)
        return
    is_loaded = pen.playing.call_id == call.id
    _round_button(pen, "pause" if is_loaded and pen.playing.sounds else "play")
    wave = pen.rect.adjusted(PLAY + Space.WORD, 0, -Space.CONTROL, 0)
    wave = QRect(wave.x(), wave.center().y() - _WAVE // 2 + 1, min(wave.width(), 145), _WAVE)
    rest = pen.theme.color("text_3")
    played = pen.theme.color("accent") if is_loaded else rest
    draw_wave(pen.painter, wave, call.recording.shape or b"", played, rest, pen.playing.share if is_loaded else 1.0)


def _no_recording(pen: Pen, call: Call) -> None:
    """Why there is none; of one that may still come, when it is tried next, and a button that tries now."""
    rect = pen.rect.adjusted(0, 0, -Space.HALF, 0)
    if can_be_hurried(call):
        _round_button(pen, "refresh-cw")
        rect.setLeft(rect.x() + PLAY + Space.WORD)
    upper, lower = _lines(rect)
    later = next_try_words(call, pen.now)
    pen.text(upper if later else rect, recording_words(call), FontRole.BODY, "text_2")
    if later:
        pen.text(lower, later, FontRole.CAPTION, "text_3")


def _round_button(pen: Pen, icon: str) -> None:
    place = play_place(pen.rect)
    ground, ink = ("accent_ground", "accent") if pen.under_pointer else ("surface_2", "text_2")
    draw_rounded(pen.painter, QRectF(place), pen.theme.color(ground), Radius.CONTROL)
    draw_icon(pen.painter, pen.theme, place, icon, ink, 16)


def _wait(pen: Pen, call: Call) -> None:
    pen.text(pen.rect.adjusted(0, 0, -Space.WORD, 0), wait_words(call), FontRole.BODY, "text_2")


def _line(pen: Pen, call: Call) -> None:
    pen.text(pen.rect.adjusted(0, 0, -Space.WORD, 0), phone_words(call.line), FontRole.BODY, "text_2")


def _heard(say: Callable[[Call], str], name: Callable[[], str]) -> Callable[[Pen, Call], None]:
    """A figure of what was heard in the recording, over what it is of: the list has no head that would say it."""

    def paint(pen: Pen, call: Call) -> None:
        rect = pen.rect.adjusted(0, 0, -Space.WORD, 0)
        upper, lower = _lines(rect)
        if call.shares is None:
            why = unheard_words(call)
            pen.text(upper if why else rect, "—", FontRole.BODY, "text_3")
            pen.text(lower, why, FontRole.CAPTION, "text_3")
            return
        pen.text(upper, say(call), FontRole.BODY, "text")
        pen.text(lower, name(), FontRole.CAPTION, "text_2")

    return paint


def _lines(rect: QRect) -> tuple[QRect, QRect]:
    """The two lines of a cell: what it is about, and what belongs to it."""
    half = rect.height() // 2
    upper = QRect(rect.x(), rect.y() + 7, rect.width(), half - 7)
    return upper, QRect(rect.x(), rect.y() + half + 2, rect.width(), half - 9)


def _note(pen: Pen, call: Call) -> None:
    pen.text(pen.rect.adjusted(0, 0, -Space.CONTROL, 0), one_line(call.note), FontRole.BODY, "text_2")


def _menu(pen: Pen, _call: Call) -> None:
    place = menu_place(pen.rect)
    if pen.under_pointer:
        draw_rounded(pen.painter, QRectF(place), pen.theme.color("surface_2"), Radius.CONTROL)
    draw_icon(pen.painter, pen.theme, place, "ellipsis-vertical", "text_2")


PAINTED: Final[dict[At, Callable[[Pen, Call], None]]] = {
    At.DIRECTION: _direction,
    At.TIME: _time,
    At.CLIENT: _client,
    At.STATUS: _status,
    At.LENGTH: _length,
    At.PERSON: _person,
    At.ORDER: _order,
    At.RECORDING: _recording,
    At.WAIT: _wait,
    At.LINE: _line,
    At.NOTE: _note,
    At.SHARE: _heard(share_words, lambda: QCoreApplication.translate("CallList", "оператор")),
    At.MONOLOGUE: _heard(monologue_words, lambda: QCoreApplication.translate("CallList", "монолог")),
    At.INTERRUPTED: _heard(interrupted_words, lambda: QCoreApplication.translate("CallList", "перебивання")),
    At.SILENCE: _heard(silence_words, lambda: QCoreApplication.translate("CallList", "тиша")),
    At.MENU: _menu,
}
