"""Writes clients that calls have made back to Sitniks: queued in the transaction that made them, asked for once."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from app.backend.providers.sitniks import Sitniks, SitniksBusy, SitniksRefused, SitniksSilent, SitniksTrouble
from app.backend.providers.sitniks_line import Sleep
from app.backend.secrecy import SecretKeyChanged, Vault
from app.backend.storage import client_writes, clients, sitniks
from app.backend.storage.client_writes import ClientWrite
from app.backend.storage.database import Database
from app.backend.storage.moments import utc_now
from app.backend.storage.sitniks import Account, Stage
from app.backend.storage.transaction import StorageUnavailable, Tx
from app.contract.answers import Client

log = logging.getLogger(__name__)

MOST_TRIES = 12
"""Then it waits until somebody changes the settings."""
_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=10), timedelta(hours=1)
_LOOKS_AROUND_S = 20.0


class WriteClients:
    """The job; `run` is its whole life.

    When the answer to a new client never came, nobody knows whether it was made. Then it is not asked for again until
    all clients have been read anew (`read_clients`) and this one was not among them.
    """

    def __init__(
        self,
        database: Database,
        vault: Vault,
        *,
        sitniks_url: str,
        read_clients: Callable[[int], None],
        now: Callable[[], datetime] = utc_now,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._database = database
        self._vault = vault
        self._sitniks_url = sitniks_url
        self._read_clients = read_clients
        self._now = now
        self._sleep = sleep
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """There may be a new client, or the mirror has just been brought up to date."""
        self._woken.set()

    async def run(self) -> None:
        """Write until cancelled."""
        while True:
            self._woken.clear()
            try:
                for account in await self._database.read(sitniks.connected_accounts):
                    if account.stage is Stage.DONE and not account.read_only:
                        await self._write_due(account)
            except StorageUnavailable as trouble:
                log.warning("clients wait for the storage to be written back: %s", trouble)
            with suppress(TimeoutError):
                async with asyncio.timeout(_LOOKS_AROUND_S):
                    await self._woken.wait()

    async def _write_due(self, account: Account) -> None:
        now = self._now()
        due = await self._database.read(lambda tx: client_writes.due_writes(tx, account.workspace, now))
        if not due:
            return
        assert account.token is not None
        try:
            token = self._vault.unlock(account.token)
        except SecretKeyChanged:
            return  # the mirror says so
        async with await asyncio.to_thread(lambda: Sitniks(self._sitniks_url, token, sleep=self._sleep)) as crm:
            for write in due:
                if not await self._write(account, crm, write):
                    return

    async def _write(self, account: Account, crm: Sitniks, write: ClientWrite) -> bool:
        """Bring one forward; whether it makes sense to go on with the next."""
        client = await self._database.read(lambda tx: clients.get_client(tx, account.workspace, write.client))
        if write.is_there or client is None or not client.phones:
            await self._database.write(lambda tx: client_writes.drop_write(tx, write.id))
        elif write.sent_at is not None and not _read_since(account, write.sent_at):
            self._read_clients(account.workspace)
        else:
            return await self._ask(account, crm, write, client)
        return True

    async def _ask(self, account: Account, crm: Sitniks, write: ClientWrite, client: Client) -> bool:
        phone = client.phones[0]
        try:
            there = await crm.client_with(phone)
            if there is None:
                sent_at = self._now()
                await self._database.write(lambda tx: client_writes.put_sent(tx, write.id, sent_at))
            external_id = await crm.add_client(client.name, phone) if there is None else there.external_id
        except SitniksRefused as refusal:
            await self._put_failed(write, f"refused: {refusal.message}", nothing_made=True)
            return True
        except SitniksSilent as silent:
            word = "busy" if isinstance(silent, SitniksBusy) else "silent"
            await self._put_failed(write, word, nothing_made=not silent.may_have_arrived)
            return False
        except SitniksTrouble as trouble:
            await self._put_failed(write, f"refused: {trouble}", nothing_made=True)
            return False
        await self._database.write(lambda tx: _put_written(tx, account.workspace, write, external_id, client.name))
        return True

    async def _put_failed(self, write: ClientWrite, word: str, *, nothing_made: bool) -> None:
        tries = write.tries + 1
        wait = min(_FIRST_WAIT * (1 << min(write.tries, 20)), _LONGEST_WAIT)
        next_try_at = self._now() + wait if tries < MOST_TRIES else None

        def put(tx: Tx) -> None:
            if nothing_made:
                client_writes.put_sent(tx, write.id, None)
            client_writes.put_failed(tx, write.id, tries=tries, error=word, next_try_at=next_try_at)

        await self._database.write(put)
        log.info("a client was not written back: %s", word.partition(":")[0])


def _read_since(account: Account, moment: datetime) -> bool:
    return account.clients_read_at is not None and account.clients_read_at > moment


def _put_written(tx: Tx, workspace: int, write: ClientWrite, external_id: str | None, name: str) -> None:
    """It is there; without an id the next reading of all clients links it by its number."""
    client_writes.drop_write(tx, write.id)
    if external_id is not None:
        sitniks.link_client(tx, workspace, external_id, write.client)
        sitniks.put_name_told(tx, write.client, name)
