"""Talks of whoever is no manager of the CRM."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select

from app.backend.storage.moments import micro, moment_of
from app.backend.storage.tables import calls, operators
from app.backend.storage.transaction import Tx

_TALKED = (
    calls.c.workspace == bindparam("workspace"),
    calls.c.started_at >= bindparam("since"),
    calls.c.answered_at.is_not(None),
)
_OF_UNMATCHED = (
    select(calls.c.operator, func.count().label("talks"), func.max(calls.c.started_at).label("last_at"))
    .select_from(calls.join(operators, operators.c.id == calls.c.operator))
    .where(*_TALKED, operators.c.manager.is_(None))
    .group_by(calls.c.operator)
)
_OF_UNKNOWN = (
    select(
        calls.c.sip_login,
        calls.c.staff_id,
        func.count().label("talks"),
        func.max(calls.c.started_at).label("last_at"),
    )
    .where(*_TALKED, calls.c.operator.is_(None), calls.c.sip_login.is_not(None) | calls.c.staff_id.is_not(None))
    .group_by(calls.c.sip_login, calls.c.staff_id)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Talks:
    """Of an operator without a manager, or of an account that nobody knows."""

    operator: int | None
    login: str
    talks: int
    last_at: datetime


def unmatched_talks(tx: Tx, workspace: int, since: datetime) -> list[Talks]:
    """Who talked since then and is no manager, the busiest first."""
    known = [
        Talks(operator=row["operator"], login="", talks=row["talks"], last_at=moment_of(row["last_at"]))
        for row in tx.rows(_OF_UNMATCHED, workspace=workspace, since=micro(since))
    ]
    unknown = [
        Talks(
            operator=None,
            login=row["sip_login"] or row["staff_id"],
            talks=row["talks"],
            last_at=moment_of(row["last_at"]),
        )
        for row in tx.rows(_OF_UNKNOWN, workspace=workspace, since=micro(since))
    ]
    return sorted(known + unknown, key=lambda one: (-one.talks, one.login))
