"""Hearing and keeping recordings: what any page wants played goes to the one player, what it wants kept to a folder."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot

from app.contract.answers import Call
from app.desk.desk import utc_now
from app.failures import Failure, Refused
from app.operator_desk import OperatorDesk
from app.recording_names import recording_name
from app.settings import DOWNLOAD_FOLDER, Settings
from ui.problems import sentence_of
from ui.recordings.dock import PlayerDock
from ui.tasks import TaskOwner
from ui.words_calls import client_name

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
        self._settings = settings
        self._neighbour: Neighbour | None = None
        self._tasks = TaskOwner(self)
        dock.progress_changed.connect(self.playing.emit)  # an id is an int there, an id or nothing here
        dock.closed.connect(lambda: self.playing.emit(None, 0.0, False))
        dock.next_wanted.connect(lambda: self._step(1))
        dock.previous_wanted.connect(lambda: self._step(-1))
        dock.download_wanted.connect(self.download)
        dock.retry_wanted.connect(self._on_retry_wanted)

    def play(self, call: Call, neighbour: Neighbour | None = None) -> None:
        """Load and play; `neighbour` is where ↑ and ↓ lead from here."""
        self._neighbour = neighbour
        self._dock.show_call(call, utc_now())

    @Slot(object)
    def download(self, call: Call) -> None:
        """Keep the recording under a useful name in the user's folder."""
        self._tasks.start(f"download {call.id}", self._download(call))

    @Slot(object)
    def recording_changed(self, call: Call) -> None:
        """The backend told that a recording is ready, failed or gone."""
        self._dock.call_changed(call)
        self._tasks.start(f"recording {call.id}", self._parts.shelf.hear(call))

    async def close_tasks(self) -> None:
        await self._tasks.close()
        await self._dock.close_all()

    def _step(self, by: int) -> None:
        if self._neighbour is not None and self._dock.call is not None:
            call = self._neighbour(self._dock.call.id, by)
            if call is not None:
                self._dock.show_call(call, utc_now())

    @Slot(object)
    def _on_retry_wanted(self, call: Call) -> None:
        self._tasks.start("retry", self._retry(call))

    async def _retry(self, call: Call) -> None:
        """Whoever asks for what a recording brings lets the backend fetch it at once; how that ends comes as news."""
        questions = self._parts.questions
        try:
            with suppress(Refused):  # it is not there yet
                await questions.peaks(call.id)
            self._dock.call_changed(await questions.call(call.id))
        except Failure as reason:
            self.said.emit(sentence_of(reason), "bad")

    async def _download(self, call: Call) -> None:
        try:
            source = await self._parts.shelf.take(call.id)
            target = await asyncio.to_thread(_copy, source, self._folder(), call)
        except Failure as reason:
            self.said.emit(sentence_of(reason), "bad")
        except OSError as reason:
            why = reason.strerror or type(reason).__name__
            self.said.emit(self.tr("Не вдалося зберегти запис: {why}").format(why=why), "bad")
        else:
            self.said.emit(self.tr("Збережено: {file}").format(file=target), "accent")

    def _folder(self) -> Path:
        chosen = self._settings.get(DOWNLOAD_FOLDER)
        return Path(chosen or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation))


def _copy(source: Path, folder: Path, call: Call) -> Path:
    """Copy under a name of its own; nothing half-written ever stands under it."""
    folder.mkdir(parents=True, exist_ok=True)
    name = recording_name(call.started_at.astimezone(), client_name(call), call.phone, call.direction, source.suffix)
    target, number = folder / name, 1
    while target.exists():
        number += 1
        target = folder / f"{Path(name).stem} ({number}){source.suffix}"
    part = target.with_name(f"{target.name}.part")
    try:
        part.write_bytes(source.read_bytes())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return target
