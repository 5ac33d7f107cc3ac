"""Asks again and again whether the account still knows the key, so that its state is no matter of belief."""

import asyncio
import logging
import random
from contextlib import suppress
from datetime import datetime, timedelta

from app.backend.providers.ringostat import RingostatTrouble
from app.backend.refusals import Refusal
from app.backend.ringostat_accounts import RingostatAccounts
from app.backend.secrecy import SecretKeyChanged
from app.backend.storage import workspaces
from app.backend.storage.database import Database
from app.backend.storage.moments import utc_now
from app.backend.storage.transaction import StorageUnavailable, Tx
from app.backend.telephony import as_trouble, tell_state
from app.contract.problems import Problem
from app.contract.telephony import AccountTrouble

log = logging.getLogger(__name__)

EVERY = timedelta(minutes=2)


class CheckAccount:
    """The job; `run` is its whole life, `check` asks at once."""

    def __init__(self, database: Database, accounts: RingostatAccounts) -> None:
        self._database = database
        self._accounts = accounts

    async def run(self) -> None:
        """Ask for every workspace, until cancelled."""
        while True:
            with suppress(StorageUnavailable):  # said by whoever writes; asked again in a moment
                for workspace in await self._database.read(workspaces.all_workspaces):
                    await self.check(workspace.id)
            spread = random.uniform(0.9, 1.1)  # noqa: S311 - spreads questions, guards nothing
            await asyncio.sleep(EVERY.total_seconds() * spread)

    async def check(self, workspace: int) -> None:
        """Ask one account now, keep what it answered and tell the administrators; nothing without an account."""
        trouble = None
        try:
            account = await self._accounts.of(workspace)
            await account.prove()
        except Refusal:
            return
        except RingostatTrouble as refused:
            trouble = as_trouble(refused)
        except SecretKeyChanged:
            trouble = AccountTrouble(code=Problem.KEY_LOST)
        if trouble is not None:
            log.warning("the telephony's account: %s %s", trouble.code, trouble.subject)
        now = utc_now()

        def put(tx: Tx) -> None:
            _put(tx, workspace, now, trouble)

        await self._database.write(put)


def _put(tx: Tx, workspace: int, now: datetime, trouble: AccountTrouble | None) -> None:
    workspaces.put_checked(tx, workspace, now, trouble)
    tell_state(tx, workspace, now)
