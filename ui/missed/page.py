"""«Пропущені»: who waits for a call, who is handled, and what is wished of them."""

from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QPoint, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.contract.answers import Missed, Role
from app.contract.requests import NewCallback
from app.desk.missed_queue import Group, MissedQueue
from app.failures import Failure
from app.phone_numbers import printed
from ui.desk_signals import MissedSignals
from ui.missed import wording
from ui.missed.delegate import MissedDelegate
from ui.missed.head import MissedHead
from ui.missed.layout import Part
from ui.missed.model import MissedModel
from ui.missed.row_menu import Deed, MissedMenu
from ui.missed.rows import Handled, Head, Waits, handled_rows, waiting_rows
from ui.missed.view import MissedView
from ui.problems import sentence_of
from ui.tasks import TaskOwner
from ui.theme import Height, Theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.rule import Rule
from ui.widgets.seldom import Seldom
from ui.widgets.skeleton import SkeletonRows
from ui.widgets.strip import Strip

_SECOND_MS: Final = 1000
_RECOUNT_S: Final = 10
"""The minutes of the pills are looked at so often."""
_UNDO_MS: Final = 10_000


class MissedPage(QWidget):
    """Wishes that concern other places leave as signals; those of the queue itself are asked here."""

    call_wanted = Signal(object)  # NewCallback
    play_wanted = Signal(object)  # Call
    fetch_wanted = Signal(object)  # Call
    client_wanted = Signal(object)  # client's id
    orders_of_wanted = Signal(str)
    calls_of_wanted = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        queue: MissedQueue,
        news: MissedSignals,
        clock: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._queue = queue
        self._clock = clock
        self._tasks = TaskOwner(self)
        self._shows_handled = False
        self._shows_today = False
        self._calling: str | None = None
        self._undone: int | None = None  # the entry that the strip can bring back
        self._failure: Failure | None = None
        self._seconds = 0
        self._build()
        soon = Seldom(self._show_queue, self)  # a burst of news changes the queue again and again
        news.changed.connect(soon.wish)
        news.handled_changed.connect(soon.wish)
        self._connect()
        self._show_queue()

    @property
    def view(self) -> MissedView:
        return self._view

    @property
    def model(self) -> MissedModel:
        return self._model

    @property
    def strip(self) -> Strip:
        return self._strip

    # What the composing window tells

    def load(self) -> None:
        """Ask anew for all who wait."""
        self._tasks.start("load", self._load(self._queue.load(self._clock())))

    def reload(self) -> None:
        """Older calls were found, or the gap was too long; who waits is asked by whoever keeps the queue."""
        if not self._queue.is_loaded:
            self.load()
        if self._queue.handled_loaded:
            self._tasks.start("handled", self._load(self._queue.load_handled()))

    def show_calling(self, phone: str | None) -> None:
        self._calling = phone
        self._view.show_calling(phone)

    def show_playing(self, call_id: int | None, *, sounds: bool) -> None:
        self._view.show_playing(call_id, sounds=sounds)

    async def close_tasks(self) -> None:
        self._clockwork.stop()
        await self._tasks.close()

    # What is shown

    @Slot()
    def _show_queue(self) -> None:
        queue, now = self._queue, self._clock()
        rows = queue.rows(now)
        waiting = [row for row in rows if row.group is Group.WAITING]
        longest = max(waiting, key=lambda row: row.waited, default=None)
        self._head.show_summary(wording.summary(queue.waiting_count(now), longest))
        if self._shows_handled:
            self._model.show(handled_rows(queue.handled, now))
        else:
            self._model.show(waiting_rows(queue, now, shows_today=self._shows_today))
        self._show_place(loaded=queue.handled_loaded if self._shows_handled else queue.is_loaded)

    def _show_place(self, *, loaded: bool) -> None:
        if self._model.rows and loaded:
            self._places.setCurrentWidget(self._view)
        elif self._failure is not None and not loaded:
            told = sentence_of(self._failure)
            self._empty.show_state(told, action=self.tr("Спробувати знову"), icon="wifi-off", kind="bad")
            self._places.setCurrentWidget(self._empty)
        elif not loaded:
            self._places.setCurrentWidget(self._skeleton)
        else:
            self._show_nothing()

    def _show_nothing(self) -> None:
        if self._shows_handled:
            self._empty.show_state(self.tr("Тут стоятимуть пропущені, яким уже передзвонили."), icon="phone-missed")
        else:
            told = self.tr("Ніхто не чекає: усім, хто телефонував, відповіли.")
            self._empty.show_state(told, icon="check", kind="good")
        self._places.setCurrentWidget(self._empty)

    # What is wished

    @Slot(object, object)
    def _on_wanted(self, part: Part, row: Waits | Handled) -> None:
        entry, now = row.entry, self._clock()
        match part:
            case Part.CALL:
                self._call(entry)
            case Part.TAKE:
                self._ask(f"claim {entry.id}", self._queue.claim(entry.id, now))
            case Part.GIVE_BACK:
                self._ask(f"claim {entry.id}", self._queue.release(entry.id, now))
            case Part.NOT_DONE:
                self._ask(f"done {entry.id}", self._queue.take_back(entry.id, now))
            case Part.PLAY | Part.FETCH:
                self._hear(entry)
            case _:
                return

    @Slot(object, QPoint)
    def _on_menu_wanted(self, row: Waits | Handled, place: QPoint) -> None:
        me = self._queue.me
        supervises = me is not None and me.role is not Role.OPERATOR
        anothers = isinstance(row, Waits) and row.row.holder is not None and not row.row.is_mine
        menu = MissedMenu(
            self._theme, row.entry, self, can_call=self._calling is None, can_take_away=supervises and anothers
        )
        menu.chosen.connect(lambda deed: self.do(deed, row.entry))
        menu.popup_within(self, place)

    def do(self, deed: Deed, entry: Missed) -> None:
        """Do what was chosen from the menu of a row."""
        now = self._clock()
        match deed:
            case Deed.CALL:
                self._call(entry)
            case Deed.PLAY | Deed.FETCH:
                self._hear(entry)
            case Deed.CLIENT if entry.client is not None:
                self.client_wanted.emit(entry.client.id)
            case Deed.ORDERS:
                self.orders_of_wanted.emit(entry.phone)
            case Deed.CALLS:
                self.calls_of_wanted.emit(entry.phone)
            case Deed.COPY:
                QGuiApplication.clipboard().setText(printed(entry.phone))
            case Deed.TAKE_AWAY:
                self._ask(f"claim {entry.id}", self._queue.release(entry.id, now))
            case Deed.DONE:
                self._ask(f"done {entry.id}", self._done(entry))
            case Deed.NOT_DONE:
                self._ask(f"done {entry.id}", self._queue.take_back(entry.id, now))
            case _:
                return

    def _hear(self, entry: Missed) -> None:
        """Play the message they left, or ask for its recording when that has not come."""
        if wording.has_message(entry):
            self.play_wanted.emit(entry.voicemail_call)
        elif wording.awaits_message(entry):
            self.fetch_wanted.emit(entry.voicemail_call)

    def _call(self, entry: Missed) -> None:
        if self._calling is None:
            self.call_wanted.emit(NewCallback(phone=entry.phone))

    async def _done(self, entry: Missed) -> None:
        await self._queue.close(entry.id, self._clock())
        self._undone = entry.id
        told = self.tr("Опрацьовано: {name}").format(name=wording.client_name(entry))
        self._strip.show_message(told, kind="accent", icon="check", action=self.tr("Повернути"))
        self._undo_time.start(_UNDO_MS)

    @Slot()
    def _on_undo_wanted(self) -> None:
        self._strip.hide()
        if self._undone is not None:
            self._ask(f"done {self._undone}", self._queue.take_back(self._undone, self._clock()))

    @Slot(object)
    def _on_copy_wanted(self, row: Waits | Handled) -> None:
        self.do(Deed.COPY, row.entry)

    @Slot(object)
    def _on_fold_wanted(self, _head: Head) -> None:
        self._shows_today = not self._shows_today
        self._show_queue()

    @Slot(bool)
    def _on_handled_chosen(self, handled: bool) -> None:
        self._shows_handled = handled
        self._failure = None
        self._model.show(())
        if handled:
            self._tasks.start("handled", self._load(self._queue.load_handled()))
        self._show_queue()
        self._view.scrollToTop()

    @Slot()
    def _on_end_near(self) -> None:
        if self._shows_handled and not self._queue.handled_complete and not self._tasks.is_running("handled"):
            self._tasks.start("handled", self._load(self._queue.more_handled()))

    @Slot()
    def _on_again_wanted(self) -> None:
        self._failure = None
        if self._shows_handled:
            self._tasks.start("handled", self._load(self._queue.load_handled()))
        else:
            self.load()
        self._show_queue()

    @Slot()
    def _on_second(self) -> None:
        self._model.tick()
        self._seconds += 1
        if self._seconds % _RECOUNT_S == 0:
            self._show_queue()

    def _ask(self, name: str, question: Coroutine[Any, Any, None]) -> None:
        self._tasks.start(name, self._answered(question))

    async def _answered(self, question: Coroutine[Any, Any, None]) -> None:
        try:
            await question
        except Failure as failure:
            self.failed.emit(sentence_of(failure))

    async def _load(self, question: Coroutine[Any, Any, None]) -> None:
        try:
            await question
        except Failure as failure:
            self._failure = failure
        else:
            self._failure = None
        self._show_queue()

    # Building

    def _build(self) -> None:
        self._head = MissedHead(self._theme, self)
        self._model = MissedModel(self._clock, self)
        self._view = MissedView(self._theme, self._model, MissedDelegate(self._theme, self._clock, self), self)
        self._skeleton = SkeletonRows(self._theme, self, row=Height.TALL_ROW)
        self._empty = EmptyState(self._theme, self)
        self._strip = Strip(self._theme, self)
        self._places = QStackedLayout()
        for place in (self._view, self._skeleton, self._empty):
            self._places.addWidget(place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(Rule(self._theme, self))
        column.addLayout(self._places, 1)
        column.addWidget(self._strip)

    def _connect(self) -> None:
        self._clockwork = QTimer(self, interval=_SECOND_MS)
        self._clockwork.timeout.connect(self._on_second)
        self._clockwork.start()
        self._undo_time = QTimer(self, singleShot=True)
        self._undo_time.timeout.connect(self._strip.hide)
        self._strip.action_wanted.connect(self._on_undo_wanted)
        self._head.handled_chosen.connect(self._on_handled_chosen)
        self._empty.action_wanted.connect(self._on_again_wanted)
        self._view.wanted.connect(self._on_wanted)
        self._view.menu_wanted.connect(self._on_menu_wanted)
        self._view.fold_wanted.connect(self._on_fold_wanted)
        self._view.copy_wanted.connect(self._on_copy_wanted)
        self._view.end_near.connect(self._on_end_near)
