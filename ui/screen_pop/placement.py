"""Where the cards stand: rules on rectangles, without a window."""

from collections.abc import Iterable, Sequence
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
    """The user's wish; `screen_name` is Qt's name of the screen for `FIXED`.

    `inwards` is how far the cards were dragged from the corner, logical pixels along both edges.
    """

    corner: Corner = Corner.BOTTOM_RIGHT
    screen: ScreenChoice = ScreenChoice.POINTER
    screen_name: str = ""
    inwards: tuple[int, int] = (0, 0)


def fits(heights: Sequence[int], area: QRect, *, more_follow: bool) -> bool:
    """Whether cards of these heights have room in `area`, with the line «ще 6» when more of them follow."""
    room = area.height() - 2 * EDGE - (MORE_HEIGHT + GAP if more_follow else 0)
    return sum(heights) + GAP * (len(heights) - 1) <= room


def places(sizes: Sequence[QSize], area: QRect, placing: Placing) -> list[QRect]:
    """One rectangle a panel, from the corner on; never outside of `area`, however far they were dragged."""
    corner, (across, along) = placing.corner, placing.inwards
    together = sum(size.height() for size in sizes) + GAP * (len(sizes) - 1)
    offset = max(0, min(along, area.height() - 2 * EDGE - together))
    result: list[QRect] = []
    for size in sizes:
        left, top = EDGE + across, EDGE + offset
        x = area.right() + 1 - left - size.width() if corner.is_right else area.left() + left
        y = area.bottom() + 1 - top - size.height() if corner.is_bottom else area.top() + top
        result.append(_inside(QRect(QPoint(x, y), size), area))
        offset += size.height() + GAP
    return result


def dropped(panel: QRect, area: QRect) -> tuple[Corner, tuple[int, int]]:
    """The corner that a dragged panel is nearest to, and how far it stands from its place there."""
    is_right = area.right() - panel.right() < panel.left() - area.left()
    is_bottom = area.bottom() - panel.bottom() < panel.top() - area.top()
    corner = next(corner for corner in Corner if (corner.is_right, corner.is_bottom) == (is_right, is_bottom))
    across = area.right() - panel.right() if is_right else panel.left() - area.left()
    along = area.bottom() - panel.bottom() if is_bottom else panel.top() - area.top()
    return corner, (max(0, across - EDGE), max(0, along - EDGE))


def layout_key(screens: Iterable[tuple[str, QRect]]) -> str:
    """The monitors that are there now, by name, place and size: what was dragged is remembered for each such desk."""
    told = sorted(f"{name}:{area.x()},{area.y()},{area.width()}x{area.height()}" for name, area in screens)
    return "|".join(told)


def _inside(place: QRect, area: QRect) -> QRect:
    x = max(area.left(), min(place.x(), area.right() + 1 - place.width()))
    y = max(area.top(), min(place.y(), area.bottom() + 1 - place.height()))
    return QRect(QPoint(x, y), place.size())
