"""Long runs of which there must be one in the whole company, however many processes serve it."""

import asyncio
import logging
import os
import secrets
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress
from threading import Event

from app.backend.storage import leases
from app.backend.storage.database import Database
from app.backend.storage.leases import Lease
from app.backend.storage.transaction import StorageUnavailable, Tx

log = logging.getLogger(__name__)

NAME = "long runs"
BEAT_S = 2.0
"""So often says the holder that it lives, and so often the others look."""
GIVEN_UP_AFTER_S = 6.0
"""A holder that could not say so for this long has stopped its runs..."""
DEAD_AFTER_S = 8.0
"""...before any other, for whom the beat stood still, may begin them."""

type Runs = Callable[[], AbstractAsyncContextManager[None]]


class SoleOwner:
    """Holds the lease or waits for it; `runs` are entered while it is held, and left before anybody else has it."""

    def __init__(self, database: Database, runs: Runs) -> None:
        self._database = database
        self._runs = runs
        self._me = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
        self._seen = Lease("", 0)
        self._seen_at = 0.0  # by the loop's clock: when the beat was first seen as it is

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            since = await self._waited()
            log.info("the long runs are this process's")
            async with self._runs():
                await self._held(since)
            log.warning("the long runs are another process's, or the storage is away")

    async def _waited(self) -> float:
        """Come back when the lease is ours; the moment from which that counts."""
        while True:
            began = _now()
            with suppress(StorageUnavailable):
                seen = await self._database.read(lambda tx: leases.get_lease(tx, NAME))
                if seen != self._seen:
                    self._seen, self._seen_at = seen, _now()
                dead = seen if began - self._seen_at >= DEAD_AFTER_S else None
                if (not seen.holder or dead) and await self._kept(dead):
                    return began
            await asyncio.sleep(BEAT_S)

    async def _held(self, since: float) -> None:
        """Go on with the lease; come back when it is no longer certain to be ours."""
        while True:
            await asyncio.sleep(BEAT_S)
            began = _now()
            try:
                async with asyncio.timeout_at(since + GIVEN_UP_AFTER_S):
                    if not await self._kept():
                        return
            except TimeoutError:
                return
            except StorageUnavailable:
                if _now() + BEAT_S >= since + GIVEN_UP_AFTER_S:
                    return
            else:
                since = began

    async def _kept(self, dead: Lease | None = None) -> bool:
        """Whether the lease is ours; what nobody waits for any more is not written late, when others count on that."""
        is_given_up = Event()

        def keep(tx: Tx) -> Lease:
            return (
                leases.get_lease(tx, NAME) if is_given_up.is_set() else leases.keep_lease(tx, NAME, self._me, dead=dead)
            )

        try:
            lease = await self._database.write(keep)
        except asyncio.CancelledError:
            is_given_up.set()
            raise
        return lease.holder == self._me

    async def give_back(self) -> None:
        """Nobody must wait for us to be taken for dead."""
        with suppress(StorageUnavailable):
            await self._database.write(lambda tx: leases.give_back_lease(tx, NAME, self._me))


@asynccontextmanager
async def running_in_one(database: Database, runs: Runs) -> AsyncIterator[None]:
    """Have the runs going in exactly one of the processes behind the database for as long as the block lasts.

    A file has one process: it is always the one.
    """
    async with AsyncExitStack() as stack:
        if not database.is_shared:
            await stack.enter_async_context(runs())
            yield
            return
        owner = SoleOwner(database, runs)
        task = asyncio.create_task(owner.run(), name="owner of the long runs")
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            await owner.give_back()


def _now() -> float:
    return asyncio.get_running_loop().time()
