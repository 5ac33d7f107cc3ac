"""Taking the stored webhooks again once keys have got a meaning: what is understood now becomes calls, in its order."""

import asyncio
import logging
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import NamedTuple
from zoneinfo import ZoneInfo

from app.backend.intake import Locked
from app.backend.jobs.nudges import Nudge
from app.backend.known_workspaces import meanings_now
from app.backend.news import Teller
from app.backend.providers.ringostat_webhook import NotUnderstood, read_notice
from app.backend.secrecy import Vault
from app.backend.storage import misunderstood, workspaces
from app.backend.storage.database import Database
from app.backend.storage.moments import utc_now
from app.backend.storage.transaction import StorageUnavailable, Tx
from app.backend.telephony import tell_state
from app.backend.unknown_webhooks import raw_of
from app.contract.telephony import Retaken

log = logging.getLogger(__name__)

AT_ONCE = 25
"""So many share a transaction: webhooks that come meanwhile wait some milliseconds at most."""
PATIENCE_S = 15.0
"""So long somebody waits for the end of it; it goes on without them."""


@dataclass(slots=True)
class _Round:
    workspace: int
    understood: int = 0
    ended: asyncio.Event = field(default_factory=asyncio.Event)


class Retaking:
    """`run` is its whole life, in the process that was asked; `again` asks it and waits for a while."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault
        self._asked: asyncio.Queue[_Round] = asyncio.Queue()

    async def again(self, workspace: int) -> Retaken:
        """Take the workspace's stored bodies again; how many became calls so far, and how many are left."""
        round_ = _Round(workspace)
        self._asked.put_nowait(round_)
        try:
            async with asyncio.timeout(PATIENCE_S):
                await round_.ended.wait()
        except TimeoutError:
            log.info("taking stored webhooks again goes on")
        left = await self._database.read(lambda tx: misunderstood.count(tx, workspace))
        return Retaken(understood=round_.understood, left=left)

    async def run(self) -> None:
        """Serve whoever asks, one after another, until cancelled."""
        while True:
            round_ = await self._asked.get()
            try:
                await self._take_all(round_)
            except StorageUnavailable as trouble:
                log.warning("stored webhooks wait for the storage: %s", trouble)
            finally:
                round_.ended.set()

    async def _take_all(self, round_: _Round) -> None:
        last, untold = 0, 0
        while True:
            work = partial(_take_some, workspace=round_.workspace, after=last, vault=self._vault, now=utc_now())
            taken = await self._database.write(work)
            round_.understood += taken.understood
            untold += taken.untold
            if taken.last is None:
                break
            last = taken.last
        await self._database.write(partial(_tell, workspace=round_.workspace, untold=untold, now=utc_now()))
        self._database.nudge(Nudge.TRANSCRIPT, 0)


class _Taken(NamedTuple):
    """What became of one batch; `last` is its last id, None when it was the end."""

    understood: int
    untold: int
    last: int | None


def _take_some(tx: Tx, *, workspace: int, after: int, vault: Vault, now: datetime) -> _Taken:
    company = workspaces.get_workspace(tx, workspace)
    own, zone = meanings_now(tx, workspace), ZoneInfo(company.time_zone)
    batch = misunderstood.kept_after(tx, workspace, after, AT_ONCE)
    understood = untold = 0
    for kept in batch:
        raw = raw_of(kept, vault)
        what = read_notice(raw.body, raw.content_type, raw.query, zone=zone, own=own)
        if isinstance(what, NotUnderstood) or not misunderstood.drop(tx, kept.id):
            continue
        understood += 1
        untold += Locked.of(what, vault).take(tx, workspace, now, arrived_at=kept.arrived_at)
    return _Taken(understood, untold, batch[-1].id if len(batch) == AT_ONCE else None)


def _tell(tx: Tx, *, workspace: int, untold: int, now: datetime) -> None:
    if untold:
        Teller(tx, workspace, now).calls_found(untold)
    tell_state(tx, workspace, now)
