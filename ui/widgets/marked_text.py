"""Plain text broken into lines at a width, with some places of it marked: for delegates, which measure and draw."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

type Places = Sequence[tuple[int, int]]
"""From where to where, as Python counts."""


def laid_out(text: str, font: QFont, width: int) -> tuple[QTextLayout, int]:
    """The text in its lines, and how high they are together."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setAlignment(Qt.AlignmentFlag.AlignLeft)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout, round(height)


def draw_marked(
    painter: QPainter,
    at: QPointF,
    layout: QTextLayout,
    ink: QColor,
    *,
    marks: Places = (),
    mark_ink: QColor | None = None,
    mark_ground: QColor | None = None,
) -> None:
    """Draw the lines; marked places have an ink and a ground of their own."""
    text = layout.text()
    ranges = []
    for start, end in marks:
        marked = QTextLayout.FormatRange()
        marked.start = _in_utf16(text[:start])
        marked.length = _in_utf16(text[start:end])
        look = QTextCharFormat()
        look.setForeground(mark_ink or ink)
        if mark_ground is not None:
            look.setBackground(mark_ground)
        marked.format = look
        ranges.append(marked)
    painter.setPen(ink)
    layout.draw(painter, at, ranges)


def _in_utf16(text: str) -> int:
    """How Qt counts: a letter beyond the first plane is two."""
    return len(text) + sum(letter > "\uffff" for letter in text)
