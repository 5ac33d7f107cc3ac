"""Recordings kept on this machine: brought once, played many times, the longest unused make room."""

import asyncio
import hashlib
import os
import shutil
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from app.contract.answers import Call, Peaks, RecordingReason, RecordingState
from app.desk.arriving import Arriving

LIMIT_BYTES = 1024**3
_PEAKS_KEPT = 64
_ARRIVING = "arriving"
_SUFFIXES = {"audio/ogg": ".ogg", "audio/wav": ".wav", "audio/x-wav": ".wav", "audio/mpeg": ".mp3"}


class Brought(Protocol):
    """A whole file that was brought; `app.backend_link.recording_download.Saved` is one."""

    @property
    def path(self) -> Path: ...
    @property
    def etag(self) -> str | None: ...
    @property
    def content_type(self) -> str: ...


class Bring(Protocol):
    """Brings a call's recording into a file, telling `progress(bytes so far, bytes in all)`."""

    async def __call__(
        self, call_id: int, into: Path, *, progress: Callable[[int, int | None], None] | None = None
    ) -> Brought: ...


class Stream(Protocol):
    """Brings a call's recording into what is read meanwhile; `ListeningQuestions.stream_recording` is one."""

    async def __call__(self, call_id: int, into: Arriving) -> Brought: ...


type AskPeaks = Callable[[int], Awaitable[Peaks]]


class Place(StrEnum):
    """Where a recording is."""

    HERE = "here"
    ON_ITS_WAY = "on_its_way"
    AT_BACKEND = "at_backend"
    NOWHERE = "nowhere"
    """`state` and `reason` say why."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a call's recording stands, for this desk."""

    place: Place
    state: RecordingState
    reason: RecordingReason | None = None
    brought: int = 0
    """Bytes so far, while on its way."""
    total: int | None = None


@dataclass(slots=True)
class _Bringing:
    call_id: int
    task: asyncio.Task[Path]
    waiting: int = 0
    brought: int = 0
    total: int | None = None
    arriving: Arriving | None = None
    """What is heard of it already."""
    is_ahead: bool = False
    """Nobody asked for it yet."""
    is_given_up: bool = False
    """Nobody wants it any more: it is about to end."""


class RecordingShelf:
    """A bounded folder of recordings by call id and ETag, and their peaks.

    Whoever asks for a recording that is already on its way waits for the same download; when the last of them leaves,
    it is stopped, and the next try resumes it. `limit_bytes` may change: it counts when the next one comes.
    `close` ends what runs.
    """

    def __init__(
        self,
        folder: Path,
        bring: Bring,
        stream: Stream,
        ask_peaks: AskPeaks,
        *,
        bring_ahead: Bring | None = None,
        limit_bytes: int = LIMIT_BYTES,
    ) -> None:
        self.on_changed: Callable[[int], None] = _nobody
        self._folder = folder
        self._bring = bring
        self._stream = stream
        self._bring_ahead = bring_ahead or bring
        self._ask_peaks = ask_peaks
        self.limit_bytes = limit_bytes
        self._here: dict[int, Path] | None = None  # None until the folder was looked at
        self._looking = asyncio.Lock()
        self._bringing: dict[int, _Bringing] = {}
        self._ending: dict[int, set[asyncio.Task[Path]]] = {}  # given up, and not over yet
        self._peaks: OrderedDict[int, Peaks] = OrderedDict()
        self._opened = 0

    def standing(self, call: Call) -> Standing:
        recording = call.recording
        bringing = self._bringing.get(call.id)
        if bringing is not None:
            brought, total = bringing.brought, bringing.total
            if bringing.arriving is not None:
                brought, total = bringing.arriving.brought()
            return Standing(Place.ON_ITS_WAY, recording.state, None, brought, total)
        if self._here is not None and call.id in self._here:
            return Standing(Place.HERE, RecordingState.READY)
        place = Place.AT_BACKEND if recording.state is RecordingState.READY else Place.NOWHERE
        return Standing(place, recording.state, recording.reason)

    async def take(self, call_id: int) -> Path:
        """Give the recording's file, brought first when it is not here. Raises what bringing raises."""
        path = await self._path_here(call_id)
        return await self._wait_for(call_id) if path is None else path

    async def take_ahead(self, call_id: int) -> None:
        """Have the recording and its waveform here before anybody asks. Raises what bringing raises."""
        if await self._path_here(call_id) is None:
            try:
                await self._wait_for(call_id, self._bring_ahead, is_ahead=True)
            except asyncio.CancelledError:
                task = asyncio.current_task()
                if task is None or task.cancelling():
                    raise
                return  # somebody wants to hear it now: it comes as it is heard
        await self.peaks(call_id)

    def at_hand(self, call_id: int) -> Path | None:
        """Where its file was when it was last looked for; `use` tells afterwards whether it still is."""
        return None if self._here is None else self._here.get(call_id)

    async def use(self, call_id: int) -> bool:
        """Note that the recording at hand is used now; False when somebody emptied the folder."""
        return await self._path_here(call_id) is not None

    async def open(self, call_id: int) -> Path | Arriving:
        """Give what can be played at once: the file, or what is read while it comes; to be given back with `leave`.

        Whoever has it brought as a whole meanwhile waits for this. Raises what bringing raises, when somebody else
        hears it already.
        """
        path = await self._path_here(call_id)
        if path is not None:
            return path
        if self._is_heard(call_id):
            return await self._wait_for(call_id)
        self._opened += 1
        file = self._folder / f"{call_id}.{_ARRIVING}{self._opened}"
        arriving = await asyncio.to_thread(Arriving, file)
        if self._is_heard(call_id):  # somebody was quicker
            await asyncio.to_thread(_discard, arriving)
            return await self._wait_for(call_id)
        whole = self._bringing.get(call_id)
        if whole is not None:  # that may take long: whoever waits for it waits for what is heard now
            self._give_up(whole)
        self._begin(call_id, self._stream_in(call_id, arriving), arriving).waiting += 1
        return arriving

    def leave(self, call_id: int, arriving: Arriving) -> None:
        """Nobody listens to it any more: it need not come to its end. Whoever waits for the whole has it brought so."""
        arriving.close()
        bringing = self._bringing.get(call_id)
        if bringing is not None and bringing.arriving is arriving and not bringing.task.done():
            self._give_up(bringing)

    async def peaks(self, call_id: int) -> Peaks:
        """Give the waveform of a recording, asked for once."""
        peaks = self._peaks.get(call_id)
        if peaks is None:
            peaks = self._peaks[call_id] = await self._ask_peaks(call_id)
        self._peaks.move_to_end(call_id)
        if len(self._peaks) > _PEAKS_KEPT:
            self._peaks.popitem(last=False)
        return peaks

    async def hear(self, call: Call) -> None:
        """A recording became ready, failed or is gone: a copy of what was before is of no use."""
        self._peaks.pop(call.id, None)
        path = (await self._index()).pop(call.id, None)
        if path is not None:
            await asyncio.to_thread(_remove, path)
        self.on_changed(call.id)

    async def close(self) -> None:
        """Stop all downloads; their parts wait for the next time."""
        tasks = [bringing.task for bringing in self._bringing.values()]
        tasks += [task for ending in self._ending.values() for task in ending]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _path_here(self, call_id: int) -> Path | None:
        here = await self._index()
        path = here.get(call_id)
        if path is not None and await asyncio.to_thread(_touch, path):
            return path
        here.pop(call_id, None)  # somebody emptied the folder
        return None

    def _begin(self, call_id: int, coming: Coroutine[Any, Any, Path], arriving: Arriving | None = None) -> _Bringing:
        task = asyncio.create_task(coming, name=f"recording of call {call_id}")
        bringing = self._bringing[call_id] = _Bringing(call_id, task, arriving=arriving)
        task.add_done_callback(lambda _done: self._arrived(bringing))
        self.on_changed(call_id)
        return bringing

    def _is_heard(self, call_id: int) -> bool:
        """Whether somebody reads it while it comes."""
        bringing = self._bringing.get(call_id)
        return bringing is not None and bringing.arriving is not None and not bringing.is_given_up

    async def _under_way(self, call_id: int) -> _Bringing | None:
        """What brings it; those that were given up are let end first."""
        while ending := self._ending.get(call_id):
            await asyncio.wait(ending)
        return self._bringing.get(call_id)

    async def _wait_for(self, call_id: int, bring: Bring | None = None, *, is_ahead: bool = False) -> Path:
        """Wait until it is here, however it is brought in the end; what comes ahead is not waited for any further."""
        while True:
            bringing = await self._under_way(call_id)
            if bringing is None:
                bringing = self._begin(call_id, self._fetch(call_id, bring or self._bring))
                bringing.is_ahead = is_ahead
            bringing.is_ahead = bringing.is_ahead and is_ahead
            bringing.waiting += 1
            try:
                return await asyncio.shield(bringing.task)
            except asyncio.CancelledError:
                task = asyncio.current_task()
                if is_ahead or not bringing.is_given_up or task is None or task.cancelling():
                    raise
            finally:
                self._let_go(bringing)

    def _let_go(self, bringing: _Bringing) -> None:
        bringing.waiting -= 1
        if not bringing.waiting and not bringing.task.done() and not bringing.is_given_up:
            self._give_up(bringing)

    def _give_up(self, bringing: _Bringing) -> None:
        bringing.is_given_up = True
        self._ending.setdefault(bringing.call_id, set()).add(bringing.task)
        bringing.task.cancel()

    async def _fetch(self, call_id: int, bring: Bring) -> Path:
        brought = await bring(call_id, self._folder / f"{call_id}.new", progress=self._progress_of(call_id))
        path = self._folder / _name(call_id, brought.etag, brought.content_type)
        await asyncio.to_thread(brought.path.replace, path)
        await self._keep(call_id, path)
        return path

    async def _stream_in(self, call_id: int, arriving: Arriving) -> Path:
        try:
            brought = await self._stream(call_id, arriving)
            path = self._folder / _name(call_id, brought.etag, brought.content_type)
            await asyncio.to_thread(_move, arriving, path)
        except BaseException as reason:
            arriving.fail(reason if isinstance(reason, Exception) else None)
            _remove(arriving.path)
            raise
        await self._keep(call_id, path)
        return path

    async def _keep(self, call_id: int, path: Path) -> None:
        """It is here; the longest unused make room for it."""
        here = await self._index()
        here[call_id] = path
        gone = await asyncio.to_thread(_make_room, self._folder, self.limit_bytes, path)
        for other in [call for call, kept in here.items() if kept in gone]:
            del here[other]

    def _progress_of(self, call_id: int) -> Callable[[int, int | None], None]:
        def progress(brought: int, total: int | None) -> None:
            bringing = self._bringing.get(call_id)
            if bringing is not None:
                bringing.brought, bringing.total = brought, total
                self.on_changed(call_id)

        return progress

    def _arrived(self, bringing: _Bringing) -> None:
        call_id, done = bringing.call_id, bringing.task
        if not done.cancelled():
            done.exception()  # told to those who wait; when nobody does any more, it is not worth a word
        if self._bringing.get(call_id) is bringing:
            del self._bringing[call_id]
        ending = self._ending.get(call_id, set())
        ending.discard(done)
        if not ending:
            self._ending.pop(call_id, None)
        self.on_changed(call_id)

    async def _index(self) -> dict[int, Path]:
        async with self._looking:
            if self._here is None:
                self._here = await asyncio.to_thread(_look, self._folder)
        return self._here


def _name(call_id: int, etag: str | None, content_type: str) -> str:
    version = hashlib.sha256((etag or "").encode()).hexdigest()[:12]
    suffix = _SUFFIXES.get(content_type.partition(";")[0].strip().lower(), ".audio")
    return f"{call_id}-{version}{suffix}"


def _look(folder: Path) -> dict[int, Path]:
    folder.mkdir(parents=True, exist_ok=True)
    found: dict[int, Path] = {}
    for left_over in folder.glob(f"*.{_ARRIVING}*"):
        _remove(left_over)
    for path in sorted(folder.iterdir(), key=lambda entry: entry.stat().st_mtime):
        call_id, dash, _ = path.name.partition("-")
        if dash and call_id.isdecimal() and not path.name.endswith((".part", ".part-etag")):
            found[int(call_id)] = path
    return found


def _move(arriving: Arriving, path: Path) -> None:
    """Give it its name, though somebody still reads it."""
    arriving.flush_file()
    try:
        arriving.path.replace(path)
    except PermissionError:  # Windows: an open file keeps its name
        new = path.with_name(f"{path.name}.new")
        shutil.copyfile(arriving.path, new)
        new.replace(path)


def _discard(arriving: Arriving) -> None:
    arriving.close()
    _remove(arriving.path)


def _touch(path: Path) -> bool:
    """Note that the file was used; False when it is no longer there."""
    try:
        os.utime(path)
    except OSError:
        return False
    return True


def _remove(path: Path) -> None:
    with suppress(OSError):  # being played on a system that locks open files: it goes with the next making of room
        path.unlink(missing_ok=True)


def _make_room(folder: Path, limit_bytes: int, keep: Path) -> set[Path]:
    """Delete the longest unused files until the rest fits; says which."""
    files = [(path.stat(), path) for path in folder.iterdir() if path != keep]
    used = keep.stat().st_size + sum(status.st_size for status, _ in files)
    gone: set[Path] = set()
    for status, path in sorted(files, key=lambda file: file[0].st_mtime):
        if used <= limit_bytes:
            break
        _remove(path)
        gone.add(path)
        used -= status.st_size
    return gone


def _nobody(_call_id: int) -> None:
    """Nobody listens yet."""
