"""Everything that was told of a call, each thing once; and the webhooks that nobody understood."""

import hashlib
from datetime import datetime

import msgspec
from sqlalchemy import bindparam, delete, func, insert, select
from sqlalchemy.dialects import sqlite

from app.backend.domain.conversation import Arrived
from app.backend.domain.notice import CallNotice
from app.backend.storage.moments import micro, moment_of
from app.backend.storage.tables import notices, raw_webhooks
from app.backend.storage.transaction import Row, Tx

KEPT_RAW = 200
"""So many of the newest bodies that were not understood are kept for a workspace."""

_OF_CALL = (
    select(notices.c.body, notices.c.arrived_at)
    .where(notices.c.workspace == bindparam("workspace"), notices.c.external_id == bindparam("external_id"))
    .order_by(notices.c.id)
)
_ADD = sqlite.insert(notices).on_conflict_do_nothing()
_ADD_RAW = insert(raw_webhooks).returning(raw_webhooks.c.id)
_DROP_RAW = delete(raw_webhooks).where(
    raw_webhooks.c.workspace == bindparam("workspace"), raw_webhooks.c.id <= bindparam("newest") - KEPT_RAW
)
_COUNT_RAW = select(func.count().label("count")).where(raw_webhooks.c.workspace == bindparam("workspace"))
_RAW = (
    select(raw_webhooks)
    .where(raw_webhooks.c.workspace == bindparam("workspace"))
    .order_by(raw_webhooks.c.id.desc())
    .limit(bindparam("limit"))
)


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


def misunderstood(tx: Tx, workspace: int, limit: int = 50) -> list[Row]:
    """The newest bodies that were not understood."""
    return tx.rows(_RAW, workspace=workspace, limit=limit)
