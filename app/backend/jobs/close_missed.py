"""Nobody waits for ever: what is too old leaves the missed queue for the handled ones, and the desks are told."""

import asyncio
import logging
from functools import partial
from typing import Final

from app.backend.news import Teller
from app.backend.storage import missed, workspaces
from app.backend.storage.database import Database
from app.backend.storage.moments import utc_now
from app.backend.storage.transaction import StorageUnavailable, Tx

log = logging.getLogger(__name__)

EVERY_S: Final = 3600.0


async def close_old_misses(database: Database) -> None:
    """Look every hour, for ever."""
    while True:
        try:
            for workspace in await database.read(workspaces.all_workspaces):
                await database.write(partial(_close_old, workspace=workspace.id))
        except StorageUnavailable as trouble:
            log.warning("old missed calls stay open: %s", trouble)
        await asyncio.sleep(EVERY_S)


def _close_old(tx: Tx, workspace: int) -> None:
    teller = Teller(tx, workspace, utc_now())
    for entry in missed.close_old(tx, workspace, teller.now):
        teller.missed(entry)
