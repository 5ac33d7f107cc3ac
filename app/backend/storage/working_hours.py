"""When the company answers, and what its lines are called."""

import msgspec
from sqlalchemy import bindparam, delete, insert, select

from app.backend.storage.tables import workspaces
from app.backend.storage.tables_missed import company_lines, working_hours
from app.backend.storage.transaction import Tx
from app.backend.storage.upserts import insert_or_renew
from app.contract.working_hours import CompanyLine, DayHours, Holiday, WorkingHours
from app.working_time import always_open

_GET = select(working_hours, workspaces.c.time_zone.label("project_zone")).select_from(
    workspaces.outerjoin(working_hours, working_hours.c.workspace == workspaces.c.id)
)
_OF = _GET.where(workspaces.c.id == bindparam("workspace"))
_PUT = insert_or_renew(
    working_hours, ["workspace"], ("time_zone", "days", "holidays", "soon_after_min", "late_after_min")
)
_LINES = (
    select(company_lines.c.number, company_lines.c.name)
    .where(company_lines.c.workspace == bindparam("workspace"))
    .order_by(company_lines.c.number)
)
_DROP_LINES = delete(company_lines).where(company_lines.c.workspace == bindparam("of_workspace"))
_NEW_LINE = insert(company_lines)


def get_hours(tx: Tx, workspace: int) -> WorkingHours:
    """The company's hours; until somebody tells them, it is always open."""
    row = tx.one(_OF, workspace=workspace)
    assert row is not None
    if row["days"] is None:
        return always_open(row["project_zone"])
    return WorkingHours(
        time_zone=row["time_zone"] or row["project_zone"],
        days=msgspec.json.decode(row["days"], type=tuple[DayHours, ...]),
        holidays=msgspec.json.decode(row["holidays"], type=tuple[Holiday, ...]),
        soon_after_min=row["soon_after_min"],
        late_after_min=row["late_after_min"],
    )


def put_hours(tx: Tx, workspace: int, hours: WorkingHours) -> None:
    tx.run(
        _PUT,
        workspace=workspace,
        time_zone=hours.time_zone,
        days=msgspec.json.encode(hours.days).decode(),
        holidays=msgspec.json.encode(hours.holidays).decode(),
        soon_after_min=hours.soon_after_min,
        late_after_min=hours.late_after_min,
    )


def get_lines(tx: Tx, workspace: int) -> tuple[CompanyLine, ...]:
    return tuple(CompanyLine(row["number"], row["name"]) for row in tx.rows(_LINES, workspace=workspace))


def put_lines(tx: Tx, workspace: int, lines: tuple[CompanyLine, ...]) -> None:
    """All named lines at once; a line without a name is told by its number."""
    tx.run(_DROP_LINES, of_workspace=workspace)
    for line in {line.number: line for line in lines if line.name}.values():
        tx.run(_NEW_LINE, workspace=workspace, number=line.number, name=line.name)
