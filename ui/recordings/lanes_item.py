"""Both lanes of a talk as one item of a pyqtgraph scene.

Imports pyqtgraph: to be imported when the first recording is shown, not before.
"""

from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from app.contract.answers import Peaks
from ui.recordings.bars import Lane, drawn_bars
from ui.recordings.marks import Marks, paint_both, paint_grounds, paint_pins, x_of
from ui.recordings.sight import Sight
from ui.theme import FontRole, Theme
from ui.widgets.painting import draw_rounded, draw_text

NAMES: Final = 72
"""Width of the names at the left."""
HEAD: Final = 2
"""Width of the playhead."""
_LANE: Final = 24
_PITCH: Final = 28
_BUBBLE: Final = 20
_OUT_OF_SIGHT: Final = -10


class LanesItem(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph ships no types
    """Paints names, bars, marks, playhead and the words under the pointer, only where something changed.

    Args:
        theme: colours and fonts.
        names: of the lanes, client first.
        one: name of the only lane of a recording that does not tell the two apart.
    """

    def __init__(self, theme: Theme, names: tuple[str, str], one: str) -> None:
        super().__init__()
        self.setFlag(self.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._theme = theme
        self._names = names
        self._one = one
        self._size = QSize(0, 0)
        self._peaks: Peaks | None = None
        self._heard = (True, True)
        self._head = _OUT_OF_SIGHT
        self._hover: tuple[int, str] | None = None
        self._bars: dict[tuple[bool, float], QPixmap] = {}
        self.sight = Sight()
        self.marks = Marks()

    @property
    def place(self) -> QRect:
        """Where the lanes are, right of their names."""
        return QRect(NAMES, 0, max(1, self._size.width() - NAMES - HEAD), self._size.height())

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._size.width(), self._size.height())

    def resize(self, size: QSize) -> None:
        self.prepareGeometryChange()
        self._size = size
        self.redraw()

    def show_peaks(self, peaks: Peaks | None) -> None:
        self._peaks = peaks
        self.sight = Sight.whole(0.0 if peaks is None else peaks.seconds)
        self.redraw()

    def show_sight(self, sight: Sight) -> None:
        self.sight = sight
        self.redraw()

    def show_marks(self, marks: Marks) -> None:
        self.marks = marks
        self.update()

    def show_heard(self, heard: tuple[bool, bool]) -> None:
        self._heard = heard
        self.redraw()

    def redraw(self) -> None:
        """Forget the bars drawn so far: colours, size, sight or lanes are new."""
        self._bars.clear()
        self.update()

    def move_head(self, second: float) -> None:
        """Repaint the strip between the old place and the new one."""
        x = x_of(second, self.sight, self.place)
        x = x if NAMES <= x <= self._size.width() else _OUT_OF_SIGHT if x < NAMES else self._size.width()
        if x != self._head:
            left, right = sorted((self._head, x))
            self._head = x
            self.update(QRectF(left - HEAD, 0, right - left + 3 * HEAD, self._size.height()))

    def show_hover(self, hover: tuple[int, str] | None) -> None:
        for place in (self._hover, hover):
            if place is not None:
                self.update(QRectF(self._bubble(place)).adjusted(-8, -2, 8, self._size.height()))
        self._hover = hover

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        exposed = option.exposedRect.toAlignedRect()
        ratio = painter.device().devicePixelRatio()
        if exposed.left() < NAMES:
            self._paint_names(painter)
        paint_grounds(painter, self._theme, self.marks, self.sight, self.place)
        head = QRect(self._head, 0, HEAD, self._size.height())
        played = exposed.intersected(QRect(NAMES, 0, self._head - NAMES, self._size.height()))
        rest_from = max(NAMES, self._head)
        rest = exposed.intersected(QRect(rest_from, 0, self._size.width(), self._size.height()))
        for part, is_played in ((played, True), (rest, False)):
            if part.isValid():
                self._paint_bars(painter, part, ratio, is_played=is_played)
        lanes = self._lanes()
        if len(lanes) == 2:
            gap = QRect(NAMES, lanes[0].top + _LANE, self.place.width(), _PITCH - _LANE)
            paint_both(painter, self._theme, self.marks, self.sight, gap.adjusted(0, 1, 0, -1))
        paint_pins(painter, self._theme, self.marks, self.sight, self.place)
        if self._peaks is not None and exposed.intersects(head):
            painter.fillRect(head, self._theme.color("text"))
        if self._hover is not None:
            self._paint_hover(painter, self._hover)

    def _paint_bars(self, painter: QPainter, part: QRect, ratio: float, *, is_played: bool) -> None:
        bars = self._bars.get((is_played, ratio))
        if bars is None:
            size = QSize(self._size.width() - NAMES, self._size.height())
            bars = drawn_bars(self._theme, self._lanes(), size, ratio, played=is_played)
            self._bars[is_played, ratio] = bars
        part = part.intersected(QRect(NAMES, 0, self._size.width() - NAMES, self._size.height()))
        source = QRectF((part.x() - NAMES) * ratio, part.y() * ratio, part.width() * ratio, part.height() * ratio)
        painter.drawPixmap(QRectF(part), bars, source)

    def _paint_names(self, painter: QPainter) -> None:
        font = QFont(self._theme.font(FontRole.SECTION))
        font.setCapitalization(QFont.Capitalization.MixedCase)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0)
        for name, lane in zip(self._lane_names(), self._lanes(), strict=True):
            rect = QRect(0, lane.top, NAMES - 4, lane.height)
            color = self._theme.color(lane.color if lane.is_heard else "text_3")
            draw_text(painter, rect, name, font, color)

    def _paint_hover(self, painter: QPainter, hover: tuple[int, str]) -> None:
        x, text = hover
        painter.fillRect(QRect(x, 0, 1, self._size.height()), self._theme.color("text_3"))
        bubble = self._bubble(hover)
        draw_rounded(painter, QRectF(bubble), self._theme.color("text"), 5)
        font, ink = self._theme.font(FontRole.CAPTION_MEDIUM), self._theme.color("surface")
        draw_text(painter, bubble, text, font, ink, Qt.AlignmentFlag.AlignCenter)

    def _bubble(self, hover: tuple[int, str]) -> QRect:
        """Beside the pointer's line, on the side where there is room."""
        x, text = hover
        width = QFontMetrics(self._theme.font(FontRole.CAPTION_MEDIUM)).horizontalAdvance(text) + 12
        left = x + 6 if x + 6 + width < self._size.width() else x - 6 - width
        return QRect(left, (self._size.height() - _BUBBLE) // 2, width, _BUBBLE)

    def _lane_names(self) -> tuple[str, ...]:
        return self._names if self._count() == 2 else (self._one,)

    def _count(self) -> int:
        return 2 if self._peaks is None or not self._peaks.lanes else min(2, len(self._peaks.lanes))

    def _lanes(self) -> tuple[Lane, ...]:
        count = self._count()
        rows = (b"", b"") if self._peaks is None else self._peaks.lanes
        colors = ("client_lane", "operator_lane") if count == 2 else ("accent",)
        height = _LANE if count == 2 else 2 * _LANE
        top = (self._size.height() - (_PITCH + _LANE if count == 2 else height)) // 2
        return tuple(
            Lane(
                self.sight.cut(rows[place]) if rows else b"",
                colors[place],
                count == 1 or self._heard[place],
                top + place * _PITCH,
                height,
            )
            for place in range(count)
        )
