"""«Записи розмов»: the page that shows a `CallHistory` and says what was wanted of its calls."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QPoint, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.contract.answers import Call, Named
from app.desk.call_history import CallHistory
from app.desk.overview import CallsWanted
from app.failures import Failure
from app.phone_numbers import printed
from app.tables_out import TableKind
from ui.call_list.columns import USUAL, At
from ui.call_list.columns_menu import ColumnsMenu
from ui.call_list.day_watch import DayWatch
from ui.call_list.delegate import CallDelegate
from ui.call_list.export_strip import ExportStrip
from ui.call_list.filter_bar import FilterBar
from ui.call_list.filters import Choice, Outcome, Period
from ui.call_list.head import CallListHead
from ui.call_list.model import CallListModel
from ui.call_list.row_menu import RowMenu
from ui.call_list.selection_bar import SelectionBar
from ui.call_list.view import CallView
from ui.desk_signals import HistorySignals
from ui.problems import sentence_of
from ui.tasks import TaskOwner
from ui.theme import Space, Theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.rule import Rule
from ui.widgets.skeleton import SkeletonRows
from ui.widgets.strip import Strip
from ui.words_recording import playable_beside

_PATIENCE_MS: Final = 150
"""A quicker answer needs no skeleton."""


def _now() -> datetime:
    return datetime.now(UTC)


class CallListPage(QWidget):
    """Wishes about a call leave as signals; the questions to the history run here and end with the page."""

    play_wanted = Signal(object)
    download_wanted = Signal(object)
    fetch_wanted = Signal(object)
    call_wanted = Signal(object)
    order_wanted = Signal(int)
    orders_of_wanted = Signal(str)
    client_wanted = Signal(int)
    archive_wanted = Signal(object, object)
    """The question whose calls' recordings are wanted as one file; ids of the chosen ones among them (none: all)."""
    choice_changed = Signal(object)  # Choice
    columns_changed = Signal(object)  # frozenset[At]
    recordings_wanted = Signal(object)  # tuple[Call, ...]
    new_order_wanted = Signal(object)  # Call
    list_out_wanted = Signal(object, object, object)  # TableKind, CallFilter, how many (None: nobody counted)
    chosen_out_wanted = Signal(object, object)  # TableKind, tuple[Call, ...]
    cancel_out_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        history: CallHistory,
        news: HistorySignals,
        parent: QWidget | None = None,
        *,
        clock: Callable[[], datetime] = _now,
        choice: Choice | None = None,
        columns: frozenset[At] = USUAL,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._history = history
        self._news = news
        self._clock = clock
        self.makes_orders = False
        """Whether orders can be entered here; else the menu does not offer it."""
        self._tasks = TaskOwner(self)
        self._build(choice or Choice())
        self._connect()
        self._shown = columns
        self._view.show_columns(columns)
        self._ask(self._filters.choice)

    def show_managers(self, managers: tuple[Named, ...]) -> None:
        """Whom the list can be narrowed to."""
        self._filters.show_managers(managers)

    def show_operators(self, operators: tuple[Named, ...]) -> None:
        """Whose calls alone can be asked for."""
        self._filters.show_operators(operators)

    def show_calls_of(self, phone: str) -> None:
        """Every call of one number, in E.164."""
        self._head.search.show_text("")
        self._filters.choose(Choice(phone=phone))

    def show_calls_of_operator(self, operator: Named) -> None:
        """Today's calls of one operator."""
        self._head.search.show_text("")
        self._filters.choose(Choice(period=Period.TODAY, operator=operator))

    def show_counted(self, wanted: CallsWanted) -> None:
        """The calls behind a mark of the overview."""
        outcome = Outcome(wanted.status.value) if wanted.status is not None else Outcome.ALL
        self._head.search.show_text("")
        self._filters.choose(
            Choice(
                period=Period.OWN,
                own=(wanted.first, wanted.last),
                direction=wanted.direction,
                outcome=Outcome.MISSED if wanted.missed else outcome,
                manager=wanted.manager,
                hour=wanted.hour,
                weekday=wanted.weekday,
                time_zone=wanted.time_zone,
            )
        )

    def show_playing(self, call_id: int | None, *, sounds: bool, share: float = 0.0) -> None:
        """What the player has loaded, whether it sounds, and how far it is (0-1)."""
        self._view.show_playing(call_id, sounds=sounds, share=share)

    def neighbour(self, call_id: int, step: int) -> Call | None:
        """The next (`step` 1) or previous (-1) call of the list that has a recording, for the player's arrows.

        Whoever comes near the end of what is loaded has the next page asked for.
        """
        if step > 0 and not self._history.is_complete and playable_beside(self._history.calls, call_id, 2) is None:
            self._on_more_wanted()
        return playable_beside(self._history.calls, call_id, step)

    @property
    def view(self) -> CallView:
        return self._view

    def select_call(self, call_id: int) -> bool:
        """Put the selection on a call's row; False when it is not among the loaded ones."""
        row = self._model.row_of_call(call_id)
        if row is not None:
            self._view.select_call(row)
        return row is not None

    def focus_search(self) -> None:
        self._head.search.setFocus()
        self._head.search.selectAll()

    def step_back(self) -> bool:
        """Esc drops the selection, then the search and the number that the list was narrowed to; the chips stay."""
        choice = self._filters.choice
        if len(self._view.selected_calls()) > 1:
            self._view.drop_selection()
            return True
        plain = replace(choice, q="", phone=None, hour=None, weekday=None, time_zone="")
        self._filters.choose(plain)
        return plain != choice

    def reload(self) -> None:
        """Ask again: the line was down for longer than the journal remembers."""
        self._tasks.start("question", self._reload())

    def ask_again(self) -> None:
        """The line is back: ask anew what was asked in vain, or still waits for an answer that was lost."""
        if not self._history.is_answered:
            self._ask(self._filters.choice)
        elif self._history.is_loading:
            self._tasks.stop("more")
            self.reload()

    async def close_tasks(self) -> None:
        await self._tasks.close()

    def _build(self, choice: Choice) -> None:
        self._head = CallListHead(self._theme, self)
        self._filters = FilterBar(self._theme, self._clock, choice, self)
        self._model = CallListModel(self._history, self._news, self._clock, self)
        self._view = CallView(self._theme, self._model, CallDelegate(self._theme, self._clock, self), self)
        self._skeleton = SkeletonRows(self._theme, self)
        self._empty = EmptyState(self._theme, self)
        self._strip = Strip(self._theme, self)
        self._selection = SelectionBar(self._theme, self)
        self._out = ExportStrip(self._theme, self)
        self._places = QStackedLayout()
        for place in (self._view, self._skeleton, self._empty):
            self._places.addWidget(place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._filters)
        column.addSpacing(Space.CONTROL)
        column.addWidget(Rule(self._theme, self))
        column.addLayout(self._places, 1)
        column.addWidget(self._strip)
        column.addWidget(self._selection)
        column.addWidget(self._out)

    def _connect(self) -> None:
        self._impatience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._impatience.timeout.connect(self._on_impatient)
        self._days = DayWatch(self._clock, self)
        self._days.second.connect(self._model.tick)
        self._days.day_came.connect(self._on_day)
        self._news.more_changed.connect(self._on_totals)
        self._model.more_wanted.connect(self._on_more_wanted)
        self._filters.chosen.connect(self._ask)
        self._filters.chosen.connect(self.choice_changed)
        self._head.search.searched.connect(self._on_searched)
        self._head.archive_wanted.connect(self._on_archive_wanted)
        self.words_wanted = self._head.words_wanted
        self._view.play_wanted.connect(self.play_wanted)
        self._view.fetch_wanted.connect(self.fetch_wanted)
        self._view.order_wanted.connect(self.order_wanted)
        self._view.copy_wanted.connect(self._on_copy_wanted)
        self._view.menu_wanted.connect(self._on_menu_wanted)
        self._view.selection_changed.connect(self._on_selection)
        self._filters.columns_wanted.connect(self._on_columns_wanted)
        self._selection.recordings_wanted.connect(self.recordings_wanted)
        self._selection.archive_wanted.connect(self._on_archive_wanted)
        self._selection.export_wanted.connect(self._on_chosen_out)
        self._head.export_wanted.connect(self._on_list_out)
        self._out.cancel_wanted.connect(self.cancel_out_wanted)
        self._selection.dropped.connect(self._view.drop_selection)
        self._empty.action_wanted.connect(self._on_empty_action)
        self._strip.action_wanted.connect(self._on_more_wanted)

    @Slot(object)
    def _ask(self, choice: Choice) -> None:
        if choice.q != self._head.search.text().strip():
            self._head.search.show_text(choice.q)
        self._model.hold()
        self._strip.hide()
        self._impatience.start()
        self._tasks.start("question", self._open(choice))

    async def _open(self, choice: Choice) -> None:
        try:
            await self._history.open(choice.question(self._clock()))
        except Failure as failure:
            self._show_failure(failure)
        else:
            self._show_answer()

    async def _reload(self) -> None:
        try:
            with self._view.place.while_asked_anew():
                await self._history.reload()
        except Failure as failure:
            self._say_more_failed(failure)
        else:
            self._show_answer()

    async def _load_more(self) -> None:
        try:
            await self._history.more()
        except Failure as failure:
            self._say_more_failed(failure)
        else:
            self._strip.hide()

    async def _count(self) -> None:
        try:
            await self._history.count()
        except Failure:
            return  # the rows are here; how many there are is told another time

    def _show_answer(self) -> None:
        self._tasks.start("total", self._count())
        self._impatience.stop()
        self._model.release()
        if self._history.calls:
            self._places.setCurrentWidget(self._view)
        else:
            self._show_nothing()

    def _show_nothing(self) -> None:
        if self._filters.choice == Choice():
            text = self.tr("Тут стоятимуть розмови: перша з’явиться, щойно хтось зателефонує.")
            self._empty.show_state(text, icon="headphones")
        else:
            text = self.tr("За цими умовами розмов немає.")
            self._empty.show_state(text, action=self.tr("Скинути умови"), icon="search")
        self._places.setCurrentWidget(self._empty)

    def _show_failure(self, failure: Failure) -> None:
        self._impatience.stop()
        self._model.release()
        self._empty.show_state(sentence_of(failure), action=self.tr("Спробувати знову"), icon="wifi-off", kind="bad")
        self._places.setCurrentWidget(self._empty)

    def _say_more_failed(self, failure: Failure) -> None:
        self._strip.show_message(sentence_of(failure), kind="bad", action=self.tr("Спробувати знову"))

    @Slot()
    def _on_impatient(self) -> None:
        self._places.setCurrentWidget(self._skeleton)

    @Slot()
    def _on_more_wanted(self) -> None:
        if not self._tasks.is_running("more"):
            self._tasks.start("more", self._load_more())

    @Slot()
    @Slot(object)
    def _on_archive_wanted(self, chosen: tuple[Call, ...] = ()) -> None:
        self.archive_wanted.emit(self._filters.choice.question(self._clock()), tuple(call.id for call in chosen))

    @Slot(str)
    def _on_searched(self, text: str) -> None:
        self._filters.choose(replace(self._filters.choice, q=text))

    @Slot()
    def _on_empty_action(self) -> None:
        """Either drop the filters that let nothing through, or ask again what failed."""
        if not self._history.is_answered:
            self._ask(self._filters.choice)
        else:
            self._head.search.show_text("")
            self._filters.choose(Choice())

    @Slot()
    def _on_totals(self) -> None:
        self._head.show_total(self._history.total, self._history.talk_s, has_more=self._history.has_more)
        if self._history.is_loading or not self._history.is_answered:
            return
        if not self._history.calls:
            self._show_nothing()
        elif self._places.currentWidget() is self._empty:
            self._places.setCurrentWidget(self._view)

    def show_taking_out(self, rows: int | None) -> None:
        """How many rows of a table are written; None: none is being written any more."""
        self._out.show_rows(rows)

    @Slot(object)
    def _on_list_out(self, kind: TableKind) -> None:
        total = None if self._history.has_more else self._history.total
        self._out.expect(total)
        self.list_out_wanted.emit(kind, self._history.filter, total)

    @Slot(object)
    def _on_chosen_out(self, calls: tuple[Call, ...]) -> None:
        def chosen(kind: TableKind) -> None:
            self._out.expect(len(calls))
            self.chosen_out_wanted.emit(kind, calls)

        self._head.open_kinds(self._selection, chosen)

    @Slot()
    def _on_selection(self) -> None:
        self._selection.show_calls(self._view.selected_calls())

    @Slot(object)
    def _on_columns_wanted(self, button: QWidget) -> None:
        menu = ColumnsMenu(self._theme, self._shown, self)
        menu.turned.connect(self._on_column_turned)
        menu.popup_within(self, button.mapToGlobal(button.rect().bottomLeft()))

    @Slot(object)
    def _on_column_turned(self, place: At) -> None:
        self._shown = self._shown ^ {place}
        self._view.show_columns(self._shown)
        self.columns_changed.emit(self._shown)

    @Slot()
    def _on_day(self) -> None:
        """«Сьогодні» is another day from now on."""
        self._model.retitle_days()
        if self._filters.choice.question(self._clock()) != self._history.filter:
            self._ask(self._filters.choice)

    @Slot(object)
    def _on_copy_wanted(self, call: Call) -> None:
        if call.phone is not None:
            QGuiApplication.clipboard().setText(printed(call.phone))

    @Slot(object, QPoint)
    def _on_menu_wanted(self, call: Call, place: QPoint) -> None:
        menu = RowMenu(self._theme, call, self, makes_orders=self.makes_orders)
        menu.play_wanted.connect(self.play_wanted)
        menu.download_wanted.connect(self.download_wanted)
        menu.fetch_wanted.connect(self.fetch_wanted)
        menu.call_wanted.connect(self.call_wanted)
        menu.client_wanted.connect(self.client_wanted)
        menu.order_wanted.connect(self.order_wanted)
        menu.orders_of_wanted.connect(self.orders_of_wanted)
        menu.calls_of_wanted.connect(self.show_calls_of)
        menu.new_order_wanted.connect(self.new_order_wanted)
        menu.copy_wanted.connect(self._on_copy_wanted)
        menu.popup_within(self, place)
