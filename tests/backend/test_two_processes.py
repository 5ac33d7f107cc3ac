"""Two backends behind one PostgreSQL are one company: each with its own desks, its own memory, and the same truth."""

import asyncio
import math
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from websockets.exceptions import ConnectionClosed

from app.backend.environment import read_environment
from app.backend.jobs import sole_owner
from app.backend.jobs.sole_owner import running_in_one
from app.backend.routes.live import NOT_SIGNED_IN
from app.backend.storage.database import Database
from app.backend.storage.leases import Lease, get_lease
from app.backend.storage.schema import migrate
from app.backend.storage.transaction import Tx
from app.contract.answers import Callback, CallbackStep, RecordingState
from app.contract.events import Event, EventType, RecordingNews, data_of
from tests.backend.company import LOGIN, Company, virtual
from tests.backend.conftest import ADMIN, Backend, Desk, serving
from tests.backend.providers.answering import Answers
from tests.backend.recorded import call_id, ended, picked_up, ringing
from tests.raw_rows import raw_rows

CALLS = 40
SOUND = min(
    (path.read_bytes() for path in (Path(__file__).parents[2] / "resources" / "demo_recordings").glob("*.ogg")), key=len
)

pytestmark = [
    pytest.mark.usefixtures("no_task_outlives_its_test"),
    pytest.mark.parametrize("new_database", ["postgresql"], indirect=True, scope="session"),
]


@dataclass(frozen=True, slots=True)
class Two:
    """The first one runs the long jobs."""

    first: Backend
    second: Backend


@asynccontextmanager
async def two(folder: Path, database: Path | str, ringostat: str) -> AsyncIterator[Two]:
    variables = {
        "SLUKHAVKA_DATA": str(folder),
        "SLUKHAVKA_DATABASE": str(database),
        "SLUKHAVKA_ADMIN_TOKEN": ADMIN,
        "SLUKHAVKA_RINGOSTAT_URL": ringostat,
        "SLUKHAVKA_RECORDING_HOSTS": urlsplit(ringostat).netloc,
    }
    async with serving(read_environment(variables)) as first:
        await until("the first one runs the jobs", lambda: holder(database))
        async with serving(read_environment(variables)) as second:
            yield Two(first, second)


@pytest.fixture
async def both(tmp_path: Path, database_address: Path | str, server: Answers) -> AsyncIterator[Two]:
    async with two(tmp_path / "data", database_address, server.url) as backends:
        yield backends


async def until(what: str, is_so: Callable[[], Any], within_s: float = 20) -> None:
    for _ in range(int(within_s / 0.05)):
        if is_so():
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"not within {within_s:g} s: {what}")


def holder(database: Path | str) -> str:
    return "".join(who for (who,) in raw_rows(database, "SELECT holder FROM lease"))


async def heard(desk: Desk, until_seq: int) -> list[Event]:
    """All events of a desk up to this one."""
    events: list[Event] = []
    while not events or events[-1].seq < until_seq:
        message = await desk.hear()
        if isinstance(message, Event):
            events.append(message)
    return events


async def newest(backend: Backend) -> int:
    async with backend.desk() as desk:
        hello = await desk.hear()
        seq: int = hello.seq  # type: ignore[union-attr]  # the first word is the hello
        return seq


async def test_what_one_takes_reaches_the_desks_of_both_in_order(both: Two) -> None:
    """Webhooks of the same calls come to either; every desk hears every line once, without a hole."""
    async with both.first.desk() as here, both.second.desk() as there:
        for desk in (here, there):
            await desk.hear()

        async def live(number: int) -> None:
            one, phone = call_id(timedelta(minutes=1), number), f"+38067000{number % 7:04}"
            for turn, body in enumerate((ringing(one, phone), picked_up(one, phone), ended(one, phone))):
                backend = (both.first, both.second)[(number + turn) % 2]
                assert (await backend.hook(body)).json() == {"ok": True}

        await asyncio.gather(*map(live, range(CALLS)))
        last = await newest(both.first)
        told = [await heard(desk, last) for desk in (here, there)]
    async with both.first.desk(after=0) as desk:
        everything = await heard(desk, last)
    assert told == [everything, everything]
    clients = (await both.second.http.get("/api/v1/clients?limit=200")).json()["items"]
    assert len(clients) == 7


async def test_the_same_webhook_told_to_both_at_once_is_one_call_and_one_client(both: Two) -> None:
    body = ended()
    answers = await asyncio.gather(*(backend.hook(body) for backend in (both.first, both.second) * 20))
    assert {answer.status_code for answer in answers} == {200}
    for backend in (both.first, both.second):
        (call,) = (await backend.http.get("/api/v1/calls")).json()["items"]
        (client,) = (await backend.http.get("/api/v1/clients")).json()["items"]
        assert call["client"]["id"] == client["id"]
    address = both.first.service.configuration.database
    assert raw_rows(address, "SELECT count(*) FROM notice") == [(1,)]


async def test_a_lost_word_loses_nothing(both: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other process is deaf: it looks by itself, a moment later."""
    neighbours = both.second.service.database._neighbours
    assert neighbours is not None
    monkeypatch.setattr(neighbours._wake_ups, "_heard", lambda _: None)
    async with both.second.desk() as desk:
        await desk.hear()
        for number in range(3):
            await both.first.hook(ringing(call_id(timedelta(), number)))
        last = await newest(both.first)
        assert [event.seq for event in await heard(desk, last)] == list(range(1, last + 1))


async def test_a_desk_that_is_revoked_in_one_is_shut_out_of_the_other(both: Two) -> None:
    token = await both.first.paired("Олена")
    async with both.second.desk(token) as line:
        await line.hear()
        (desk,) = (await both.first.http.get("/api/v1/desks")).json()["items"]
        await both.first.http.delete(f"/api/v1/desks/{desk['id']}")
        with pytest.raises(ConnectionClosed) as closed:
            await line.hear_until(lambda _: False)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == NOT_SIGNED_IN


async def test_who_waits_for_a_recording_at_one_is_heard_by_the_one_that_fetches(both: Two, server: Answers) -> None:
    """The second does not fetch; the first had given it some time."""
    server.answer = lambda _: (404, b"")
    async with both.second.desk() as desk:
        await desk.hear()
        await both.second.hook(ended(call_id(timedelta(minutes=1)), recording=f"{server.url}/1.ogg"))
        (call,) = (await both.second.http.get("/api/v1/calls")).json()["items"]
        await until("a first try", lambda: server.asked)
        server.answer = lambda _: (200, SOUND)
        answer = await both.second.http.get(f"/api/v1/calls/{call['id']}/recording")
        assert answer.status_code == 409

        def is_ready(event: Event) -> bool:
            news = data_of(event)
            return isinstance(news, RecordingNews) and news.call.recording.state is RecordingState.READY

        async with asyncio.timeout(3):
            await desk.hear_until(is_ready)
    answer = await both.second.http.get(f"/api/v1/calls/{call['id']}/recording")
    assert answer.content == SOUND


async def test_a_click_at_one_is_watched_by_the_other_and_settings_are_both_ones(
    tmp_path: Path, database_address: Path | str
) -> None:
    """Only the first one asks for phones; project and key are entered at the second."""
    async with (
        virtual(6.0) as (ringostat, goods),
        two(tmp_path / "data", database_address, ringostat) as both,
        httpx.AsyncClient(base_url=ringostat, timeout=20) as control,
    ):
        company = Company(both.second, control, goods)
        operators = await company.set_up()
        token = await both.second.paired("Олена", operator_id=operators[LOGIN]["id"])
        for backend in (both.second, both.first):
            async with asyncio.timeout(10):
                await online_at(backend)
        async with both.second.desk(token) as desk:
            await desk.hear()
            headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": "click"}
            asked = {"phone": "067 555 44 33"}
            clicks = [
                backend.http.post("/api/v1/callbacks", json=asked, headers=headers)
                for backend in (both.first, both.second)
            ]
            first, again = await asyncio.gather(*clicks)
            assert first.json()["id"] == again.json()["id"]
            other = await both.first.http.post(
                "/api/v1/callbacks", json=asked, headers=headers | {"Idempotency-Key": "another"}
            )
            assert (other.status_code, other.json()["code"]) == (409, "client_being_called")
            steps: list[CallbackStep] = []
            while not steps or steps[-1] not in {CallbackStep.ENDED, CallbackStep.FAILED}:
                told = data_of(await desk.hear_until(lambda event: event.type == EventType.CALLBACK))
                assert isinstance(told, Callback)
                steps.append(told.step)
        assert steps[-1] is CallbackStep.ENDED
        assert CallbackStep.OPERATOR_ANSWERED in steps


async def online_at(backend: Backend) -> None:
    """Ask until this backend knows that the phone is registered."""
    presence = ""
    while presence != "online":
        listed = (await backend.http.get("/api/v1/operators")).json()["items"]
        presence = next(one["presence"] for one in listed if LOGIN in one["sip_logins"])


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything about leases ten times as fast."""
    for name in ("BEAT_S", "GIVEN_UP_AFTER_S", "DEAD_AFTER_S"):
        monkeypatch.setattr(sole_owner, name, getattr(sole_owner, name) / 10)


@pytest.mark.usefixtures("quick")
async def test_the_long_runs_run_in_one_and_go_on_in_the_other(database_address: Path | str) -> None:
    """Given back by one that closes; taken from one that cannot say that it lives, after it has stopped."""
    migrate(database_address)
    running: list[str] = []

    def runs(name: str) -> Callable[[], Any]:
        @asynccontextmanager
        async def both_ends() -> AsyncIterator[None]:
            assert not running, "never two at once"
            running.append(name)
            try:
                yield
            finally:
                running.remove(name)

        return both_ends

    async with Database(database_address) as first, Database(database_address) as second:
        async with running_in_one(first, runs("first")):
            await until("the first runs", lambda: running == ["first"])
            async with running_in_one(second, runs("second")):
                await asyncio.sleep(0.5)  # longer than the second needs to look twice
                assert running == ["first"]
                await hung(first, running)
                await until("the second runs", lambda: running == ["second"])
                lease = await second.read(lambda tx: get_lease(tx, sole_owner.NAME))
            assert not running
            await until("given back to the first", lambda: running == ["first"])
            assert lease.holder != (await first.read(lambda tx: get_lease(tx, sole_owner.NAME))).holder
        assert not running


@pytest.mark.usefixtures("quick")
async def test_who_has_given_up_does_not_say_later_that_it_lives(
    database_address: Path | str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What still waited to be written is not: the others already count from the last sign of life."""
    monkeypatch.setattr(sole_owner, "DEAD_AFTER_S", math.inf)  # nobody takes it over
    migrate(database_address)
    running: list[str] = []

    @asynccontextmanager
    async def runs() -> AsyncIterator[None]:
        running.append("first")
        try:
            yield
        finally:
            running.remove("first")

    async with Database(database_address) as first, running_in_one(first, runs):
        await until("it runs", lambda: running)
        last = await hung(first, running)
        assert await first.write(lambda tx: get_lease(tx, sole_owner.NAME)) == last


async def hung(database: Database, running: list[str]) -> Lease:
    """Nothing is written by this process any more until what runs in it has stopped; the lease until then."""

    def work(tx: Tx) -> Lease:
        stopped.wait(20)
        return get_lease(tx, sole_owner.NAME)

    stopped = threading.Event()
    waiting = asyncio.create_task(database.write(work))
    await until("it has stopped by itself", lambda: "first" not in running)
    stopped.set()
    return await waiting
