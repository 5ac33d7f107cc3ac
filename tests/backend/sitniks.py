"""A virtual Sitniks on a real port of this machine, and a database whose workspace is connected with it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography.fernet import Fernet

from app.backend.secrecy import Vault
from app.backend.storage import sitniks, workspaces
from app.backend.storage.database import Database
from app.backend.storage.schema import migrate
from app.backend.storage.tables import clients, managers, orders
from app.backend.storage.transaction import Row
from app.virtual_ringostat.listening import listening_socket
from app.virtual_ringostat.shop import shop
from app.virtual_sitniks.company import TOKEN, VirtualSitniks, webhook_url
from tests.serving import served

NOW = datetime(2026, 10, 8, 12, tzinfo=UTC)
VAULT = Vault(Fernet.generate_key().decode())
_ORDERS = orders.select().order_by(orders.c.number)
_CLIENTS = clients.select().order_by(clients.c.id)
_MANAGERS = managers.select().order_by(managers.c.id)


@dataclass
class Clock:
    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


@dataclass(frozen=True)
class Crm:
    """The virtual company at its address."""

    company: VirtualSitniks
    address: str
    clock: Clock

    @property
    def url(self) -> str:
        return f"{self.address}/open-api"

    async def told(self, *, taken: int = 0, refused: int = 0) -> None:
        """Wait until so many webhooks were taken and refused."""
        telephony = self.company.telephony
        async with asyncio.timeout(20):
            while len(telephony.heard) < taken or telephony.refused < refused:
                telephony.news.clear()
                await telephony.news.wait()

    @property
    def webhook_url(self) -> str:
        return webhook_url(self.address)


@asynccontextmanager
async def virtual_sitniks() -> AsyncIterator[Crm]:
    clock = Clock()
    company = VirtualSitniks(shop(NOW, 1), now=clock)
    async with served(company, listening_socket()) as address:
        yield Crm(company, address, clock)


@asynccontextmanager
async def connected(address: Path | str, token: str = TOKEN) -> AsyncIterator[Database]:
    """A database whose only workspace is connected."""
    await asyncio.to_thread(migrate, address)
    async with Database(address) as database:
        await database.write(lambda tx: workspaces.ensure_workspace(tx, NOW))
        await database.write(lambda tx: sitniks.change_account(tx, 1, token=VAULT.lock(token), checked_at=NOW))
        yield database


async def all_orders(database: Database) -> list[Row]:
    return await database.read(lambda tx: tx.rows(_ORDERS))


async def all_clients(database: Database) -> list[Row]:
    return await database.read(lambda tx: tx.rows(_CLIENTS))


async def all_managers(database: Database) -> list[Row]:
    return await database.read(lambda tx: tx.rows(_MANAGERS))
