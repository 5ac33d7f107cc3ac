"""«Оператори»: what a synchronisation finds, what it never loses, who is probably whom, who is nobody yet."""

import asyncio
import threading
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from app.backend.environment import read_environment
from app.contract.events import CallsFound, Event, EventType, data_of
from tests.backend.conftest import Backend, alone, serving
from tests.backend.providers.answering import Answers, Asked
from tests.backend.recorded import call_id, ended

OLENA = {"staffId": 331851, "fio": "Олена Коваль", "email": "olena@shop.example", "extensionNumber": "101"}
IVAN = {"staffId": 331852, "fio": "Іван Бондар", "email": "ivan@shop.example", "extensionNumber": "102"}


def employee(told: dict[str, Any], *logins: str, departments: tuple[int, ...] = ()) -> dict[str, Any]:
    directions = {"main": [{"type": "sip", "direction": login} for login in logins]}
    return told | {"directions": directions, "departments": list(departments)}


class Ringostat:
    """Its list of employees is what the test says; `slow` keeps it waiting."""

    def __init__(self, answers: Answers) -> None:
        self.staff: list[dict[str, Any]] = []
        self.may_answer = threading.Event()
        self.may_answer.set()
        self.was_asked = threading.Event()
        answers.answer = self._answer

    def _answer(self, asked: Asked) -> tuple[int, bytes]:
        if asked.path != "/api/json-rpc":
            return 200, b"[]"
        self.was_asked.set()
        self.may_answer.wait(20)
        return 200, msgspec.json.encode({"jsonrpc": "2.0", "id": 1, "result": self.staff})


@pytest.fixture
def ringostat(server: Answers) -> Ringostat:
    return Ringostat(server)


@pytest.fixture
async def company(
    tmp_path: Path, database_address: Path | str, server: Answers, ringostat: Ringostat
) -> AsyncIterator[Backend]:
    """A backend that is set up with that Ringostat."""
    variables = alone(tmp_path / "data", database_address) | {"SLUKHAVKA_RINGOSTAT_URL": server.url}
    async with serving(read_environment(variables)) as backend:
        change = {"project_id": "11111", "auth_key": "0123456789abcdef"}
        (await backend.http.put("/api/v1/integration", json=change)).raise_for_status()
        yield backend


async def sync(backend: Backend) -> dict[str, Any]:
    told: dict[str, Any] = (await backend.http.post("/api/v1/operators/sync")).raise_for_status().json()
    return told


async def asked(backend: Backend, path: str) -> Any:
    return (await backend.http.get(f"/api/v1{path}")).raise_for_status().json()["items"]


async def manager(backend: Backend, name: str) -> int:
    made = (await backend.http.post("/api/v1/managers", json={"name": name})).raise_for_status().json()
    return int(made["id"])


def has_found_one(event: Event) -> bool:
    """Told apart from what the call log's reading tells."""
    return event.type == EventType.CALLS_FOUND and data_of(event) == CallsFound(calls=1)


def kinds(told: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(change["kind"], change["operator"]["name"]) for change in told]


async def test_a_synchronisation_says_what_is_new_changed_gone_and_back(company: Backend, ringostat: Ringostat) -> None:
    ringostat.staff = [employee(OLENA, "shopua_olena"), employee(IVAN, "shopua_ivan")]
    assert kinds((await sync(company))["changes"]) == [("new", "Іван Бондар"), ("new", "Олена Коваль")]
    unseen = await asked(company, "/operators/changes")
    assert kinds(unseen) == [("new", "Іван Бондар"), ("new", "Олена Коваль")], "kept until somebody has seen it"
    newest = unseen[-1]["id"]
    seen = await company.http.post("/api/v1/operators/changes/seen", params={"newest": newest})
    assert seen.json()["items"] == []
    assert (await sync(company))["changes"] == []
    ringostat.staff = [employee(OLENA | {"fio": "Олена Лис"}, "shopua_olena", "shopua_olena2")]
    changes = (await sync(company))["changes"]
    assert kinds(changes) == [("gone", "Іван Бондар"), ("changed", "Олена Лис")]
    assert changes[1]["before"] == {"name": "Олена Коваль", "sip_logins": "shopua_olena"}
    assert changes[1]["after"] == {"name": "Олена Лис", "sip_logins": "shopua_olena, shopua_olena2"}
    ringostat.staff.append(employee(IVAN, "shopua_ivan"))
    assert kinds((await sync(company))["changes"])[-1] == ("back", "Іван Бондар")


async def test_no_synchronisation_loses_a_match(company: Backend, ringostat: Ringostat) -> None:
    """Not when the employee goes and comes back, nor when their SIP account is somebody else's now."""
    ringostat.staff = [employee(OLENA, "shopua_1"), employee(IVAN, "shopua_2")]
    by_name = {one["name"]: one["id"] for one in (await sync(company))["items"]}
    olena, ivan = await manager(company, "Олена"), await manager(company, "Іван")
    wanted = [
        {"operator_id": by_name["Олена Коваль"], "manager_id": olena},
        {"operator_id": by_name["Іван Бондар"], "manager_id": ivan},
    ]
    (await company.http.put("/api/v1/operators/matches", json={"matches": wanted})).raise_for_status()
    told = ended(call_id(timedelta(hours=1)), employee_id=None, connected_with="shopua_1", employee=None)
    await company.hook(told, "after")

    async def matches() -> dict[str, Any]:
        return {one["name"]: (one["manager"]["id"], one["sip_logins"]) for one in await asked(company, "/operators")}

    ringostat.staff = [employee(IVAN, "shopua_2", "shopua_1")]
    await sync(company)
    assert await matches() == {"Олена Коваль": (olena, []), "Іван Бондар": (ivan, ["shopua_1", "shopua_2"])}
    await company.hook(told | {"duration_conversation": "12"}, "after")
    (call,) = await asked(company, "/calls")
    assert (call["talk_s"], call["manager"]["name"]) == (12, "Олена"), "the past stays hers"
    ringostat.staff = [employee(IVAN, "shopua_2"), employee(OLENA, "shopua_1")]
    await sync(company)
    assert await matches() == {"Олена Коваль": (olena, ["shopua_1"]), "Іван Бондар": (ivan, ["shopua_2"])}


async def test_calls_that_came_before_their_operator_become_theirs_and_desks_hear_it(
    company: Backend, ringostat: Ringostat
) -> None:
    unknown = {"employee_id": None, "employee": None, "connected_with": "shopua_olena"}
    await company.hook(ended(call_id(timedelta(hours=1)), **unknown), "after")
    (call,) = await asked(company, "/calls")
    assert call["operator"] is None
    ringostat.staff = [employee(OLENA, "shopua_olena")]
    async with company.desk() as desk:
        await desk.hear()
        (olena,) = (await sync(company))["items"]
        await desk.hear_until(has_found_one)
        chief = await manager(company, "Олена К.")
        await company.http.put(f"/api/v1/operators/{olena['id']}", json={"manager_id": chief})
        event = await desk.hear_until(lambda event: event.type == EventType.OPERATOR)
        assert data_of(event).manager.name == "Олена К."
    (call,) = await asked(company, f"/calls?manager={chief}")
    assert (call["operator"]["name"], call["manager"]["name"]) == ("Олена Коваль", "Олена К.")


async def test_whoever_leaves_before_the_answer_changes_nothing(company: Backend, ringostat: Ringostat) -> None:
    ringostat.staff = [employee(OLENA, "shopua_olena")]
    ringostat.was_asked.clear()
    ringostat.may_answer.clear()
    async with httpx.AsyncClient(base_url=company.url, headers=company.http.headers) as impatient:
        asking = asyncio.create_task(impatient.post("/api/v1/operators/sync"))
        assert await asyncio.to_thread(ringostat.was_asked.wait, 20)
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
    assert (await company.http.get("/api/v1/me")).status_code == 200  # by now the backend has seen them go
    ringostat.may_answer.set()
    assert await asked(company, "/operators") == []
    assert kinds((await sync(company))["changes"]) == [("new", "Олена Коваль")]


async def test_a_match_is_proposed_and_several_are_confirmed_at_once(company: Backend, ringostat: Ringostat) -> None:
    ringostat.staff = [employee(OLENA, "shopua_olena"), employee(IVAN | {"fio": "Ivan Bondar"}, "shopua_ivan")]
    await sync(company)
    assert await asked(company, "/operators/proposals") == []
    olena, ivan = await manager(company, "Коваль Олена"), await manager(company, "Іван Бондар")
    proposed = await asked(company, "/operators/proposals")
    assert [(one["manager"]["id"], one["reason"], one["sure"]) for one in proposed] == [
        (olena, "name", True),
        (ivan, "transliteration", True),
    ]
    wanted = [{"operator_id": one["operator_id"], "manager_id": one["manager"]["id"]} for one in proposed]
    broken = await company.http.put(
        "/api/v1/operators/matches", json={"matches": [*wanted, {"operator_id": 77, "manager_id": olena}]}
    )
    assert broken.status_code == 404
    assert {one["manager"] for one in await asked(company, "/operators")} == {None}, "all of them or none"
    done = await company.http.put("/api/v1/operators/matches", json={"matches": wanted})
    assert {one["manager"]["id"] for one in done.raise_for_status().json()["items"]} == {olena, ivan}
    assert await asked(company, "/operators/proposals") == []
    matched = await asked(company, "/audit?deed=matched")
    assert [(one["subject"], one["details"]["manager"]) for one in matched] == [
        ("Ivan Bondar", "Іван Бондар"),
        ("Олена Коваль", "Коваль Олена"),
    ]


async def test_somebody_who_takes_calls_and_is_nobody_is_warned_of(company: Backend, ringostat: Ringostat) -> None:
    ringostat.staff = [employee(OLENA, "shopua_olena")]
    await sync(company)
    chief = await manager(company, "Олена Коваль")
    for number in range(3):
        await company.hook(ended(call_id(timedelta(hours=number + 1), number)), "after")
    stranger = {"employee_id": None, "employee": None, "connected_with": "shopua_night"}
    await company.hook(ended(call_id(timedelta(hours=1), 8), "+380670009999", **stranger), "after")
    await company.hook(ended(call_id(timedelta(days=9), 9), "+380670009999", **stranger), "after")
    olena, night = await asked(company, "/operators/warnings")
    assert (olena["operator"]["name"], olena["login"], olena["talks"]) == ("Олена Коваль", "shopua_olena", 3)
    assert (olena["proposal"]["manager"]["id"], olena["proposal"]["sure"]) == (chief, True)
    assert (night["operator"], night["login"], night["talks"]) == (None, "shopua_night", 1)
    await company.http.put(f"/api/v1/operators/{olena['operator']['id']}", json={"manager_id": chief})
    assert [one["login"] for one in await asked(company, "/operators/warnings")] == ["shopua_night"]


async def test_a_group_hears_the_ring_and_not_the_talk(company: Backend, ringostat: Ringostat) -> None:
    """Colleagues of one department may jump in; what is said then is not for them."""
    ringostat.staff = [
        employee(OLENA, "shopua_olena", departments=(3,)),
        employee(IVAN, "shopua_ivan", departments=(3, 4)),
        employee({"staffId": 5, "fio": "Ніна Гай"}, "shopua_nina", departments=(4,)),
    ]
    by_name = {one["name"]: one["id"] for one in (await sync(company))["items"]}
    tokens = [await company.paired(name, operator_id=by_name[name]) for name in ("Іван Бондар", "Ніна Гай")]
    ring = call_id(timedelta(seconds=5))
    body = ended(ring) | {"status": None, "duration_conversation": None, "duration_call": None}
    async with company.desk(tokens[0]) as his, company.desk(tokens[1]) as ninas:
        for desk in (his, ninas):
            await desk.hear()
        await company.hook(body, "before")
        assert data_of(await his.hear_until(lambda event: event.type == EventType.CALL)).phone == "+380670001122"
        await company.hook(body, "answered")
        for desk in (his, ninas):
            news = data_of(await desk.hear_until(lambda event: event.type == EventType.CALL))
            assert (news.phone, news.taken_by.name) == (None, "Олена Коваль")
    headers = {"Authorization": f"Bearer {tokens[0]}"}
    await company.hook(ended(ring), "after")
    assert (await company.http.get("/api/v1/calls", headers=headers)).json()["items"] == []
