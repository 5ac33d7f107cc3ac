"""Files of clients and orders: read, shown, understood otherwise when need be, and only then imported."""

import asyncio
from collections.abc import Callable
from typing import Annotated, Any

from litestar import Request, delete, get, post, put
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from msgspec import UNSET
from msgspec.structs import replace

from app.backend.domain.imported import guessed_meanings, looks_like_a_head
from app.backend.domain.names import clean_name
from app.backend.jobs.nudges import Nudge
from app.backend.refusals import Refusal, found
from app.backend.routes.access import TheService, Who, at_least
from app.backend.routes.wanted_calls import Text
from app.backend.service import Service
from app.backend.storage import imports
from app.backend.storage.imports import Kept, Reading
from app.backend.storage.moments import utc_now
from app.backend.storage.people import SignedInAs
from app.backend.storage.transaction import Tx
from app.backend.table_files import (
    DELIMITERS,
    ENCODINGS,
    MOST_BYTES,
    MOST_ROWS,
    NotATable,
    TableForm,
    TooManyRows,
    form_of,
    rows_of,
)
from app.contract.answers import Page, Role
from app.contract.crm import (
    MEANINGS,
    NEEDED,
    BadRow,
    Import,
    ImportColumn,
    ImportKind,
    ImportReading,
    ImportState,
)
from app.contract.problems import Problem

_SHOWN_ROWS = 8
_LONGEST_SHOWN = 120
_PREVIEWS_KEPT = 3
_BAD_ROWS_AT_ONCE = 500


@post("/imports", guards=[at_least(Role.SUPERVISOR)], request_max_body_size=MOST_BYTES + 1, status_code=201)
async def create_import(
    request: Request[Any, Any, Any], service: TheService, who: Who, kind: FromQuery[ImportKind], name: Text = None
) -> Import:
    """Keep a file (it is the body of the request) and tell how it looks; nothing is imported yet."""
    body = await request.body()
    reading, total = await asyncio.to_thread(_first_reading, kind, body)

    def work(tx: Tx) -> Kept:
        imports.drop_previews(tx, who.workspace, _PREVIEWS_KEPT - 1)
        key = imports.create_import(
            tx,
            who.workspace,
            who.me.user.id,
            kind=kind,
            file_name=clean_name(name),
            body=body,
            reading=reading,
            total=total,
            now=utc_now(),
        )
        return found(imports.get_import(tx, who.workspace, key))

    return _told(await service.database.write(work))


@get("/imports/{import_id:int}", guards=[at_least(Role.SUPERVISOR)])
async def get_import(import_id: FromPath[int], service: TheService, who: Who) -> Import:
    return _told(await _kept(service, who, import_id))


@put("/imports/{import_id:int}", guards=[at_least(Role.SUPERVISOR)])
async def change_import(
    import_id: FromPath[int], data: JSONBody[ImportReading], service: TheService, who: Who
) -> Import:
    """Read the file otherwise, or take its columns for something else."""
    kept = await _kept(service, who, import_id)
    if kept.state is not ImportState.PREVIEW:
        raise Refusal(Problem.BAD_REQUEST, detail="it is imported already")
    body = found(await service.database.read(lambda tx: imports.body_of(tx, import_id)))
    reading, total = await asyncio.to_thread(_read_otherwise, kept, body, data)

    def work(tx: Tx) -> Kept:
        imports.change_import(tx, import_id, utc_now(), reading=reading, of_total=total)
        return found(imports.get_import(tx, who.workspace, import_id))

    return _told(await service.database.write(work))


@post("/imports/{import_id:int}/run", status_code=200, guards=[at_least(Role.SUPERVISOR)])
async def run_import(import_id: FromPath[int], service: TheService, who: Who) -> Import:
    """Import it, as it was shown last."""

    def work(tx: Tx) -> Kept:
        kept = found(imports.get_import(tx, who.workspace, import_id))
        if kept.state is not ImportState.PREVIEW:
            return kept
        needed = NEEDED[kept.kind]
        if needed not in kept.reading.meanings:
            raise Refusal(Problem.COLUMN_MISSING, subject=needed)
        imports.change_import(tx, import_id, utc_now(), state=ImportState.QUEUED)
        return found(imports.get_import(tx, who.workspace, import_id))

    kept = await service.database.write(work)
    service.database.nudge(Nudge.IMPORTS, 0)
    return _told(kept)


@delete("/imports/{import_id:int}", status_code=200, guards=[at_least(Role.SUPERVISOR)])
async def cancel_import(import_id: FromPath[int], service: TheService, who: Who) -> Import:
    """Stop it; what was imported so far stays."""

    def work(tx: Tx) -> Kept:
        kept = found(imports.get_import(tx, who.workspace, import_id))
        if kept.state is ImportState.PREVIEW:
            imports.change_import(tx, import_id, utc_now(), state=ImportState.CANCELLED, body=None)
        elif kept.state in {ImportState.QUEUED, ImportState.RUNNING}:
            imports.change_import(tx, import_id, utc_now(), cancel=True)
        return found(imports.get_import(tx, who.workspace, import_id))

    return _told(await service.database.write(work))


@get("/imports/{import_id:int}/bad", guards=[at_least(Role.SUPERVISOR)])
async def list_bad_rows(
    import_id: FromPath[int],
    service: TheService,
    who: Who,
    after: Annotated[int, QueryParameter(ge=0, le=2**63 - 1)] = 0,
) -> Page[BadRow]:
    """Cells for which rows were left out, in the file's order, those behind the one with the id `after`."""
    await _kept(service, who, import_id)
    rows = await service.database.read(
        lambda tx: imports.bad_rows(tx, import_id, after=after, limit=_BAD_ROWS_AT_ONCE + 1)
    )
    shown = rows[:_BAD_ROWS_AT_ONCE]
    return Page(shown, str(shown[-1].id) if len(rows) > _BAD_ROWS_AT_ONCE else None)


async def _kept(service: Service, who: SignedInAs, import_id: int) -> Kept:
    return found(await service.database.read(lambda tx: imports.get_import(tx, who.workspace, import_id)))


def _first_reading(kind: ImportKind, body: bytes) -> tuple[Reading, int]:
    def read() -> tuple[Reading, int]:
        form = form_of(body)
        first = next(iter(rows_of(body, form)), None)
        if first is None:
            raise NotATable("no rows")
        reading = Reading(encoding=form.encoding, delimiter=form.delimiter, has_head=looks_like_a_head(first[1]))
        return _read(kind, body, reading)

    return _table(read)


def _read_otherwise(kept: Kept, body: bytes, wanted: ImportReading) -> tuple[Reading, int]:
    reading = kept.reading
    if reading.delimiter is not None:
        encoding = reading.encoding if wanted.encoding is UNSET else wanted.encoding
        delimiter = reading.delimiter if wanted.delimiter is UNSET else wanted.delimiter
        if encoding not in ENCODINGS or delimiter not in DELIMITERS:
            raise Refusal(Problem.BAD_REQUEST, detail="no such encoding or delimiter")
        reading = replace(reading, encoding=encoding, delimiter=delimiter)
    if wanted.has_head is not UNSET:
        reading = replace(reading, has_head=wanted.has_head)
    total = kept.total
    if reading != kept.reading:
        reading, total = _table(lambda: _read(kept.kind, body, reading))
    if wanted.meanings is not UNSET:
        if any(meaning is not None and meaning not in MEANINGS[kept.kind] for meaning in wanted.meanings):
            raise Refusal(Problem.BAD_REQUEST, detail="a column of this kind of file cannot mean that")
        meanings = (*wanted.meanings, *(None for _ in reading.titles))[: len(reading.titles)]
        reading = replace(reading, meanings=meanings)
    return reading, total


def _read(kind: ImportKind, body: bytes, reading: Reading) -> tuple[Reading, int]:
    """The head, the beginning, what the columns seem to mean, and the number of rows."""
    rows = rows_of(body, TableForm(reading.encoding, reading.delimiter))
    first: list[tuple[str, ...]] = []
    total = 0
    for _, cells in rows:
        if total <= _SHOWN_ROWS:
            first.append(cells)
        total += 1
    width = max((len(cells) for cells in first), default=0)
    head = first[0] if reading.has_head and first else ()
    titles = tuple((head[place] if place < len(head) else "")[:_LONGEST_SHOWN] for place in range(width))
    shown = first[1:] if reading.has_head else first[:_SHOWN_ROWS]
    reading = replace(
        reading,
        titles=titles,
        meanings=guessed_meanings(kind, titles),
        rows=tuple(tuple(cell[:_LONGEST_SHOWN] for cell in (*cells, *("",) * (width - len(cells)))) for cells in shown),
    )
    return reading, total - (reading.has_head and total > 0)


def _table[T](read: Callable[[], T]) -> T:
    """What is wrong with a file as our problem."""
    try:
        return read()
    except TooManyRows as trouble:
        raise Refusal(Problem.TOO_MANY_ROWS, subject=str(MOST_ROWS)) from trouble
    except NotATable as trouble:
        raise Refusal(Problem.FILE_NOT_READABLE, detail=str(trouble)) from trouble


def _told(kept: Kept) -> Import:
    reading = kept.reading
    return Import(
        id=kept.id,
        kind=kept.kind,
        file_name=kept.file_name,
        state=kept.state,
        encoding=reading.encoding,
        delimiter=reading.delimiter,
        has_head=reading.has_head,
        columns=tuple(
            ImportColumn(title=title, meaning=meaning)
            for title, meaning in zip(reading.titles, reading.meanings, strict=True)
        ),
        rows=reading.rows,
        total=kept.total,
        done=kept.done,
        added=kept.added,
        renewed=kept.renewed,
        bad=kept.bad,
        failure=kept.failure,
    )
