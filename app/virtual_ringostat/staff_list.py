"""The list of employees as `getProjectStaffListAndDirections` gives it: an object keyed by staff id."""

from collections.abc import Iterable
from typing import Any

from app.virtual_ringostat.call_record import Employee


def staff_list(employees: Iterable[Employee]) -> dict[str, dict[str, Any]]:
    return {
        str(employee.staff_id): {
            "id": employee.staff_id,
            "staffId": employee.staff_id,
            "fio": employee.name,
            "email": employee.email,
            "phone": "",
            "extensionNumber": employee.extension,
            "departments": [3],
            "directions": {"main": [{"direction": employee.sip_login, "type": "sip"}], "additional": []},
        }
        for employee in employees
    }
