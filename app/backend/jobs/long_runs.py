"""Long runs with one owner: they live as long as the service, and a bug in one stops neither it nor the others.

`running` is the door for every job: it runs in one of the processes behind the database, and begins anew in another one
when that dies. A job keeps what it must remember in the database; what it is to be woken for, it hears from the journal
or is nudged (`Database.nudge`) in whichever process it runs.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from typing import Any

from app.backend.jobs.sole_owner import running_in_one
from app.backend.storage import audit, journal
from app.backend.storage.database import Database
from app.backend.storage.moments import utc_now
from app.backend.storage.transaction import StorageUnavailable

log = logging.getLogger(__name__)

type Job = Callable[[], Coroutine[Any, Any, None]]

JOURNAL_KEPT = timedelta(days=7)
_CLEAN_EVERY_S = 3600.0
_PAUSE_AFTER_A_BUG_S = 5.0


def running(database: Database, *jobs: Job) -> AbstractAsyncContextManager[None]:
    """Run the jobs, in this process or in another one of the same database, for as long as the block lasts."""
    return running_in_one(database, lambda: running_here(*jobs))


@asynccontextmanager
async def running_here(*jobs: Job) -> AsyncIterator[None]:
    """Run the jobs in this process, whatever the others do, for as long as the block lasts."""
    tasks = [asyncio.create_task(_kept_running(job), name=getattr(job, "__qualname__", "job")) for job in jobs]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def forget_old_news(database: Database) -> None:
    """Keep the journal to a week, and the audit trail to a year."""
    while True:
        try:
            await database.write(lambda tx: journal.forget_before(tx, utc_now() - JOURNAL_KEPT))
            await database.write(lambda tx: audit.forget_before(tx, utc_now() - audit.KEPT))
        except StorageUnavailable as trouble:
            log.warning("old news are kept: %s", trouble)
        await asyncio.sleep(_CLEAN_EVERY_S)


async def _kept_running(job: Job) -> None:
    while True:
        try:
            await job()
        except Exception:
            log.exception("a long run stopped; it begins anew")
        await asyncio.sleep(_PAUSE_AFTER_A_BUG_S)
