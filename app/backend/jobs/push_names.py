"""Tells Ringostat's own phone who our clients are: new and renamed ones, in batches, until it knows them all."""

import asyncio
import logging
import random
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.backend.providers.ringostat import Ringostat, RingostatRefused, RingostatSilent, RingostatTrouble
from app.backend.providers.ringostat_contacts import Contact
from app.backend.refusals import Refusal
from app.backend.ringostat_accounts import RingostatAccounts
from app.backend.secrecy import SecretKeyChanged
from app.backend.storage import pushed_names, workspaces
from app.backend.storage.database import Database
from app.backend.storage.moments import utc_now
from app.backend.storage.pushed_names import Due
from app.backend.storage.transaction import StorageUnavailable, Tx
from app.backend.telephony import as_trouble, tell_state
from app.contract.problems import Problem
from app.contract.telephony import AccountTrouble

log = logging.getLogger(__name__)

BATCH = 100
EVERY = timedelta(minutes=5)
"""Nobody need tell of a change: so often it is looked for."""
_GATHERED_FOR_S = 1.0
"""Names come in crowds: what changes within a second goes out together."""
_ALL_ARE_REFUSED = 3
_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=10), timedelta(hours=1)


@dataclass(slots=True)
class _Standing:
    batch: int = BATCH
    fails: int = 0
    has_taken: bool = False
    """Whether Ringostat has ever taken anything since the start."""
    refused: int = 0
    """So many single clients were not taken."""
    not_before: datetime | None = None


class PushNames:
    """The job; `run` is its whole life, `wake` tells of clients that may be new or renamed."""

    def __init__(self, database: Database, accounts: RingostatAccounts) -> None:
        self._database = database
        self._accounts = accounts
        self._woken = asyncio.Event()
        self._standing: dict[int, _Standing] = {}

    def wake(self) -> None:
        self._woken.set()

    def begin_anew(self) -> None:
        """It was switched on, or the account is another: no waiting for what failed before."""
        self._standing.clear()
        self.wake()

    async def run(self) -> None:
        """Tell, wait; until cancelled."""
        while True:
            self._woken.clear()
            wait = EVERY
            try:
                for workspace in await self._database.read(workspaces.all_workspaces):
                    if workspace.pushes_names:
                        wait = min(wait, await self._all_of(workspace.id))
            except StorageUnavailable as trouble:
                log.warning("the names wait for the storage: %s", trouble)
            with suppress(TimeoutError):
                async with asyncio.timeout(wait.total_seconds()):
                    await self._woken.wait()
                    await asyncio.sleep(_GATHERED_FOR_S)

    async def _all_of(self, workspace: int) -> timedelta:
        """Tell everything that is due in one workspace; how long until the next look."""
        standing = self._standing.setdefault(workspace, _Standing())
        now = utc_now()
        if standing.not_before is not None and now < standing.not_before:
            return standing.not_before - now
        taken_at, trouble = None, None
        try:
            account = await self._accounts.of(workspace)
            while batch := await self._database.read(lambda tx: pushed_names.due(tx, workspace, standing.batch)):
                if await self._told(account, workspace, batch, standing):
                    standing.fails, standing.not_before, taken_at = 0, None, utc_now()
        except Refusal:
            return EVERY
        except RingostatTrouble as refused:
            trouble = as_trouble(refused)
            standing.not_before = utc_now() + _wait_after(refused, standing)
        except SecretKeyChanged:
            trouble = AccountTrouble(code=Problem.KEY_LOST)
        await self._database.write(lambda tx: _put(tx, workspace, taken_at, trouble))
        return EVERY if standing.not_before is None else max(timedelta(), standing.not_before - utc_now())

    async def _told(self, account: Ringostat, workspace: int, batch: list[Due], standing: _Standing) -> bool:
        """Tell one batch; whether it is done with. One that is refused is tried in halves.

        A single client who is refused is put aside: the others must not wait for them. When the first few are, and
        nobody was taken, it is the account that refuses: then nobody is put aside.
        """
        refused = False
        try:
            await account.tell_names([Contact(str(one.client), one.name, one.phones) for one in batch])
        except RingostatRefused:
            standing.batch = max(1, len(batch) // 2)
            if len(batch) > 1:
                return False
            standing.refused += 1
            if standing.refused >= _ALL_ARE_REFUSED and not standing.has_taken:
                standing.refused = 0
                await self._database.write(lambda tx: pushed_names.forget(tx, workspace, refused=True))
                raise
            refused = True
        else:
            standing.has_taken = True
            standing.batch = min(BATCH, 2 * standing.batch)
        await self._database.write(lambda tx: _put_all(tx, workspace, batch, utc_now(), refused=refused))
        return True


def _put_all(tx: Tx, workspace: int, batch: list[Due], now: datetime, *, refused: bool) -> None:
    for one in batch:
        pushed_names.put_pushed(tx, workspace, one, now, refused=refused)


def _put(tx: Tx, workspace: int, taken_at: datetime | None, trouble: AccountTrouble | None) -> None:
    """Keep how it went; told only when something is new."""
    had = workspaces.get_workspace(tx, workspace)
    waiting = pushed_names.count_due(tx, workspace)
    if taken_at is None and (had.names_trouble, had.names_waiting) == (trouble, waiting):
        return
    workspaces.put_names_pushed(tx, workspace, taken_at, waiting=waiting, trouble=trouble)
    tell_state(tx, workspace, utc_now())


def _wait_after(trouble: RingostatTrouble, standing: _Standing) -> timedelta:
    """Twice as long after each failure, spread by a quarter; never sooner than Ringostat allows."""
    doubled = min(_FIRST_WAIT * (1 << min(standing.fails, 20)), _LONGEST_WAIT)
    standing.fails += 1
    spread = random.uniform(0.75, 1.25)  # noqa: S311 - spreads tries, guards nothing
    at_least = timedelta()
    if isinstance(trouble, RingostatSilent):
        at_least = timedelta(seconds=trouble.retry_after_s or 0)
    return max(doubled * spread, at_least * max(1.0, spread))
