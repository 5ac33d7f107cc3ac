"""Removes recordings that are older, or more, than the administrator wants to keep; the oldest go first."""

import asyncio
import logging
import math
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from app.backend.domain.keeping import Held, Rule, days_kept, to_remove
from app.backend.jobs.recording_store import RecordingStore
from app.backend.news import Teller
from app.backend.storage import kept_recordings, workspaces
from app.backend.storage.database import Database
from app.backend.storage.moments import utc_now
from app.backend.storage.transaction import StorageUnavailable, Tx
from app.backend.storage.workspaces import Workspace
from app.contract.storage import Removal

log = logging.getLogger(__name__)

EVERY_S = 3600.0
_AT_ONCE = 100
"""So many are looked at and removed in a transaction: webhooks that come meanwhile wait some milliseconds at most."""
_PAUSE_S = 60.0
_SWEEP_EVERY_S = 86_400.0


@dataclass(frozen=True, slots=True)
class CleanUp:
    """The last one of a workspace."""

    removed: Removal
    at: datetime


class KeepRecordings:
    """The job; `run` is its whole life."""

    def __init__(self, database: Database, store: RecordingStore, *, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._store = store
        self._now = now
        self._woken = asyncio.Event()
        self._last: dict[int, CleanUp] = {}

    def wake(self) -> None:
        """The rules have changed: look now."""
        self._woken.set()

    def last(self, workspace: int) -> CleanUp | None:
        """None: none since the start."""
        return self._last.get(workspace)

    async def run(self) -> None:
        """Look every hour, until cancelled."""
        loop = asyncio.get_running_loop()
        swept_at = -math.inf
        while True:
            self._woken.clear()
            wait_s = EVERY_S
            try:
                for workspace in await self._database.read(workspaces.all_workspaces):
                    await self.clean(workspace)
                if loop.time() - swept_at >= _SWEEP_EVERY_S:
                    await self._sweep()
                    swept_at = loop.time()
            except StorageUnavailable as trouble:
                log.warning("old recordings are kept: %s", trouble)
                wait_s = _PAUSE_S
            with suppress(TimeoutError):
                async with asyncio.timeout(wait_s):
                    await self._woken.wait()

    async def clean(self, workspace: Workspace) -> Removal:
        """Remove what the workspace's rules do not allow; one that was heard a moment ago is left for the next time."""
        rule = Rule(workspace.recordings_days, workspace.recordings_mb)
        removed = freed = spared = 0
        more = rule != Rule(None, None)
        while more:
            found = await self._database.read(partial(_removable, workspace.id, rule, spared, self._now()))
            idle = await asyncio.to_thread(self._idle, found)
            gone = await self._database.write(partial(_remove, workspace.id, idle, self._now()))
            freed += await asyncio.to_thread(self._unlink, gone)
            removed += len(idle)
            spared += len(found) - len(idle)
            more = len(found) == _AT_ONCE
        done = CleanUp(Removal(recordings=removed, bytes=freed), self._now())
        self._last[workspace.id] = done
        if removed:
            log.info("%d recordings were removed, %.1f MB freed", removed, freed / 1e6)
        return done.removed

    async def _sweep(self) -> None:
        """Files of which nobody knows: a killed process removed their rows and not them."""
        contents = await asyncio.to_thread(self._store.idle_contents)
        for place in range(0, len(contents), _AT_ONCE):
            unknown = await self._database.read(partial(_unknown, contents[place : place + _AT_ONCE]))
            if freed := await asyncio.to_thread(self._unlink, unknown):
                log.info("files of recordings that are gone: %.1f MB freed", freed / 1e6)

    def _idle(self, found: Iterable[Held]) -> list[Held]:
        return [held for held in found if not self._store.is_in_use(held.hash)]

    def _unlink(self, contents: Iterable[str]) -> int:
        """Bytes freed."""
        return sum(self._store.remove(content) for content in contents)


def _removable(workspace: int, rule: Rule, after: int, now: datetime, tx: Tx) -> list[Held]:
    oldest = kept_recordings.oldest_held(tx, workspace, after=after, limit=_AT_ONCE)
    return list(to_remove(oldest, rule, used_bytes=kept_recordings.usage(tx, workspace).bytes, now=now))


def _remove(workspace: int, found: Iterable[Held], now: datetime, tx: Tx) -> list[str]:
    """Write that they are gone, and tell it: desks remove their copies too; the contents that nobody has any more."""
    teller = Teller(tx, workspace, now)
    gone: dict[str, None] = {}
    for held in found:
        if kept_recordings.put_removed(tx, held.call, kept_days=days_kept(held.called_at, now)):
            teller.recording(held.call)
            gone[held.hash] = None
    return _unknown(gone, tx)


def _unknown(contents: Iterable[str], tx: Tx) -> list[str]:
    return [content for content in contents if not kept_recordings.is_held(tx, content)]
