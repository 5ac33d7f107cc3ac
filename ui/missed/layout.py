"""Where everything of a row stands; painting and clicking ask the same place."""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QFontMetrics

from app.contract.answers import MissedEnding
from app.desk.missed_queue import Group
from ui.missed import wording
from ui.missed.rows import Handled, Row, Waits
from ui.theme import ICON, Height, Space, Theme
from ui.widgets.buttons import PRIMARY, QUIET

BUTTON: Final = 32
MENU: Final = 30
PILL: Final = 86
_NARROW: Final = 820
"""Below this width the buttons keep their icons only."""
_CLIENT_LEFT: Final = Space.PANEL + PILL + Space.CONTROL
_CLIENT_SHARE: Final = 0.22


class Part(StrEnum):
    """What of a row can be clicked by itself."""

    ROW = "row"
    CALL = "call"
    TAKE = "take"
    GIVE_BACK = "give_back"
    NOT_DONE = "not_done"
    PLAY = "play"
    FETCH = "fetch"
    MENU = "menu"


MESSAGE: Final = frozenset({Part.PLAY, Part.FETCH})
"""What can be done about a message that was left: one of them, before the words."""


def part_words(part: Part) -> str:
    """The word on its button."""
    translate = QCoreApplication.translate
    return {
        Part.CALL: translate("Missed", "Передзвонити"),
        Part.TAKE: translate("Missed", "Беру"),
        Part.GIVE_BACK: translate("Missed", "Віддати"),
        Part.NOT_DONE: translate("Missed", "Повернути"),
    }.get(part, "")


def is_narrow(row: QRect) -> bool:
    return row.width() < _NARROW


def pill_place(row: QRect) -> QRect:
    return QRect(row.x() + Space.PANEL, row.center().y() - Height.PILL // 2 + 1, PILL, Height.PILL)


def client_place(row: QRect) -> QRect:
    width = max(150, min(round(row.width() * _CLIENT_SHARE), 280))
    return QRect(row.x() + _CLIENT_LEFT, row.y(), width - Space.CONTROL, row.height())


def buttons_of(row: Row) -> tuple[Part, ...]:
    """The buttons of a row, from the left."""
    match row:
        case Waits(row=waits) if waits.group is not Group.IN_WORK:
            return Part.CALL, Part.TAKE
        case Waits(row=waits) if waits.is_mine and waits.entry.calling is None:
            return Part.CALL, Part.GIVE_BACK
        case Handled(entry=entry) if entry.end is not None and entry.end.how is MissedEnding.HAND:
            return (Part.NOT_DONE,)
        case _:
            return ()


def places_of(row: QRect, what: Row, theme: Theme) -> dict[Part, QRect]:
    """The buttons, ⋮ and the message's play button, whichever the row has."""
    middle = row.center().y() + 1
    places = {Part.MENU: QRect(row.right() + 1 - Space.PANEL - MENU, middle - MENU // 2, MENU, MENU)}
    right = places[Part.MENU].x() - Space.CONTROL
    for part in reversed(buttons_of(what)):
        width = _width(part, theme, narrow=is_narrow(row))
        places[part] = QRect(right - width, middle - BUTTON // 2, width, BUTTON)
        right -= width + Space.CONTROL
    message = _message_part(what)
    if message is not None:
        places[message] = QRect(client_place(row).right() + 1 + Space.CONTROL, middle - MENU // 2, MENU, MENU)
    return places


def details_place(row: QRect, places: dict[Part, QRect], reserved: int) -> QRect:
    """What is left between the client and the buttons, `reserved` pixels of it for who is at work."""
    left = client_place(row).right() + 1 + Space.CONTROL
    left = max([left, *(places[part].right() + 1 + Space.WORD for part in MESSAGE if part in places)])
    right = min(place.x() for part, place in places.items() if part not in MESSAGE) - Space.PANEL - reserved
    return QRect(left, row.y(), max(0, right - left), row.height())


def _message_part(what: Row) -> Part | None:
    if not isinstance(what, Waits):
        return None
    if wording.has_message(what.entry):
        return Part.PLAY
    return Part.FETCH if wording.awaits_message(what.entry) else None


def _width(part: Part, theme: Theme, *, narrow: bool) -> int:
    if narrow and part is Part.CALL:
        return BUTTON + Space.CONTROL
    look = PRIMARY if part is Part.CALL else QUIET
    words = QFontMetrics(theme.font(look.role)).horizontalAdvance(part_words(part))
    icon = ICON + Space.WORD if part is Part.CALL else 0
    return words + icon + 2 * look.padding
