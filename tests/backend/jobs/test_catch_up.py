"""Nothing is lost while the backend was down: the call log fills the holes."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest
from cryptography.fernet import Fernet

from app.backend.intake import Intake
from app.backend.jobs import catch_up
from app.backend.jobs.catch_up import CatchUp
from app.backend.secrecy import Vault
from app.backend.storage import workspaces
from app.backend.storage.database import Database
from app.backend.storage.schema import migrate
from app.backend.storage.tables import calls
from app.backend.storage.transaction import Tx
from tests.backend.providers.answering import Answers, Asked

NOW = datetime(2026, 10, 8, 12, tzinfo=UTC)
KYIV = ZoneInfo("Europe/Kyiv")
Row = dict[str, object]
_ALL_CALLS = calls.select().order_by(calls.c.started_at)


def row(number: int, began: datetime, **more: object) -> Row:
    return {
        "uniqueid": f"ua18_-{int(began.timestamp())}.{number}",
        "calldate": f"{began.astimezone(KYIV):%Y-%m-%dT%H:%M:%S%z}",
        "call_type": "in",
        "caller": f"38067{number:07}",
        "dst": "380441232323",
        "disposition": "ANSWERED",
        "billsec": "30",
        "duration": "40",
        "recording": "",
        "has_recording": "0",
        **more,
    }


def answering(rows: list[Row]) -> Callable[[Asked], tuple[int, bytes]]:
    """Answer as the export does: what began within the period that is asked for."""

    def answer(asked: Asked) -> tuple[int, bytes]:
        query = parse_qs(urlsplit(asked.path).query)
        first, last = (datetime.fromisoformat(query[name][0]).replace(tzinfo=KYIV) for name in ("from", "to"))
        within = [one for one in rows if first <= datetime.fromisoformat(str(one["calldate"])) <= last]
        return 200, json.dumps(within).encode()

    return answer


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    migrate(tmp_path / "db.sqlite")
    async with Database(tmp_path / "db.sqlite") as database:
        await database.write(lambda tx: workspaces.create_workspace(tx, NOW))
        yield database


VAULT = Vault(Fernet.generate_key().decode())


async def set_up(database: Database, key: str = "key") -> None:
    def put(tx: Tx) -> None:
        workspaces.put_integration(
            tx, 1, type_="ringostat", project_id="11111", auth_key=VAULT.lock(key), checked_at=NOW
        )

    await database.write(put)


class Readings:
    """The running job, and what it has come to after each reading."""

    def __init__(self, database: Database, server: Answers) -> None:
        self._read = asyncio.Event()
        intake = Intake(database, VAULT)
        self.job = CatchUp(database, VAULT, intake, ringostat_url=server.url, after_reading=self._hear, now=lambda: NOW)

    def _hear(self) -> None:
        self._read.set()

    async def next(self) -> str:
        """How the next reading ended."""
        async with asyncio.timeout(20):
            await self._read.wait()
        self._read.clear()
        return self.job.standing(1)

    async def once_more(self) -> str:
        self.job.wake()
        return await self.next()


@asynccontextmanager
async def running(database: Database, server: Answers) -> AsyncIterator[Readings]:
    readings = Readings(database, server)
    task = asyncio.create_task(readings.job.run())
    try:
        yield readings
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def number_of_calls(database: Database) -> int:
    return len(await database.read(lambda tx: tx.rows(_ALL_CALLS)))


async def test_two_thousand_calls_are_taken_in_seconds(database: Database, server: Answers) -> None:
    rows = [row(number, NOW - timedelta(days=29) + number * timedelta(minutes=20)) for number in range(2000)]
    server.answer = answering(rows)
    await set_up(database)
    started = perf_counter()
    async with running(database, server) as readings:
        assert await readings.next() == "ok"
    print(f"caught up with 2,000 calls in {perf_counter() - started:.2f} s")
    assert perf_counter() - started < 60  # about one on an idle machine
    assert await number_of_calls(database) == 2000
    told = await database.read(lambda tx: workspaces.get_workspace(tx, 1))
    assert told.caught_up_to == NOW


async def test_the_next_reading_begins_some_hours_before_the_last_one(database: Database, server: Answers) -> None:
    await set_up(database)
    async with running(database, server) as readings:
        assert await readings.next() == "ok"
        assert await readings.once_more() == "ok"
    query = parse_qs(urlsplit(server.asked[-1].path).query)
    assert query["from"] == [f"{(NOW - timedelta(hours=6)).astimezone(KYIV):%Y-%m-%d %H:%M:%S}"]


async def test_nothing_is_asked_until_the_integration_is_set_up(database: Database, server: Answers) -> None:
    server.answer = answering([row(1, NOW - timedelta(days=2))])
    async with running(database, server) as readings:
        assert await readings.next() == "not_set_up"
        assert not server.asked
        await set_up(database)
        assert await readings.once_more() == "ok"
    assert await number_of_calls(database) == 1


async def test_a_call_in_progress_is_left_for_the_next_reading(database: Database, server: Answers) -> None:
    """The log shows it as not answered, without any seconds: nobody must be told that a call was missed."""
    going_on = row(1, NOW - timedelta(minutes=4), disposition="NO ANSWER", billsec="0", duration="0")
    missed = row(2, NOW - timedelta(minutes=3), disposition="NO ANSWER", billsec="0", duration="25")
    server.answer = answering([going_on, missed])
    await set_up(database)
    async with running(database, server) as readings:
        await readings.next()
        assert [one["external_id"] for one in await database.read(lambda tx: tx.rows(_ALL_CALLS))] == [
            missed["uniqueid"]
        ]
        server.answer = answering([going_on | {"disposition": "ANSWERED", "billsec": "200", "duration": "210"}, missed])
        await readings.once_more()
    assert await number_of_calls(database) == 2


@pytest.mark.parametrize(("status", "standing"), [(401, "refused"), (403, "refused"), (500, "silent"), (429, "silent")])
async def test_a_failure_is_known_and_a_new_key_is_tried_at_once(
    database: Database, server: Answers, status: int, standing: str
) -> None:
    server.answer = lambda _: (status, b"", {"Retry-After": "3600"})
    await set_up(database, "old-key")
    async with running(database, server) as readings:
        assert await readings.next() == standing
        assert len(server.asked) == 1
        server.answer = lambda _: (200, b"[]")
        await set_up(database, "new-key")
        assert await readings.once_more() == "ok"
    assert server.asked[-1].key == "new-key"


async def test_it_is_asked_again_by_itself_after_silence(
    database: Database, server: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catch_up, "_FIRST_WAIT", timedelta(milliseconds=20))
    server.answer = lambda _: (500, b"") if len(server.asked) < 3 else (200, b"[]")
    await set_up(database)
    now = NOW

    async with running(database, server) as readings:
        readings.job._now = lambda: now
        for standing in ("silent", "silent", "ok"):
            assert await readings.next() == standing
            now += timedelta(minutes=1)
