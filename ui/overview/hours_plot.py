"""Calls by hour of the day, the missed among them in their own colour, the period before as a pale bar behind.

Imports pyqtgraph: to be loaded in a thread (`ui.loading`) when the first plot is shown, not before.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from app.contract.overview import HourCount
from ui import words
from ui.overview.marks import Mark, MarksView, PlotItem
from ui.theme import FontRole, Theme
from ui.widgets.painting import draw_focus, draw_text

_LEFT: Final = 40
_BELOW: Final = 28
_ABOVE: Final = 8
_WIDEST_BAR: Final = 26
_LINES: Final = 3
_USUAL: Final = (8, 20)
_LEAST_HIT: Final = 12
"""Pixels: a bar of one call can be clicked all the same."""
_RADIUS: Final = 3.0
_CENTER: Final = Qt.AlignmentFlag.AlignCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class HourWanted:
    """Which calls a bar stands for."""

    hour: int
    missed: bool


@dataclass(slots=True)
class _Sum:
    calls: int = 0
    missed: int = 0


def summed(hours: tuple[HourCount, ...]) -> dict[int, _Sum]:
    """The days of the week together, by hour."""
    sums: dict[int, _Sum] = {}
    for one in hours:
        total = sums.setdefault(one.hour, _Sum())
        total.calls += one.calls
        total.missed += one.missed
    return sums


def range_of(*counted: Mapping[int, object]) -> range:
    """The hours to show: the usual ones, and every other in which somebody called."""
    seen = [hour for one in counted for hour in one]
    return range(min([_USUAL[0], *seen]), max([_USUAL[1], *seen]) + 1)


def step_of(highest: int) -> int:
    """The distance of the lines: a round number, so that about three of them stand under the highest bar."""
    wanted, unit = max(1, highest) / _LINES, 1
    while unit * 10 <= wanted:
        unit *= 10
    return next((unit * factor for factor in (1, 2, 4, 5) if unit * factor >= wanted), unit * 10)


def lines_of(highest: int) -> int:
    """How many lines stand above the ground: the last is the first that no bar passes."""
    return max(1, -(-highest // step_of(highest)))


class HoursItem(PlotItem):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._sums: dict[int, _Sum] = {}
        self._before: dict[int, _Sum] | None = None
        self._hours = range(_USUAL[0], _USUAL[1] + 1)
        self._step, self._lines = 1, _LINES

    def show_hours(self, hours: tuple[HourCount, ...], before: tuple[HourCount, ...] | None) -> None:
        self._sums = summed(hours)
        self._before = None if before is None else summed(before)
        self._hours = range_of(self._sums, self._before or {})
        highest = max((one.calls for sums in (self._sums, self._before or {}) for one in sums.values()), default=0)
        self._step, self._lines = step_of(highest), lines_of(highest)

    def lay_out(self) -> None:
        marks = []
        for column, hour in enumerate(self._hours):
            one = self._sums.get(hour)
            if one is None:
                continue
            bar, low = self._bar(column, one.calls), self._bar(column, one.missed)
            hit = bar.adjusted(-4, min(0.0, bar.height() - _LEAST_HIT), 4, 0)
            marks.append(Mark(0, column, hit, _told(hour, one), HourWanted(hour, missed=False)))
            if one.missed:
                told = f"{_clock(hour)}: {words.missed(one.missed)}"
                hit = low.adjusted(-4, min(0.0, low.height() - _LEAST_HIT), 4, 0)
                marks.append(Mark(1, column, hit, told, HourWanted(hour, missed=True)))
        self.marks = tuple(marks)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        self._paint_lines(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for column, hour in enumerate(self._hours):
            place = self._bar(column, 0)
            label = QRect(round(place.x()) - 10, self._bottom + 6, round(place.width()) + 20, 18)
            font, ink = self._theme.font(FontRole.CAPTION), self._theme.color("text_2")
            draw_text(painter, label, str(hour), font, ink, _CENTER)
            self._paint_bar(painter, column, hour)
        if self.focused is not None:
            draw_focus(painter, self._theme, self.focused.rect.adjusted(-2, -3, 2, 2), 5)

    def _paint_bar(self, painter: QPainter, column: int, hour: int) -> None:
        if self._before is not None and (past := self._before.get(hour)) is not None:
            ghost = self._bar(column, past.calls).adjusted(-4, 0, 4, 0)
            painter.fillPath(_rounded(ghost), self._theme.color("chart_before"))
        one = self._sums.get(hour)
        if one is None:
            return
        bar, low = self._bar(column, one.calls), self._bar(column, one.missed)
        painter.save()
        painter.setClipPath(_rounded(bar))
        painter.fillRect(bar, self._theme.color("chart_calls"))
        if one.missed:
            painter.fillRect(low.adjusted(0, -1, 0, 0), self._theme.color("surface"))
            painter.fillRect(low, self._theme.color("chart_missed"))
        painter.restore()
        if self.hovered is not None and self.hovered.column == column:
            painter.fillPath(_rounded(low if self.hovered.row else bar), self._light())

    def _paint_lines(self, painter: QPainter) -> None:
        font, ink = self._theme.font(FontRole.CAPTION), self._theme.color("text_2")
        for line in range(self._lines + 1):
            y = round(self._y(line * self._step))
            painter.fillRect(_LEFT, y, self._size.width() - _LEFT, 1, self._theme.color("line"))
            label = QRect(0, y - 9, _LEFT - 10, 18)
            draw_text(painter, label, words.number(line * self._step), font, ink, _RIGHT)

    def _light(self) -> QColor:
        """A breath of the ground over what the pointer is on."""
        color = QColor(self._theme.color("surface"))
        color.setAlpha(60)
        return color

    @property
    def _bottom(self) -> int:
        size: QSize = self._size
        return size.height() - _BELOW

    def _y(self, count: float) -> float:
        top = max(1, self._step * self._lines)
        return self._bottom - count / top * max(0, self._bottom - _ABOVE)

    def _bar(self, column: int, count: int) -> QRectF:
        room = (self._size.width() - _LEFT) / len(self._hours)
        width = min(_WIDEST_BAR, room * 0.62)
        top = self._y(count)
        return QRectF(_LEFT + room * column + (room - width) / 2, top, width, self._bottom - top)


class HoursPlot(MarksView):
    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        self._hours_item = HoursItem(theme)
        super().__init__(theme, self._hours_item, name, parent)

    def show_hours(self, hours: tuple[HourCount, ...], before: tuple[HourCount, ...] | None) -> None:
        """`before` are the hours of the period before, when they are to be compared."""
        self._hours_item.show_hours(hours, before)
        self.refresh()


def _clock(hour: int) -> str:
    return f"{hour}:00"


def _told(hour: int, one: _Sum) -> str:
    told = f"{_clock(hour)}: {words.calls(one.calls)}"
    return f"{told}, {words.missed(one.missed)}" if one.missed else told


def _rounded(bar: QRectF) -> QPainterPath:
    path = QPainterPath()
    radius = min(_RADIUS, bar.height() / 2)
    path.addRoundedRect(bar, radius, radius)
    return path
