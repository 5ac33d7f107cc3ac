"""Webhooks that nobody understood: kept until somebody says what their keys mean, or puts them away."""

from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import bindparam, delete, func, insert, select

from app.backend.storage.moments import micro, moment_of
from app.backend.storage.paging import Cursor, below_cursor
from app.backend.storage.tables import raw_webhooks
from app.backend.storage.transaction import Row, Tx
from app.contract.administration import Misunderstood

KEPT_RAW = 50_000
"""So many of the newest bodies are kept for a workspace: some days of a whole company, and no disk is filled."""
SHOWN_BYTES = 4096
"""Of a body."""

_OF_WORKSPACE = raw_webhooks.c.workspace == bindparam("workspace")
_ADD = insert(raw_webhooks).returning(raw_webhooks.c.id)
_DROP_OLD = delete(raw_webhooks).where(_OF_WORKSPACE, raw_webhooks.c.id <= bindparam("newest") - KEPT_RAW)
_COUNT = select(func.count().label("count")).where(_OF_WORKSPACE)
_SHOWN = (
    raw_webhooks.c.id,
    raw_webhooks.c.arrived_at,
    raw_webhooks.c.content_type,
    raw_webhooks.c.recognised,
    raw_webhooks.c.unknown,
    raw_webhooks.c.reason,
    func.substr(raw_webhooks.c.body, 1, SHOWN_BYTES).label("beginning"),
    func.length(raw_webhooks.c.body).label("body_bytes"),
)
_PAGE = (
    select(*_SHOWN)
    .where(_OF_WORKSPACE)
    .order_by(raw_webhooks.c.arrived_at.desc(), raw_webhooks.c.id.desc())
    .limit(bindparam("limit"))
)
_PAGE_BELOW = _PAGE.where(below_cursor(raw_webhooks.c.arrived_at, raw_webhooks.c.id))
_SHAPES = (
    select(
        raw_webhooks.c.shape,
        func.count().label("count"),
        func.min(raw_webhooks.c.arrived_at).label("first_at"),
        func.max(raw_webhooks.c.id).label("newest"),
    )
    .where(_OF_WORKSPACE)
    .group_by(raw_webhooks.c.shape)
    .order_by(func.max(raw_webhooks.c.id).desc())
    .limit(bindparam("limit"))
)
_ONE = select(raw_webhooks).where(_OF_WORKSPACE, raw_webhooks.c.id == bindparam("raw_id"))
_AFTER = (
    select(raw_webhooks)
    .where(_OF_WORKSPACE, raw_webhooks.c.id > bindparam("after"))
    .order_by(raw_webhooks.c.id)
    .limit(bindparam("limit"))
)
_DROP = delete(raw_webhooks).where(raw_webhooks.c.id == bindparam("raw_id"))
_DROP_SHAPE = delete(raw_webhooks).where(_OF_WORKSPACE, raw_webhooks.c.shape == bindparam("of_shape"))


@dataclass(frozen=True, slots=True)
class Kept:
    """A stored body; `sealed` is it whole and encrypted, None in what an older version stored."""

    id: int
    arrived_at: datetime
    content_type: str
    body: bytes
    sealed: bytes | None
    shape: str
    reason: str


@dataclass(frozen=True, slots=True)
class Alike:
    """Bodies of one shape."""

    shape: str
    count: int
    first_at: datetime
    newest: Kept


def add(
    tx: Tx,
    workspace: int,
    *,
    body: bytes,
    sealed: bytes,
    shape: str,
    content_type: str,
    recognised: dict[str, str],
    unknown: tuple[str, ...],
    reason: str,
    now: datetime,
) -> None:
    """Keep a body that is no notice to us; `body` is without secrets, for the administrator to see."""
    row = tx.one(
        _ADD,
        workspace=workspace,
        arrived_at=micro(now),
        content_type=content_type[:200],
        body=body,
        sealed=sealed,
        shape=shape,
        recognised=msgspec.json.encode(recognised).decode(),
        unknown=msgspec.json.encode(unknown).decode(),
        reason=reason,
    )
    assert row is not None
    tx.run(_DROP_OLD, workspace=workspace, newest=row["id"])


def count(tx: Tx, workspace: int) -> int:
    row = tx.one(_COUNT, workspace=workspace)
    return 0 if row is None else int(row["count"])


def page(tx: Tx, workspace: int, *, cursor: Cursor | None, limit: int) -> tuple[Misunderstood, ...]:
    """Some of them, newest first."""
    if cursor is None:
        rows = tx.rows(_PAGE, workspace=workspace, limit=limit)
    else:
        rows = tx.rows(_PAGE_BELOW, workspace=workspace, limit=limit, after_at=cursor.at, after_id=cursor.id)
    return tuple(_told(row) for row in rows)


def shapes(tx: Tx, workspace: int, limit: int) -> list[Alike]:
    """The kinds of bodies that wait, those that came last first."""
    found = []
    for row in tx.rows(_SHAPES, workspace=workspace, limit=limit):
        newest = tx.one(_ONE, workspace=workspace, raw_id=row["newest"])
        assert newest is not None
        found.append(Alike(row["shape"], row["count"], moment_of(row["first_at"]), _kept(newest)))
    return found


def kept_after(tx: Tx, workspace: int, after: int, limit: int) -> list[Kept]:
    """The bodies in the order in which they came, from the one after this id on."""
    return [_kept(row) for row in tx.rows(_AFTER, workspace=workspace, after=after, limit=limit)]


def drop(tx: Tx, raw: int) -> bool:
    """It was understood after all; whether it was still there."""
    return tx.run(_DROP, raw_id=raw) == 1


def drop_shape(tx: Tx, workspace: int, shape: str) -> int:
    """Put away all that look so; how many there were."""
    return tx.run(_DROP_SHAPE, workspace=workspace, of_shape=shape)


def _kept(row: Row) -> Kept:
    sealed = row["sealed"]
    return Kept(
        id=row["id"],
        arrived_at=moment_of(row["arrived_at"]),
        content_type=row["content_type"],
        body=bytes(row["body"]),
        sealed=None if sealed is None else bytes(sealed),
        shape=row["shape"],
        reason=row["reason"],
    )


def _told(row: Row) -> Misunderstood:
    return Misunderstood(
        id=row["id"],
        arrived_at=moment_of(row["arrived_at"]),
        reason=row["reason"],
        recognised=msgspec.json.decode(row["recognised"], type=dict[str, str]),
        unknown=msgspec.json.decode(row["unknown"], type=tuple[str, ...]),
        content_type=row["content_type"],
        # SQLite's part of an empty body is NULL; the last letter may be cut in the middle.
        body=bytes(row["beginning"] or b"").decode(errors="ignore"),
        body_bytes=row["body_bytes"],
    )
