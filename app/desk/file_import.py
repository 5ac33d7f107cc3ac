"""An import as state: a file that was read, how it is understood, how far it is, and what was left out of it."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from app.contract.answers import Page
from app.contract.crm import NEEDED, BadRow, Import, ImportKind, ImportReading, ImportState, Meaning

LARGEST_FILE = 20 * 1024 * 1024
_LOOKS_EVERY_S = 0.4
_SHOWN_BAD = 200
_GOING_ON = frozenset({ImportState.QUEUED, ImportState.RUNNING})


type Changed = Callable[[], None]


class FileTooLarge(Exception):  # noqa: N818 - named by what is the matter, as every trouble here
    """More than the backend takes."""


class FileNotThere(Exception):  # noqa: N818 - named by what is the matter, as every trouble here
    """It cannot be read from this machine's disk."""


class ImportQuestions(Protocol):
    async def upload(self, kind: ImportKind, name: str, content: bytes) -> Import: ...
    async def import_(self, import_id: int) -> Import: ...
    async def read_otherwise(self, import_id: int, reading: ImportReading) -> Import: ...
    async def run_import(self, import_id: int) -> Import: ...
    async def cancel_import(self, import_id: int) -> Import: ...
    async def bad_rows(self, import_id: int, after: str | None = None) -> Page[BadRow]: ...


class FileImport:
    """One file on its way in. Failures of the questions pass through; what is known stays."""

    def __init__(self, ask: ImportQuestions, kind: ImportKind) -> None:
        self.kind = kind
        self.now: Import | None = None
        """As the backend told it last; None before there is a file."""
        self.bad: tuple[BadRow, ...] = ()
        """The first rows that were left out, once the import has ended."""
        self.on_changed: Changed = _nobody
        self._ask = ask

    @property
    def missing(self) -> Meaning | None:
        """The meaning without which nothing can be imported, while no column has it."""
        needed = NEEDED[self.kind]
        has = self.now is not None and any(column.meaning is needed for column in self.now.columns)
        return None if has else needed

    @property
    def goes_on(self) -> bool:
        return self.now is not None and self.now.state in _GOING_ON

    async def take(self, path: Path) -> None:
        """Read a file of this machine and hand it to the backend.

        Raises:
            FileTooLarge: it is larger than the backend takes.
            FileNotThere: it cannot be read.
        """
        content = await asyncio.to_thread(_content_of, path)
        self.bad = ()
        self._show(await self._ask.upload(self.kind, path.name, content))

    async def understand(self, reading: ImportReading) -> None:
        """Read the file otherwise, or take its columns for something else."""
        assert self.now is not None
        self._show(await self._ask.read_otherwise(self.now.id, reading))

    async def run(self) -> None:
        """Import it; comes back when it has ended, one way or another."""
        assert self.now is not None
        self._show(await self._ask.run_import(self.now.id))
        while self.goes_on:
            await asyncio.sleep(_LOOKS_EVERY_S)
            self._show(await self._ask.import_(self.now.id))
        if self.now.bad:
            self.bad = (await self._ask.bad_rows(self.now.id)).items[:_SHOWN_BAD]
            self.on_changed()

    async def cancel(self) -> None:
        """Stop; what came in so far stays."""
        if self.now is not None and self.now.state in {*_GOING_ON, ImportState.PREVIEW}:
            self._show(await self._ask.cancel_import(self.now.id))

    async def all_bad(self) -> list[BadRow]:
        """Every row that was left out, for the report."""
        assert self.now is not None
        rows: list[BadRow] = []
        page = await self._ask.bad_rows(self.now.id)
        while True:
            rows += page.items
            if page.next is None:
                return rows
            page = await self._ask.bad_rows(self.now.id, page.next)

    def _show(self, told: Import) -> None:
        self.now = told
        self.on_changed()


def _content_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise FileTooLarge
        return path.read_bytes()
    except OSError as error:
        raise FileNotThere from error


def _nobody() -> None:
    """Nobody listens yet."""
