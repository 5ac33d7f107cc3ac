"""When they call: the days of the week over the hours, darker where there were more calls.

Imports pyqtgraph: to be loaded in a thread (`ui.loading`) when the first plot is shown, not before.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from app.contract.overview import HourCount
from ui import words
from ui.overview.hours_plot import range_of
from ui.overview.marks import Mark, MarksView, PlotItem
from ui.theme import FontRole, Theme
from ui.widgets.painting import draw_focus, draw_rounded, draw_text

_LEFT: Final = 34
_GAP: Final = 3
_TALLEST: Final = 23
_WIDEST: Final = 24
_RADIUS: Final = 4.0
_FAINTEST: Final = 0.1
"""A single call differs from none."""


@dataclass(frozen=True, slots=True)
class CellWanted:
    """Which calls a cell stands for."""

    weekday: int
    hour: int


class HeatItem(PlotItem):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._counts: dict[tuple[int, int], HourCount] = {}
        self.hours = range_of()

    def show_hours(self, hours: tuple[HourCount, ...]) -> None:
        self._counts = {(one.weekday, one.hour): one for one in hours}
        self.hours = range_of({one.hour: one for one in hours})

    def lay_out(self) -> None:
        self.marks = tuple(
            Mark(day, hour, self._cell(day, hour), _told(one), CellWanted(day, hour))
            for (day, hour), one in sorted(self._counts.items())
        )

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        highest = max((one.calls for one in self._counts.values()), default=0)
        font, ink = self._theme.font(FontRole.CAPTION), self._theme.color("text_2")
        for day in range(7):
            row = self._cell(day, self.hours[0])
            label = QRect(0, round(row.y()), _LEFT, round(row.height()))
            draw_text(painter, label, words.weekday(day, short=True), font, ink)
            for hour in self.hours:
                one = self._counts.get((day, hour))
                share = one.calls / highest if one is not None and highest else 0.0
                draw_rounded(painter, self._cell(day, hour), self._shade(share), _RADIUS)
        if self.hovered is not None:
            draw_rounded(painter, self.hovered.rect, None, _RADIUS, self._theme.color("text_3"))
        if self.focused is not None:
            draw_focus(painter, self._theme, self.focused.rect.adjusted(-2, -2, 2, 2), 6)

    def _shade(self, share: float) -> QColor:
        low, high = self._theme.color("surface_2"), self._theme.color("chart_calls")
        weight = _FAINTEST + (1 - _FAINTEST) * share if share else 0.0
        red, green, blue = (
            round(a + (b - a) * weight)
            for a, b in zip(low.getRgb()[:3], high.getRgb()[:3], strict=True)  # type: ignore[index]  # a tuple of four
        )
        return QColor(red, green, blue)

    def _cell(self, day: int, hour: int) -> QRectF:
        pitch = min(_WIDEST, (self._size.width() - _LEFT) / len(self.hours))
        rise = min(_TALLEST + _GAP, self._size.height() / 7)
        left = _LEFT + pitch * (hour - self.hours[0])
        return QRectF(left, rise * day, max(2.0, pitch - _GAP), max(2.0, rise - _GAP))


class HeatMap(MarksView):
    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        self._heat = HeatItem(theme)
        super().__init__(theme, self._heat, name, parent)

    @property
    def hours(self) -> range:
        return self._heat.hours

    def show_hours(self, hours: tuple[HourCount, ...]) -> None:
        self._heat.show_hours(hours)
        self.refresh()


def _told(one: HourCount) -> str:
    told = f"{words.weekday(one.weekday)}, {one.hour}:00: {words.calls(one.calls)}"
    return f"{told}, {words.missed(one.missed)}" if one.missed else told
