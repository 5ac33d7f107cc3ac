"""What synchronisations found, until somebody has seen it."""

from collections.abc import Mapping
from datetime import datetime

import msgspec
from sqlalchemy import bindparam, delete, insert, select

from app.backend.storage.moments import micro, moment_of
from app.backend.storage.tables import operators
from app.backend.storage.tables_people import staff_changes
from app.backend.storage.transaction import Tx
from app.contract.answers import Named
from app.contract.staff import StaffChange, StaffChangeKind

_ADD = insert(staff_changes)
_ALL = (
    select(staff_changes, operators.c.name)
    .select_from(staff_changes.join(operators, operators.c.id == staff_changes.c.operator))
    .where(staff_changes.c.workspace == bindparam("workspace"))
    .order_by(staff_changes.c.id)
)
_FORGET = delete(staff_changes).where(
    staff_changes.c.workspace == bindparam("workspace"), staff_changes.c.id <= bindparam("newest")
)


def add_change(
    tx: Tx,
    workspace: int,
    operator: int,
    kind: StaffChangeKind,
    now: datetime,
    *,
    before: Mapping[str, str] | None = None,
    after: Mapping[str, str] | None = None,
) -> None:
    details = msgspec.json.encode({"before": before or {}, "after": after or {}}).decode()
    tx.run(_ADD, workspace=workspace, operator=operator, at=micro(now), kind=kind.value, details=details)


def unseen_changes(tx: Tx, workspace: int) -> tuple[StaffChange, ...]:
    """What nobody has seen yet, the oldest first."""
    found: list[StaffChange] = []
    for row in tx.rows(_ALL, workspace=workspace):
        details = msgspec.json.decode(row["details"], type=dict[str, dict[str, str]])
        found.append(
            StaffChange(
                id=row["id"],
                at=moment_of(row["at"]),
                kind=StaffChangeKind(row["kind"]),
                operator=Named(row["operator"], row["name"]),
                before=details["before"],
                after=details["after"],
            )
        )
    return tuple(found)


def forget_changes(tx: Tx, workspace: int, newest: int) -> None:
    """They were seen, up to this one."""
    tx.run(_FORGET, workspace=workspace, newest=newest)
