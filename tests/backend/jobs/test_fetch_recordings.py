"""Recordings come home: the newest first, patiently, each content once, and told when they are there."""

import asyncio
import hashlib
import os
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from cryptography.fernet import Fernet

from app.backend.domain.notice import CallNotice, Ending, Moment
from app.backend.intake import Intake
from app.backend.jobs import fetch_recordings
from app.backend.jobs.fetch_recordings import FetchRecordings
from app.backend.jobs.recording_store import RecordingStore
from app.backend.secrecy import Vault
from app.backend.storage import calls, recordings, workspaces
from app.backend.storage.database import Database
from app.backend.storage.moments import utc_now
from app.backend.storage.recordings import Kept
from app.backend.storage.schema import migrate
from app.backend.storage.transaction import ToldRow
from app.contract.answers import Peaks, RecordingReason, RecordingState
from app.contract.events import Event, RecordingNews, data_of, read_message
from tests.backend.providers.answering import Answers, Asked

SOUNDS = [path.read_bytes() for path in sorted((Path(__file__).parents[3] / "resources/demo_recordings").glob("*.ogg"))]
SOUND = min(SOUNDS, key=len)
SHA = hashlib.sha256(SOUND).hexdigest()
NOW = datetime.now(UTC)
VAULT = Vault(Fernet.generate_key().decode())


class Desk:
    """What a desk hears of recordings."""

    def __init__(self) -> None:
        self.heard: list[RecordingNews] = []
        self._news = asyncio.Event()

    def hear(self, rows: Sequence[ToldRow]) -> None:
        for row in rows:
            message = read_message(row.message)
            if isinstance(message, Event) and isinstance(news := data_of(message), RecordingNews):
                self.heard.append(news)
                self._news.set()

    async def until_heard(self, count: int) -> list[RecordingNews]:
        async with asyncio.timeout(20):
            while len(self.heard) < count:
                self._news.clear()
                await self._news.wait()
        return self.heard

    async def until_ready(self) -> None:
        while not any(news.call.recording.state is RecordingState.READY for news in self.heard):
            await self.until_heard(len(self.heard) + 1)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
async def database(database_address: Path | str, desk: Desk) -> AsyncIterator[Database]:
    migrate(database_address)
    async with Database(database_address, hear=desk.hear) as database:
        await database.write(lambda tx: workspaces.create_workspace(tx, NOW))
        yield database


async def had_call(database: Database, number: int, url: str | None, *, began: datetime | None = None) -> int:
    """A call that was talked in, whose recording waits; its id."""
    notice = CallNotice(
        call_id=f"call-{number}",
        moment=Moment.LOGGED,
        direction="in",
        phone="+380670001122",
        ending=Ending.TALKED,
        talk_s=20,
        started_at=began or NOW - timedelta(minutes=number),
        recording_url=url,
        has_recording=True,
    )
    workspace = await database.read(lambda tx: workspaces.get_workspace(tx, 1))
    await Intake(database, VAULT).take_logged(workspace, [notice], utc_now() - timedelta(minutes=1))
    before = await database.read(lambda tx: calls.find_before(tx, 1, notice.call_id))
    assert before is not None
    return before[0].id


def names_in(folder: Path, pattern: str) -> list[str]:
    return [path.name for path in folder.glob(pattern)]


@asynccontextmanager
async def fetching(
    database: Database,
    folder: Path,
    *,
    hosts: tuple[str, ...] = ("127.0.0.1",),
    first_wait: timedelta = timedelta(milliseconds=10),
) -> AsyncIterator[FetchRecordings]:
    job = FetchRecordings(database, VAULT, RecordingStore(folder), allowed_hosts=hosts, first_wait=first_wait)
    task = asyncio.create_task(job.run())
    try:
        yield job
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert not names_in(folder, "incoming-*"), "nothing is left half written"


async def kept(database: Database, call: int) -> Kept:
    found = await database.read(lambda tx: recordings.get_recording(tx, call))
    assert found is not None
    return found


async def test_a_recording_is_fetched_kept_heard_and_told(
    database: Database, desk: Desk, server: Answers, tmp_path: Path
) -> None:
    server.answer = lambda _: (200, SOUND)
    call = await had_call(database, 1, f"{server.url}/1.wav?token=secret")
    async with fetching(database, tmp_path / "recordings"):
        (news,) = await desk.until_heard(1)
    assert news.call.id == call
    assert news.call.recording.state is RecordingState.READY
    assert news.call.recording.shape is not None
    assert len(news.call.recording.shape) == 48
    row = await kept(database, call)
    assert (row.hash, row.extension, row.bytes) == (SHA, "ogg", len(SOUND))
    place = tmp_path / "recordings" / SHA[:2]
    assert (place / f"{SHA}.ogg").read_bytes() == SOUND
    peaks = msgspec.json.decode((place / f"{SHA}.peaks").read_bytes(), type=Peaks)
    assert len(peaks.lanes) == 2
    assert peaks.seconds == pytest.approx(row.seconds, abs=0.001)


async def test_the_same_content_is_kept_once(database: Database, desk: Desk, server: Answers, tmp_path: Path) -> None:
    server.answer = lambda _: (200, SOUND)
    calls = [await had_call(database, number, f"{server.url}/{number}.ogg") for number in range(3)]
    async with fetching(database, tmp_path):
        told = await desk.until_heard(3)
    assert {news.call.id for news in told} == set(calls)
    assert len({news.call.recording.shape for news in told}) == 1
    assert len(names_in(tmp_path, "??/*")) == 2


async def test_the_newest_goes_first_and_whoever_is_waited_for_before_all(
    database: Database, desk: Desk, server: Answers, tmp_path: Path
) -> None:
    gate, arrived = threading.Event(), threading.Semaphore(0)

    def answer(_: Asked) -> tuple[int, bytes]:
        arrived.release()
        gate.wait(20)
        return 200, SOUND

    server.answer = answer
    calls = {number: await had_call(database, number, f"{server.url}/{number}.ogg") for number in range(6)}
    async with fetching(database, tmp_path) as job:
        for _ in range(2):  # the two places are taken
            assert await asyncio.to_thread(arrived.acquire, timeout=20)
        await job.hurry(calls[5])
        gate.set()
        await desk.until_heard(6)
    asked = [one.path for one in server.asked]
    assert set(asked[:2]) == {"/0.ogg", "/1.ogg"}
    assert set(asked[2:4]) == {"/5.ogg", "/2.ogg"}  # both places are filled at once
    assert set(asked[4:]) == {"/3.ogg", "/4.ogg"}


async def test_however_many_wait_the_newest_come_first(database: Database) -> None:
    """A year of calls comes in at once: the talk of a minute ago is not at its end."""
    for number in (3, 1, 4, 2):
        await had_call(database, number, "https://app.ringostat.com/1.ogg")
    due = await database.read(lambda tx: recordings.due_recordings(tx, NOW + timedelta(days=1), 3))
    assert [kept.external_id for kept in due] == ["call-1", "call-2", "call-3"]


async def test_an_old_one_that_is_asked_for_goes_before_the_many_that_are_newer(
    database: Database, desk: Desk, server: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not among the few newest that are read at once."""
    monkeypatch.setattr(fetch_recordings, "_TAKEN_UP", 2)
    monkeypatch.setattr(fetch_recordings, "AT_ONCE", 1)
    server.answer = lambda _: (200, SOUND)
    calls = {number: await had_call(database, number, f"{server.url}/{number}.ogg") for number in range(6)}
    job = FetchRecordings(database, VAULT, RecordingStore(tmp_path), allowed_hosts=["127.0.0.1"])
    await job.hurry(calls[5])
    task = asyncio.create_task(job.run())
    await desk.until_heard(6)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert [asked.path for asked in server.asked] == [f"/{number}.ogg" for number in (5, 0, 1, 2, 3, 4)]


async def test_what_is_not_there_yet_is_asked_for_again(
    database: Database, desk: Desk, server: Answers, tmp_path: Path
) -> None:
    server.answer = lambda _: (404, b"") if len(server.asked) < 4 else (200, SOUND)
    call = await had_call(database, 1, f"{server.url}/1.ogg")
    async with fetching(database, tmp_path):
        *waiting, ready = await desk.until_heard(4)
    told = [news.call.recording for news in waiting]
    assert {(one.state, one.reason) for one in told} == {(RecordingState.PENDING, RecordingReason.NOT_FOUND)}
    tries = [one.next_try_at for one in told if one.next_try_at is not None]
    assert len(tries) == 3
    assert tries == sorted(set(tries)), "each try tells when the next one is"
    assert ready.call.recording.state is RecordingState.READY
    assert len(server.asked) == 4
    assert (await kept(database, call)).tries == 3


async def test_it_gives_up_with_the_reason_and_tries_once_more_when_asked(
    database: Database, desk: Desk, server: Answers, tmp_path: Path
) -> None:
    server.answer = lambda _: (200, b"<html>")
    call = await had_call(database, 1, f"{server.url}/1.ogg")
    async with fetching(database, tmp_path, hosts=("elsewhere.example",)) as job:
        (refused,) = await desk.until_heard(1)
        assert (refused.call.recording.state, refused.call.recording.reason) == (
            RecordingState.FAILED,
            RecordingReason.HOST_REFUSED,
        )
        assert refused.call.recording.next_try_at is None
        await job.hurry(call)
        await desk.until_heard(2)
    assert not server.asked


async def test_a_flood_of_news_is_not_a_flood_of_queries(
    database: Database, desk: Desk, server: Answers, tmp_path: Path
) -> None:
    """Every commit wakes the job; it looks into the tables some times a second at most."""
    looks: list[None] = []

    class Watched(FetchRecordings):
        async def _look(self) -> None:
            looks.append(None)
            await super()._look()

    server.answer = lambda _: (200, SOUND)
    job = Watched(database, VAULT, RecordingStore(tmp_path), allowed_hosts=["127.0.0.1"])
    task = asyncio.create_task(job.run())
    for number in range(5):
        await had_call(database, number, f"{server.url}/{number}.ogg")
        for _ in range(100):
            job.wake()
            await asyncio.sleep(0)
    await desk.until_heard(5)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert len(looks) < 50


async def test_asking_again_and_again_does_not_use_up_the_patience(
    database: Database, desk: Desk, server: Answers, tmp_path: Path
) -> None:
    server.answer = lambda _: (404, b"")
    call = await had_call(database, 1, f"{server.url}/1.ogg")
    async with fetching(database, tmp_path, first_wait=timedelta(hours=1)) as job:
        await desk.until_heard(1)
        for _ in range(50):
            await job.hurry(call)
    assert len(server.asked) <= 2
    assert (await kept(database, call)).tries == 1


async def test_an_address_that_comes_later_is_used(
    database: Database, desk: Desk, server: Answers, tmp_path: Path
) -> None:
    server.answer = lambda _: (200, SOUND)
    await had_call(database, 1, None)
    async with fetching(database, tmp_path) as job:
        await had_call(database, 1, f"{server.url}/1.ogg")
        job.wake()
        await desk.until_ready()
    assert len(server.asked) == 1


async def test_another_address_gives_a_failed_recording_another_chance(
    database: Database, desk: Desk, server: Answers, tmp_path: Path
) -> None:
    server.answer = lambda asked: (200, SOUND if asked.path == "/right.ogg" else b"<html>")
    call = await had_call(database, 1, "https://elsewhere.example/wrong.ogg")
    async with fetching(database, tmp_path) as job:
        (refused,) = await desk.until_heard(1)
        assert refused.call.recording.state is RecordingState.FAILED
        await had_call(database, 1, f"{server.url}/right.ogg")
        job.wake()
        await desk.until_ready()
    assert (await kept(database, call)).state is RecordingState.READY


async def test_an_old_recording_that_is_not_found_is_gone(
    database: Database, desk: Desk, server: Answers, tmp_path: Path
) -> None:
    server.answer = lambda _: (404, b"")
    await had_call(database, 1, f"{server.url}/1.ogg", began=NOW - timedelta(days=20))
    async with fetching(database, tmp_path):
        (gone,) = await desk.until_heard(1)
    assert (gone.call.recording.state, gone.call.recording.reason) == (
        RecordingState.GONE,
        RecordingReason.KEPT_TOO_LONG,
    )


def test_what_a_killed_process_left_is_swept(tmp_path: Path) -> None:
    """But not what another process fetches now into the same folder."""
    (tmp_path / "incoming-abc").write_bytes(b"half")
    (tmp_path / "incoming-def").write_bytes(b"being fetched")
    os.utime(tmp_path / "incoming-abc", (0, 0))
    RecordingStore(tmp_path).sweep()
    assert names_in(tmp_path, "*") == ["incoming-def"]


async def test_cancelled_in_the_middle_it_leaves_nothing(database: Database, server: Answers, tmp_path: Path) -> None:
    arrived, gate = threading.Event(), threading.Event()

    def answer(_: Asked) -> tuple[int, bytes]:
        arrived.set()
        gate.wait(20)
        return 200, SOUND

    server.answer = answer
    call = await had_call(database, 1, f"{server.url}/1.ogg")
    async with fetching(database, tmp_path):
        await asyncio.to_thread(arrived.wait, 20)
    gate.set()
    assert (await kept(database, call)).state is RecordingState.PENDING
