"""How long a backend that was away for three days needs for the 20,000 calls it missed."""

import asyncio
import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from app.contract.requests import IntegrationChange
from app.desk.call_history import CallFilter
from app.virtual_ringostat.account import Account
from app.virtual_ringostat.asgi import virtual_ringostat
from app.virtual_ringostat.call_record import CallRecord, call_id
from app.virtual_ringostat.listening import listening_socket
from app.virtual_ringostat.past_calls import DAYS, past_calls
from app.virtual_ringostat.shop import Shop, shop
from app.virtual_ringostat.speech import shipped
from app.virtual_ringostat.webhook_sender import Webhooks
from tests.bench.first_window import program
from tests.journeys.office import Office, open_office
from tests.journeys.three_days import HABITS, KEY, PROJECT
from tests.serving import address_of, served

CALLS = 20_000
CLIENTS = 5_000
RUNS = 3
_LOOKS, _LOOK_AGAIN_S = 3_000, 0.1
_SQUEEZED = DAYS / 3
"""A month of calls becomes three days: more than one answer of the call log can hold."""


def measure(row: Callable[[str, list[float], str], None]) -> None:
    took = [float(program("catch_up")) for _ in range(RUNS)]
    row(f"{CALLS:,} calls of three days caught up", took, "s")


async def main() -> float:
    now = datetime.now(UTC)
    listener = listening_socket()
    account = Account(base_url=address_of(listener), project_id=PROJECT, auth_key=KEY, log_habits=HABITS)
    opened = virtual_ringostat(account, busy_shop(now), Webhooks({}))
    with tempfile.TemporaryDirectory() as folder:
        async with opened as doors, served(doors, listener) as url:
            places = {"SLUKHAVKA_RINGOSTAT_URL": url, "SLUKHAVKA_RECORDING_HOSTS": "127.0.0.1:9"}
            async with open_office(Path(folder), **places) as (_, office):
                await office.admin.set_integration(IntegrationChange(project_id=PROJECT, auth_key=KEY))
                began = time.monotonic()
                return await all_there(office) - began


async def all_there(office: Office) -> float:
    """When the last of them is listed."""
    for _ in range(_LOOKS):
        if (await office.admin.calls(CallFilter(), limit=1)).total == CALLS:
            return time.monotonic()
        await asyncio.sleep(_LOOK_AGAIN_S)
    raise TimeoutError


def busy_shop(now: datetime) -> Shop:
    goods = shop(now, 1)
    phones = [customer.phone for customer in goods.customers]
    month = past_calls(phones, shipped(), now, CALLS, random.Random(1))
    return replace(goods, past_calls=tuple(squeezed(record, number, now) for number, record in enumerate(month)))


def squeezed(record: CallRecord, number: int, now: datetime) -> CallRecord:
    """Of another client, too: so many calls are those of thousands."""
    client = record.client and f"38067{1_000_000 + number * 7919 % CLIENTS}"
    at = (now - (now - record.started_at) / _SQUEEZED).replace(microsecond=0)
    return replace(record, call_id=call_id(at, number), started_at=at, client=client)


if __name__ == "__main__":
    print(asyncio.run(main()))
