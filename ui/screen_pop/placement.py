"""Where the cards stand: rules on rectangles, without a window."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPoint, QRect, QSize

GAP = 12
EDGE = 20
"""Distance of a card from the edges of the screen, logical pixels."""
MORE_HEIGHT = 36
"""Height of the line «ще 6»."""


class Corner(StrEnum):
    BOTTOM_RIGHT = "bottom_right"
    BOTTOM_LEFT = "bottom_left"
    TOP_RIGHT = "top_right"
    TOP_LEFT = "top_left"

    @property
    def is_bottom(self) -> bool:
        return self in {Corner.BOTTOM_RIGHT, Corner.BOTTOM_LEFT}

    @property
    def is_right(self) -> bool:
        return self in {Corner.BOTTOM_RIGHT, Corner.TOP_RIGHT}


class ScreenChoice(StrEnum):
    """On which screen the cards come up."""

    POINTER = "pointer"
    MAIN = "main"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class Placing:
    """The user's wish; `screen_name` is Qt's name of the screen for `FIXED`."""

    corner: Corner = Corner.BOTTOM_RIGHT
    screen: ScreenChoice = ScreenChoice.POINTER
    screen_name: str = ""


def fits(heights: Sequence[int], area: QRect, *, more_follow: bool) -> bool:
    """Whether cards of these heights have room in `area`, with the line «ще 6» when more of them follow."""
    room = area.height() - 2 * EDGE - (MORE_HEIGHT + GAP if more_follow else 0)
    return sum(heights) + GAP * (len(heights) - 1) <= room


def places(sizes: Sequence[QSize], area: QRect, corner: Corner) -> list[QRect]:
    """One rectangle a panel, from the corner on; never outside of `area`."""
    result: list[QRect] = []
    offset = 0
    for size in sizes:
        x = area.right() + 1 - EDGE - size.width() if corner.is_right else area.left() + EDGE
        y = area.bottom() + 1 - EDGE - offset - size.height() if corner.is_bottom else area.top() + EDGE + offset
        result.append(_inside(QRect(QPoint(x, y), size), area))
        offset += size.height() + GAP
    return result


def _inside(place: QRect, area: QRect) -> QRect:
    x = max(area.left(), min(place.x(), area.right() + 1 - place.width()))
    y = max(area.top(), min(place.y(), area.bottom() + 1 - place.height()))
    return QRect(QPoint(x, y), place.size())
