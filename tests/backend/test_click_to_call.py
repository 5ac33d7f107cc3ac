"""A click on a number against a switchboard that behaves like Ringostat's."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from app.backend import click_to_call
from app.contract.answers import Callback, CallbackStep
from app.contract.events import EventType, data_of
from tests.backend.company import KEY, LOGIN, Company, company
from tests.backend.conftest import Desk

SPEED = 6.0
"""A talk of 27 s passes in 4.5 s: the phones are looked at every second meanwhile."""


@pytest.fixture
async def running(tmp_path: Path, database_address: Path | str) -> AsyncIterator[Company]:
    async with company(tmp_path / "data", database_address, speed=SPEED) as both:
        yield both


async def clicked(both: Company, token: str, key: str, **whom: Any) -> Any:
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": key}
    return await both.backend.http.post("/api/v1/callbacks", json=whom, headers=headers)


async def steps_until_over(desk: Desk) -> list[tuple[CallbackStep, str | None]]:
    steps: list[tuple[CallbackStep, str | None]] = []
    while not steps or steps[-1][0] not in {CallbackStep.ENDED, CallbackStep.FAILED}:
        told = data_of(await desk.hear_until(lambda event: event.type == EventType.CALLBACK))
        assert isinstance(told, Callback)
        steps.append((told.step, told.reason))
    return steps


async def test_every_step_is_told_and_it_is_one_call(running: Company) -> None:
    """My phone, I picked up, the client's phone, talking, over; no missed call, no second row, no second client."""
    operators = await running.set_up()
    token = await running.backend.paired("Олена", operator_id=operators[LOGIN]["id"])
    async with running.backend.desk(token) as desk:
        await desk.hear()
        first = await clicked(running, token, "one click", phone="067 555 44 33")
        again = await clicked(running, token, "one click", phone="067 555 44 33")
        assert first.status_code == 201
        assert first.json()["id"] == again.json()["id"]
        other = await clicked(running, token, "another click", phone="+380675554433")
        assert (other.status_code, other.json()["code"]) == (409, "client_being_called")
        assert other.json()["subject"] == operators[LOGIN]["name"]
        steps = await steps_until_over(desk)
    assert [step for step, _ in steps] == [
        CallbackStep.RINGING_OPERATOR,
        CallbackStep.OPERATOR_ANSWERED,
        CallbackStep.RINGING_CLIENT,
        CallbackStep.TALKING,
        CallbackStep.ENDED,
    ]
    calls = (await running.backend.http.get("/api/v1/calls", params={"phone": "0675554433"})).json()
    assert calls["total"] == 1
    call = calls["items"][0]
    assert (call["direction"], call["status"], call["operator"]["name"]) == (
        "callback",
        "completed",
        operators[LOGIN]["name"],
    )
    missed = (await running.backend.http.get("/api/v1/missed")).json()["items"]
    assert "+380675554433" not in [entry["phone"] for entry in missed]


@pytest.mark.parametrize(
    ("scenario", "reason"),
    [
        ("callback_declined", "operator_declined"),
        ("callback_client_silent", "client_no_answer"),
        ("callback_client_busy", "client_busy"),
    ],
)
async def test_a_callback_that_fails_says_whose_phone_did_not_answer(
    running: Company, scenario: str, reason: str
) -> None:
    operators = await running.set_up()
    await running.control.put("/control/callbacks", json={"scenario": scenario})
    token = await running.backend.paired("Олена", operator_id=operators[LOGIN]["id"])
    async with running.backend.desk(token) as desk:
        await desk.hear()
        await clicked(running, token, "click", phone="067 555 44 33")
        steps = await steps_until_over(desk)
    assert steps[-1] == (CallbackStep.FAILED, reason)
    missed = (await running.backend.http.get("/api/v1/missed")).json()["items"]
    assert "+380675554433" not in [entry["phone"] for entry in missed]


async def test_an_offline_phone_is_refused_before_anything_rings(running: Company) -> None:
    operators = await running.set_up()
    await running.control.post(f"/control/sip/{LOGIN}", json={"online": False})
    token = await running.backend.paired("Олена", operator_id=operators[LOGIN]["id"])
    answer = await clicked(running, token, "click", phone="067 555 44 33")
    assert (answer.status_code, answer.json()["code"]) == (409, "operator_offline")
    assert (await running.control.get("/control/state")).json()["calls"] == []


async def test_one_client_is_called_by_one_operator_whichever_number_is_clicked(running: Company) -> None:
    """By the client, not by the number; the other operator reads who is calling, and calls once that is over."""
    operators = await running.set_up()
    olena = await running.backend.paired("Олена", operator_id=operators[LOGIN]["id"])
    ivan = await running.backend.paired("Іван", operator_id=operators["shopua_ivan"]["id"])
    client = {"name": "Анна", "phones": ["+380675554433", "+380675554434"]}
    client_id = (await running.backend.http.post("/api/v1/clients", json=client)).raise_for_status().json()["id"]
    made = (await clicked(running, olena, "click", phone="+380675554433")).json()
    for whom in ({"phone": "+380675554434"}, {"phone": "+380675554433"}, {"client_id": client_id}):
        refused = await clicked(running, ivan, "click", **whom)
        assert (refused.status_code, refused.json()["code"]) == (409, "client_being_called")
        assert refused.json()["subject"] == operators[LOGIN]["name"]
    headers = {"Authorization": f"Bearer {olena}"}
    await running.backend.http.delete(f"/api/v1/callbacks/{made['id']}", headers=headers)
    assert (await clicked(running, ivan, "click", phone="+380675554434")).status_code == 201


async def test_a_phone_that_goes_off_after_we_looked_is_the_reason(
    running: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Registered when it was asked for, gone when it should ring: Ringostat lets the request hang, then refuses."""
    operators = await running.set_up()
    token = await running.backend.paired("Олена", operator_id=operators[LOGIN]["id"])
    account = await running.backend.service.accounts.of(1)
    online = account.online

    async def then_off() -> frozenset[str]:
        seen = await online()
        monkeypatch.undo()
        await running.control.post(f"/control/sip/{LOGIN}", json={"online": False})
        return seen

    async with running.backend.desk(token) as desk:
        await desk.hear()
        monkeypatch.setattr(account, "online", then_off)
        assert (await clicked(running, token, "click", phone="067 555 44 33")).status_code == 201
        assert (await steps_until_over(desk))[-1] == (CallbackStep.FAILED, "operator_offline")


async def test_a_ringostat_that_does_not_say_who_is_online_is_not_waited_for(
    running: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    operators = await running.set_up()
    token = await running.backend.paired("Олена", operator_id=operators[LOGIN]["id"])
    account = await running.backend.service.accounts.of(1)
    monkeypatch.setattr(click_to_call, "ONLINE_WITHIN_S", 0.05)
    monkeypatch.setattr(account, "online", asyncio.Event().wait)
    answer = await clicked(running, token, "click", phone="067 555 44 33")
    assert (answer.status_code, answer.json()["code"]) == (503, "ringostat_silent")


async def test_giving_up_ends_it_for_this_desk(running: Company) -> None:
    operators = await running.set_up()
    token = await running.backend.paired("Олена", operator_id=operators[LOGIN]["id"])
    made = (await clicked(running, token, "click", phone="067 555 44 33")).json()
    headers = {"Authorization": f"Bearer {token}"}
    answer = await running.backend.http.delete(f"/api/v1/callbacks/{made['id']}", headers=headers)
    assert (answer.json()["step"], answer.json()["reason"]) == ("failed", "given_up")
    again = await running.backend.http.delete(f"/api/v1/callbacks/{made['id']}")
    assert again.status_code == 404


async def test_settings_are_proved_before_they_are_kept(running: Company) -> None:
    http = running.backend.http
    for change, code in (
        ({"project_id": "11111", "auth_key": "wrong"}, "key_refused"),
        ({"project_id": "99999", "auth_key": KEY}, "project_refused"),
        ({"project_id": "11111"}, "key_refused"),
    ):
        answer = await http.put("/api/v1/integration", json=change)
        assert answer.json()["code"] == code
    assert (await http.get("/api/v1/integration")).json()["auth_key_set"] is False
    operators = await running.set_up()
    told = (await http.get("/api/v1/integration")).json()
    assert told["time_zone"] == "Europe/Kyiv"
    nowhere = await http.put("/api/v1/integration", json={"project_id": "11111", "time_zone": "Europe/Nowhere"})
    assert nowhere.json()["code"] == "bad_request"
    moved = await http.put("/api/v1/integration", json={"project_id": "11111", "time_zone": "Europe/Warsaw"})
    assert moved.json()["time_zone"] == "Europe/Warsaw"
    assert told["auth_key_set"]
    assert KEY not in str(told)
    assert told["webhook_urls"]["after"] == f"{told['webhook_url']}?event=after"
    again = (await http.post("/api/v1/operators/sync")).json()["items"]
    assert len(again) == len(operators)
    assert all(operator["manager"] for operator in again)
