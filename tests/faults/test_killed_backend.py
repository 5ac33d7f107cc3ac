"""A backend that is killed while webhooks pour in: what it said it took, it has; nothing stands there twice."""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.desk.call_history import CallFilter
from tests.backend.recorded import call_id, ended, picked_up, ringing
from tests.journeys.office import BackendProcess, Office, open_office, until
from tests.raw_rows import raw_rows

type Webhook = tuple[str, Mapping[str, Any]]
"""Event and body."""
type Told = tuple[str, str]
"""Call and moment of one webhook."""

_CALLS = 120
_CLIENTS = 40
_TAKEN_BEFORE_THE_KILL = (30, 150)
"""Of 360 webhooks; the second time, what the first burst left is told again as well."""

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("no_task_outlives_its_test")]


async def test_every_webhook_that_was_taken_is_there_once_after_a_kill(
    tmp_path: Path, database_address: Path | str
) -> None:
    """Killed twice in the middle of a burst; then Ringostat tells everything again, as it does when not answered."""
    lives = [_life(number) for number in range(_CALLS)]
    everything = 3 * _CALLS
    async with open_office(tmp_path, SLUKHAVKA_DATABASE=str(database_address)) as (backend, office):
        for enough in _TAKEN_BEFORE_THE_KILL:
            taken = await _killed_in_a_burst(backend, office, lives, enough)
            assert enough <= len(taken) < everything, "the kill came in the middle"
            await backend.start()
            assert taken <= _kept(database_address).keys()
        taken = await _burst(office, lives, set())
        kept = _kept(database_address)
        assert len(taken) == len(kept) == everything
        assert set(kept.values()) == {1}
        assert (await office.admin.calls(CallFilter(), limit=1)).total == _CALLS
        assert await _clients(office) == _CLIENTS


def _life(number: int) -> list[Webhook]:
    """The three webhooks of one call; every client calls several times."""
    one, phone = call_id(timedelta(minutes=5), number), f"+38067000{number % _CLIENTS:04}"
    return [("before", ringing(one, phone)), ("answered", picked_up(one, phone)), ("after", ended(one, phone))]


async def _killed_in_a_burst(
    backend: BackendProcess, office: Office, lives: Sequence[list[Webhook]], enough: int
) -> set[Told]:
    """All calls at once, and no backend any more as soon as so many webhooks were taken; which were."""
    taken: set[Told] = set()
    burst = asyncio.create_task(_burst(office, lives, taken))
    await until("part of the burst taken", lambda: len(taken) >= enough)
    await backend.kill()
    return await burst


async def _burst(office: Office, lives: Sequence[list[Webhook]], taken: set[Told]) -> set[Told]:
    """The calls side by side, the webhooks of each one after the other, until one is not answered."""
    async with httpx.AsyncClient(timeout=60, limits=httpx.Limits(max_connections=50)) as ringostat:

        async def live(life: list[Webhook]) -> None:
            with suppress(httpx.TransportError):
                for event, body in life:
                    answer = await ringostat.post(office.hooks, params={"event": event}, json=body)
                    assert (answer.status_code, answer.json()) == (200, {"ok": True})
                    taken.add((body["call_id"], event))

        await asyncio.gather(*map(live, lives))
    return taken


def _kept(database: Path | str) -> Counter[Told]:
    """How often each webhook stands in the database."""
    return Counter((call, moment) for call, moment in raw_rows(database, "SELECT external_id, moment FROM notice"))


async def _clients(office: Office) -> int:
    found, cursor = 0, None
    while True:
        page = await office.admin.clients(cursor=cursor)
        found, cursor = found + len(page.items), page.next
        if cursor is None:
            return found
