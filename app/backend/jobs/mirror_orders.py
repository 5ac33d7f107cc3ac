"""Keeps a mirror of Sitniks: everything once, page by page, then again and again what may have changed."""

import asyncio
import ipaddress
import logging
import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from app.backend.jobs.mirror_reading import AccountChanged, MirrorReading
from app.backend.providers.sitniks import (
    PlanRefused,
    Sitniks,
    SitniksBusy,
    SitniksSilent,
    SitniksTrouble,
    TokenRefused,
)
from app.backend.providers.sitniks_line import Sleep
from app.backend.secrecy import SecretKeyChanged, Vault
from app.backend.storage import sitniks
from app.backend.storage.database import Database
from app.backend.storage.moments import utc_now
from app.backend.storage.sitniks import Account, Stage
from app.backend.storage.transaction import StorageUnavailable, Tx
from app.contract.crm import MirrorState

log = logging.getLogger(__name__)

READ_AGAIN = (
    (timedelta(days=2), timedelta(minutes=2)),
    (timedelta(days=30), timedelta(minutes=30)),
    (timedelta(days=180), timedelta(hours=12)),
)
"""How far back is read how often: only the moment of an order's making can be asked for, not that of its change."""
CLIENTS_AGAIN = timedelta(hours=6)
PAUSE_S = 1.0
"""Between two pages: how much an account bears is not known."""
_MIRRORED_AGAIN = timedelta(hours=1)
_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=5), timedelta(minutes=10)
_AFTER_REFUSAL = timedelta(minutes=30)
_LOOKS_AROUND_S = 30.0


@dataclass(slots=True)
class _Standing:
    """What is remembered of one workspace while this process lives."""

    fails: int = 0
    due_at: datetime | None = None
    """When to look; None = at once."""
    clients_wanted: bool = False
    read_at: list[datetime | None] = field(default_factory=lambda: [None] * len(READ_AGAIN))

    def reach(self, now: datetime) -> timedelta:
        """How far back it is time to read."""
        due = [
            period
            for (period, every), read_at in zip(READ_AGAIN, self.read_at, strict=True)
            if read_at is None or now - read_at >= every
        ]
        return max(due, default=READ_AGAIN[0][0])

    def has_read(self, reach: timedelta, now: datetime) -> None:
        self.read_at = [
            now if period <= reach else read_at for (period, _), read_at in zip(READ_AGAIN, self.read_at, strict=True)
        ]


class MirrorOrders:
    """The job; `run` is its whole life.

    Args:
        database: knows the accounts and how far each is mirrored.
        vault: unlocks their tokens.
        sitniks_url: base of the API.
        after_looking: called after each look, however it ended.
        now: the clock.
        sleep: how pauses between pages and tries pass.
    """

    def __init__(
        self,
        database: Database,
        vault: Vault,
        *,
        sitniks_url: str,
        after_looking: Callable[[], None] = lambda: None,
        now: Callable[[], datetime] = utc_now,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._database = database
        self._vault = vault
        self._sitniks_url = sitniks_url
        self._after_looking = after_looking
        self._now = now
        self._sleep = sleep
        self._pause_s = 0.0 if is_this_machine(sitniks_url) else PAUSE_S
        self._woken = asyncio.Event()
        self._standing: dict[int, _Standing] = {}

    def wake(self) -> None:
        """The connection is new, or somebody wants everything looked at now."""
        self._standing.clear()
        self._woken.set()

    def read_clients_soon(self, workspace: int) -> None:
        """Somebody has to know whether a client is there by now."""
        standing = self._standing.setdefault(workspace, _Standing())
        standing.clients_wanted, standing.due_at = True, None
        self._woken.set()

    async def run(self) -> None:
        """Look until cancelled; what was not taken is asked for again."""
        while True:
            self._woken.clear()
            wait_s = await self._round()
            with suppress(TimeoutError):
                async with asyncio.timeout(wait_s):
                    await self._woken.wait()

    async def _round(self) -> float:
        """Look at every account whose time has come; seconds to the next."""
        try:
            for account in await self._database.read(sitniks.connected_accounts):
                standing = self._standing.setdefault(account.workspace, _Standing())
                if standing.due_at is None or standing.due_at <= self._now():
                    await self._look(account, standing)
                    self._after_looking()
        except StorageUnavailable as trouble:
            log.warning("the mirror of Sitniks waits for the storage: %s", trouble)
            return _FIRST_WAIT.total_seconds()
        now = self._now()
        waits = [((standing.due_at or now) - now).total_seconds() for standing in self._standing.values()]
        return max(0.0, min([_LOOKS_AROUND_S, *waits]))

    async def _look(self, account: Account, standing: _Standing) -> None:
        """One look; afterwards the account's row says how it ended and when the next is."""
        try:
            await self._read(account, standing)
        except AccountChanged:
            standing.due_at = None
            return
        except (SitniksTrouble, SecretKeyChanged) as trouble:
            state = _state_of(trouble)
            wait = _growing(standing) if isinstance(trouble, SitniksSilent) else _AFTER_REFUSAL
            log.warning("the mirror of Sitniks: %s (%s); again in %d s", state, trouble, wait.total_seconds())
        else:
            state, wait, standing.fails = MirrorState.OK, READ_AGAIN[0][1], 0
        next_at = standing.due_at = self._now() + wait
        await self._put_state(account, state, next_at)

    async def _read(self, account: Account, standing: _Standing) -> None:
        assert account.token is not None
        token = self._vault.unlock(account.token)
        # Loading the certificates takes a tenth of a second, in which webhooks must not wait.
        crm = await asyncio.to_thread(lambda: Sitniks(self._sitniks_url, token, sleep=self._sleep))
        async with crm:
            reading = MirrorReading(self._database, account, crm, now=self._now, breathe=self._breathe)
            try:
                if account.stage is not Stage.DONE:
                    await self._put_state(account, MirrorState.LOADING, None)
                    await reading.first_load()
                    standing.has_read(READ_AGAIN[-1][0], self._now())
                    account = await self._database.read(lambda tx: sitniks.get_account(tx, account.workspace))
                await self._read_again(account, reading, standing)
            finally:
                await self._put_differences(account, crm)

    async def _read_again(self, account: Account, reading: MirrorReading, standing: _Standing) -> None:
        now = self._now()
        read_at = account.clients_read_at
        if standing.clients_wanted or read_at is None or now - read_at >= CLIENTS_AGAIN:
            await reading.clients_again()
            standing.clients_wanted = False
        reach = standing.reach(now)
        since = now - reach
        if account.mirrored_at is not None:
            since = min(since, account.mirrored_at - _MIRRORED_AGAIN)
        await reading.orders_again(since, now)
        standing.has_read(reach, now)

    async def _breathe(self) -> None:
        await self._sleep(self._pause_s)

    async def _put_state(self, account: Account, state: MirrorState, next_at: datetime | None) -> None:
        def put(tx: Tx) -> None:
            if sitniks.get_account(tx, account.workspace).token == account.token:  # else it was changed meanwhile
                sitniks.change_account(tx, account.workspace, state=state, next_at=next_at)

        await self._database.write(put)

    async def _put_differences(self, account: Account, crm: Sitniks) -> None:
        seen = crm.differences | set(account.differences)
        if len(seen) > len(account.differences):
            await self._database.write(lambda tx: sitniks.change_account(tx, account.workspace, differences=seen))


def is_this_machine(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _state_of(trouble: Exception) -> MirrorState:
    match trouble:
        case SitniksBusy():
            return MirrorState.BUSY
        case SitniksSilent():
            return MirrorState.SILENT
        case TokenRefused():
            return MirrorState.TOKEN_REFUSED
        case PlanRefused():
            return MirrorState.PLAN_REFUSED
        case SecretKeyChanged():
            return MirrorState.KEY_CHANGED
        case _:
            return MirrorState.REFUSED


def _growing(standing: _Standing) -> timedelta:
    """Twice as long after each failure, spread by a quarter either way."""
    doubled = min(_FIRST_WAIT * (1 << min(standing.fails, 20)), _LONGEST_WAIT)
    standing.fails += 1
    return doubled * random.uniform(0.75, 1.25)  # noqa: S311 - spreads tries, guards nothing
