"""A client made by a call appears in Sitniks, once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec
import pytest

from app.backend.crm_mirror import Mirror
from app.backend.intake import Intake
from app.backend.jobs.write_clients import WriteClients
from app.backend.known_workspaces import Known
from app.backend.providers.sitniks import CrmClient
from app.backend.raw_notice import RawNotice
from app.backend.storage import client_writes, clients, sitniks, workspaces
from app.backend.storage.database import Database
from app.backend.storage.sitniks import Stage
from app.virtual_sitniks.records import Record
from tests.backend.recorded import ringing
from tests.backend.sitniks import NOW, VAULT, Crm, connected, virtual_sitniks

PHONE = "+380671112200"


@pytest.fixture
async def crm() -> AsyncIterator[Crm]:
    async with virtual_sitniks() as crm:
        yield crm


@pytest.fixture
async def database(database_address: Path | str) -> AsyncIterator[Database]:
    async with connected(database_address) as database:
        await database.write(lambda tx: sitniks.change_account(tx, 1, stage=Stage.DONE, clients_read_at=NOW))
        yield database


class Writing:
    """The job; every round ends in `done`."""

    def __init__(self, database: Database, crm: Crm) -> None:
        self.wanted: list[int] = []
        self.job = WriteClients(
            database,
            VAULT,
            sitniks_url=crm.url,
            read_clients=self.wanted.append,
            now=crm.clock,
            sleep=lambda _: asyncio.sleep(0),
        )
        self._database = database

    async def once(self) -> None:
        """What a waking does, and no more."""
        for account in await self._database.read(sitniks.connected_accounts):
            await self.job._write_due(account)


@asynccontextmanager
async def called(database: Database, phone: str = PHONE) -> AsyncIterator[int]:
    """A call from an unknown number has made a client."""
    workspace = await database.read(lambda tx: workspaces.get_workspace(tx, 1))
    body = msgspec.json.encode(ringing("ua18_-1.1", phone))
    await Intake(database, VAULT).take(Known(workspace), RawNotice(body, "application/json", {"event": "before"}), NOW)
    owner = await database.read(lambda tx: clients.owner_of(tx, 1, phone))
    assert owner is not None
    yield owner[0]


def found_there(crm: Crm, phone: str = PHONE) -> list[Record]:
    return [client for client in crm.company.records.clients.values() if client["phone"] == phone]


async def waiting(database: Database) -> tuple[int, str | None]:
    count, _, error = await database.read(lambda tx: client_writes.waiting(tx, 1))
    return count, error


async def test_a_client_made_by_a_call_is_written_once_under_a_name_sitniks_takes(database: Database, crm: Crm) -> None:
    writing = Writing(database, crm)
    async with called(database) as client:
        await writing.once()
        await writing.once()
        (there,) = found_there(crm)
        assert there["fullname"] == "Новий клієнт"
        assert await waiting(database) == (0, None)
        assert await database.read(lambda tx: sitniks.client_of(tx, 1, str(there["id"]))) == client


async def test_the_stand_in_for_a_name_never_comes_back_as_a_name(database: Database, crm: Crm) -> None:
    writing = Writing(database, crm)
    async with called(database) as client:
        await writing.once()
        (there,) = found_there(crm)
        told = CrmClient(external_id=str(there["id"]), name=there["fullname"], phones=(PHONE,))
        await database.write(lambda tx: Mirror(tx, 1, "", NOW).take_client(told))
        kept = await database.read(lambda tx: clients.get_client(tx, 1, client))
        assert kept is not None
        assert kept.name == ""


async def test_one_whom_somebody_entered_there_meanwhile_is_not_made_again(database: Database, crm: Crm) -> None:
    crm.company.records.add_client({"fullname": "Олег", "phone": "067 111-22-00"})
    async with called(database):
        await Writing(database, crm).once()
        assert found_there(crm) == []
        assert await waiting(database) == (0, None)


async def test_an_answer_that_never_came_is_not_asked_for_again_before_all_clients_were_read(
    database: Database, crm: Crm
) -> None:
    """It was made, and the answer was lost: only reading all clients can tell."""
    crm.company.habits.search_works = False
    writing = Writing(database, crm)
    async with called(database) as client:
        await database.write(lambda tx: client_writes.put_sent(tx, 1, NOW))
        await writing.once()
        assert (found_there(crm), writing.wanted) == ([], [1])
        there = crm.company.records.add_client({"fullname": "Новий клієнт", "phone": PHONE})
        await database.write(lambda tx: sitniks.link_client(tx, 1, str(there["id"]), client))
        await database.write(lambda tx: sitniks.change_account(tx, 1, clients_read_at=NOW.replace(minute=5)))
        await writing.once()
        assert len(found_there(crm)) == 1
        assert await waiting(database) == (0, None)


async def test_one_that_was_not_made_after_all_is_asked_for_again(database: Database, crm: Crm) -> None:
    writing = Writing(database, crm)
    async with called(database):
        await database.write(lambda tx: client_writes.put_sent(tx, 1, NOW))
        await database.write(lambda tx: sitniks.change_account(tx, 1, clients_read_at=NOW.replace(minute=5)))
        await writing.once()
        assert len(found_there(crm)) == 1


async def test_trouble_is_shown_and_borne_with_growing_waits(database: Database, crm: Crm) -> None:
    writing = Writing(database, crm)
    crm.company.trouble.status, crm.company.trouble.times = 500, 1
    async with called(database):
        await writing.once()
        assert await waiting(database) == (1, "silent")
        await writing.once()
        assert found_there(crm) == []
        crm.clock.now = NOW.replace(minute=5)
        await writing.once()
        assert len(found_there(crm)) == 1


async def test_nothing_is_queued_where_it_is_switched_off_or_not_connected(database: Database, crm: Crm) -> None:
    await database.write(lambda tx: sitniks.change_account(tx, 1, read_only=True))
    async with called(database):
        assert await waiting(database) == (0, None)
    await database.write(lambda tx: sitniks.change_account(tx, 1, read_only=False, token=None))
    async with called(database, "+380671112201"):
        assert await waiting(database) == (0, None)
