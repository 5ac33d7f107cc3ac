"""Imports that were asked for: one after the other, a transaction a batch, gone on with after a kill."""

import asyncio
import itertools
import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from app.backend.importing import Importing, Outcome, Plan
from app.backend.news import Teller
from app.backend.storage import imports, workspaces
from app.backend.storage.database import Database
from app.backend.storage.imports import Kept
from app.backend.storage.moments import utc_now
from app.backend.storage.transaction import StorageUnavailable, Tx
from app.backend.table_files import NotATable, TableForm, TableRow, rows_of
from app.contract.crm import ImportKind, ImportState, Wrong

log = logging.getLogger(__name__)

BATCH = 100
"""Rows in one transaction: webhooks that come meanwhile wait some tens of milliseconds at most."""
KEPT_FOR = timedelta(days=2)
MOST_BAD = 10_000
"""So many rows that were left out are told of; the others are only counted."""
_LOOKS_AROUND_S = 20.0


class RunImports:
    """The job; `run` is its whole life. `after_batch` is called after each transaction."""

    def __init__(
        self,
        database: Database,
        *,
        after_batch: Callable[[], None] = lambda: None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._database = database
        self._after_batch = after_batch
        self._now = now
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """There is one to run."""
        self._woken.set()

    async def run(self) -> None:
        """Import until cancelled."""
        while True:
            self._woken.clear()
            try:
                await self._database.write(lambda tx: imports.forget_before(tx, self._now() - KEPT_FOR))
                while (kept := await self._database.read(imports.waiting_import)) is not None:
                    await self._import(kept)
            except StorageUnavailable as trouble:
                log.warning("an import waits for the storage: %s", trouble)
            with suppress(TimeoutError):
                async with asyncio.timeout(_LOOKS_AROUND_S):
                    await self._woken.wait()

    async def _import(self, kept: Kept) -> None:
        """From its last batch on to its end, whichever it is."""
        body, zone = await self._database.read(lambda tx: _needed(tx, kept))
        if body is None:
            await self._end(kept, ImportState.FAILED, "gone")
            return
        reading = kept.reading
        plan = Plan(kept.kind, reading.titles, reading.meanings, zone)
        rows = rows_of(body, TableForm(reading.encoding, reading.delimiter))
        skipped = kept.done + reading.has_head
        try:
            await asyncio.to_thread(_skip, rows, skipped)
            while not kept.cancel:
                batch = await asyncio.to_thread(_some, rows)
                if not batch:
                    await self._end(kept, ImportState.DONE, None)
                    return
                kept = await self._database.write(partial(_take, kept=kept, plan=plan, batch=batch, now=self._now()))
                self._after_batch()
        except NotATable as trouble:
            log.warning("import %d: %s", kept.id, trouble)
            await self._end(kept, ImportState.FAILED, "not_readable")
            return
        await self._end(kept, ImportState.CANCELLED, None)

    async def _end(self, kept: Kept, state: ImportState, failure: str | None) -> None:
        now = self._now()

        def put(tx: Tx) -> None:
            total = max(kept.total, kept.done)
            imports.change_import(tx, kept.id, now, state=state, failure=failure, body=None, of_total=total)
            if kept.kind is ImportKind.ORDERS and kept.added + kept.renewed:
                Teller(tx, kept.workspace, now).orders_found(kept.added + kept.renewed)

        await self._database.write(put)
        log.info("import %d: %s, %d added, %d renewed, %d bad", kept.id, state, kept.added, kept.renewed, kept.bad)
        self._after_batch()


def _needed(tx: Tx, kept: Kept) -> tuple[bytes | None, ZoneInfo]:
    return imports.body_of(tx, kept.id), ZoneInfo(workspaces.get_workspace(tx, kept.workspace).time_zone)


def _skip(rows: Iterator[TableRow], count: int) -> None:
    next(itertools.islice(rows, count, count), None)


def _some(rows: Iterator[TableRow]) -> list[TableRow]:
    return list(itertools.islice(rows, BATCH))


def _take(tx: Tx, *, kept: Kept, plan: Plan, batch: list[TableRow], now: datetime) -> Kept:
    """One batch and how far the import is with it; the import as it is afterwards."""
    before = imports.get_import(tx, kept.workspace, kept.id)
    if before is None or before.cancel:
        return before or kept
    importing = Importing(tx, kept.workspace, plan, now)
    added = renewed = bad = 0
    refused: list[tuple[int, str, str, Wrong]] = []
    for line, cells in batch:
        match importing.take(cells):
            case Outcome.ADDED:
                added += 1
            case Outcome.RENEWED:
                renewed += 1
            case list() as wrong:
                bad += 1
                refused += [(line, cell.title, cell.value, cell.why) for cell in wrong]
    imports.add_bad_rows(tx, kept.id, refused[: max(0, MOST_BAD - before.bad)])
    imports.change_import(
        tx,
        kept.id,
        now,
        state=ImportState.RUNNING,
        done=before.done + len(batch),
        added=before.added + added,
        renewed=before.renewed + renewed,
        bad=before.bad + bad,
    )
    after = imports.get_import(tx, kept.workspace, kept.id)
    assert after is not None
    return after
