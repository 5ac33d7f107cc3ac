"""A line of a talk as it is painted everywhere: whose it is, and the words with what was looked for marked in them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter

from ui.theme import FontRole, Theme
from ui.widgets.marked_text import draw_marked, laid_out
from ui.widgets.painting import draw_text

LETTER: Final = 22
"""Pixels of the speaker's letter, before the words."""
_TOP: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def draw_spoken(
    painter: QPainter,
    theme: Theme,
    place: QRect,
    text: str,
    *,
    speaker: tuple[str, str],
    room: int,
    marks: Sequence[tuple[int, int]],
    mark_ground: str,
) -> None:
    """Paint from the upper left corner of `place`; `room` pixels are the words', `speaker` a letter and its colour."""
    letter, ink = speaker
    draw_text(
        painter,
        QRect(place.x(), place.y(), LETTER, place.height()),
        letter,
        theme.font(FontRole.STRONG),
        theme.color(ink),
        _TOP,
    )
    layout, _ = laid_out(text, theme.font(FontRole.BODY), room)
    draw_marked(
        painter,
        QPointF(place.x() + LETTER, place.y()),
        layout,
        theme.color("text"),
        marks=marks,
        mark_ink=theme.color("waiting"),
        mark_ground=theme.color(mark_ground),
    )
