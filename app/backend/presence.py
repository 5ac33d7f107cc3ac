"""Which SIP phones are registered and which speak: asked of Ringostat again and again, told when it changes."""

import asyncio
import logging

from app.backend.callback_progress import advance_by_phones
from app.backend.news import Teller
from app.backend.providers.ringostat import RingostatTrouble
from app.backend.refusals import Refusal
from app.backend.ringostat_accounts import RingostatAccounts
from app.backend.storage import callbacks, workspaces
from app.backend.storage.database import Database
from app.backend.storage.moments import utc_now
from app.backend.storage.transaction import StorageUnavailable, Tx
from app.contract.answers import Operator
from app.contract.events import Presence

log = logging.getLogger(__name__)

EVERY_S = 4.0
EVERY_S_WHILE_CALLING = 1.0
"""While a callback is on its way its steps are seen by the phones."""


class PresenceBoard:
    """What is known now of each workspace's phones; `run` keeps it up to date until cancelled."""

    def __init__(self, database: Database, accounts: RingostatAccounts) -> None:
        self._database = database
        self._accounts = accounts
        self._now: dict[int, Presence] = {}
        self._hurry = asyncio.Event()
        self.silent: dict[int, bool] = {}
        """Whether the last question to a workspace's Ringostat failed."""

    def of(self, workspace: int) -> Presence | None:
        """None: not known."""
        return self._now.get(workspace)

    def word_for(self, workspace: int, operator: Operator) -> str:
        """`online`, `speaking`, `offline` or `unknown`."""
        known = self._now.get(workspace)
        if known is None:
            return "unknown"
        if not set(operator.sip_logins).isdisjoint(known.speaking):
            return "speaking"
        return "offline" if set(operator.sip_logins).isdisjoint(known.online) else "online"

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
        try:
            account = await self._accounts.of(workspace)
            online, speaking = await asyncio.gather(account.online(), account.speaking())
        except Refusal:  # not set up yet, or no longer
            self._now.pop(workspace, None)
            return await self._advance_unseen(workspace)
        except RingostatTrouble as trouble:
            if not self.silent.get(workspace):
                log.warning("presence is not known: %s", type(trouble).__name__)
            self.silent[workspace] = True
            self._now.pop(workspace, None)
            return await self._advance_unseen(workspace)
        self.silent[workspace] = False
        seen = Presence(online=tuple(sorted(online)), speaking=tuple(sorted(speaking)))
        changed = self._now.get(workspace) != seen
        self._now[workspace] = seen
        calling = await self._database.read(lambda tx: bool(callbacks.running_callbacks(tx, workspace)))
        if changed or calling:
            return await self._database.write(lambda tx: _tell(tx, workspace, seen if changed else None, speaking))
        return False

    async def _advance_unseen(self, workspace: int) -> bool:
        """Nobody says which phones speak: callbacks of which nothing is heard are lost all the same."""
        if not await self._database.read(lambda tx: callbacks.running_callbacks(tx, workspace)):
            return False
        return await self._database.write(lambda tx: _tell(tx, workspace, None, frozenset()))


def _tell(tx: Tx, workspace: int, changed: Presence | None, speaking: frozenset[str]) -> bool:
    teller = Teller(tx, workspace, utc_now())
    if changed is not None:
        teller.presence(changed)
    return advance_by_phones(teller, speaking)
