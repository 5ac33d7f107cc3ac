"""The database: one writer with group commit, a few readers, nothing shared between threads but queues.

Every item of work is a function of a `Tx`. Writes that wait together are committed together: one fsync for all of
them, and each in its own savepoint, so that one that fails takes no other down.
"""

import asyncio
import queue
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from threading import Thread
from types import TracebackType
from typing import Any, Self

from app.backend.storage import journal
from app.backend.storage.journal_reader import JournalReader
from app.backend.storage.neighbours import Neighbours, Nudged
from app.backend.storage.place import Address, Connection, Place, place_of
from app.backend.storage.transaction import Statements, StorageUnavailable, ToldRow, Tx

BATCH = 256
READERS = 3


@dataclass(slots=True)
class _Item:
    """One piece of work and the future of whoever awaits it."""

    work: Callable[[Tx], Any]
    future: asyncio.Future[Any]
    result: Any = None
    failure: BaseException | None = None


class _Line:
    """A thread's connection, opened anew when the last one was lost."""

    def __init__(self, place: Place, *, reads_only: bool = False) -> None:
        self.place = place
        self.statements = Statements(place.dialect)
        self._reads_only = reads_only
        self._connection = place.connect(reads_only=reads_only)

    def begin(self) -> Connection:
        """Begin a transaction. That the server was away since the last one is no trouble, if it is back."""
        begin = self.place.begin_reading if self._reads_only else self.place.begin_writing
        try:
            begin(self._connection)
        except self.place.errors:
            if not self.place.is_lost(self._connection):
                raise
            self._connection = self.place.connect(reads_only=self._reads_only)
            begin(self._connection)
        return self._connection

    def undo(self) -> None:
        """End the transaction, as far as there is one: nothing of it was done."""
        with suppress(self.place.errors):
            self._connection.execute("ROLLBACK")

    def close(self) -> None:
        self._connection.close()


class Database:
    """A database behind one writing thread and a few reading ones; an asynchronous context manager.

    `hear` is called on the event loop with the journal rows of every commit, in their order, before those who
    wrote them go on. Where other processes share the database, their rows are heard too, each once and all in order:
    one's own may then wait a moment for those of another that lie before them. `nudged` is told what this process or
    another one nudges.
    """

    def __init__(
        self,
        address: Address,
        *,
        hear: Callable[[Sequence[ToldRow]], None] | None = None,
        nudged: Nudged = lambda _kind, _key: None,
    ) -> None:
        self._place = place_of(address)
        self._hear = hear
        self._nudged = nudged
        self._neighbours: Neighbours | None = None  # of a shared database whose rows are heard, while it is open
        self._writes: queue.SimpleQueue[_Item | None] = queue.SimpleQueue()
        self._reads: queue.SimpleQueue[_Item | None] = queue.SimpleQueue()
        self._loop: asyncio.AbstractEventLoop | None = None  # None until opened and after closing
        self._threads: list[tuple[Thread, asyncio.Future[None]]] = []

    async def __aenter__(self) -> Self:
        lines = await asyncio.to_thread(self._open)
        loop = self._loop = asyncio.get_running_loop()
        for number, line in enumerate(lines):
            work = self._read_on if number else self._write_batches
            ended = loop.create_future()
            thread = Thread(target=_until_told, args=(work, line, loop, ended), name=f"database-{number}")
            self._threads.append((thread, ended))
            thread.start()
        if self._place.is_shared and self._hear is not None:
            try:
                reader = JournalReader(self.read, self._hear, await self.read(journal.positions))
                self._neighbours = await Neighbours(self._place, reader, self._nudged).__aenter__()
            except BaseException:
                await self.__aexit__(None, None, None)  # threads would hold the process for ever
                raise
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
        if self._neighbours is not None:
            await self._neighbours.__aexit__(kind, error, trace)

    @property
    def is_shared(self) -> bool:
        """Whether other processes may serve the same data now."""
        return self._place.is_shared

    def nudge(self, kind: str, key: int) -> None:
        """Say, after a commit, that something of this kind has changed: `nudged` hears it in every process.

        It is for what the journal does not tell, and nobody may rest on it: a process that was away for a moment is
        nudged with `ANYTHING` instead.
        """
        self._nudged(kind, key)
        if self._neighbours is not None:
            self._neighbours.nudge(kind, key)

    async def write[T](self, work: Callable[[Tx], T]) -> T:
        """Run `work` in a transaction; come back when what it wrote is safely on the disk.

        Raises:
            StorageUnavailable: the disk is full or the file cannot be written; nothing of `work` was kept.
        """
        return await self._ask(self._writes, work)

    async def read[T](self, work: Callable[[Tx], T]) -> T:
        """Run `work` on one consistent state of the data; it must not write."""
        return await self._ask(self._reads, work)

    def _open(self) -> list[_Line]:
        lines: list[_Line] = []
        try:
            for number in range(1 + READERS):
                lines.append(_Line(self._place, reads_only=number > 0))  # noqa: PERF401 - those opened are closed below
        except self._place.errors as error:
            for line in lines:
                line.close()
            raise StorageUnavailable(f"{self._place}: {error}") from error
        return lines

    async def _ask[T](self, line: "queue.SimpleQueue[_Item | None]", work: Callable[[Tx], T]) -> T:
        if self._loop is None:
            raise StorageUnavailable("the database is closed")
        item = _Item(work, self._loop.create_future())
        line.put(item)
        result: T = await item.future
        return result

    def _write_batches(self, line: _Line, loop: asyncio.AbstractEventLoop) -> None:
        while (first := self._writes.get()) is not None:
            batch = [first]
            told = _commit(line, batch, self._others)
            loop.call_soon_threadsafe(self._resolve, batch, told)

    def _others(self) -> Iterator[_Item]:
        """Those that wait behind the first one."""
        with suppress(queue.Empty):
            for _ in range(BATCH - 1):
                item = self._writes.get_nowait()
                if item is None:
                    self._writes.put(None)  # it stays the last: nothing is put behind it
                    return
                yield item

    def _read_on(self, line: _Line, loop: asyncio.AbstractEventLoop) -> None:
        while (item := self._reads.get()) is not None:
            _look(line, item)
            loop.call_soon_threadsafe(self._resolve, [item], [])

    def _resolve(self, items: list[_Item], told: list[ToldRow]) -> None:
        if told and self._neighbours is not None:
            self._neighbours.wrote(told)
        elif told and self._hear is not None:
            self._hear(told)
        for item in items:
            if item.future.done():  # whoever waited was cancelled
                continue
            if item.failure is None:
                item.future.set_result(item.result)
            else:
                item.future.set_exception(item.failure)


def _until_told(
    work: Callable[[_Line, asyncio.AbstractEventLoop], None],
    line: _Line,
    loop: asyncio.AbstractEventLoop,
    ended: asyncio.Future[None],
) -> None:
    """The whole life of a database thread."""
    try:
        work(line, loop)
    finally:
        line.close()
        loop.call_soon_threadsafe(ended.set_result, None)


async def _joined(threads: Iterable[tuple[Thread, asyncio.Future[None]]]) -> None:
    for thread, ended in threads:
        await ended  # what it committed last was resolved before
        thread.join()


def _commit(line: _Line, batch: list[_Item], others: Callable[[], Iterable[_Item]]) -> list[ToldRow]:
    """Do the whole batch in one transaction; the journal rows of what was kept.

    It is joined by `others` once the transaction has begun: some may have come while another process wrote.
    """
    told: list[ToldRow] = []
    try:
        try:
            connection = line.begin()
        finally:
            batch += others()  # also when it cannot begin: none of them would fare better
        for item in batch:
            told += _in_savepoint(line, connection, item)
        connection.execute("COMMIT")
    except line.place.errors as error:
        line.undo()
        for item in batch:
            item.failure = StorageUnavailable(str(error))
        return []
    return told


def _in_savepoint(line: _Line, connection: Connection, item: _Item) -> list[ToldRow]:
    tx = Tx(connection, line.statements)
    connection.execute("SAVEPOINT item")
    try:
        item.result = item.work(tx)
    except Exception as error:
        if line.place.world_failed(error):
            raise
        item.failure = error
        connection.execute("ROLLBACK TO item")
        tx.told.clear()
    connection.execute("RELEASE item")
    return tx.told


def _look(line: _Line, item: _Item) -> None:
    try:
        connection = line.begin()
        try:
            item.result = item.work(Tx(connection, line.statements))
        finally:
            line.undo()
    except Exception as error:  # noqa: BLE001 - it belongs to whoever awaits the item, and is raised there
        item.failure = StorageUnavailable(str(error)) if line.place.world_failed(error) else error
