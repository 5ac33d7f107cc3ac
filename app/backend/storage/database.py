"""The database: one writer with group commit, a few readers, nothing shared between threads but queues.

Every item of work is a function of a `Tx`. Writes that wait together are committed together: one fsync for all of
them, and each in its own savepoint, so that one that fails takes no other down.
"""

import asyncio
import queue
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Any, Self

from app.backend.storage.transaction import Statements, StorageUnavailable, ToldRow, Tx, world_failed

BATCH = 256
READERS = 3
BUSY_TIMEOUT_MS = 5_000
CACHE_KIB = 32 * 1024
"""Of each connection; what is looked at by every webhook stays in memory."""


@dataclass(slots=True)
class _Item:
    """One piece of work and the future of whoever awaits it."""

    work: Callable[[Tx], Any]
    future: asyncio.Future[Any]
    result: Any = None
    failure: BaseException | None = None


def connect(path: Path, *, reads_only: bool = False) -> sqlite3.Connection:
    """Open the file as the service needs it: WAL, durable at every commit, foreign keys on."""
    connection = sqlite3.connect(
        path, isolation_level=None, check_same_thread=False, cached_statements=512, timeout=BUSY_TIMEOUT_MS / 1000
    )
    connection.row_factory = sqlite3.Row
    cache = f"cache_size = -{CACHE_KIB}"
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "temp_store = MEMORY", cache):
        connection.execute(f"PRAGMA {pragma}")
    if reads_only:
        connection.execute("PRAGMA query_only = ON")
    return connection


class Database:
    """An SQLite file behind one writing thread and a few reading ones; an asynchronous context manager.

    `hear` is called on the event loop with the journal rows of every commit, in their order, before those who
    wrote them go on.
    """

    def __init__(self, path: Path, *, hear: Callable[[Sequence[ToldRow]], None] | None = None) -> None:
        self._path = path
        self._hear = hear
        self._statements = Statements()
        self._writes: queue.SimpleQueue[_Item | None] = queue.SimpleQueue()
        self._reads: queue.SimpleQueue[_Item | None] = queue.SimpleQueue()
        self._loop: asyncio.AbstractEventLoop | None = None  # None until opened and after closing
        self._threads: list[tuple[Thread, asyncio.Future[None]]] = []

    async def __aenter__(self) -> Self:
        connections = [connect(self._path)] + [connect(self._path, reads_only=True) for _ in range(READERS)]
        loop = self._loop = asyncio.get_running_loop()
        for number, connection in enumerate(connections):
            work = self._read_on if number else self._write_batches
            ended = loop.create_future()
            thread = Thread(target=_until_told, args=(work, connection, loop, ended), name=f"database-{number}")
            self._threads.append((thread, ended))
            thread.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop = None
        for _ in range(READERS):
            self._reads.put(None)
        writer, *readers = self._threads
        await _joined(readers)
        self._writes.put(None)  # last: who closes after all others folds the log into the file and removes it
        await _joined([writer])
        self._threads.clear()

    async def write[T](self, work: Callable[[Tx], T]) -> T:
        """Run `work` in a transaction; come back when what it wrote is safely on the disk.

        Raises:
            StorageUnavailable: the disk is full or the file cannot be written; nothing of `work` was kept.
        """
        return await self._ask(self._writes, work)

    async def read[T](self, work: Callable[[Tx], T]) -> T:
        """Run `work` on one consistent state of the data; it must not write."""
        return await self._ask(self._reads, work)

    async def _ask[T](self, line: "queue.SimpleQueue[_Item | None]", work: Callable[[Tx], T]) -> T:
        if self._loop is None:
            raise StorageUnavailable("the database is closed")
        item = _Item(work, self._loop.create_future())
        line.put(item)
        result: T = await item.future
        return result

    def _write_batches(self, connection: sqlite3.Connection, loop: asyncio.AbstractEventLoop) -> None:
        more = True
        while more:
            first = self._writes.get()
            if first is None:
                break
            batch = [first]
            with suppress(queue.Empty):
                while len(batch) < BATCH:
                    item = self._writes.get_nowait()
                    if item is None:
                        more = False
                        break
                    batch.append(item)
            told = _commit(connection, batch, self._statements)
            loop.call_soon_threadsafe(self._resolve, batch, told)

    def _read_on(self, connection: sqlite3.Connection, loop: asyncio.AbstractEventLoop) -> None:
        while (item := self._reads.get()) is not None:
            _look(connection, item, self._statements)
            loop.call_soon_threadsafe(self._resolve, [item], [])

    def _resolve(self, items: list[_Item], told: list[ToldRow]) -> None:
        if told and self._hear is not None:
            self._hear(told)
        for item in items:
            if item.future.done():  # whoever waited was cancelled
                continue
            if item.failure is None:
                item.future.set_result(item.result)
            else:
                item.future.set_exception(item.failure)


def _until_told(
    work: Callable[[sqlite3.Connection, asyncio.AbstractEventLoop], None],
    connection: sqlite3.Connection,
    loop: asyncio.AbstractEventLoop,
    ended: asyncio.Future[None],
) -> None:
    """The whole life of a database thread."""
    try:
        work(connection, loop)
    finally:
        connection.close()
        loop.call_soon_threadsafe(ended.set_result, None)


async def _joined(threads: Iterable[tuple[Thread, asyncio.Future[None]]]) -> None:
    for thread, ended in threads:
        await ended  # what it committed last was resolved before
        thread.join()


def _commit(connection: sqlite3.Connection, batch: list[_Item], statements: Statements) -> list[ToldRow]:
    """Do the whole batch in one transaction; the journal rows of what was kept."""
    told: list[ToldRow] = []
    try:
        connection.execute("BEGIN IMMEDIATE")
        for item in batch:
            told += _in_savepoint(connection, item, statements)
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        if connection.in_transaction:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
        for item in batch:
            item.failure = StorageUnavailable(str(error))
        return []
    return told


def _in_savepoint(connection: sqlite3.Connection, item: _Item, statements: Statements) -> list[ToldRow]:
    tx = Tx(connection, statements)
    connection.execute("SAVEPOINT item")
    try:
        item.result = item.work(tx)
    except Exception as error:
        if isinstance(error, sqlite3.Error) and world_failed(error):
            raise
        item.failure = error
        connection.execute("ROLLBACK TO item")
        tx.told.clear()
    connection.execute("RELEASE item")
    return tx.told


def _look(connection: sqlite3.Connection, item: _Item, statements: Statements) -> None:
    try:
        connection.execute("BEGIN")
        try:
            item.result = item.work(Tx(connection, statements))
        finally:
            connection.execute("ROLLBACK")
    except Exception as error:  # noqa: BLE001 - it belongs to whoever awaits the item, and is raised there
        gone = isinstance(error, sqlite3.Error) and world_failed(error)
        item.failure = StorageUnavailable(str(error)) if gone else error
