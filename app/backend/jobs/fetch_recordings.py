"""Brings recordings home: the newest first, two at a time, patiently, and each content once."""

import asyncio
import logging
import math
import random
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial

import httpx

from app.audio.decode import NotSound
from app.backend.jobs.nudges import Nudge
from app.backend.jobs.recording_patience import FIRST_WAIT, verdict_on
from app.backend.jobs.recording_source import LIMIT_BYTES, Failure, fetch, recording_client
from app.backend.jobs.recording_store import RecordingStore, Shelved
from app.backend.news import Teller
from app.backend.secrecy import SecretKeyChanged, Vault
from app.backend.storage import recordings, talk_shares
from app.backend.storage.database import Database
from app.backend.storage.moments import utc_now
from app.backend.storage.recordings import Kept
from app.backend.storage.transaction import StorageUnavailable, Tx
from app.contract.answers import RecordingReason, RecordingState

log = logging.getLogger(__name__)

AT_ONCE = 2
_TAKEN_UP = 50
"""So many due recordings are read at once; nearly every look finds newer ones."""
_ASKED_FOR_AT_MOST = 200
_HURRIED_ONCE_IN = timedelta(seconds=3)
_LOOK_AGAIN_S = 0.25
_SHORTEST_WAIT_S = 0.5
_STORAGE_PAUSE_S = 5.0
_WAITS_FOR_NOTHING = frozenset({RecordingState.READY, RecordingState.GONE, RecordingState.NONE})


class FetchRecordings:
    """The job; `run` is its whole life.

    Args:
        database: where recordings wait; the news of each is written there too.
        vault: unlocks their addresses.
        store: our copies.
        allowed_hosts: the only hosts recordings come from.
        now: the clock.
        first_wait: after the first try that brought nothing.
        limit_bytes: the largest recording taken.
    """

    def __init__(
        self,
        database: Database,
        vault: Vault,
        store: RecordingStore,
        *,
        allowed_hosts: Collection[str],
        now: Callable[[], datetime] = utc_now,
        first_wait: timedelta = FIRST_WAIT,
        limit_bytes: int = LIMIT_BYTES,
    ) -> None:
        self._database = database
        self._vault = vault
        self._store = store
        self._allowed_hosts = tuple(allowed_hosts)
        self._now = now
        self._first_wait = first_wait
        self._limit_bytes = limit_bytes
        self._woken = asyncio.Event()
        self._first: dict[int, None] = {}  # calls that go before all others, in the order they were asked for
        self._waiting: list[Kept] = []  # due ones, the next one last
        self._is_stale = True  # whether the database may know of more
        self._looked_at = -math.inf  # by the loop's clock
        self._running: set[int] = set()
        self._hurried: dict[int, datetime] = {}  # when each call was last hurried, while that matters

    def wake(self, *calls: int) -> None:
        """There may be something new; these calls go first."""
        self._first.update(dict.fromkeys(calls))
        while len(self._first) > _ASKED_FOR_AT_MOST:  # nobody takes them up while another process fetches
            del self._first[next(iter(self._first))]
        self._is_stale = True
        self._woken.set()

    async def hurry(self, call: int) -> None:
        """Somebody waits to hear it: try now, before all others, even when it had failed for good.

        However often it is asked for, it is tried once in some seconds, and such tries do not use up the patience.
        """
        now = self._now()
        self._hurried = {other: at for other, at in self._hurried.items() if now - at < _HURRIED_ONCE_IN}
        if call in self._hurried:
            return
        self._hurried[call] = now
        await self._database.write(lambda tx: recordings.hurry(tx, call, now))
        self._database.nudge(Nudge.RECORDING, call)
        self.hurried(call)

    def hurried(self, call: int) -> None:
        """Somebody has asked for it, perhaps in another process than the one that fetches."""
        self._hurried[call] = self._now()
        self.wake(call)

    async def run(self) -> None:
        """Fetch until cancelled; a try that is cut off leaves nothing behind and is made again."""
        await asyncio.to_thread(self._store.sweep)
        self._waiting.clear()  # another process may have fetched since this one did
        self._running.clear()
        self._is_stale = True
        async with recording_client() as client, asyncio.TaskGroup() as group:
            while True:
                self._woken.clear()
                try:
                    wait_s = await self._start_due(group, client)
                except StorageUnavailable as trouble:
                    log.warning("recordings wait for the storage: %s", trouble)
                    wait_s = _STORAGE_PAUSE_S
                with suppress(TimeoutError):
                    async with asyncio.timeout(wait_s):
                        await self._woken.wait()

    async def _start_due(self, group: asyncio.TaskGroup, client: httpx.AsyncClient) -> float | None:
        """Fill the free places; for how many seconds there is nothing more to start (None: until woken)."""
        while len(self._running) < AT_ONCE:
            if too_early_s := self._too_early_to_look():
                if not self._waiting:
                    return too_early_s
            elif self._is_stale or not self._waiting:
                await self._look()
            if not self._waiting:
                return await self._seconds_to_next()
            call = self._waiting.pop().call
            self._first.pop(call, None)
            self._running.add(call)
            task = group.create_task(self._try(call, client), name=f"recording of call {call}")
            task.add_done_callback(partial(self._ended, call))
        return None

    def _ended(self, call: int, _: asyncio.Task[None]) -> None:
        self._running.discard(call)
        self._woken.set()

    def _too_early_to_look(self) -> float:
        """Seconds until the next look; 0 when somebody waits. Every commit wakes us: not each is worth a query."""
        if self._first:
            return 0.0
        return max(0.0, self._looked_at + _LOOK_AGAIN_S - asyncio.get_running_loop().time())

    async def _look(self) -> None:
        self._is_stale = False
        self._looked_at = asyncio.get_running_loop().time()
        now = self._now()
        asked_for = tuple(self._first)
        found = await self._database.read(lambda tx: _due(tx, now, asked_for))
        self._waiting = [kept for kept in reversed(found) if kept.call not in self._running]
        due = {kept.call for kept in self._waiting}
        for call in asked_for:
            if call not in due:
                self._first.pop(call, None)

    async def _seconds_to_next(self) -> float | None:
        due_at = await self._database.read(recordings.next_due_at)
        if due_at is None:
            return None
        return max(_SHORTEST_WAIT_S, (due_at - self._now()).total_seconds())

    async def _try(self, call: int, client: httpx.AsyncClient) -> None:
        try:
            kept = await self._database.read(lambda tx: recordings.get_recording(tx, call))
            if kept is None or kept.state in _WAITS_FOR_NOTHING:
                return
            outcome = await self._outcome(kept, client)
            await self._database.write(partial(self._put, kept, outcome, self._now(), random.random()))  # noqa: S311 - spreads tries, guards nothing
        except StorageUnavailable as trouble:
            log.warning("a recording waits for the storage: %s", trouble)
            await asyncio.sleep(_STORAGE_PAUSE_S)  # it is still due: do not fetch it again at once

    async def _outcome(self, kept: Kept, client: httpx.AsyncClient) -> Shelved | RecordingReason:
        if kept.url is None:
            return RecordingReason.NOT_THERE_YET  # the call log will bring its address
        try:
            return await self._brought(self._vault.unlock(kept.url), client)
        except SecretKeyChanged as trouble:
            log.warning("recording of call %s: %s", kept.call, trouble)
            return RecordingReason.HOST_REFUSED
        except NotSound as silent:
            return silent.reason
        except OSError as trouble:
            log.warning("recording of call %s cannot be kept: %s", kept.call, trouble.strerror)
            return RecordingReason.NO_SPACE
        except Exception:
            log.exception("recording of call %s", kept.call)  # one strange file must not stop all others
            return RecordingReason.NOT_AUDIO

    async def _brought(self, url: str, client: httpx.AsyncClient) -> Shelved | RecordingReason:
        file, path = self._store.incoming()  # at once: made in a thread, it would be nobody's if we ended meanwhile
        try:
            with file:
                told = await fetch(
                    url, file, client=client, allowed_hosts=self._allowed_hosts, limit_bytes=self._limit_bytes
                )
                if isinstance(told, Failure):
                    return told.reason
                return await asyncio.to_thread(self._store.shelve, file, path, told)
        finally:
            path.unlink(missing_ok=True)

    def _put(self, kept: Kept, outcome: Shelved | RecordingReason, now: datetime, chance: float, tx: Tx) -> None:
        """Write how the try ended, and tell it: the desk shows when the next one is."""
        if isinstance(outcome, Shelved):
            recordings.put_ready(
                tx,
                kept.call,
                hash_=outcome.sha256,
                extension=outcome.extension,
                size=outcome.size,
                seconds=outcome.seconds,
                shape=outcome.shape,
                lanes=outcome.lanes,
            )
            if outcome.shares is not None:
                talk_shares.put_shares(tx, kept.workspace, kept.call, outcome.shares)
        else:
            tries = max(1, kept.tries + (kept.call not in self._hurried))
            verdict = verdict_on(
                outcome, tries=tries, called_at=kept.started_at, now=now, chance=chance, first=self._first_wait
            )
            recordings.put_tried(
                tx,
                kept.call,
                state=verdict.state,
                reason=verdict.reason,
                tries=tries,
                next_try_at=verdict.next_try_at,
            )
        Teller(tx, kept.workspace, now).recording(kept.call)


def _due(tx: Tx, now: datetime, asked_for: Sequence[int]) -> list[Kept]:
    """What is due of the calls that somebody asked for, in that order, then of the newest calls."""
    first = {call: kept for call in asked_for if (kept := recordings.due_recording(tx, now, call)) is not None}
    others = recordings.due_recordings(tx, now, _TAKEN_UP)
    return [*first.values(), *(kept for kept in others if kept.call not in first)]
