"""Calls of a period, as far as they are counted."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from app.backend.storage.moments import micro, moment_of
from app.backend.storage.tables import calls, managers, operators
from app.backend.storage.transaction import Tx
from app.contract.answers import Named

_OF_PERIOD = (
    select(
        calls.c.started_at,
        calls.c.direction,
        calls.c.status,
        calls.c.wait_s,
        calls.c.talk_s,
        managers.c.id.label("manager"),
        managers.c.name.label("manager_name"),
    )
    .select_from(
        calls.outerjoin(operators, operators.c.id == calls.c.operator).outerjoin(
            managers, managers.c.id == operators.c.manager
        )
    )
    .where(
        calls.c.workspace == bindparam("workspace"),
        calls.c.started_at >= bindparam("since"),
        calls.c.started_at < bindparam("until"),
        calls.c.phase == "ended",
    )
)


@dataclass(frozen=True, slots=True)
class Counted:
    """One ended call; durations in seconds."""

    started_at: datetime
    incoming: bool
    missed: bool
    wait_s: int
    talk_s: int
    manager: Named | None


def counted_calls(tx: Tx, workspace: int, since: datetime, until: datetime) -> list[Counted]:
    """The ended calls that began within the period."""
    return [
        Counted(
            started_at=moment_of(row["started_at"]),
            incoming=row["direction"] == "in",
            missed=row["direction"] == "in" and row["status"] == "cancelled",
            wait_s=row["wait_s"] or 0,
            talk_s=row["talk_s"] or 0,
            manager=None if row["manager"] is None else Named(row["manager"], row["manager_name"]),
        )
        for row in tx.rows(_OF_PERIOD, workspace=workspace, since=micro(since), until=micro(until))
    ]
