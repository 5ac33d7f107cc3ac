"""Ringostat's employees, their SIP logins, and the managers they are matched with."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, insert, select, update

from app.backend.domain.conversation import Employee
from app.backend.storage.tables import GOES_ON, calls, managers, operator_sips, operators
from app.backend.storage.tables_people import operator_departments
from app.backend.storage.transaction import Row, Tx
from app.backend.storage.upserts import insert_or_renew
from app.contract.answers import Named, Operator

_of_others, _of_one = operator_departments.alias(), operators.alias()
_VIEW = select(operators, managers.c.name.label("manager_name")).select_from(
    operators.outerjoin(managers, managers.c.id == operators.c.manager)
)
_ALL = _VIEW.where(operators.c.workspace == bindparam("workspace")).order_by(operators.c.name, operators.c.id)
_GET = _VIEW.where(operators.c.workspace == bindparam("workspace"), operators.c.id == bindparam("operator_id"))
_BY_STAFF = select(operators.c.id, operators.c.name).where(
    operators.c.workspace == bindparam("workspace"), operators.c.staff_id == bindparam("staff_id")
)
_BY_LOGIN = select(operator_sips.c.operator).where(
    operator_sips.c.workspace == bindparam("workspace"), operator_sips.c.login == bindparam("login")
)
_LOGINS = (
    select(operator_sips.c.login)
    .where(operator_sips.c.operator == bindparam("operator"))
    .order_by(operator_sips.c.login)
)
_FREE = (
    select(operators.c.id)
    .where(
        operators.c.workspace == bindparam("workspace"),
        operators.c.manager.is_not(None),
        operators.c.gone.is_(False),
        ~select(calls.c.id)
        .where(
            calls.c.workspace == operators.c.workspace,
            GOES_ON,
            calls.c.phase == "talking",
            calls.c.operator == operators.c.id,
        )
        .exists(),
    )
    .order_by(operators.c.id)
)
_GROUP = (
    select(_of_others.c.operator)
    .select_from(
        operator_departments.join(_of_others, _of_others.c.department == operator_departments.c.department).join(
            operators, operators.c.id == _of_others.c.operator
        )
    )
    .where(
        operator_departments.c.operator == bindparam("operator"),
        operators.c.gone.is_(False),
        operators.c.workspace
        == select(_of_one.c.workspace).where(_of_one.c.id == bindparam("operator")).scalar_subquery(),
    )
    .distinct()
)
_NEW = insert(operators).returning(operators.c.id)
_CHANGE = update(operators).where(operators.c.id == bindparam("operator_id"))
_GONE = update(operators).where(operators.c.id == bindparam("operator_id")).values(gone=True)
_TAKE_LOGIN = insert_or_renew(operator_sips, ("workspace", "login"), ("operator",))
_DROP_LOGINS = delete(operator_sips).where(operator_sips.c.operator == bindparam("operator"))
_DROP_DEPARTMENTS = delete(operator_departments).where(operator_departments.c.operator == bindparam("of_operator"))
_ADD_DEPARTMENT = insert(operator_departments)
_ADOPT_BY_STAFF = update(calls).where(
    calls.c.workspace == bindparam("of_workspace"), calls.c.operator.is_(None), calls.c.staff_id == bindparam("staff")
)
_ADOPT_BY_LOGIN = update(calls).where(
    calls.c.workspace == bindparam("of_workspace"), calls.c.operator.is_(None), calls.c.sip_login == bindparam("login")
)


def all_operators(tx: Tx, workspace: int) -> tuple[Operator, ...]:
    return tuple(_operator(tx, row) for row in tx.rows(_ALL, workspace=workspace))


def get_operator(tx: Tx, workspace: int, operator: int) -> Operator | None:
    row = tx.one(_GET, workspace=workspace, operator_id=operator)
    return None if row is None else _operator(tx, row)


def free_operators(tx: Tx, workspace: int) -> tuple[int, ...]:
    """Matched ones who are not talking."""
    return tuple(row["id"] for row in tx.rows(_FREE, workspace=workspace))


def group_of(tx: Tx, operator: int) -> tuple[int, ...]:
    """Whoever shares a department with the operator, the operator too; none when they have no department."""
    return tuple(row["operator"] for row in tx.rows(_GROUP, operator=operator))


def know_operator(tx: Tx, workspace: int, employee: Employee) -> tuple[int | None, bool]:
    """Whom the provider means, and whether that was news: by the staff id, else by the SIP login; names drift.

    A staff id nobody knows yet becomes an operator without a match; a better name than a login or an id is taken over.
    """
    row = tx.one(_BY_STAFF, workspace=workspace, staff_id=employee.staff_id) if employee.staff_id else None
    owner = tx.one(_BY_LOGIN, workspace=workspace, login=employee.sip_login) if employee.sip_login else None
    if row is None and (owner is not None or not employee.staff_id):
        return (None if owner is None else int(owner["operator"])), False
    stand_ins = {employee.staff_id, employee.sip_login, ""}
    if row is None:
        name = employee.name or employee.sip_login or employee.staff_id or ""
        operator = _create(tx, workspace, employee.staff_id or "", name)
    else:
        operator = int(row["id"])
    if owner is None and employee.sip_login:
        tx.run(_TAKE_LOGIN, workspace=workspace, login=employee.sip_login, operator=operator)
    better = row is not None and row["name"] in stand_ins and employee.name is not None
    if better:
        tx.run(_CHANGE, operator_id=operator, name=employee.name)
    return operator, row is None or better


@dataclass(frozen=True, slots=True)
class Put:
    """An employee that was entered, and how many calls became theirs by it."""

    operator: int
    adopted: int


def put_employee(
    tx: Tx,
    workspace: int,
    *,
    staff_id: str,
    name: str,
    extension: str | None,
    email: str | None,
    logins: Iterable[str],
    departments: Iterable[str] = (),
) -> Put:
    """Enter or renew one of the provider's employees; the match stays. Calls they took before become theirs."""
    row = tx.one(_BY_STAFF, workspace=workspace, staff_id=staff_id)
    operator = _create(tx, workspace, staff_id, name) if row is None else int(row["id"])
    known = name or (staff_id if row is None else row["name"])
    tx.run(_CHANGE, operator_id=operator, name=known, extension=extension, email=email, gone=False)
    tx.run(_DROP_LOGINS, operator=operator)
    adopted = tx.run(_ADOPT_BY_STAFF, of_workspace=workspace, staff=staff_id, operator=operator)
    for login in logins:
        tx.run(_TAKE_LOGIN, workspace=workspace, login=login, operator=operator)
        adopted += tx.run(_ADOPT_BY_LOGIN, of_workspace=workspace, login=login, operator=operator)
    tx.run(_DROP_DEPARTMENTS, of_operator=operator)
    for department in dict.fromkeys(departments):
        tx.run(_ADD_DEPARTMENT, operator=operator, department=department)
    return Put(operator, adopted)


def mark_gone(tx: Tx, operator: int) -> None:
    """No longer among the provider's employees; calls and match stay."""
    tx.run(_GONE, operator_id=operator)


def match_operator(tx: Tx, operator: int, manager: int | None) -> None:
    """From now on (and for all calls so far) this operator is that manager."""
    tx.run(_CHANGE, operator_id=operator, manager=manager)


def _create(tx: Tx, workspace: int, staff_id: str, name: str) -> int:
    row = tx.one(_NEW, workspace=workspace, staff_id=staff_id, name=name)
    assert row is not None
    return int(row["id"])


def _operator(tx: Tx, row: Row) -> Operator:
    return Operator(
        id=row["id"],
        staff_id=row["staff_id"],
        name=row["name"],
        sip_logins=tuple(login["login"] for login in tx.rows(_LOGINS, operator=row["id"])),
        extension=row["extension"],
        email=row["email"],
        manager=None if row["manager"] is None else Named(row["manager"], row["manager_name"]),
        gone=bool(row["gone"]),
    )
