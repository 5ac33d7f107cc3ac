"""Loudness drawn as bars, once for each size: moving the playhead then only copies pixels."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from ui.theme import Theme

_PITCH: Final = 3
_BAR: Final = 2
_QUIET: Final = 10
"""Heights (of 255) up to this are a dot of the dotted line."""
_FULL_FROM: Final = 90
"""The highest bar of a talk fills its lane, unless it is lower than this: then nobody really speaks."""
_DOT_SHARE: Final = 0.55
_REST_SHARE: Final = {False: 0.4, True: 0.38}
"""How much of a lane's colour is left in what was not played yet, in the light and in the dark."""
_MUTED_SHARE: Final = 0.3


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of bars: heights 0-255, its colour's token, whether it is heard, where it stands."""

    heights: bytes
    color: str
    is_heard: bool
    top: int
    height: int


def drawn_bars(theme: Theme, lanes: tuple[Lane, ...], size: QSize, ratio: float, *, played: bool) -> QPixmap:
    """All lanes over the whole width; `played` in full colour, else faded."""
    pixmap = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    rows = [in_bars(lane.heights, size.width() // _PITCH) for lane in lanes]
    highest = max(_FULL_FROM, *(max(row, default=0) for row in rows))
    for lane, row in zip(lanes, rows, strict=True):
        _draw_lane(painter, theme, lane, [height * 255 // highest for height in row], ratio, played=played)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _draw_lane(painter: QPainter, theme: Theme, lane: Lane, bars: list[int], ratio: float, *, played: bool) -> None:
    """In device pixels, so that every bar has sharp edges on every screen."""
    share = 1.0 if played else _REST_SHARE[theme.dark]
    ground = theme.color("surface")
    bar = mixed(theme.color(lane.color), ground, share if lane.is_heard else share * _MUTED_SHARE)
    dot = mixed(bar, ground, _DOT_SHARE)
    width, dot_height = max(1, round(_BAR * ratio)), max(1, round(_BAR * ratio))
    middle = round((lane.top + lane.height / 2) * ratio)
    for place, height in enumerate(bars):
        left = round(place * _PITCH * ratio)
        if height <= _QUIET:
            painter.fillRect(QRect(left, middle - dot_height // 2, width, dot_height), dot)
        else:
            reach = max(dot_height, round(height / 255 * lane.height / 2 * ratio))
            painter.fillRect(QRect(left, middle - reach, width, 2 * reach), bar)


def in_bars(heights: bytes, count: int) -> list[int]:
    """Between the highest and the mean column of each bar: neither a click is lost nor the rhythm of the speech."""
    if not heights:
        return [0] * count
    bars = []
    for place in range(count):
        first = place * len(heights) // count
        columns = heights[first : max(first + 1, (place + 1) * len(heights) // count)]
        bars.append((max(columns) + 2 * sum(columns) // len(columns)) // 3)
    return bars


def mixed(color: QColor, ground: QColor, share: float) -> QColor:
    """So much of the colour, the rest the ground."""
    parts = ((one * share + other * (1 - share)) / 255 for one, other in zip(_rgb(color), _rgb(ground), strict=True))
    return QColor.fromRgbF(*parts)


def _rgb(color: QColor) -> tuple[int, int, int]:
    return color.red(), color.green(), color.blue()
