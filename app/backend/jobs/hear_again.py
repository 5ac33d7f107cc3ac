"""Hears once more what was kept when less was heard in a recording: who spoke how much, in calls of long ago too."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from app.audio.decode import NotSound
from app.backend.jobs.recording_store import KeptPeaks, RecordingStore
from app.backend.news import Teller
from app.backend.storage import recordings, talk_shares
from app.backend.storage.database import Database
from app.backend.storage.moments import utc_now
from app.backend.storage.talk_shares import Unheard
from app.backend.storage.transaction import StorageUnavailable, Tx
from app.contract.listening import TalkShares

log = logging.getLogger(__name__)

_AT_ONCE = 50
_LEAST_PAUSE_S = 0.02
_STORAGE_PAUSE_S = 60.0
_EVERY_S = 86_400.0
"""Another process may have kept something unheard meanwhile: one of an older version."""


@dataclass(frozen=True, slots=True)
class _Told:
    """`lanes` 0: it cannot be heard."""

    lanes: int
    shares: TalkShares | None


class HearAgain:
    """The job; `run` is its whole life. It rests as long as it works: whoever listens now goes before."""

    def __init__(self, database: Database, store: RecordingStore, *, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._store = store
        self._now = now

    async def run(self) -> None:
        """Once a day, until cancelled; each recording is heard once."""
        while True:
            try:
                heard = await self.once()
            except StorageUnavailable as trouble:
                log.warning("recordings are heard again later: %s", trouble)
                await asyncio.sleep(_STORAGE_PAUSE_S)
                continue
            if heard:
                log.info("%d recordings were heard again", heard)
            await asyncio.sleep(_EVERY_S)

    async def once(self) -> int:
        """Go through all of which nothing is known, the newest first; of how many something is known now."""
        loop, heard, before = asyncio.get_running_loop(), 0, None
        while found := await self._database.read(partial(talk_shares.unheard, before=before, limit=_AT_ONCE)):
            for one in found:
                began = loop.time()
                told = await self._told_of(one)
                if told is not None:
                    await self._database.write(partial(_put, one, told, self._now()))
                    heard += 1
                await asyncio.sleep(max(_LEAST_PAUSE_S, loop.time() - began))
            before = found[-1].call
        return heard

    async def _told_of(self, one: Unheard) -> _Told | None:
        """None: another time it may be heard."""
        try:
            peaks: KeptPeaks = await asyncio.to_thread(self._store.heard, one.hash, one.extension)
        except (NotSound, FileNotFoundError) as trouble:
            log.warning("recording of call %s cannot be heard: %s", one.call, trouble)
            return _Told(lanes=0, shares=None)
        except OSError as trouble:
            log.warning("recording of call %s is heard another time: %s", one.call, trouble.strerror)
            return None
        return _Told(len(peaks.lanes), peaks.shares)


def _put(one: Unheard, told: _Told, now: datetime, tx: Tx) -> None:
    recordings.put_lanes(tx, one.call, told.lanes)
    if told.shares is not None:
        talk_shares.put_shares(tx, one.workspace, one.call, told.shares)
    Teller(tx, one.workspace, now).recording(one.call)
