"""Ends calls of which nothing was heard for hours: neither their last webhook nor the call log ever came."""

import asyncio
import logging
from datetime import datetime
from functools import partial

from app.backend.domain.call_log import SETTLED_AFTER
from app.backend.intake import settle_call
from app.backend.storage import calls, workspaces
from app.backend.storage.database import Database
from app.backend.storage.moments import utc_now
from app.backend.storage.transaction import StorageUnavailable, Tx

log = logging.getLogger(__name__)

EVERY_S = 600.0


async def settle_calls(database: Database) -> None:
    """Look every ten minutes, for ever: an operator who only seems to talk would get no calls."""
    while True:
        try:
            for workspace in await database.read(workspaces.all_workspaces):
                await database.write(partial(settle_all, workspace=workspace.id, now=utc_now()))
        except StorageUnavailable as trouble:
            log.warning("calls that go on for hours stay so: %s", trouble)
        await asyncio.sleep(EVERY_S)


def settle_all(tx: Tx, workspace: int, now: datetime) -> None:
    for external_id in calls.begun_before(tx, workspace, now - SETTLED_AFTER):
        settle_call(tx, workspace, external_id, now)
