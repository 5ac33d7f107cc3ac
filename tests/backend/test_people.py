"""People, their desks and invitations: who comes in, as what, and how they are shut out."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

from app.backend import sign_in
from app.backend.storage import desks
from app.backend.storage.moments import utc_now
from app.contract.answers import Role
from app.contract.events import Hello
from tests.backend.conftest import Backend
from tests.backend.recorded import call_id, ended


async def people(backend: Backend) -> dict[str, dict[str, Any]]:
    items = (await backend.http.get("/api/v1/people")).raise_for_status().json()["items"]
    return {one["name"]: one for one in items}


async def invitation(backend: Backend, **wanted: Any) -> dict[str, Any]:
    answer = await backend.http.post("/api/v1/invitations", json={"name": "Олена"} | wanted)
    made: dict[str, Any] = answer.raise_for_status().json()
    return made


async def paired(backend: Backend, code: str, device: str = "стіл") -> tuple[int, dict[str, Any]]:
    answer = await backend.http.post("/api/v1/pair", json={"code": code, "device": device})
    return answer.status_code, answer.json()


async def deeds(backend: Backend) -> list[str]:
    items = (await backend.http.get("/api/v1/audit")).raise_for_status().json()["items"]
    return [entry["deed"] for entry in items]


async def test_everybody_is_listed_with_their_desks_and_the_automation_is_not(backend: Backend) -> None:
    await backend.paired("Олена")
    await backend.paired("Ірина", "supervisor")
    listed = await people(backend)
    assert list(listed) == ["Ірина", "Олена"]
    (desk,) = listed["Олена"]["desks"]
    assert (desk["device"], desk["last_seen_at"] is not None) == ("test", True)


async def test_a_code_is_used_once_however_many_type_it_at_once(backend: Backend) -> None:
    code = (await invitation(backend))["code"]
    answers = await asyncio.gather(*(paired(backend, code) for _ in range(8)))
    assert sorted(status for status, _ in answers) == [200] + [403] * 7
    assert (await deeds(backend)).count("pairing_failed") == 7


async def test_a_further_desk_belongs_to_the_same_person(backend: Backend) -> None:
    await backend.paired("Олена", "supervisor")
    olena = (await people(backend))["Олена"]
    made = await invitation(backend, name="хтось", person_id=olena["id"])
    status, answer = await paired(backend, made["code"], "ноутбук")
    assert (status, answer["me"]["user"]["id"], answer["me"]["role"]) == (200, olena["id"], "supervisor")
    assert [desk["device"] for desk in (await people(backend))["Олена"]["desks"]] == ["ноутбук", "test"]


async def test_an_invitation_can_be_taken_back(backend: Backend) -> None:
    made = await invitation(backend)
    (listed,) = (await backend.http.get("/api/v1/invitations")).json()["items"]
    assert (listed["id"], listed["name"]) == (made["id"], "Олена")
    assert "code" not in listed
    assert (await backend.http.delete(f"/api/v1/invitations/{made['id']}")).status_code == 200
    assert (await backend.http.get("/api/v1/invitations")).json()["items"] == []
    status, answer = await paired(backend, made["code"])
    assert (status, answer["code"]) == (403, "code_wrong")
    assert (await backend.http.delete(f"/api/v1/invitations/{made['id']}")).status_code == 404


async def test_an_invitation_that_is_too_old_is_no_longer_listed_nor_taken(backend: Backend) -> None:
    long_ago = utc_now() - sign_in.CODE_LASTS
    made = await backend.service.database.write(
        lambda tx: sign_in.invite(tx, 1, name="Олена", role=Role.OPERATOR, operator=None, now=long_ago)
    )
    assert (await backend.http.get("/api/v1/invitations")).json()["items"] == []
    assert (await paired(backend, made.code))[1]["code"] == "code_expired"


async def test_somebody_who_left_is_shut_out_at_once_at_every_desk(backend: Backend) -> None:
    first = await backend.paired("Олена")
    olena = (await people(backend))["Олена"]
    made = await invitation(backend, person_id=olena["id"])
    second = (await paired(backend, made["code"]))[1]["token"]
    waiting = await invitation(backend, person_id=olena["id"])
    async with backend.desk(first) as one, backend.desk(second) as other:
        await one.hear()
        await other.hear()
        gone = await backend.http.delete(f"/api/v1/people/{olena['id']}")
        assert gone.status_code == 200
        for line in (one, other):
            with pytest.raises(ConnectionClosed) as closed:
                await line.hear()
            assert closed.value.rcvd is not None
            assert closed.value.rcvd.code == 4401
    for token in (first, second):
        answer = await backend.http.get("/api/v1/me", headers={"Authorization": f"Bearer {token}"})
        assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")
    assert (await paired(backend, waiting["code"]))[1]["code"] == "code_wrong"
    assert await people(backend) == {}
    again = await backend.paired("Олена")
    answer = await backend.http.get("/api/v1/me", headers={"Authorization": f"Bearer {again}"})
    assert answer.json()["user"]["id"] != olena["id"], "whoever has the same name is somebody new"


async def test_a_new_role_counts_at_once(backend: Backend) -> None:
    token = await backend.paired("Олена", "supervisor")
    olena = (await people(backend))["Олена"]
    headers = {"Authorization": f"Bearer {token}"}
    async with backend.desk(token) as line:
        await line.hear()
        changed = await backend.http.patch(f"/api/v1/people/{olena['id']}", json={"role": "operator"})
        assert changed.json()["role"] == "operator"
        with pytest.raises(ConnectionClosed) as closed:
            await line.hear()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1012, "it comes back and is recognised anew"
    assert (await backend.http.get("/api/v1/statistics", headers=headers)).status_code == 403
    async with backend.desk(token) as line:
        hello = await line.hear()
    assert isinstance(hello, Hello)
    assert hello.me.role is Role.OPERATOR


async def test_a_person_is_renamed_and_made_an_operator(backend: Backend) -> None:
    await backend.hook(ended(call_id(timedelta(hours=1))), "after")
    (operator,) = (await backend.http.get("/api/v1/operators")).json()["items"]
    token = await backend.paired("Лена")
    lena = (await people(backend))["Лена"]
    change = {"name": " Олена\u202e  Коваль ", "operator_id": operator["id"]}
    changed = (await backend.http.patch(f"/api/v1/people/{lena['id']}", json=change)).raise_for_status().json()
    assert (changed["name"], changed["operator"]["id"]) == ("Олена Коваль", operator["id"])
    headers = {"Authorization": f"Bearer {token}"}
    assert len((await backend.http.get("/api/v1/calls", headers=headers)).json()["items"]) == 1
    cleared = await backend.http.patch(f"/api/v1/people/{lena['id']}", json={"operator_id": None})
    assert cleared.json()["operator"] is None
    assert (await backend.http.get("/api/v1/calls", headers=headers)).json()["items"] == []
    unknown = await backend.http.patch(f"/api/v1/people/{lena['id']}", json={"operator_id": 77})
    assert unknown.status_code == 404
    (entry, *_) = (await backend.http.get("/api/v1/audit", params={"deed": "person_changed"})).json()["items"][1:]
    assert entry["details"] == {"name": "Олена Коваль", "operator": "Олена Коваль"}


async def test_the_last_administrator_stays(backend: Backend) -> None:
    await backend.paired("Адмін", "admin")
    chief = (await people(backend))["Адмін"]
    path = f"/api/v1/people/{chief['id']}"
    for answer in (await backend.http.patch(path, json={"role": "operator"}), await backend.http.delete(path)):
        assert (answer.status_code, answer.json()["code"]) == (409, "last_admin")
    await backend.paired("Адміна", "admin")
    assert (await backend.http.patch(path, json={"role": "operator"})).status_code == 200
    assert "person_changed" in await deeds(backend)


async def test_nobody_changes_the_automation(backend: Backend) -> None:
    me = (await backend.http.get("/api/v1/me")).json()["user"]["id"]
    for answer in (
        await backend.http.patch(f"/api/v1/people/{me}", json={"name": "x"}),
        await backend.http.delete(f"/api/v1/people/{me}"),
    ):
        assert answer.status_code == 404


async def test_when_a_desk_was_last_seen_is_kept_to_within_minutes(backend: Backend) -> None:
    token = await backend.paired("Олена")
    who = await backend.service.door.recognise(f"Bearer {token}")
    (before,) = await backend.service.database.read(lambda tx: desks.open_desks(tx, 1))
    assert before.last_seen_at is not None
    await backend.service.door.see(who, before.last_seen_at + timedelta(seconds=30))
    (same,) = await backend.service.database.read(lambda tx: desks.open_desks(tx, 1))
    assert same.last_seen_at == before.last_seen_at
    later = before.last_seen_at + sign_in.SEEN_EVERY + timedelta(seconds=30)
    await backend.service.door.see(who, later)
    (after,) = await backend.service.database.read(lambda tx: desks.open_desks(tx, 1))
    assert after.last_seen_at == later
