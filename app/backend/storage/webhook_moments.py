"""Which moments' webhooks were seen to come, first and last."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select, update

from app.backend.storage.moments import micro, moment_of
from app.backend.storage.tables_telephony import webhook_moments
from app.backend.storage.transaction import Tx
from app.backend.storage.upserts import insert_or_leave
from app.contract.telephony import MOMENTS, MomentSeen

_THIS = (
    webhook_moments.c.workspace == bindparam("of_workspace"),
    webhook_moments.c.moment == bindparam("of_moment"),
)
_GET = select(webhook_moments).where(*_THIS)
_ADD = insert_or_leave(webhook_moments)
_CHANGE = update(webhook_moments).where(*_THIS)
_ALL = select(webhook_moments).where(webhook_moments.c.workspace == bindparam("workspace"))
_FORGET = delete(webhook_moments).where(webhook_moments.c.workspace == bindparam("workspace"))


def put_seen(tx: Tx, workspace: int, moment: str, now: datetime, *, understood: bool) -> bool:
    """One of this moment's webhooks came; whether it is the first (that was, or that was not understood)."""
    row = tx.one(_GET, of_workspace=workspace, of_moment=moment)
    if row is None:
        tx.run(_ADD, workspace=workspace, moment=moment)
    at = micro(now)
    if not understood:
        tx.run(_CHANGE, of_workspace=workspace, of_moment=moment, misunderstood_at=at)
        return row is None or row["misunderstood_at"] is None
    if row is None or row["first_at"] is None:
        tx.run(_CHANGE, of_workspace=workspace, of_moment=moment, first_at=at, last_at=at)
        return True
    tx.run(_CHANGE, of_workspace=workspace, of_moment=moment, last_at=at)
    return False


def seen(tx: Tx, workspace: int) -> tuple[MomentSeen, ...]:
    """Every moment there is, in the order of a call's life."""
    rows = {row["moment"]: row for row in tx.rows(_ALL, workspace=workspace)}
    return tuple(
        MomentSeen(
            moment=moment,
            first_at=moment_of(rows[moment]["first_at"]),
            last_at=moment_of(rows[moment]["last_at"]),
            misunderstood_at=moment_of(rows[moment]["misunderstood_at"]),
        )
        if moment in rows
        else MomentSeen(moment=moment)
        for moment in MOMENTS
    )


def forget(tx: Tx, workspace: int) -> None:
    """Another project: none of its webhooks has come yet."""
    tx.run(_FORGET, workspace=workspace)
