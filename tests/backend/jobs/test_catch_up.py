"""Nothing is lost while the backend was down: the call log fills the holes."""

import asyncio
import json
from collections import Counter
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
from app.backend.storage import journal, missed, workspaces
from app.backend.storage.database import Database
from app.backend.storage.moments import moment_of
from app.backend.storage.schema import migrate
from app.backend.storage.tables import calls
from app.backend.storage.transaction import Tx
from app.contract.events import CallNews, Event, EventType, data_of, read_message
from app.desk.call_board import CallBoard
from tests.backend.providers.answering import Answers, Asked

NOW = datetime(2026, 10, 8, 12, tzinfo=UTC)
KYIV = ZoneInfo("Europe/Kyiv")
Row = dict[str, object]
_PIECES = 2  # of a month's reading that are told: the first after a start, and the one in which calls were found
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
async def database(database_address: Path | str) -> AsyncIterator[Database]:
    migrate(database_address)
    async with Database(database_address) as database:
        await database.write(lambda tx: workspaces.create_workspace(tx, NOW))
        yield database


VAULT = Vault(Fernet.generate_key().decode())


async def set_up(database: Database, key: str = "key", project: str = "11111") -> None:
    def put(tx: Tx) -> None:
        workspaces.put_integration(
            tx, 1, type_="ringostat", project_id=project, auth_key=VAULT.lock(key), checked_at=NOW
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


def asked_from(asked: Asked) -> str:
    return parse_qs(urlsplit(asked.path).query)["from"][0]


async def test_what_was_taken_is_not_asked_for_again_after_an_interruption(database: Database, server: Answers) -> None:
    """A month in pieces of days; the fourth is not answered, and later it goes on from there."""
    rows = [row(number, NOW - timedelta(days=30) + number * timedelta(hours=6)) for number in range(120)]
    whole = answering(rows)
    server.answer = lambda asked: (500, b"") if len(server.asked) == 4 else whole(asked)
    await set_up(database)
    async with running(database, server) as readings:
        assert await readings.next() == "silent"
        taken = await number_of_calls(database)
        assert 0 < taken < len(rows)
        begun = asked_from(server.asked[3])
    async with running(database, server) as readings:  # as after a restart
        assert await readings.next() == "ok"
    again = datetime.fromisoformat(asked_from(server.asked[4]))
    assert again == datetime.fromisoformat(begun) - timedelta(hours=6)
    assert await number_of_calls(database) == len(rows)


async def test_refused_fields_are_remembered_and_tried_anew_a_day_later(database: Database, server: Answers) -> None:
    def refusing(asked: Asked) -> tuple[int, bytes]:
        return 200, b"incorrect field name" if "waittime" in asked.path else b"[]"

    server.answer = refusing
    await set_up(database)
    now = NOW
    async with running(database, server) as readings:
        readings.job._now = lambda: now
        assert await readings.next() == "ok"
        assert sum("waittime" in asked.path for asked in server.asked) == 1
    async with running(database, server) as readings:
        readings.job._now = lambda: now
        assert await readings.next() == "ok"
        assert sum("waittime" in asked.path for asked in server.asked) == 1
        now += timedelta(days=1, minutes=1)
        assert await readings.once_more() == "ok"
        assert sum("waittime" in asked.path for asked in server.asked) == 2
        server.answer = lambda _: (200, b"[]")
        now += timedelta(days=1, minutes=1)
        assert await readings.once_more() == "ok"
    told = await database.read(lambda tx: workspaces.get_workspace(tx, 1))
    assert told.fields_refused_at is None
    assert "waittime" in server.asked[-1].path


async def test_another_project_is_read_from_its_beginning(database: Database, server: Answers) -> None:
    await set_up(database)
    async with running(database, server) as readings:
        assert await readings.next() == "ok"
        server.answer = answering([row(1, NOW - timedelta(days=20))])
        await set_up(database, project="22222")
        assert await readings.once_more() == "ok"
    assert await number_of_calls(database) == 1


async def test_a_clock_that_was_ahead_leaves_no_hole(database: Database, server: Answers) -> None:
    """Two days ahead for a while: after it is put right, the last hours are read all the same."""
    await set_up(database)
    now = NOW + timedelta(days=2)
    async with running(database, server) as readings:
        readings.job._now = lambda: now
        assert await readings.next() == "ok"
        now = NOW
        server.answer = answering([row(1, NOW - timedelta(minutes=5))])
        assert await readings.once_more() == "ok"
    assert await number_of_calls(database) == 1


async def test_the_hour_that_comes_twice_is_read_whole_and_once(database: Database, server: Answers) -> None:
    """A server that compares what its clock showed, rows without an offset, a reading in the middle of that hour."""
    back = datetime(2026, 10, 25, 1, tzinfo=UTC)
    began = [back + timedelta(minutes=minute) for minute in range(-90, 90, 5)]
    rows = [row(number, at, calldate=f"{at.astimezone(KYIV):%Y-%m-%d %H:%M:%S}") for number, at in enumerate(began)]

    def answer(asked: Asked) -> tuple[int, bytes]:
        query = parse_qs(urlsplit(asked.path).query)
        told = [
            one
            for one, at in zip(rows, began, strict=True)
            if at <= now and query["from"][0] <= str(one["calldate"]) <= query["to"][0]
        ]
        return 200, json.dumps(told).encode()

    server.answer = answer
    await set_up(database)
    async with running(database, server) as readings:
        readings.job._now = lambda: now
        for minutes in (-31, 29, 89):
            now = back + timedelta(minutes=minutes)
            assert await readings.once_more() == "ok"
    kept = await database.read(lambda tx: [moment_of(one["started_at"]) for one in tx.rows(_ALL_CALLS)])
    assert kept == began


async def test_a_row_that_is_in_progress_for_ever_is_a_call_at_last(database: Database, server: Answers) -> None:
    server.answer = answering(
        [
            row(1, NOW - timedelta(days=2), disposition="IN PROGRESS", billsec="0", duration="0"),
            row(2, NOW - timedelta(minutes=2), disposition="IN PROGRESS", billsec="0", duration="0"),
        ]
    )
    await set_up(database)
    async with running(database, server) as readings:
        assert await readings.next() == "ok"
    (call,) = await database.read(lambda tx: tx.rows(_ALL_CALLS))
    assert (call["phase"], call["status"]) == ("ended", "cancelled")


async def test_desks_are_told_once_to_look_anew_and_nothing_of_the_old_calls(
    database: Database, server: Answers
) -> None:
    """A desk that heard of each would be busy for minutes; one of the last hour is told as it is: over."""
    rows = [row(number, NOW - timedelta(days=2) + number * timedelta(minutes=1)) for number in range(200)]
    server.answer = answering([*rows, row(999, NOW - timedelta(minutes=10))])
    await set_up(database)
    async with running(database, server) as readings:
        assert await readings.next() == "ok"
        told = await database.read(lambda tx: journal.since(tx, 1, 0))
        events = [read_message(one.message) for one in told]
        kinds = Counter(event.type for event in events if isinstance(event, Event))
        assert (kinds[EventType.CALLS_FOUND], kinds[EventType.CALL], kinds[EventType.MISSED]) == (_PIECES, 1, 0)
        board = CallBoard()
        for event in events:
            news = data_of(event) if isinstance(event, Event) else None
            if isinstance(news, CallNews):
                board.hear(news, NOW)
        assert (board.cards, board.live) == ([], [])
        assert await readings.once_more() == "ok"
    assert len(await database.read(lambda tx: journal.since(tx, 1, told[-1].seq))) == 0


async def test_a_call_missed_while_dead_and_called_back_is_not_open(database: Database, server: Answers) -> None:
    """Of three missed ones: one was called back, one is older than anybody waits, one still waits."""
    unanswered: Row = {"disposition": "NO ANSWER", "billsec": "0", "duration": "25"}
    back: Row = {"call_type": "out", "caller": "shopua_olena", "dst": "380670000001"}
    server.answer = answering(
        [
            row(1, NOW - timedelta(hours=50), **unanswered),
            row(1, NOW - timedelta(hours=49), **back),
            row(2, NOW - timedelta(days=19), **unanswered),
            row(3, NOW - timedelta(hours=40), **unanswered),
        ]
    )
    await set_up(database)
    async with running(database, server) as readings:
        assert await readings.next() == "ok"
    waiting = await database.read(lambda tx: missed.open_missed(tx, 1)[0])
    assert [entry.phone for entry in waiting] == ["+380670000003"]
