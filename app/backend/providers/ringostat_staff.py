"""Ringostat's employees as it lists them, an object keyed by id or a list."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.backend.providers.ringostat_body import plain
from app.backend.providers.ringostat_values import name_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Employee:
    """One employee; `sip_logins` the main one first."""

    staff_id: str
    name: str
    sip_logins: tuple[str, ...] = ()
    extension: str | None = None
    email: str | None = None
    departments: tuple[str, ...] = ()
    """By their ids."""


def employees_of(result: Any) -> list[Employee]:  # noqa: ANN401 - it comes from outside
    """Every employee that has an id; whatever else stands there is left out."""
    if isinstance(result, dict):
        rows = [({"staffId": key} | row) for key, row in result.items() if isinstance(row, dict)]
    else:
        rows = [row for row in result if isinstance(row, dict)] if isinstance(result, list) else []
    employees = {employee.staff_id: employee for row in rows if (employee := _employee(row)) is not None}
    return list(employees.values())


def logins_of(answer: Any) -> frozenset[str]:  # noqa: ANN401 - it comes from outside
    """SIP logins of a presence answer: a list of names, bare or each in an object, or an object around the list."""
    if isinstance(answer, dict):
        answer = next((inner for inner in answer.values() if isinstance(inner, list)), [])
    if not isinstance(answer, list):
        return frozenset()
    named = (
        row.get("sip") or row.get("login") or row.get("direction") if isinstance(row, dict) else row for row in answer
    )
    return frozenset(login for name in named if isinstance(name, str) and (login := plain(name)))


def _employee(row: dict[str, Any]) -> Employee | None:
    staff_id = _text(row, "staffId", "staffid", "id")
    if not staff_id:
        return None
    return Employee(
        staff_id=staff_id[:64],
        name=name_of(_text(row, "fio", "name", "fullName")) or "",
        sip_logins=tuple(dict.fromkeys(_sip_logins(row.get("directions")))),
        extension=_text(row, "extensionNumber", "extension")[:32] or None,
        email=_text(row, "email")[:200] or None,
        departments=tuple(_departments(row.get("departments"))),
    )


def _sip_logins(directions: Any) -> Iterator[str]:  # noqa: ANN401 - it comes from outside
    """Directions are `{"main": […], "additional": […]}`; tolerate a bare list and a single object."""
    groups = [directions.get("main"), directions.get("additional")] if isinstance(directions, dict) else [directions]
    for group in groups:
        for direction in group if isinstance(group, list) else [group]:
            if isinstance(direction, dict) and str(direction.get("type", "")).lower() == "sip":
                login = _text(direction, "direction")[:100]
                if login:
                    yield login


def _departments(told: Any) -> Iterator[str]:  # noqa: ANN401 - it comes from outside
    """Ids, bare or each in an object."""
    for one in told if isinstance(told, list) else ():
        department = _text(one if isinstance(one, dict) else {"id": one}, "id", "departmentId")[:64]
        if department:
            yield department


def _text(row: dict[str, Any], *names: str) -> str:
    for name in names:
        value = row.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool) and (text := plain(str(value))):
            return text
    return ""
