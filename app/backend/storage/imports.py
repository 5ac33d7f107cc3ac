"""Files that are imported: as they came until they are taken in, how far each is, and the rows that were left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import bindparam, delete, insert, select, update

from app.backend.storage.moments import micro, moment_of
from app.backend.storage.tables_crm import import_bad_rows, imports
from app.backend.storage.transaction import Row, Tx
from app.contract.crm import BadRow, ImportKind, ImportState, Meaning, Wrong

_THIS = imports.c.id == bindparam("import_id")
_HEAD = select(*(column for column in imports.c if column.name != "body"))
_GET = _HEAD.where(imports.c.workspace == bindparam("workspace"), _THIS)
_BODY = select(imports.c.body).where(_THIS)
_NEW = insert(imports).returning(imports.c.id)
_CHANGE = update(imports).where(_THIS)
_WAITING = (
    _HEAD.where((imports.c.state == bindparam("queued")) | (imports.c.state == bindparam("running")))
    .order_by(imports.c.id)
    .limit(1)
)
_UNFINISHED_OF = select(imports.c.id).where(
    imports.c.workspace == bindparam("workspace"), imports.c.state == bindparam("state")
)
_OLD = select(imports.c.id).where(imports.c.touched_at < bindparam("before"))
_BAD = (
    select(import_bad_rows)
    .where(import_bad_rows.c.crm_import == bindparam("import_id"), import_bad_rows.c.id > bindparam("after"))
    .order_by(import_bad_rows.c.id)
    .limit(bindparam("limit"))
)
_NEW_BAD = insert(import_bad_rows)
_DROP_BAD = delete(import_bad_rows).where(import_bad_rows.c.crm_import == bindparam("import_id"))
_DROP = delete(imports).where(_THIS)


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """How the file is read; encoding and delimiter are None for a workbook."""

    encoding: str | None = None
    delimiter: str | None = None
    has_head: bool = True
    titles: tuple[str, ...] = ()
    meanings: tuple[Meaning | None, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    """How it begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One import; its file is asked for by itself."""

    id: int
    workspace: int
    kind: ImportKind
    file_name: str
    state: ImportState
    reading: Reading
    total: int
    done: int
    added: int
    renewed: int
    bad: int
    cancel: bool
    failure: str | None
    touched_at: datetime


def create_import(
    tx: Tx,
    workspace: int,
    person: int,
    *,
    kind: ImportKind,
    file_name: str,
    body: bytes,
    reading: Reading,
    total: int,
    now: datetime,
) -> int:
    """Keep a file that was just read."""
    row = tx.one(
        _NEW,
        workspace=workspace,
        person=person,
        kind=kind,
        file_name=file_name,
        state=ImportState.PREVIEW,
        body=body,
        reading=msgspec.json.encode(reading).decode(),
        of_total=total,
        created_at=micro(now),
        touched_at=micro(now),
    )
    assert row is not None
    return int(row["id"])


def get_import(tx: Tx, workspace: int, import_id: int) -> Kept | None:
    row = tx.one(_GET, workspace=workspace, import_id=import_id)
    return None if row is None else _kept(row)


def body_of(tx: Tx, import_id: int) -> bytes | None:
    """The file; None when it is no longer kept."""
    row = tx.one(_BODY, import_id=import_id)
    return None if row is None or row["body"] is None else bytes(row["body"])


def change_import(tx: Tx, import_id: int, now: datetime, **changes: Any) -> None:  # noqa: ANN401 - values of any column
    if isinstance(changes.get("reading"), Reading):
        changes["reading"] = msgspec.json.encode(changes["reading"]).decode()
    tx.run(_CHANGE, import_id=import_id, touched_at=micro(now), **changes)


def waiting_import(tx: Tx) -> Kept | None:
    """The next one to be run, or to be gone on with."""
    row = tx.one(_WAITING, queued=ImportState.QUEUED, running=ImportState.RUNNING)
    return None if row is None else _kept(row)


def add_bad_rows(tx: Tx, import_id: int, rows: Iterable[tuple[int, str, str, Wrong]]) -> None:
    """Each is the line, the column's title, the cell, and what is wrong with it."""
    for line, title, value, why in rows:
        tx.run(_NEW_BAD, crm_import=import_id, line=line, title=title, value=value, why=why)


def bad_rows(tx: Tx, import_id: int, *, after: int, limit: int) -> tuple[BadRow, ...]:
    """Cells for which rows were left out, in the file's order, from the one after `after` on."""
    return tuple(
        BadRow(id=row["id"], line=row["line"], title=row["title"], value=row["value"], why=Wrong(row["why"]))
        for row in tx.rows(_BAD, import_id=import_id, after=after, limit=limit)
    )


def forget_before(tx: Tx, moment: datetime) -> int:
    """Drop imports nobody touched since; how many."""
    old = [int(row["id"]) for row in tx.rows(_OLD, before=micro(moment))]
    for import_id in old:
        drop_import(tx, import_id)
    return len(old)


def drop_import(tx: Tx, import_id: int) -> None:
    tx.run(_DROP_BAD, import_id=import_id)
    tx.run(_DROP, import_id=import_id)


def drop_previews(tx: Tx, workspace: int, keep: int) -> None:
    """Only the newest files that were looked at are kept: each may be large."""
    rows = tx.rows(_UNFINISHED_OF, workspace=workspace, state=ImportState.PREVIEW)
    for import_id in sorted((int(row["id"]) for row in rows), reverse=True)[keep:]:
        drop_import(tx, import_id)


def _kept(row: Row) -> Kept:
    return Kept(
        id=row["id"],
        workspace=row["workspace"],
        kind=ImportKind(row["kind"]),
        file_name=row["file_name"],
        state=ImportState(row["state"]),
        reading=msgspec.json.decode(row["reading"], type=Reading),
        total=row["of_total"],
        done=row["done"],
        added=row["added"],
        renewed=row["renewed"],
        bad=row["bad"],
        cancel=bool(row["cancel"]),
        failure=row["failure"],
        touched_at=moment_of(row["touched_at"]),
    )
