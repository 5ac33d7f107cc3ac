"""The player as a person meets it: a click in the desk's window, a backend in a process of its own, a sound device.

Run as a program: `clicks [FORMAT …]` prints a figure a line, `name|value`, in milliseconds; `plays SPEED` the
processor's per cent while three hours play, the resident MiB then and before; `put` and `sound` are its helpers.
"""

import asyncio
import hashlib
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import closing
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, cast

import av
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.backend.jobs.recording_source import Fetched
from app.backend.jobs.recording_store import RecordingStore
from app.contract.answers import Call
from app.desk.recording_shelf import Place
from tests.bench.bare_window import resident_kib
from tests.bench.desk_at_work import desk_at_work, until
from tests.bench.first_window import program
from tests.bench.listening import talk_of
from tests.sound_server import sound_server
from ui.call_list.cells import play_place
from ui.call_list.columns import At
from ui.desk_session import DeskSession
from ui.loop import DeskLoop
from ui.recordings.outputs import DeviceOutput
from ui.start import make_application
from ui.words_recording import can_be_played

if TYPE_CHECKING:
    from ui.call_list.model import CallListModel

RUNS = 5
LENGTHS = {"1 min": 1 / 60, "1 h": 1.0, "3 h": 3.0}
FORMATS = {
    "wav": ["-c:a", "copy"],
    "mp3": ["-c:a", "libmp3lame", "-b:a", "32k"],
    "ogg": ["-c:a", "libvorbis", "-ar", "16000"],
    "opus": ["-c:a", "libopus", "-b:a", "32k"],
}
_READY_S = 5.0
"""After the start the desk prepares itself for the first click."""

type Row = Callable[[str, list[float], str], None]


def measure(row: Row) -> None:
    lines = (line.split("|") for line in program("listening_desk", "clicks").splitlines())
    for name, values in groupby(sorted(lines, key=lambda line: line[0]), key=lambda line: line[0]):
        row(name, [float(value) for _, value in values], "ms")
    for speed in ("1.0", "2.0"):
        per_cent, mib, before = map(float, program("listening_desk", "plays", speed).split())
        row(f"the desk while 3 h play at {speed}×: processor", [per_cent], "%")
        row("the same: resident", [mib], "MiB")
        row("the same desk before it plays", [before], "MiB")


class Listener:
    """Somebody at the desk, who clicks on a row and waits for the sound."""

    def __init__(self, session: DeskSession) -> None:
        assert session.calls is not None
        self._session = session
        self._view = session.calls.view
        self._rows = cast("CallListModel", self._view.model())
        self._player = session.dock.player
        self._shelf = session.parts.shelf
        self.written_at: float | None = None
        write = DeviceOutput.write

        def noted(output: DeviceOutput, samples: bytes) -> None:
            write(output, samples)
            self.written_at = self.written_at or time.perf_counter()

        DeviceOutput.write = noted  # type: ignore[method-assign,assignment]

    async def click(self, call: Call) -> float:
        """Milliseconds until the first samples were given to the device."""
        self._session.dock.close_player()
        await asyncio.sleep(0.1)
        index = self._rows.index(self._rows.row_of_call(call.id) or 0, At.RECORDING)
        self._view.scrollTo(index)
        await asyncio.sleep(0.1)
        place = play_place(self._view.visualRect(index)).center()
        self.written_at = None
        began = time.perf_counter()
        QTest.mouseClick(self._view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        return await self._written_after(began)

    async def seek(self, second: float) -> float:
        self.written_at = None
        began = time.perf_counter()
        self._player.seek(second)
        return await self._written_after(began)

    async def bring_whole(self, call: Call) -> None:
        """Nothing else is brought ahead meanwhile."""
        self._session.playing._tasks.stop("ahead")
        await until(lambda: self._shelf.standing(call).place is Place.HERE)

    async def forget(self, call: Call) -> None:
        """There is no copy on this machine any more."""
        self._session.dock.close_player()
        await until(lambda: self._shelf.standing(call).place is not Place.ON_ITS_WAY)
        await self._shelf.hear(call)

    async def _written_after(self, began: float) -> float:
        while self.written_at is None:
            await asyncio.sleep(0.001)
            if time.perf_counter() - began > 10:
                raise TimeoutError(self._player.state, self._session.dock.call)
        return (self.written_at - began) * 1000


async def clicks(application: QApplication, folder: Path, kinds: Collection[str]) -> None:
    async with desk_at_work(application, folder) as (screen, _company):
        session = screen.session
        assert session is not None
        wanted = [(kind, length) for kind in kinds for length in LENGTHS]
        await until(lambda: len(_playable(session)) >= len(wanted))  # they are still being fetched
        sounds = dict(zip(wanted, _playable(session), strict=False))
        for (kind, length), call in sounds.items():
            path = await asyncio.to_thread(_sound, folder, LENGTHS[length], kind)
            await asyncio.to_thread(_put_aside, folder / "backend", call.id, path)
        await asyncio.sleep(_READY_S)
        listener = Listener(session)
        for (kind, length), call in reversed(sounds.items()):
            name = f"{length}, {kind}"
            path = _sound(folder, LENGTHS[length], kind)
            for _ in range(RUNS):
                _tell(f"click → sound, from the backend: {name}", await listener.click(call))
                if length == "3 h":
                    _tell(f"seek into what has not come: {name}", await listener.seek(0.93 * 3 * 3600))
                await listener.bring_whole(call)
                _tell(f"click → sound, from the desk's own cache: {name}", await listener.click(call))
                await listener.forget(call)
                _tell(f"floor: PyAV's first samples of the file: {name}", _bare(path))


async def plays(application: QApplication, folder: Path, speed: float, seconds: float = 10.0) -> None:
    async with desk_at_work(application, folder) as (screen, _company):
        session = screen.session
        assert session is not None
        await until(lambda: bool(_playable(session)))
        call = _playable(session)[0]
        path = await asyncio.to_thread(program, "listening_desk", "sound", str(folder), "3.0", "mp3")
        await asyncio.to_thread(_put_aside, folder / "backend", call.id, Path(path))
        await asyncio.sleep(_READY_S)
        resident = resident_kib() / 1024
        listener = Listener(session)
        session.dock.player.set_speed(speed)
        await listener.click(call)
        await listener.bring_whole(call)
        await listener.seek(3600.0)
        await asyncio.sleep(2.0)
        before = resource.getrusage(resource.RUSAGE_SELF)
        await asyncio.sleep(seconds)
        after = resource.getrusage(resource.RUSAGE_SELF)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        print(100 * spent / seconds, resident_kib() / 1024, resident)


def _playable(session: DeskSession) -> list[Call]:
    return [call for call in session.parts.desk.history.calls if can_be_played(call)]


def _sound(folder: Path, hours: float, kind: str) -> Path:
    """Two lanes of speech, so long, in the format; made once."""
    made = folder / f"{hours}.{kind}"
    if not made.exists():
        source = folder / f"{hours}.wav"
        source = source if source.exists() else talk_of(hours, folder)
        if kind != "wav":
            ffmpeg = shutil.which("ffmpeg")
            assert ffmpeg, "apt install ffmpeg: it makes the formats"
            subprocess.run([ffmpeg, "-v", "error", "-y", "-i", source, *FORMATS[kind], made], check=True)
    return made


def _put_aside(data: Path, call: int, path: Path) -> None:
    """Its memory is not the desk's."""
    program("listening_desk", "put", str(data), str(call), str(path))


def _put(data: Path, call: int, path: Path) -> None:
    """Let it be the recording of the call, as if it had been fetched."""
    store = RecordingStore(data / "recordings")
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    file, incoming = store.incoming()
    with file:
        shutil.copyfile(path, incoming)
        shelved = store.shelve(file, incoming, Fetched(sha256, path.stat().st_size, path.suffix.removeprefix(".")))
    with closing(sqlite3.connect(data / "slukhavka.sqlite", timeout=30, isolation_level=None)) as base:
        base.execute(
            "UPDATE recording SET hash = ?, extension = ?, bytes = ?, milliseconds = ? WHERE call = ?",
            (sha256, shelved.extension, shelved.size, round(shelved.seconds * 1000), call),
        )


def _bare(path: Path) -> float:
    """Nothing but opening and decoding as much as the player waits for."""
    began, frames = time.perf_counter(), 0.0
    with av.open(str(path)) as container:
        for frame in container.decode(audio=0):
            frames += frame.samples * 48_000 / frame.sample_rate
            if frames >= 2048:
                break
    return (time.perf_counter() - began) * 1000


def _tell(name: str, value: float) -> None:
    print(f"{name}|{value:.1f}", flush=True)


def main(wanted: str, arguments: Iterator[str]) -> None:
    if wanted == "put":
        _put(Path(next(arguments)), int(next(arguments)), Path(next(arguments)))
        return
    if wanted == "sound":
        print(_sound(Path(next(arguments)), float(next(arguments)), next(arguments)), end="")
        return
    with tempfile.TemporaryDirectory() as name:
        home = Path(name) / "sound"
        home.mkdir()
        with sound_server(home) as environment:
            os.environ.update(environment)
            qt = make_application()
            with asyncio.Runner(loop_factory=lambda: DeskLoop(qt)) as runner:
                if wanted == "clicks":
                    runner.run(clicks(qt, Path(name), tuple(arguments) or tuple(FORMATS)))
                else:
                    runner.run(plays(qt, Path(name), float(next(arguments))))


if __name__ == "__main__":
    main(sys.argv[1], iter(sys.argv[2:]))
