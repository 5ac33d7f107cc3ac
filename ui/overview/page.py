"""«Огляд»: the figures of a period, the hours and days of its calls, the managers; every mark leads to its calls."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.contract.answers import Direction, Named, Status
from app.contract.overview import ManagerCount, Overview
from app.desk.overview import CallsWanted, OverviewBook, Period, Span, span_before, span_of
from app.failures import Failure
from ui import words
from ui.overview import wording
from ui.overview.figure_card import FigureCard
from ui.overview.head import OverviewHead
from ui.overview.manager_rows import ManagerHeads, ManagerRows, key_of, name_of
from ui.overview.plots_row import PlotsRow
from ui.problems import sentence_of
from ui.tasks import TaskOwner
from ui.theme import Radius, Space, Theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.panel import Panel
from ui.widgets.strip import Strip
from ui.widgets.tall_area import TallArea

if TYPE_CHECKING:
    from ui.overview.heat_map import CellWanted
    from ui.overview.hours_plot import HourWanted

_MINUTE_MS: Final = 60_000


class OverviewPage(QWidget):
    """Shows an `OverviewBook`; `clock` is in the user's zone."""

    calls_wanted = Signal(object)  # CallsWanted

    def __init__(
        self, theme: Theme, book: OverviewBook, clock: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._book = book
        self._clock = clock
        self._period, self._own = Period.WEEK, (clock().date(), clock().date())
        self._span: Span = span_of(self._period, clock())
        self._tasks = TaskOwner(self)
        self._build()
        self._connect()
        self._tasks.start("plots", self._plots.bring())
        self._ask()

    def reload(self) -> None:
        """Count anew: calls have ended meanwhile."""
        self._ask()

    def ask_again(self) -> None:
        """The line is back: ask anew what was asked in vain, or still waits for an answer that was lost."""
        if self._book.counted is None or not self._trouble.isHidden() or self._tasks.is_running("overview"):
            self._ask()

    async def close_tasks(self) -> None:
        await self._tasks.close()

    # Questions

    def _ask(self) -> None:
        now = self._clock()
        self._span = span_of(self._period, now, self._own)
        self._head.show_period(self._period, self._span, now.date())
        before = span_before(self._period, self._span, now)
        self._tasks.start("overview", self._open(self._span, before))

    async def _open(self, span: Span, before: Span) -> None:
        try:
            await self._book.open(span, before)
        except Failure as failure:
            self._show_failure(sentence_of(failure))

    @Slot(object, object)
    def _on_chosen(self, period: Period, own: tuple[date, date] | None) -> None:
        self._period, self._own = period, own or self._own
        self._ask()

    @Slot()
    def _on_minute(self) -> None:
        """A period that is not over goes on."""
        if self.isVisible() and self._span.last >= self._span.until.date():
            self._ask()

    # Answers

    @Slot()
    def _show(self) -> None:
        counted, before = self._book.counted, self._book.before
        if counted is None or before is None:
            return
        self._trouble.hide()
        if not counted.calls and not before.calls:
            self._nothing.show_state(self.tr("За ці дні дзвінків не було."), icon="chart-column")
            self._places.setCurrentWidget(self._nothing)
            return
        self._places.setCurrentWidget(self._scroll)
        self._show_figures(counted, before)
        past = before if self._head.compares else None
        clock = words.other_clock(counted.time_zone, self._span.since, self._span.until)
        self._plots.show_hours(counted.hours, None if past is None else past.hours, clock=clock)
        calls_before = None if past is None else {key_of(one): one.calls for one in past.managers}
        self._managers.show_managers(counted.managers, calls_before)

    def _show_figures(self, counted: Overview, before: Overview) -> None:
        calls = wording.calls_change(counted.calls, before.calls)
        against = f"{calls.words} {wording.before_words(self._period)}" if before.calls else calls.words
        self._calls.show_figure(words.number(counted.calls), against, calls.kind)
        share_now, share_before = wording.missed_share(counted), wording.missed_share(before)
        for card, figure, change in (
            (self._missed, wording.share(share_now), wording.share_change(share_now, share_before)),
            (self._wait, wording.seconds(counted.wait_s), wording.time_change(counted.wait_s, before.wait_s)),
            (
                self._back,
                wording.long_time(counted.called_back_s),
                wording.time_change(counted.called_back_s, before.called_back_s),
            ),
        ):
            card.show_figure(figure, change.words, change.kind)

    def _show_failure(self, sentence: str) -> None:
        if self._book.counted is None:
            self._nothing.show_state(sentence, action=self.tr("Спробувати знову"), icon="wifi-off", kind="bad")
            self._places.setCurrentWidget(self._nothing)
        else:
            self._trouble.show_message(sentence, kind="bad", action=self.tr("Спробувати знову"))

    # What a mark leads to

    def _want(
        self,
        *,
        hour: int | None = None,
        weekday: int | None = None,
        manager: Named | None = None,
        missed: bool = False,
        direction: Direction | None = None,
        status: Status | None = None,
    ) -> None:
        counted = self._book.counted
        zone = "" if counted is None else counted.time_zone
        self.calls_wanted.emit(
            CallsWanted(
                first=self._span.first,
                last=self._span.last,
                hour=hour,
                weekday=weekday,
                manager=manager,
                missed=missed,
                direction=direction,
                status=status,
                time_zone=zone,
            )
        )

    @Slot(object)
    def _on_hour(self, wanted: "HourWanted") -> None:
        self._want(hour=wanted.hour, missed=wanted.missed)

    @Slot(object)
    def _on_cell(self, wanted: "CellWanted") -> None:
        self._want(hour=wanted.hour, weekday=wanted.weekday)

    @Slot(object)
    def _on_manager(self, one: ManagerCount) -> None:
        self._want(manager=one.manager or Named(0, name_of(one)))

    def _connect(self) -> None:
        self._book.on_changed = self._show
        self._head.chosen.connect(self._on_chosen)
        self._head.compared.connect(self._show)
        self._nothing.action_wanted.connect(self._ask)
        self._trouble.action_wanted.connect(self._ask)
        self._plots.hour_wanted.connect(self._on_hour)
        self._plots.cell_wanted.connect(self._on_cell)
        self._managers.wanted.connect(self._on_manager)
        self._calls.clicked.connect(lambda: self._want(hour=None))
        self._missed.clicked.connect(lambda: self._want(missed=True))
        self._wait.clicked.connect(lambda: self._want(direction=Direction.IN, status=Status.COMPLETED))
        self._back.clicked.connect(lambda: self._want(missed=True))
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self._on_minute)
        self._minute.start()

    # How it stands

    def _build(self) -> None:
        theme = self._theme
        self._head = OverviewHead(theme, self)
        self._trouble = Strip(theme, self)
        self._nothing = EmptyState(theme, self)
        self._calls = FigureCard(theme, self.tr("Усього дзвінків"))
        self._missed = FigureCard(theme, self.tr("Пропущено"))
        self._wait = FigureCard(theme, self.tr("Очікування, медіана"))
        self._back = FigureCard(theme, self.tr("Передзвонили за"))
        self._plots = PlotsRow(theme)
        self._managers = ManagerRows(theme)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.PAGE, 0, Space.PAGE, Space.PAGE)
        column.setSpacing(Space.PANEL)
        column.addLayout(self._figures_row())
        column.addWidget(self._plots)
        column.addWidget(self._managers_panel())
        column.addStretch(1)
        self._scroll = TallArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        self._scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self._places = QStackedLayout()
        self._places.addWidget(self._scroll)
        self._places.addWidget(self._nothing)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self._head)
        page.addWidget(self._trouble)
        page.addLayout(self._places, 1)

    def _figures_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.PANEL)
        for card in (self._calls, self._missed, self._wait, self._back):
            row.addWidget(card, 1)
        return row

    def _managers_panel(self) -> Panel:
        panel = Panel(self._theme, "surface", radius=Radius.PANEL)
        column = QVBoxLayout(panel)
        column.setContentsMargins(Space.PANEL, Space.WORD, Space.PANEL, Space.WORD)
        column.setSpacing(0)
        column.addWidget(ManagerHeads(self._theme))
        column.addWidget(self._managers)
        return panel
