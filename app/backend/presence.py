"""Which SIP phones are registered and which speak: asked of Ringostat again and again, told when it changes.

One process asks; what it saw stands in the database, where every process finds it.
"""

import asyncio
import logging

from app.backend.callback_progress import advance_by_phones
from app.backend.news import Teller
from app.backend.providers.ringostat import RingostatTrouble
from app.backend.refusals import Refusal
from app.backend.ringostat_accounts import RingostatAccounts
from app.backend.storage import callbacks, presences, workspaces
from app.backend.storage.database import Database
from app.backend.storage.moments import utc_now
from app.backend.storage.presences import Seen
from app.backend.storage.transaction import StorageUnavailable, Tx
from app.contract.events import Presence

log = logging.getLogger(__name__)

EVERY_S = 4.0
EVERY_S_WHILE_CALLING = 1.0
"""While a callback is on its way its steps are seen by the phones."""


class PresenceBoard:
    """Keeps what is known of each workspace's phones up to date; `run` is its whole life."""

    def __init__(self, database: Database, accounts: RingostatAccounts) -> None:
        self._database = database
        self._accounts = accounts
        self._hurry = asyncio.Event()

    def hurry(self) -> None:
        """A callback has begun: look at once."""
        self._hurry.set()

    async def run(self) -> None:
        """Ask, tell, wait; for ever."""
        while True:
            calling = False
            try:
                for workspace in await self._database.read(workspaces.all_workspaces):
                    calling |= await self._look(workspace.id)
            except StorageUnavailable as trouble:
                log.warning("presence: %s", trouble)
            self._hurry.clear()
            try:
                async with asyncio.timeout(EVERY_S_WHILE_CALLING if calling else EVERY_S):
                    await self._hurry.wait()
            except TimeoutError:
                continue

    async def _look(self, workspace: int) -> bool:
        """Ask for one workspace; whether a callback is on its way there."""
        before, calling = await self._database.read(
            lambda tx: (presences.get_seen(tx, workspace), bool(callbacks.running_callbacks(tx, workspace)))
        )
        try:
            account = await self._accounts.of(workspace)
            online, speaking = await asyncio.gather(account.online(), account.speaking())
        except Refusal:  # not set up yet, or no longer
            seen = Seen(None)
        except RingostatTrouble as trouble:
            if before is None or not before.silent:
                log.warning("presence is not known: %s", type(trouble).__name__)
            seen = Seen(None, silent=True)
        else:
            seen = Seen(Presence(online=tuple(sorted(online)), speaking=tuple(sorted(speaking))))
        if before != seen or calling:  # also when nobody says which phones speak: callbacks are lost all the same
            return await self._database.write(lambda tx: _keep(tx, workspace, before, seen))
        return False


def _keep(tx: Tx, workspace: int, before: Seen | None, seen: Seen) -> bool:
    """Keep and tell what changed; whether a callback is on its way."""
    if before != seen:
        presences.put_seen(tx, workspace, seen)
    teller = Teller(tx, workspace, utc_now())
    if seen.phones is not None and (before is None or before.phones != seen.phones):
        teller.presence(seen.phones)
    return advance_by_phones(teller, () if seen.phones is None else seen.phones.speaking)
