"""What stands on and under the lanes: the loop, where both speak at once, waiting, comments, what is in sight."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from ui.recordings.sight import Sight
from ui.theme import Theme

_PIN: Final = 4
_NEAR: Final = 6
"""So many pixels beside a pin are the pin, for the pointer."""
_THUMB: Final = 2

type Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Pin:
    """A comment at its second."""

    second: float
    text: str


@dataclass(frozen=True, slots=True)
class Marks:
    """Everything by its second of the talk."""

    loop: Span | None = None
    both: tuple[Span, ...] = ()
    """Both speak at once."""
    holds: tuple[Span, ...] = ()
    """Somebody only waits."""
    pins: tuple[Pin, ...] = ()

    def pin_at(self, x: int, sight: Sight, lanes: QRect) -> Pin | None:
        """The comment under the pointer."""
        near = [pin for pin in self.pins if abs(x_of(pin.second, sight, lanes) - x) <= _NEAR]
        return min(near, key=lambda pin: abs(x_of(pin.second, sight, lanes) - x), default=None)

    def pins_beside(self, pin: Pin) -> tuple[Pin, ...]:
        """It, and the others of its second: nobody could point at them otherwise."""
        return tuple(other for other in self.pins if int(other.second) == int(pin.second))


def x_of(second: float, sight: Sight, lanes: QRect) -> int:
    """Pixel of a second, also of one out of sight."""
    return lanes.left() + round(sight.share(second) * lanes.width())


def paint_grounds(painter: QPainter, theme: Theme, marks: Marks, sight: Sight, lanes: QRect) -> None:
    """Under the lanes: where somebody waits, and what is heard again and again."""
    for begin, end in marks.holds:
        painter.fillRect(_rect(begin, end, sight, lanes), theme.color("surface_2"))
    if marks.loop is None:
        return
    rect = _rect(*marks.loop, sight, lanes)
    painter.fillRect(rect, theme.color("accent_ground"))
    for x in (rect.left(), rect.right()):
        if lanes.left() <= x <= lanes.right():
            painter.fillRect(x, lanes.top(), 1, lanes.height(), theme.color("accent"))


def paint_both(painter: QPainter, theme: Theme, marks: Marks, sight: Sight, between: QRect) -> None:
    """In the gap between the lanes: where they speak at the same time."""
    for begin, end in marks.both:
        if end >= sight.start and begin <= sight.end:
            painter.fillRect(_rect(begin, end, sight, between), theme.color("waiting"))


def paint_pins(painter: QPainter, theme: Theme, marks: Marks, sight: Sight, lanes: QRect) -> None:
    """Over the lanes: a pin for each comment; below, which part of the talk is in sight."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for pin in marks.pins:
        x = x_of(pin.second, sight, lanes)
        if lanes.left() <= x <= lanes.right() + 1:
            painter.fillRect(x, lanes.top(), 1, lanes.height(), theme.color("accent"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(QPointF(x + 0.5, lanes.top() + _PIN), _PIN, _PIN)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    if not sight.is_whole:
        whole = Sight.whole(sight.seconds)
        track = QRect(lanes.left(), lanes.bottom() - _THUMB + 1, lanes.width(), _THUMB)
        painter.fillRect(track, theme.color("line"))
        painter.fillRect(_rect(sight.start, sight.end, whole, track), theme.color("text_3"))


def _rect(begin: float, end: float, sight: Sight, within: QRect) -> QRect:
    """At least a pixel wide, and never outside of `within`."""
    left, right = x_of(begin, sight, within), x_of(end, sight, within)
    return QRectF(left, within.top(), max(1, right - left), within.height()).toRect().intersected(within)
