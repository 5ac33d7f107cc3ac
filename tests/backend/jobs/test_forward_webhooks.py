"""Every webhook reaches the address that Sitniks shows: untouched, in order, whatever happens on the way."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from app.backend.intake import Intake
from app.backend.jobs.forward_webhooks import ForwardWebhooks, allowed_webhook_url
from app.backend.known_workspaces import Known
from app.backend.raw_notice import RawNotice
from app.backend.storage import forwards, sitniks, workspaces
from app.backend.storage.database import Database
from app.backend.storage.sitniks import Account
from tests.backend.sitniks import NOW, VAULT, Clock, Crm, connected, virtual_sitniks

BODIES = (
    RawNotice(b'{"call_id":"a", "caller" : "0671112200"}', "application/json", {"event": "before"}, "event=before"),
    RawNotice("caller=0671112200&назва=чай".encode(), "application/x-www-form-urlencoded; charset=utf-8", {}),
    RawNotice(b"\xff\xfe nonsense", "text/plain", {"event": "after"}, "event=after"),
    RawNotice(
        b"",
        "",
        {"event": "after", "call_id": "b", "caller": "0671112200"},
        "event=after&call_id=b&caller=0671112200",
    ),
)


@pytest.fixture
async def crm() -> AsyncIterator[Crm]:
    async with virtual_sitniks() as crm:
        yield crm


@pytest.fixture
async def database(database_address: Path | str) -> AsyncIterator[Database]:
    async with connected(database_address) as database:
        yield database


class Forwarding:
    """The running job, round by round."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._rounds = asyncio.Semaphore(0)
        self.job = ForwardWebhooks(database, VAULT, after_round=self._rounds.release, now=clock)

    async def round(self) -> None:
        """Wait for the end of one more round."""
        async with asyncio.timeout(20):
            await self._rounds.acquire()

    async def once_more(self) -> None:
        self.job.wake()
        await self.round()


@asynccontextmanager
async def forwarding(database: Database, clock: Clock) -> AsyncIterator[Forwarding]:
    """The first round is over."""
    async with forwarding_from(database, clock) as running:
        await running.round()
        yield running


@asynccontextmanager
async def forwarding_from(database: Database, clock: Clock) -> AsyncIterator[Forwarding]:
    """The first round has just begun."""
    running = Forwarding(database, clock)
    task = asyncio.create_task(running.job.run())
    try:
        yield running
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def point_to(database: Database, url: str | None) -> None:
    locked = None if url is None else VAULT.lock(url)
    await database.write(lambda tx: sitniks.change_account(tx, 1, webhook_url=locked))


async def take(database: Database, running: Forwarding | None, *raws: RawNotice) -> None:
    intake = Intake(database, VAULT, to_forward=running.job.wake if running else lambda: None)
    workspace = await database.read(lambda tx: workspaces.get_workspace(tx, 1))
    for raw in raws:
        await intake.take(Known(workspace), raw, NOW)


async def waiting(database: Database) -> int:
    return (await database.read(lambda tx: forwards.waiting(tx, 1)))[0]


async def account(database: Database) -> Account:
    return await database.read(lambda tx: sitniks.get_account(tx, 1))


async def test_bodies_arrive_untouched_and_in_order(database: Database, crm: Crm) -> None:
    """JSON, a form, nonsense and a bare query; the content types too."""
    await point_to(database, crm.webhook_url)
    async with forwarding(database, crm.clock) as running:
        await take(database, running, *BODIES)
        await crm.told(taken=4)
    heard = crm.company.telephony.heard
    assert [one.body for one in heard] == [raw.body for raw in BODIES]
    assert [one.content_type for one in heard] == [raw.content_type for raw in BODIES]
    assert [dict(one.query) for one in heard] == [dict(raw.query) for raw in BODIES]


async def test_nothing_is_kept_while_no_address_is_set(database: Database, crm: Crm) -> None:
    await take(database, None, *BODIES)
    assert await waiting(database) == 0


async def test_what_waits_is_encrypted(database: Database, crm: Crm) -> None:
    """A webhook holds the recording's address, and that is all it takes to hear it."""
    await point_to(database, crm.webhook_url)
    await take(database, None, BODIES[0])
    (kept,) = await database.read(lambda tx: forwards.oldest_forwards(tx, 1, 10))
    assert b"0671112200" not in kept.body
    assert VAULT.unlock_bytes(kept.body) == BODIES[0].body


async def test_a_receiver_that_is_down_gets_everything_once_it_is_up(database: Database, crm: Crm) -> None:
    """The backlog tells how many wait, since when and why; a kill in between loses nothing."""
    await point_to(database, crm.webhook_url)
    crm.company.telephony.down_status = 503
    await take(database, None, *BODIES[:3])
    async with forwarding(database, crm.clock):
        assert await waiting(database) == 3
    crm.clock.now += timedelta(minutes=1)
    async with forwarding(database, crm.clock):
        told = await account(database)
    assert (told.forward_error, told.forward_tries, crm.company.telephony.refused) == ("503", 2, 2)
    assert told.forward_next_at is not None
    async with forwarding(database, crm.clock) as running:
        await running.once_more()
        assert crm.company.telephony.refused == 2  # its time has not come
    crm.company.telephony.down_status = None
    crm.clock.now += timedelta(minutes=10)
    async with forwarding(database, crm.clock):
        assert await waiting(database) == 0
    assert [one.body for one in crm.company.telephony.heard] == [raw.body for raw in BODIES[:3]]
    assert (await account(database)).forward_error is None


async def test_a_burst_goes_on_in_order_and_once_though_the_job_is_ended_in_its_middle(
    database: Database, crm: Crm
) -> None:
    """Those taken are dropped together; a graceful end drops them too, and at most the one on its way comes twice."""
    burst = [RawNotice(b"%d" % number, "text/plain", {}) for number in range(120)]
    await point_to(database, crm.webhook_url)
    await take(database, None, *burst)
    job = ForwardWebhooks(database, VAULT, now=crm.clock)
    ended = asyncio.create_task(job.run())
    await crm.told(taken=30)
    ended.cancel()
    await asyncio.gather(ended, return_exceptions=True)
    assert len(crm.company.telephony.heard) + await waiting(database) <= len(burst) + 1
    async with forwarding(database, crm.clock):
        assert await waiting(database) == 0
    bodies = [one.body for one in crm.company.telephony.heard]
    assert list(dict.fromkeys(bodies)) == [raw.body for raw in burst]
    assert len(bodies) <= len(burst) + 1


async def test_a_new_address_takes_what_waits_though_the_queue_is_long(database: Database, crm: Crm) -> None:
    await point_to(database, f"{crm.webhook_url}?to=old")
    await take(database, None, *(RawNotice(b"%d" % number, "text/plain", {}) for number in range(200)))
    async with forwarding_from(database, crm.clock) as running:
        await crm.told(taken=1)
        await point_to(database, f"{crm.webhook_url}?to=new")
        await running.round()
    places = [one.query["to"] for one in crm.company.telephony.heard]
    assert len(places) == 200
    assert places == sorted(places, reverse=True)
    assert places[-1] == "new"


async def test_a_dead_address_never_holds_up_the_intake(database: Database) -> None:
    await point_to(database, "http://127.0.0.1:9/telephony")
    async with forwarding(database, Clock()) as running, asyncio.timeout(10):
        await take(database, running, *(BODIES * 20))
    assert await waiting(database) == 80


async def test_one_that_is_refused_for_what_it_is_does_not_keep_the_rest_for_ever(database: Database, crm: Crm) -> None:
    await point_to(database, crm.webhook_url)
    crm.company.telephony.down_status = 422
    await take(database, None, BODIES[0])
    async with forwarding(database, crm.clock) as running:
        for _ in range(12):
            crm.clock.now += timedelta(minutes=10)
            await running.once_more()
        assert await waiting(database) == 0
        crm.company.telephony.down_status = None
        await take(database, running, BODIES[1])
        await crm.told(taken=1)
    assert [one.body for one in crm.company.telephony.heard] == [BODIES[1].body]
    assert (await account(database)).forward_dropped == 1


async def test_what_is_too_old_or_too_much_is_dropped_and_counted(
    database: Database, crm: Crm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forwards, "MOST_WAITING", 3)
    await point_to(database, crm.webhook_url)
    await take(database, None, *BODIES, *BODIES)
    async with forwarding(database, crm.clock):
        assert len(crm.company.telephony.heard) == 3
    assert (await account(database)).forward_dropped == 5
    await take(database, None, *BODIES)
    crm.clock.now += forwards.KEPT_FOR + timedelta(seconds=1)
    assert await database.write(lambda tx: forwards.trim(tx, 1, crm.clock.now)) == 4


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("https://crm.sitniks.com/telephony/abc", True),
        ("http://127.0.0.1:8090/telephony/abc", True),
        ("http://localhost:8090/x", True),
        ("http://crm.sitniks.com/telephony", False),
        ("https://10.0.0.1/telephony", False),
        ("https://[fd00::1]/telephony", False),
        ("https://2130706433/", False),
        ("https://router.lan/x", False),
        ("https://intranet/x", False),
        ("https://user:secret@crm.sitniks.com/x", False),
        ("ftp://crm.sitniks.com/x", False),
        ("file:///etc/passwd", False),
        ("not an address", False),
        ("", False),
    ],
)
def test_only_addresses_of_the_open_net_are_allowed(text: str, allowed: bool) -> None:
    assert (allowed_webhook_url(text) is not None) is allowed
