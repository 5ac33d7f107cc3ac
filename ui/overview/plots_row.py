"""The hours of the day and the days of the week side by side, as two plots."""

import asyncio
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.contract.overview import HourCount
from ui.loading import loaded
from ui.overview.legend import Legend
from ui.theme import FontRole, Radius, Space, Theme
from ui.widgets.panel import Panel
from ui.widgets.plain_label import PlainLabel
from ui.widgets.skeleton import SkeletonBars

if TYPE_CHECKING:
    from ui.overview.heat_map import HeatMap
    from ui.overview.hours_plot import HoursPlot

_HEIGHT: Final = 288
type Hours = tuple[HourCount, ...]


class PlotsRow(QWidget):
    """Grey bars stand where the plots will until `bring` has loaded what draws them."""

    hour_wanted = Signal(object)  # HourWanted
    cell_wanted = Signal(object)  # CellWanted

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counted: Hours = ()
        self._before: Hours | None = None
        self.hours: HoursPlot | None = None
        self.heat: HeatMap | None = None
        self._legend = Legend(theme)
        self._range = PlainLabel(theme, "", FontRole.CAPTION, "text_2")
        self._whose_clock = PlainLabel(theme, "", FontRole.CAPTION, "text_2")
        self._build()

    async def bring(self) -> None:
        """Load pyqtgraph and numpy in a thread, a third of a second; then make the plots, one in a turn of the loop."""
        await loaded("ui.overview.hours_plot", "ui.overview.heat_map")
        from ui.overview.heat_map import HeatMap
        from ui.overview.hours_plot import HoursPlot

        self.hours = HoursPlot(self._theme, self.tr("Дзвінки за годинами"))
        self.hours.wanted.connect(self.hour_wanted)
        self._put_in(self._hours_panel, self.hours)
        self._show()
        await asyncio.sleep(0)
        self.heat = HeatMap(self._theme, self.tr("Коли дзвонять"))
        self.heat.wanted.connect(self.cell_wanted)
        self._put_in(self._heat_panel, self.heat)
        self._show()

    def show_hours(self, counted: Hours, before: Hours | None, *, clock: str = "") -> None:
        """`before` are the hours of the period before, when they are to be compared.

        `clock` says by whose clock they are hours, where that is not this machine's.
        """
        self._whose_clock.set_text(clock)
        self._counted, self._before = counted, before
        self._legend.show_before(shown=before is not None)
        self._show()

    def _show(self) -> None:
        if self.hours is not None:
            self.hours.show_hours(self._counted, self._before)
        if self.heat is not None:
            self.heat.show_hours(self._counted)
            hours = self.heat.hours
            told = self.tr("{first}:00–{last}:00, насиченіше = більше")
            self._range.set_text(told.format(first=hours[0], last=hours[-1]))

    def _build(self) -> None:
        hours_head, heat_head = QHBoxLayout(), QHBoxLayout()
        hours_head.setSpacing(Space.WORD)
        hours_head.addWidget(PlainLabel(self._theme, self.tr("Дзвінки за годинами"), FontRole.STRONG))
        hours_head.addWidget(self._whose_clock, 1)
        hours_head.addWidget(self._legend)
        heat_head.addWidget(PlainLabel(self._theme, self.tr("Коли дзвонять"), FontRole.STRONG), 1)
        self._hours_panel = self._panel(hours_head)
        self._heat_panel = self._panel(heat_head, self._range)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.PANEL)
        row.addWidget(self._hours_panel, 706)
        row.addWidget(self._heat_panel, 306)

    def _panel(self, head: QHBoxLayout, *below: QWidget) -> Panel:
        panel = Panel(self._theme, "surface", radius=Radius.PANEL)
        panel.setFixedHeight(_HEIGHT)
        column = QVBoxLayout(panel)
        column.setContentsMargins(Space.PANEL, Space.PANEL, Space.PANEL, Space.PANEL)
        column.setSpacing(Space.CONTROL)
        column.addLayout(head)
        column.addWidget(SkeletonBars(self._theme), 1)
        for part in below:
            column.addWidget(part)
        return panel

    @staticmethod
    def _put_in(panel: Panel, plot: QWidget) -> None:
        """Where the grey bars stood."""
        bars, layout = panel.findChild(SkeletonBars), panel.layout()
        assert bars is not None
        assert layout is not None
        layout.replaceWidget(bars, plot)
        bars.hide()
        bars.deleteLater()
