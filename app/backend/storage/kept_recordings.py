"""The recordings that lie in our store: how much they take, which are the oldest, and that they are gone."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select, update

from app.backend.domain.keeping import Held
from app.backend.storage.moments import moment_of
from app.backend.storage.tables import calls, recordings
from app.backend.storage.transaction import Tx
from app.contract.answers import RecordingReason, RecordingState

_READY = recordings.c.state == RecordingState.READY.value
_OF_WORKSPACE = (recordings.c.workspace == bindparam("workspace")) & _READY
_CONTENTS = (
    select(func.max(recordings.c.bytes).label("size")).where(_OF_WORKSPACE).group_by(recordings.c.hash).subquery()
)
_USED = select(func.coalesce(func.sum(_CONTENTS.c.size), 0).label("bytes"))
_COUNTED = (
    select(func.count().label("count"), func.min(calls.c.started_at).label("oldest"))
    .select_from(recordings.join(calls, calls.c.id == recordings.c.call))
    .where(_OF_WORKSPACE)
)
_alike = recordings.alias("alike")
_OLDEST = (
    select(
        recordings.c.call,
        recordings.c.hash,
        recordings.c.extension,
        recordings.c.bytes,
        calls.c.started_at,
        select(func.count())
        .select_from(_alike)
        .where(
            _alike.c.hash == recordings.c.hash,
            _alike.c.workspace == recordings.c.workspace,
            _alike.c.state == RecordingState.READY.value,
        )
        .scalar_subquery()
        .label("shared_by"),
    )
    .select_from(recordings.join(calls, calls.c.id == recordings.c.call))
    .where(_OF_WORKSPACE)
    .order_by(calls.c.started_at, calls.c.id)
    .limit(bindparam("limit"))
    .offset(bindparam("after"))
)
_HOLDERS = select(func.count().label("count")).where(recordings.c.hash == bindparam("content"), _READY)
_GONE = update(recordings).where(recordings.c.call == bindparam("of_call"), _READY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    recordings: int
    bytes: int
    oldest_at: datetime | None


def usage(tx: Tx, workspace: int) -> Usage:
    counted, used = tx.one(_COUNTED, workspace=workspace), tx.one(_USED, workspace=workspace)
    assert counted is not None
    assert used is not None
    return Usage(recordings=counted["count"], bytes=int(used["bytes"]), oldest_at=moment_of(counted["oldest"]))


def oldest_held(tx: Tx, workspace: int, *, after: int = 0, limit: int) -> list[Held]:
    """Those of the oldest calls, without the first `after` of them."""
    return [
        Held(
            call=row["call"],
            hash=row["hash"],
            extension=row["extension"],
            bytes=row["bytes"],
            called_at=moment_of(row["started_at"]),
            shared_by=row["shared_by"],
        )
        for row in tx.rows(_OLDEST, workspace=workspace, limit=limit, after=after)
    ]


def put_removed(tx: Tx, call: int, *, kept_days: int) -> bool:
    """It is gone for its age or its place; False when it was no longer there."""
    changed = tx.run(
        _GONE,
        of_call=call,
        state=RecordingState.GONE,
        reason=RecordingReason.KEPT_TOO_LONG,
        kept_days=kept_days,
        shape=None,
        next_try_at=None,
    )
    return changed == 1


def is_held(tx: Tx, hash_: str) -> bool:
    """Whether any call of any company still has this content."""
    row = tx.one(_HOLDERS, content=hash_)
    return row is not None and row["count"] > 0
