"""Two writers behind one PostgreSQL keep every promise that one writer of a file keeps."""

import asyncio
import threading
from collections.abc import AsyncIterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import bindparam, func, insert, select

from app.backend.__main__ import main
from app.backend.domain.audience import EVERYONE
from app.backend.storage import journal
from app.backend.storage.database import Database
from app.backend.storage.moments import utc_now
from app.backend.storage.schema import migrate
from app.backend.storage.tables import workspaces
from app.backend.storage.transaction import StorageUnavailable, ToldRow, Tx
from app.backend.storage.workspaces import create_workspace
from app.contract.events import EventType, Presence

_NAMED = select(func.count().label("count")).where(workspaces.c.name == bindparam("name"))
_NEW = insert(workspaces)
LINES = 60

pytestmark = [
    pytest.mark.usefixtures("no_task_outlives_its_test"),
    pytest.mark.parametrize("new_database", ["postgresql"], indirect=True, scope="session"),
]


@pytest.fixture
def address(database_address: Path | str) -> Path | str:
    migrate(database_address)
    return database_address


@pytest.fixture
async def both(address: Path | str) -> AsyncIterator[tuple[Database, Database]]:
    async with Database(address) as first, Database(address) as second:
        yield first, second


def named(tx: Tx, name: str) -> int:
    row = tx.one(_NAMED, name=name)
    assert row is not None
    return int(row["count"])


def make_once(tx: Tx) -> None:
    """Look, then insert: right only while nobody else writes in between. No rule of the table helps."""
    if not named(tx, "once"):
        tx.run(_NEW, name="once", created_at=0)


async def test_what_was_looked_for_and_not_found_is_made_once(both: tuple[Database, Database]) -> None:
    for _ in range(20):
        await asyncio.gather(*(database.write(make_once) for database in both * 5))
    assert await both[0].read(lambda tx: named(tx, "once")) == 1


async def test_a_look_sees_one_state_whatever_is_committed_meanwhile(both: tuple[Database, Database]) -> None:
    first, second = both
    looked, go_on = threading.Event(), threading.Event()

    def look_twice(tx: Tx) -> tuple[int, int]:
        before = named(tx, "new")
        looked.set()
        assert go_on.wait(20)
        return before, named(tx, "new")

    looking = asyncio.create_task(first.read(look_twice))
    await asyncio.to_thread(looked.wait)
    await second.write(lambda tx: tx.run(_NEW, name="new", created_at=0))
    go_on.set()
    assert await looking == (0, 0)
    assert await first.read(lambda tx: named(tx, "new")) == 1


async def test_both_hear_every_line_of_the_journal_once_and_in_order(address: Path | str) -> None:
    """Also those that are written while the others are read, and those of an item that failed: never."""
    kept = LINES * 9 // 10
    ears = Ear(kept), Ear(kept)
    async with Database(address, hear=ears[0].hear) as first, Database(address, hear=ears[1].hear) as second:
        companies = [await first.write(lambda tx: create_workspace(tx, utc_now())) for _ in range(2)]

        def tell(number: int, tx: Tx) -> None:
            nobody = Presence(online=(), speaking=())
            journal.append(tx, companies[number % 2], EventType.PRESENCE, nobody, EVERYONE, utc_now())
            if number % 10 == 9:
                raise LookupError("changed my mind")

        work = [(first, second)[number % 3 > 0].write(partial(tell, number)) for number in range(LINES)]
        done = await asyncio.gather(*work, return_exceptions=True)
        assert sum(one is None for one in done) == kept
        async with asyncio.timeout(10):
            for ear in ears:
                await ear.full.wait()
    for ear in ears:
        assert len(ear.rows) == kept
        for company in companies:
            seqs = [row.seq for row in ear.rows if row.workspace == company]
            assert seqs == list(range(1, len(seqs) + 1))


class Ear:
    """Everything that one process tells its desks."""

    def __init__(self, enough: int) -> None:
        self.rows: list[ToldRow] = []
        self.full = asyncio.Event()
        self._enough = enough

    def hear(self, rows: Sequence[ToldRow]) -> None:
        self.rows += rows
        if len(self.rows) >= self._enough:
            self.full.set()


def test_a_server_that_is_not_there_is_said_in_a_sentence_without_the_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], new_database: object
) -> None:
    address = "postgresql://slukhavka:hunter2@127.0.0.1:9/slukhavka"
    with pytest.raises(StorageUnavailable):
        migrate(address)
    monkeypatch.setenv("SLUKHAVKA_DATA", str(tmp_path))
    monkeypatch.setenv("SLUKHAVKA_DATABASE", address)
    assert main(["migrate"]) == 2
    told = capsys.readouterr().err
    assert "The database slukhavka at 127.0.0.1" in told
    assert "hunter2" not in told
    assert "Traceback" not in told
