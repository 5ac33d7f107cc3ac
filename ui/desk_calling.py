"""Click to call: the wish of any number on the screen becomes one running callback with visible steps."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.contract.requests import NewCallback
from app.desk.callback_watch import CallbackWatch, RunningCallback
from app.desk.desk import utc_now
from app.failures import Failure
from ui.desk_signals import CallbackSignals
from ui.problems import sentence_of
from ui.tasks import TaskOwner

_TICK_MS: Final = 1000


class Calling(QObject):
    """`changed` carries the running callback (None: put away), `failed` a sentence for a person."""

    changed = Signal(object)
    failed = Signal(str)

    def __init__(self, watch: CallbackWatch, signals: CallbackSignals, parent: QObject) -> None:
        super().__init__(parent)
        self._watch = watch
        self._tasks = TaskOwner(self)
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._on_tick)
        signals.changed.connect(self._on_changed)

    @property
    def running(self) -> RunningCallback | None:
        return self._watch.running

    @Slot(object)
    def call(self, wanted: NewCallback) -> None:
        """Call, unless a call is on its way already."""
        running = self._watch.running
        if running is None or running.is_over:
            self._tasks.start("call", self._call(wanted))

    @Slot()
    def give_up(self) -> None:
        self._tasks.start("give up", self._give_up())

    @Slot()
    def put_away(self) -> None:
        """Let an ended callback go from the screen."""
        self._watch.clear()

    @Slot(object)
    def _on_changed(self, running: RunningCallback | None) -> None:
        if running is None or running.is_over:
            self._clock.stop()
        else:
            self._clock.start()
        self.changed.emit(running)

    @Slot()
    def _on_tick(self) -> None:
        self._watch.tick(utc_now())

    async def close_tasks(self) -> None:
        self._clock.stop()
        await self._tasks.close()

    async def _call(self, wanted: NewCallback) -> None:
        await self._watch.call(wanted, utc_now())

    async def _give_up(self) -> None:
        try:
            await self._watch.give_up()
        except Failure as reason:
            self.failed.emit(sentence_of(reason))
