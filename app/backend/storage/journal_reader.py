"""Tells one process's desks every line of the journal once and in order, whichever process wrote it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import NoReturn

from app.backend.storage import journal
from app.backend.storage.transaction import StorageUnavailable, ToldRow, Tx

log = logging.getLogger(__name__)

LOOK_EVERY_S = 2.0
"""Nobody may have called; this late is a lost word noticed."""
_AT_ONCE = 500

type Positions = dict[int, int]
"""Workspaces, and the number of the last line of each."""
type Read = Callable[[Callable[[Tx], "list[ToldRow]"]], Awaitable[list[ToldRow]]]


class JournalReader:
    """Where this process's desks have got to. All of it happens on the event loop.

    Lines reach it in two ways: from its own commits, told at once when nothing lies between, and from the journal,
    read beyond what was told. What was told is never told again, and a line of one's own that follows on one of
    another process waits until that one was read.

    Args:
        read: the database's.
        hear: is told the lines.
        told: up to where the desks know everything.
    """

    def __init__(self, read: Read, hear: Callable[[Sequence[ToldRow]], None], told: Positions) -> None:
        self._read = read
        self._hear = hear
        self._told = told
        self._look = asyncio.Event()

    def wrote(self, rows: Iterable[ToldRow]) -> None:
        """This process has committed these lines."""
        fresh: list[ToldRow] = []
        for row in rows:
            told = self._told.get(row.workspace, 0)
            if row.seq == told + 1:
                self._told[row.workspace] = row.seq
                fresh.append(row)
            elif row.seq > told:
                self._look.set()
        if fresh:
            self._hear(fresh)

    def called(self, workspace: int, seq: int) -> None:
        """Another process has committed lines up to `seq`."""
        if seq > self._told.get(workspace, 0):
            self._look.set()

    def look(self) -> None:
        """Words may have been lost: read on now."""
        self._look.set()

    async def run(self) -> NoReturn:
        """Read on when there is something to read, and every two seconds."""
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOK_EVERY_S):
                    await self._look.wait()
            self._look.clear()
            try:
                while await self._read_on():
                    pass
            except StorageUnavailable as trouble:
                log.info("the journal is not read for a while: %s", trouble)
                await asyncio.sleep(LOOK_EVERY_S / 2)
                self._look.set()

    async def _read_on(self) -> bool:
        """Tell what lies beyond; whether there is more."""
        told = dict(self._told)
        rows = await self._read(lambda tx: _beyond(tx, told))
        # Between the question and its answer own lines may have been told. What is left begins right after them:
        # the answer holds every line beyond `told`, as far as it goes.
        fresh = [row for row in rows if row.seq > self._told.get(row.workspace, 0)]
        for row in fresh:
            self._told[row.workspace] = row.seq
        if fresh:
            self._hear(fresh)
        return len(rows) >= _AT_ONCE


def _beyond(tx: Tx, told: Mapping[int, int]) -> list[ToldRow]:
    return [
        row
        for workspace, newest in journal.positions(tx).items()
        if newest > told.get(workspace, 0)
        for row in journal.since(tx, workspace, told.get(workspace, 0), _AT_ONCE)
    ]
