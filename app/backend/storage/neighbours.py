"""The other processes behind the same database: what they commit is told here, what they call is heard here."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import TracebackType
from typing import NoReturn, Self

from app.backend.storage.journal_reader import JournalReader
from app.backend.storage.place import Place
from app.backend.storage.transaction import ToldRow
from app.backend.storage.wake_ups import WakeUps, Word

log = logging.getLogger(__name__)

ANYTHING = "anything"
"""The kind of a nudge that stands for all that may have been missed."""
_JOURNAL = "journal"

type Nudged = Callable[[str, int], None]
"""Told the kind and the key of what was changed."""


class Neighbours:
    """An asynchronous context manager; all its methods are called on the event loop.

    Args:
        place: the database that is shared.
        reader: tells the desks of this process.
        nudged: told what others nudge.
    """

    def __init__(self, place: Place, reader: JournalReader, nudged: Nudged) -> None:
        self._reader = reader
        self._nudged = nudged
        self._wake_ups: WakeUps = place.wake_ups(heard=self._heard, was_away=self._was_away)
        self._was_there = False
        self._reading: asyncio.Task[NoReturn] | None = None  # None until opened

    async def __aenter__(self) -> Self:
        await self._wake_ups.__aenter__()
        self._reading = asyncio.create_task(self._kept_reading(), name="journal")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._reading is not None
        self._reading.cancel()
        with suppress(asyncio.CancelledError):
            await self._reading
        await self._wake_ups.__aexit__(kind, error, trace)

    def wrote(self, rows: Sequence[ToldRow]) -> None:
        """This process has committed these lines of the journal: tell them here, and call the others."""
        self._reader.wrote(rows)
        for row in rows:
            self._wake_ups.say(Word(_JOURNAL, row.workspace, row.seq))

    def nudge(self, kind: str, key: int) -> None:
        self._wake_ups.say(Word(kind, key))

    def _heard(self, word: Word) -> None:
        if word.kind == _JOURNAL:
            self._reader.called(word.key, word.number)
        else:
            self._nudged(word.kind, word.key)

    def _was_away(self) -> None:
        self._reader.look()
        if self._was_there:  # at the start everybody looks anyway
            self._nudged(ANYTHING, 0)
        self._was_there = True

    async def _kept_reading(self) -> NoReturn:
        while True:
            try:
                await self._reader.run()
            except Exception:
                log.exception("the journal is read anew")
                await asyncio.sleep(1)
