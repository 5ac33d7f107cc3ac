"""Two clients made one, and one made two again: every row that moved is remembered by its key."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Executable, Table, Text, bindparam, cast, insert, literal, select, update

from app.backend.storage.moments import micro, moment_of
from app.backend.storage.tables import callbacks, calls, client_numbers, clients, missed, orders
from app.backend.storage.tables_clients import client_merges, client_moves
from app.backend.storage.tables_crm import sitniks_clients
from app.backend.storage.transaction import Row, Tx
from app.word_forms import folded

_KEPT, _GONE, _MERGE = (bindparam(name, type_=BigInteger()) for name in ("of_kept", "of_gone", "of_merge"))


def _key_of(table: Table) -> "Column[Any]":
    return table.c.id if "id" in table.c else table.c.external_id


_MOVING: tuple[Table, ...] = (client_numbers, calls, orders, missed, callbacks, sitniks_clients)
"""Whatever belongs to a client and goes with it."""
_DATED: tuple[tuple[Table, "Column[int]"], ...] = (
    (calls, calls.c.started_at),
    (orders, orders.c.created_at),
    (missed, missed.c.since),
    (callbacks, callbacks.c.started_at),
)
"""What may have come since by a number that moved."""


def _remember(table: Table) -> Executable:
    rows = select(cast(_MERGE, BigInteger()), literal(table.name, Text()), cast(_key_of(table), Text())).where(
        table.c.client == _GONE
    )
    return insert(client_moves).from_select(["merge", "kind", "row_key"], rows)


def _move(table: Table) -> Executable:
    return update(table).where(table.c.client == _GONE).values(client=_KEPT)


def _move_back(table: Table) -> Executable:
    key = _key_of(table)
    moved = select(cast(client_moves.c.row_key, key.type)).where(
        client_moves.c.merge == _MERGE, client_moves.c.kind == table.name
    )
    return update(table).where(key.in_(moved), table.c.client == _KEPT).values(client=_GONE)


def _follow(table: Table, at: "Column[int]") -> Executable:
    numbers = select(client_numbers.c.phone).where(client_numbers.c.client == _GONE)
    since = at >= bindparam("merged_at", type_=BigInteger())
    return update(table).where(table.c.client == _KEPT, since, table.c.phone.in_(numbers)).values(client=_GONE)


_STEPS = tuple((_remember(table), _move(table)) for table in _MOVING)
_STEPS_BACK = tuple(_move_back(table) for table in _MOVING)
_FOLLOWING = tuple(_follow(table, at) for table, at in _DATED)
_NEW = insert(client_merges).returning(client_merges.c.id)
_GET = select(client_merges).where(
    client_merges.c.workspace == bindparam("workspace"), client_merges.c.id == bindparam("merge_id")
)
_OF_CLIENT = (
    select(client_merges, clients.c.name.label("gone_name"))
    .select_from(client_merges.join(clients, clients.c.id == client_merges.c.gone))
    .where(
        client_merges.c.workspace == bindparam("workspace"),
        client_merges.c.kept == bindparam("of_kept"),
        client_merges.c.undone_at.is_(None),
        client_merges.c.at >= bindparam("since"),
    )
    .order_by(client_merges.c.id.desc())
)
_LATER = (
    select(client_merges.c.id)
    .where(
        client_merges.c.workspace == bindparam("workspace"),
        client_merges.c.id > bindparam("merge_id"),
        client_merges.c.undone_at.is_(None),
        (client_merges.c.kept == bindparam("of_kept")) | (client_merges.c.gone == bindparam("of_kept")),
    )
    .limit(1)
)
_STRAYED = (
    select(client_moves.c.row_key)
    .select_from(
        client_moves.outerjoin(
            client_numbers,
            (client_numbers.c.id == cast(client_moves.c.row_key, BigInteger()))
            & (client_numbers.c.client == bindparam("of_kept")),
        )
    )
    .where(
        client_moves.c.merge == bindparam("merge_id"),
        client_moves.c.kind == client_numbers.name,
        client_numbers.c.id.is_(None),
    )
    .limit(1)
)
_BUSY = (
    select(callbacks.c.id)
    .where(
        callbacks.c.running, (callbacks.c.client == bindparam("of_kept")) | (callbacks.c.client == bindparam("of_gone"))
    )
    .limit(1)
)
_UNDONE = update(client_merges).where(client_merges.c.id == bindparam("merge_id"))
_MAIN = select(clients.c.main_phone).where(clients.c.id == bindparam("client_id"))
_FIRST = (
    select(client_numbers.c.phone)
    .where(client_numbers.c.client == bindparam("of_kept"))
    .order_by(client_numbers.c.id)
    .limit(1)
)
_CHANGE = update(clients).where(clients.c.id == bindparam("client_id"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """`gone` was merged into `kept`."""

    id: int
    kept: int
    gone: int
    at: datetime
    undone: bool
    name_before: str
    name_after: str
    note_before: str
    note_after: str
    main_before: str | None
    gone_name: str = ""


def is_being_called(tx: Tx, kept: int, gone: int) -> bool:
    """Whether a click to call to either is under way."""
    return tx.one(_BUSY, of_kept=kept, of_gone=gone) is not None


def merge(
    tx: Tx,
    workspace: int,
    *,
    kept: int,
    gone: int,
    name: tuple[str, str],
    note: tuple[str, str],
    person: int,
    now: datetime,
) -> int:
    """Move everything of one client to the other; `name` and `note` are the kept one's before and after."""
    main, first = tx.one(_MAIN, client_id=kept), tx.one(_FIRST, of_kept=kept)
    row = tx.one(
        _NEW,
        workspace=workspace,
        kept=kept,
        gone=gone,
        person=person,
        at=micro(now),
        name_before=name[0],
        name_after=name[1],
        note_before=note[0],
        note_after=note[1],
        main_before=None if main is None else main["main_phone"],
    )
    assert row is not None
    key: int = row["id"]
    for remember, move in _STEPS:
        tx.run(remember, of_merge=key, of_gone=gone)
        tx.run(move, of_gone=gone, of_kept=kept)
    tx.run(_CHANGE, client_id=gone, merged_into=kept)
    tx.run(_CHANGE, client_id=kept, name=name[1], folded=folded(name[1]), note=note[1])
    if main is not None and main["main_phone"] is None and first is not None:
        tx.run(_CHANGE, client_id=kept, main_phone=first["phone"])  # not one that joined and was known earlier
    return key


def undo(tx: Tx, done: Merge, *, name: str, note: str, now: datetime) -> None:
    """Move back what moved, and what came since by the numbers that moved.

    A name or a note that somebody changed since (`name`, `note` are the kept one's of now) stays as they left it.
    """
    tx.run(_CHANGE, client_id=done.gone, merged_into=None)
    for back in _STEPS_BACK:
        tx.run(back, of_merge=done.id, of_kept=done.kept, of_gone=done.gone)
    for follow in _FOLLOWING:
        tx.run(follow, of_kept=done.kept, of_gone=done.gone, merged_at=micro(done.at))
    if name == done.name_after:
        tx.run(_CHANGE, client_id=done.kept, name=done.name_before, folded=folded(done.name_before))
    if note == done.note_after:
        tx.run(_CHANGE, client_id=done.kept, note=done.note_before)
    tx.run(_CHANGE, client_id=done.kept, main_phone=done.main_before)
    tx.run(_UNDONE, merge_id=done.id, undone_at=micro(now))


def get_merge(tx: Tx, workspace: int, key: int) -> Merge | None:
    row = tx.one(_GET, workspace=workspace, merge_id=key)
    return None if row is None else _merge(row)


def merges_of(tx: Tx, workspace: int, kept: int, since: datetime) -> tuple[Merge, ...]:
    """Those into this client that stand, the newest first."""
    rows = tx.rows(_OF_CLIENT, workspace=workspace, of_kept=kept, since=micro(since))
    return tuple(_merge(row, row["gone_name"]) for row in rows)


def later_merge(tx: Tx, workspace: int, done: Merge) -> bool:
    """Whether the kept client was merged once more since."""
    return tx.one(_LATER, workspace=workspace, merge_id=done.id, of_kept=done.kept) is not None


def has_strayed(tx: Tx, done: Merge) -> bool:
    """Whether a number that moved is not the kept client's any more."""
    return tx.one(_STRAYED, merge_id=done.id, of_kept=done.kept) is not None


def _merge(row: Row, gone_name: str = "") -> Merge:
    return Merge(
        id=row["id"],
        kept=row["kept"],
        gone=row["gone"],
        at=moment_of(row["at"]),
        undone=row["undone_at"] is not None,
        name_before=row["name_before"],
        name_after=row["name_after"],
        note_before=row["note_before"],
        note_after=row["note_after"],
        main_before=row["main_before"],
        gone_name=gone_name,
    )
