"""Hearing recordings: whatever any page wants played goes to the one player."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent

from app.backend_link.people_questions import PeopleQuestions
from app.contract.answers import Call
from app.desk.desk import utc_now
from app.failures import Failure, Refused
from app.links import link_to_call
from app.operator_desk import OperatorDesk
from app.settings import (
    PLAYER_DEVICE,
    PLAYER_LEVELS_VOICES,
    PLAYER_SKIPS_SILENCE,
    PLAYER_SPEED,
    PLAYER_VOLUME,
    Settings,
)
from ui.calm import Calm
from ui.problems import sentence_of
from ui.recordings.dock import PlayerDock
from ui.recordings.steering import Manner
from ui.tasks import TaskOwner
from ui.words_calls import client_name
from ui.words_recording import can_be_played, has_failed, recording_sentence

log = logging.getLogger(__name__)

_SETTLED_S: Final = 0.5
_DESK_STANDS_S: Final = 4.0
"""After the start, the window and its lists come first; in the next pause the first recording is prepared for."""

type Neighbour = Callable[[int, int], Call | None]
"""The call before (-1) or after (+1) another in the list it was played from."""


class Playing(QObject):
    """`playing` carries the call's id (None: nothing loaded), the share played and whether it sounds."""

    playing = Signal(object, float, bool)
    said = Signal(str, str)
    """A sentence and its kind, `accent` or `bad`."""

    def __init__(self, dock: PlayerDock, parts: OperatorDesk, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._dock = dock
        self._parts = parts
        self._people = PeopleQuestions(parts.questions)
        self._settings = settings
        self._neighbour: Neighbour | None = None
        self._hurried: set[int] = (
            set()
        )  # calls whose recordings somebody here has asked for, until it is told how that ended
        self._tasks = TaskOwner(self)
        dock.progress_changed.connect(self.playing.emit)  # an id is an int there, an id or nothing here
        dock.closed.connect(lambda: self.playing.emit(None, 0.0, False))
        dock.next_wanted.connect(lambda: self._step(1))
        dock.previous_wanted.connect(lambda: self._step(-1))
        dock.retry_wanted.connect(self.fetch)
        dock.heard_from_here.connect(self._on_heard_from_here)
        dock.link_wanted.connect(self._on_link_wanted)
        dock.details.failed.connect(lambda sentence: self.said.emit(sentence, "bad"))
        dock.steering.listen(_manner_in(settings))
        dock.steering.manner_changed.connect(self._on_manner_changed)

    def start(self) -> asyncio.Task[None]:
        """Get ready to be heard while nobody asks for it: the first click is as quick as any other; until it ends."""
        return self._tasks.start("ready", self._be_ready())

    async def _be_ready(self) -> None:
        await asyncio.sleep(_DESK_STANDS_S)
        with Calm(self._dock.window()) as calm:
            await calm.wait()
        await self._dock.prepare()

    def play(self, call: Call, neighbour: Neighbour | None = None, *, start: float | None = None) -> None:
        """Load and play, from a second of it when that is told; `neighbour` is where ↑ and ↓ lead from here."""
        self._neighbour = neighbour
        self._dock.window().installEventFilter(self)  # once: the same filter again changes nothing
        self._show(call, start=start)

    @Slot(object)
    def recording_changed(self, call: Call) -> None:
        """The backend told that a recording is ready, failed or gone."""
        self._dock.call_changed(call)
        if call.id in self._hurried:
            self._tell_fetched(call)
        self._tasks.start(f"recording {call.id}", self._parts.shelf.hear(call))

    async def close_tasks(self) -> None:
        await self._tasks.close()
        await self._dock.close_all()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keys of the window that nothing in it has taken are the player's: in lists too, never while one writes."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._dock.isVisible():
            return self._dock.take_key(event)
        return False

    def _step(self, by: int) -> None:
        if self._neighbour is not None and self._dock.call is not None:
            call = self._neighbour(self._dock.call.id, by)
            if call is not None:
                self._show(call)

    def _show(self, call: Call, *, start: float | None = None) -> None:
        self._dock.show_call(call, utc_now(), start=start)
        self._tasks.start("ahead", self._take_ahead(call))
        if can_be_played(call):
            self._tasks.start("listeners", self._show_listeners(call))

    async def _show_listeners(self, call: Call) -> None:
        try:
            self._dock.show_listeners(call.id, await self._people.listeners(call.id))
        except Failure:
            return  # it is heard all the same

    async def _take_ahead(self, call: Call) -> None:
        """Have the next one of the list here before it is asked for, once this one had time to begin."""
        await asyncio.sleep(_SETTLED_S)
        following = None if self._neighbour is None else self._neighbour(call.id, 1)
        if following is not None and can_be_played(following):
            with suppress(Failure, OSError):  # then it is asked for when somebody wants to hear it
                await self._parts.shelf.take_ahead(following.id)

    @Slot(object)
    def _on_heard_from_here(self, call: Call) -> None:
        self._tasks.start("heard", self._tell_heard(call))

    async def _tell_heard(self, call: Call) -> None:
        try:
            await self._people.note_use(call.id, downloaded=False)
        except Failure as reason:
            log.warning("that a kept recording is heard could not be told: %s", reason)

    @Slot(object, float)
    def _on_link_wanted(self, call: Call, second: float) -> None:
        QGuiApplication.clipboard().setText(link_to_call(call.id, second))
        self.said.emit(self.tr("Посилання на цю мить розмови скопійовано"), "accent")

    @Slot()
    def _on_manner_changed(self) -> None:
        self._tasks.start("manner", self._keep_manner())

    async def _keep_manner(self) -> None:
        """When the listener has settled on it."""
        await asyncio.sleep(_SETTLED_S)
        manner = self._dock.steering.manner
        try:
            await asyncio.to_thread(_keep, self._settings, manner)
        except OSError as reason:
            log.warning("how recordings are listened to was not kept: %s", reason.strerror)

    @Slot(object)
    def fetch(self, call: Call) -> None:
        """Let the backend try at once for a recording that has not come, and say how that ends."""
        self._tasks.start(f"fetch {call.id}", self._fetch(call))

    async def _fetch(self, call: Call) -> None:
        """Whoever asks for what a recording brings lets the backend fetch it at once; how that ends comes as news."""
        questions = self._parts.questions
        self._hurried.add(call.id)
        try:
            with suppress(Refused):  # it is not there yet
                await questions.peaks(call.id)
            self._dock.call_changed(await questions.call(call.id))
        except Failure as reason:
            self._hurried.discard(call.id)
            self.said.emit(sentence_of(reason), "bad")

    def _tell_fetched(self, call: Call) -> None:
        """Whoever looks at the player sees it there."""
        self._hurried.discard(call.id)
        if self._dock.call is not None and self._dock.call.id == call.id:
            return
        told = recording_sentence(call, utc_now()) or self.tr("запис готовий")
        self.said.emit(f"{client_name(call)}: {told}", "bad" if has_failed(call) else "accent")


def _manner_in(settings: Settings) -> Manner:
    return Manner(
        speed=settings.get(PLAYER_SPEED),
        skips_silence=settings.get(PLAYER_SKIPS_SILENCE),
        levels_voices=settings.get(PLAYER_LEVELS_VOICES),
        volume=settings.get(PLAYER_VOLUME),
        device=settings.get(PLAYER_DEVICE),
    )


def _keep(settings: Settings, manner: Manner) -> None:
    settings.put(PLAYER_SPEED, manner.speed)
    settings.put(PLAYER_SKIPS_SILENCE, manner.skips_silence)
    settings.put(PLAYER_LEVELS_VOICES, manner.levels_voices)
    settings.put(PLAYER_VOLUME, manner.volume)
    settings.put(PLAYER_DEVICE, manner.device)
