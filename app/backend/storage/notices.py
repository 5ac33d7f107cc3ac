"""Everything that was told of a call, each thing once; and the webhooks that nobody understood."""

import hashlib
from datetime import datetime

import msgspec
from sqlalchemy import bindparam, delete, func, insert, select

from app.backend.domain.conversation import Arrived
from app.backend.domain.notice import CallNotice
from app.backend.storage.moments import micro, moment_of
from app.backend.storage.paging import Cursor, below_cursor
from app.backend.storage.tables import notices, raw_webhooks
from app.backend.storage.transaction import Row, Tx
from app.backend.storage.upserts import insert_or_leave
from app.contract.administration import Misunderstood

KEPT_RAW = 200
"""So many of the newest bodies that were not understood are kept for a workspace."""
SHOWN_BYTES = 4096
"""Of a body that was not understood."""

_OF_CALL = (
    select(notices.c.body, notices.c.arrived_at)
    .where(notices.c.workspace == bindparam("workspace"), notices.c.external_id == bindparam("external_id"))
    .order_by(notices.c.id)
)
_ADD = insert_or_leave(notices)
_ADD_RAW = insert(raw_webhooks).returning(raw_webhooks.c.id)
_DROP_RAW = delete(raw_webhooks).where(
    raw_webhooks.c.workspace == bindparam("workspace"), raw_webhooks.c.id <= bindparam("newest") - KEPT_RAW
)
_COUNT_RAW = select(func.count().label("count")).where(raw_webhooks.c.workspace == bindparam("workspace"))
_RAW = (
    select(
        raw_webhooks.c.id,
        raw_webhooks.c.arrived_at,
        raw_webhooks.c.content_type,
        raw_webhooks.c.recognised,
        raw_webhooks.c.unknown,
        raw_webhooks.c.reason,
        func.substr(raw_webhooks.c.body, 1, SHOWN_BYTES).label("beginning"),
        func.length(raw_webhooks.c.body).label("body_bytes"),
    )
    .where(raw_webhooks.c.workspace == bindparam("workspace"))
    .order_by(raw_webhooks.c.arrived_at.desc(), raw_webhooks.c.id.desc())
    .limit(bindparam("limit"))
)
_RAW_BELOW = _RAW.where(below_cursor(raw_webhooks.c.arrived_at, raw_webhooks.c.id))


def add_notice(tx: Tx, workspace: int, notice: CallNotice, kept: CallNotice, now: datetime) -> bool:
    """Keep the notice; False when the same was told before. `kept` is it with its address encrypted."""
    digest = hashlib.blake2b(msgspec.json.encode(notice), digest_size=16).digest()
    added = tx.run(
        _ADD,
        workspace=workspace,
        external_id=notice.call_id,
        digest=digest,
        moment=notice.moment,
        arrived_at=micro(now),
        body=msgspec.json.encode(kept).decode(),
    )
    return added == 1


def notices_of_call(tx: Tx, workspace: int, external_id: str) -> list[Arrived]:
    return [
        Arrived(msgspec.json.decode(row["body"], type=CallNotice), moment_of(row["arrived_at"]))
        for row in tx.rows(_OF_CALL, workspace=workspace, external_id=external_id)
    ]


def add_misunderstood(
    tx: Tx,
    workspace: int,
    *,
    body: bytes,
    content_type: str,
    recognised: dict[str, str],
    unknown: tuple[str, ...],
    reason: str,
    now: datetime,
) -> None:
    """Keep a body that is no notice to us, for the administrator to see; the oldest make place."""
    row = tx.one(
        _ADD_RAW,
        workspace=workspace,
        arrived_at=micro(now),
        content_type=content_type[:200],
        body=body,
        recognised=msgspec.json.encode(recognised).decode(),
        unknown=msgspec.json.encode(unknown).decode(),
        reason=reason,
    )
    assert row is not None
    tx.run(_DROP_RAW, workspace=workspace, newest=row["id"])


def count_misunderstood(tx: Tx, workspace: int) -> int:
    row = tx.one(_COUNT_RAW, workspace=workspace)
    return 0 if row is None else int(row["count"])


def misunderstood(tx: Tx, workspace: int, *, cursor: Cursor | None, limit: int) -> tuple[Misunderstood, ...]:
    """A page of what was not understood, newest first."""
    if cursor is None:
        rows = tx.rows(_RAW, workspace=workspace, limit=limit)
    else:
        rows = tx.rows(_RAW_BELOW, workspace=workspace, limit=limit, after_at=cursor.at, after_id=cursor.id)
    return tuple(_misunderstood(row) for row in rows)


def _misunderstood(row: Row) -> Misunderstood:
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
