"""A company on PostgreSQL: one of its backends is killed, its server is restarted; all goes on, nothing is lost."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from app.backend_link.live_line import LiveLine
from app.backend_link.questions import Questions
from app.contract.events import Event
from app.desk.call_history import CallFilter
from app.line_state import Line
from tests import postgres
from tests.backend.recorded import call_id, ringing
from tests.backend_link.conftest import Ear, listening
from tests.journeys.office import ADMIN, BackendProcess, Office, office_at, until
from tests.postgres import Server, own_server
from tests.raw_rows import raw_rows

TAKEN_OVER_S = 15.0
"""Within so long after the death of one that ran the long jobs, another one does."""

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("no_task_outlives_its_test")]


@pytest.fixture
def server() -> Iterator[Server]:
    """One that may be stopped."""
    postgres.needed()
    with own_server() as server:
        yield server


@pytest.fixture
def address(server: Server) -> Iterator[str]:
    with server.database() as address:
        yield address


@pytest.fixture
async def pair(tmp_path: Path, address: str) -> AsyncIterator[tuple[BackendProcess, BackendProcess]]:
    """Two processes of one data folder; the first runs the long jobs."""
    backends = tuple(BackendProcess(tmp_path, SLUKHAVKA_DATABASE=address) for _ in range(2))
    first, second = backends
    try:
        await first.start()
        await until("the first runs the long jobs", lambda: holder(address))
        await second.start()
        yield first, second
    finally:
        for backend in backends:
            await backend.stop()


def holder(address: str) -> str:
    return "".join(who for (who,) in raw_rows(address, "SELECT holder FROM lease"))


async def test_when_one_is_killed_the_other_takes_its_jobs_and_its_calls(
    pair: tuple[BackendProcess, BackendProcess], address: str
) -> None:
    """What the first took before it died is told by the second; a desk that goes over hears on where it stopped."""
    first, second = pair
    before = holder(address)
    async with office_at(first.url) as office, office_at(second.url) as other:
        ear = Ear()
        line = LiveLine(second.url, ADMIN, hear=ear.messages.put_nowait, line_changed=ear.states.put_nowait)
        async with listening(line):
            await ear.until(Line.LINE_UP)
            for number in range(5):
                await office.hook(ringing(call_id(timedelta(), number)), "before")
            await first.kill()
            last = call_id(timedelta(), 5)
            await other.hook(ringing(last), "before")
            seqs = await seqs_until(ear, last)
        assert seqs == list(range(seqs[0], seqs[0] + len(seqs)))
        assert (await other.admin.calls(CallFilter(), limit=1)).total == 6
        await until("the second runs the long jobs", lambda: holder(address) != before, TAKEN_OVER_S)


async def test_a_backend_that_ends_hands_its_jobs_over_at_once(
    pair: tuple[BackendProcess, BackendProcess], address: str
) -> None:
    first, _ = pair
    before = holder(address)
    await first.stop()
    await until("the second runs the long jobs", lambda: holder(address) not in {"", before}, 5)


async def test_while_the_server_is_away_webhooks_are_asked_to_come_again_and_then_all_is_well(
    pair: tuple[BackendProcess, BackendProcess], server: Server
) -> None:
    """No process is started again, no desk's line breaks, and what was answered with 200 is there."""
    first, second = pair
    async with office_at(first.url) as office, Questions(second.url, ADMIN) as admin:
        ear = Ear()
        line = LiveLine(second.url, ADMIN, hear=ear.messages.put_nowait, line_changed=ear.states.put_nowait)
        async with listening(line):
            await ear.until(Line.LINE_UP)
            await office.hook(ringing(call_id(timedelta(), 1)), "before")
            server.stop()
            await refused(office)
            async with httpx.AsyncClient(timeout=20) as watchdog:
                assert (await watchdog.get(f"{second.url}/healthz")).status_code == 503
            await asyncio.to_thread(server.start)
            last = call_id(timedelta(), 2)
            await office.hook(ringing(last), "before")
            seqs = await seqs_until(ear, last)
            assert ear.states.empty(), "the line stayed"
        assert seqs == list(range(seqs[0], seqs[0] + len(seqs)))
        assert (await admin.calls(CallFilter(), limit=1)).total == 2
        server.stop()
        await asyncio.to_thread(server.start)
        await office.hook(ringing(call_id(timedelta(), 3)), "before")
        assert (await admin.calls(CallFilter(), limit=1)).total == 3, "a restart between two webhooks is not noticed"


async def refused(office: Office) -> None:
    async with httpx.AsyncClient(timeout=20) as ringostat:
        answer = await ringostat.post(office.hooks, params={"event": "before"}, json=ringing(call_id(timedelta(), 9)))
    assert (answer.status_code, answer.json()["code"]) == (503, "storage_unavailable")
    assert int(answer.headers["retry-after"]) > 0


async def seqs_until(ear: Ear, external_id: str) -> list[int]:
    """The numbers of all events up to the one of this call."""
    seqs: list[int] = []
    async with asyncio.timeout(20):
        while True:
            message = await ear.messages.get()
            if isinstance(message, Event):
                seqs.append(message.seq)
                if external_id.encode() in bytes(message.data):
                    return seqs
