"""One writer, group commit, clean ends."""

import asyncio
import sqlite3
import threading
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import bindparam, insert, select

from app.backend.storage.database import Database
from app.backend.storage.schema import migrate
from app.backend.storage.tables import workspaces
from app.backend.storage.transaction import StorageUnavailable, Tx
from tests.raw_rows import raw_rows

_NAMES = select(workspaces.c.name).order_by(workspaces.c.id)
_NAMED = select(workspaces.c.id).where(workspaces.c.name == bindparam("name"))
_NEW = insert(workspaces)


def name_of_all(tx: Tx) -> list[str]:
    return [row["name"] for row in tx.rows(_NAMES)]


@pytest.fixture
def address(database_address: Path | str) -> Path | str:
    migrate(database_address)
    return database_address


async def test_one_failing_item_takes_no_other_down(address: Path | str) -> None:
    """Items committed together stand in their own savepoints."""

    def half_done(tx: Tx) -> None:
        tx.run(_NEW, name="half", created_at=0)
        raise LookupError("changed my mind")

    def breaks_a_rule(tx: Tx) -> None:
        tx.run(_NEW, id=1, name="same key", created_at=0)
        tx.run(_NEW, id=1, name="same key", created_at=0)

    def good(tx: Tx) -> int:
        return tx.run(_NEW, name="good", created_at=0)

    async with Database(address) as database:
        done = await asyncio.gather(
            database.write(good),
            database.write(half_done),
            database.write(breaks_a_rule),
            database.write(good),
            return_exceptions=True,
        )
        assert [type(one) for one in (done[0], done[1], done[3])] == [int, LookupError, int]
        assert isinstance(done[2], sqlite3.IntegrityError | psycopg.IntegrityError)
        assert await database.read(name_of_all) == ["good", "good"]


async def test_what_was_answered_survives_without_closing(address: Path | str) -> None:
    async with Database(address) as database:
        await database.write(lambda tx: tx.run(_NEW, name="kept", created_at=0))
        assert raw_rows(address, "SELECT name FROM workspace") == [("kept",)]


async def test_closing_leaves_no_thread_and_finishes_what_was_asked(address: Path | str) -> None:
    async with Database(address) as database:
        asked = [
            asyncio.create_task(database.write(lambda tx: tx.run(_NEW, name="n", created_at=0))) for _ in range(500)
        ]
        await asyncio.sleep(0)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("database")]
    assert sum(await asyncio.gather(*asked)) == 500
    with pytest.raises(StorageUnavailable):
        await database.read(name_of_all)


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True, scope="session")
async def test_a_full_disk_is_said_and_later_writes_succeed(address: Path | str) -> None:
    """A database at its greatest allowed size stands for the full disk: SQLite says the same."""

    def limit_size(tx: Tx) -> None:
        pages = tx._connection.execute("PRAGMA page_count").fetchone()[0]
        tx._connection.execute(f"PRAGMA max_page_count = {pages}")

    def no_limit(tx: Tx) -> None:
        tx._connection.execute("PRAGMA max_page_count = 1000000")

    async with Database(address) as database:
        await database.write(limit_size)
        with pytest.raises(StorageUnavailable):
            await database.write(lambda tx: tx.run(_NEW, name="x" * 1_000_000, created_at=0))
        assert await database.read(name_of_all) == []
        await database.write(no_limit)
        await database.write(lambda tx: tx.run(_NEW, name="again", created_at=0))
        assert await database.read(lambda tx: tx.one(_NAMED, name="again")) is not None


async def test_a_reader_cannot_write(address: Path | str) -> None:
    async with Database(address) as database:
        with pytest.raises((sqlite3.OperationalError, StorageUnavailable)):
            await database.read(lambda tx: tx.run(_NEW, name="no", created_at=0))


async def test_whoever_stopped_waiting_harms_nobody(address: Path | str) -> None:
    async with Database(address) as database:
        task = asyncio.create_task(database.write(lambda tx: tx.run(_NEW, name="left", created_at=0)))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await database.write(lambda tx: tx.run(_NEW, name="stayed", created_at=0))
        assert "stayed" in await database.read(name_of_all)
