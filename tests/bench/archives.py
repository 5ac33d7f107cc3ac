"""A ZIP of 1,000 and of 10,000 recordings, from a backend in a process of its own into a file, beside one plain file.

And going on where nine tenths of it are there, and recordings that are made MP3 while they are sent.

Run as a program: `URL PATH FILE` brings what the backend serves at PATH into FILE as a desk does; it prints the
seconds until the first byte and until the last, and the KiB that were resident before and at most.
"""

import asyncio
import hashlib
import os
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from urllib.parse import quote

import httpx

from app.audio.decode import SoundFile
from app.backend.storage.moments import micro
from app.backend.storage.schema import migrate
from app.backend_link.listening_questions import LARGEST_ARCHIVE
from app.backend_link.questions import Questions
from app.backend_link.recording_download import save_recording
from tests.bench.first_window import program
from tests.journeys.office import ADMIN, BackendProcess, open_office

COUNTS = (1_000, 10_000)
RUNS = 3
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
_TALKS = sorted((Path(__file__).parents[2] / "resources/demo_recordings").glob("*.ogg"))
_PLAIN = 1
"""The call whose recording is one file as large as the archive; it is older than those that the archive asks for."""

type Row = Callable[[str, list[float], str], None]


@dataclass(frozen=True, slots=True)
class Brought:
    """What bringing it took, in seconds and MiB."""

    first_byte_s: float
    whole_s: float
    reader_grew: float
    backend_idle: float
    backend_peak: float


def measure(row: Row) -> None:
    peaks = []
    for count in COUNTS:
        with tempfile.TemporaryDirectory() as folder:
            peaks.append(asyncio.run(_measure(row, Path(folder), count)))
    row("growth of the backend's peak, 1,000 → 10,000", [peaks[1] - peaks[0]], "MiB")


async def _measure(row: Row, folder: Path, count: int) -> float:
    """The backend's highest resident memory while it made the archives, in MiB."""
    await asyncio.to_thread(_company, folder / "data", count)
    async with open_office(folder) as (backend, _):
        since = quote((NOW - timedelta(days=200)).isoformat())
        target, lies = folder / "saved.zip", folder / "data/recordings" / _place(_PLAIN, ".wav")
        archive, sound = f"/api/v1/recordings.zip?from={since}", f"/api/v1/calls/{_PLAIN}/recording"
        zips, plain, copied = [], [], []
        for _ in range(RUNS):  # in turn, so that a slow minute of the machine falls on all
            zips.append(await asyncio.to_thread(_brought, backend, archive, target))
            lies.parent.mkdir(exist_ok=True)
            began = time.perf_counter()
            _copy(target, lies)
            copied.append(time.perf_counter() - began)
            plain.append(await asyncio.to_thread(_brought, backend, sound, folder / "saved.wav"))
        rest = [await asyncio.to_thread(_gone_on, backend, archive, target) for _ in range(RUNS)]
        if count == COUNTS[0]:
            await _measure_form(row, backend, target)
    size = target.stat().st_size / 1e6
    name = f"ZIP of {count:,}"
    row(f"{name} recordings, {size:,.0f} MB", [size / one.whole_s for one in zips], "MB/s")
    row("a plain file as large from the same backend", [size / one.whole_s for one in plain], "MB/s")
    row("the same copied on the disk", [size / seconds for seconds in copied], "MB/s")
    ratio = median(one.whole_s for one in zips) / median(one.whole_s for one in plain)
    row("the ZIP's time beside the plain file's", [ratio], "×")
    row(f"{name}: asked → first byte", [one.first_byte_s * 1000 for one in zips], "ms")
    row("gone on at nine tenths: asked → first byte", [one.first_byte_s * 1000 for one in rest], "ms")
    row("gone on at nine tenths: asked → last byte", [one.whole_s * 1000 for one in rest], "ms")
    row(f"{name}: the backend's peak", [one.backend_peak for one in zips], "MiB")
    row("of which it has when idle, before", [one.backend_idle for one in zips], "MiB")
    row("the reader's growth", [one.reader_grew for one in zips], "MiB")
    return max(one.backend_peak for one in zips)


def _brought(backend: BackendProcess, path: str, into: Path) -> Brought:
    """Bring it by a program of its own."""
    status = Path(f"/proc/{backend.pid}/status")
    Path(f"/proc/{backend.pid}/clear_refs").write_text("5")  # the peak begins anew
    idle = _resident(status, "VmRSS")
    told = program("archives", backend.url, path, str(into)).split()
    first, whole, before, after = map(float, told)
    return Brought(first, whole, (after - before) / 1024, idle, _resident(status, "VmHWM"))


def _gone_on(backend: BackendProcess, path: str, into: Path) -> Brought:
    """Bring the last tenth of what is there in whole."""
    headers = {"Authorization": f"Bearer {ADMIN}"}
    with httpx.stream("GET", backend.url + path, headers=headers, timeout=60) as answer:
        tag = answer.headers["etag"]
    part = into.rename(f"{into}.part")
    with part.open("r+b") as file:
        file.truncate(part.stat().st_size * 9 // 10)
    into.with_name(f"{into.name}.part-etag").write_text(tag, "utf-8")
    return _brought(backend, path, into)


async def _measure_form(row: Row, backend: BackendProcess, into: Path) -> None:
    """As many recordings as there are talks, as MP3, while somebody else asks something every 20 ms."""
    calls = ",".join(str(number) for number in range(_PLAIN + 1, _PLAIN + 1 + len(_TALKS)))
    asked = f"/api/v1/recordings.zip?form=mp3&calls={calls}"
    coming = asyncio.create_task(asyncio.to_thread(_brought, backend, asked, into.with_name("mp3.zip")))
    waits = []
    async with httpx.AsyncClient(base_url=backend.url) as somebody:
        while not coming.done():
            began = time.perf_counter()
            await somebody.get("/healthz")
            waits.append((time.perf_counter() - began) * 1000)
            await asyncio.sleep(0.02)
    brought = await coming
    heard = 0.0
    for talk in _TALKS:
        with SoundFile(talk) as sound:
            heard += sound.seconds_told or 0.0
    row(f"{len(_TALKS)} recordings as MP3, of {heard / 60:.0f} min: speed", [heard / brought.whole_s], "×")
    row("as MP3: asked → first byte", [brought.first_byte_s * 1000], "ms")
    row("as MP3: the backend's peak", [brought.backend_peak], "MiB")
    row("another question meanwhile", waits, "ms")


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    with target.open("r+b") as file:
        os.fsync(file.fileno())


def _resident(status: Path, kind: str) -> float:
    """In MiB."""
    line = next(line for line in status.read_text("ascii").splitlines() if line.startswith(kind))
    return int(line.split()[1]) / 1024


def _company(data: Path, count: int) -> None:
    """So many calls of half a year with a recording each, every one a file of its own with speech."""
    data.mkdir(parents=True)
    migrate(data / "slukhavka.sqlite")
    for number in range(_PLAIN + 1, count + _PLAIN + 1):
        place = data / "recordings" / _place(number, ".ogg")
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(_TALKS[number % len(_TALKS)], place)
    file = sqlite3.connect(data / "slukhavka.sqlite", isolation_level=None)
    file.execute("BEGIN")
    file.execute("INSERT INTO workspace (id, created_at) VALUES (1, ?)", (micro(NOW),))
    for number in range(_PLAIN, count + _PLAIN + 1):
        at = micro(NOW - timedelta(days=300 if number == _PLAIN else 0, minutes=20 * number))
        client, phone = f"Клієнт {number}", f"+38067{number:07}"
        file.execute(
            "INSERT INTO client (id, workspace, name, folded, created_by, created_at) VALUES (?, 1, ?, ?, 'call', ?)",
            (number, client, client.casefold(), at),
        )
        file.execute(
            "INSERT INTO call (id, workspace, external_id, direction, phase, status, phone, client, started_at, talk_s)"
            " VALUES (?, 1, ?, 'in', 'ended', 'completed', ?, ?, ?, 60)",
            (number, f"ua1_-{number}", phone, number, at),
        )
        file.execute(
            "INSERT INTO recording (call, workspace, state, hash, extension) VALUES (?, 1, 'ready', ?, ?)",
            (number, _name(number), "wav" if number == _PLAIN else "ogg"),
        )
    file.execute("COMMIT")
    file.close()


def _name(number: int) -> str:
    """Of the content of this call's recording; as spread as real ones."""
    return hashlib.sha256(str(number).encode()).hexdigest()


def _place(number: int, suffix: str) -> str:
    """Where the recording of this call lies in the store."""
    return f"{_name(number)[:2]}/{_name(number)}{suffix}"


async def read(url: str, path: str, into: Path) -> None:
    status, first = Path("/proc/self/status"), 0.0

    def arrived(_size: int, _total: int | None) -> None:
        nonlocal first
        first = first or time.perf_counter() - began

    async with Questions(url, ADMIN) as asking:
        before = _resident(status, "VmRSS")
        began = time.perf_counter()
        await save_recording(asking, path, into, progress=arrived, limit_bytes=LARGEST_ARCHIVE)
        whole = time.perf_counter() - began
    print(first, whole, before * 1024, _resident(status, "VmHWM") * 1024)


if __name__ == "__main__":
    asyncio.run(read(sys.argv[1], sys.argv[2], Path(sys.argv[3])))
