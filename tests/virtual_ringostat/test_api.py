"""The virtual Ringostat answers as the real one was seen to answer."""

import asyncio
import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from app.virtual_ringostat.account import Account
from app.virtual_ringostat.call_log import FIELDS, rows
from app.virtual_ringostat.shop import Shop
from tests.virtual_ringostat.conftest import NOON, Receiver, Ringostat

SAFE = "calldate,caller,dst,disposition,billsec,duration,call_type,has_recording,recording,uniqueid,connected_with"
MONTH = {"from": "2026-09-01 00:00:00", "to": "2026-10-08 23:59:59"}
ACCOUNT = Account(base_url="http://ringostat.example")
MOST = ACCOUNT.log_habits.most


@pytest.mark.parametrize(("key", "status"), [(None, 401), ("wrong", 401), ("denied-key", 403)])
async def test_a_wrong_key_is_refused(ringostat: Ringostat, key: str | None, status: int) -> None:
    answer = await ringostat.control.get("/sipstatus/online", headers={"auth-key": key} if key else {})
    assert answer.status_code == status


async def test_the_call_log_is_a_bare_array_of_what_was_asked(ringostat: Ringostat) -> None:
    found = await ringostat.log(fields=SAFE, order="calldate asc", merge="0", **MONTH)
    assert len(found) > 2_000
    assert all(list(row) == SAFE.split(",") for row in found)
    starts = [datetime.fromisoformat(row["calldate"]) for row in found]
    assert starts == sorted(starts)


async def test_a_field_the_account_does_not_know_fails_everything(ringostat: Ringostat) -> None:
    answer = await ringostat.api.get("/calls/list", params={"export_type": "json", "fields": f"{SAFE},utm_source"})
    assert answer.text == "incorrect field name"
    assert answer.headers["content-type"].startswith("text/plain")


async def test_numbers_come_as_numbers_and_as_text(ringostat: Ringostat) -> None:
    kinds = {type(row["billsec"]) for row in await ringostat.log(**MONTH)}
    assert kinds == {int, str}


async def test_now_and_then_a_call_comes_twice_and_the_last_row_is_right(ringostat: Ringostat) -> None:
    found = await ringostat.log(**MONTH)
    times = Counter(row["uniqueid"] for row in found)
    doubled = [call_id for call_id, count in times.items() if count == 2]
    assert 5 < len(doubled) < 60
    pair = [row for row in found if row["uniqueid"] == doubled[0]]
    assert (pair[0]["disposition"], int(pair[0]["billsec"])) == ("NO ANSWER", 0)
    assert int(pair[1]["billsec"]) > 0


async def test_an_outgoing_call_has_its_sides_either_way_round(ringostat: Ringostat) -> None:
    outgoing = [row for row in await ringostat.log(**MONTH) if row["call_type"] == "out"]
    by_hand = [row for row in outgoing if "shopua_" in row["caller"]]
    by_service = [row for row in outgoing if "shopua_" in row["dst"]]
    assert by_hand
    assert by_service
    assert len(by_hand) + len(by_service) == len(outgoing)
    assert all(row["dst"].isdigit() for row in by_hand)
    assert all(row["caller"].isdigit() for row in by_service)


async def test_the_period_is_read_in_the_zone_of_the_project(ringostat: Ringostat, goods: Shop) -> None:
    """Kyiv is three hours ahead of UTC in October; calldate carries that offset."""
    record = goods.past_calls[-1]
    local = record.started_at.astimezone(ACCOUNT.zone)
    second = f"{local:%Y-%m-%d %H:%M:%S}"
    found = await ringostat.log(**{"from": second, "to": second})
    assert [row["uniqueid"] for row in found] == [record.call_id]
    assert found[0]["calldate"] == f"{local:%Y-%m-%dT%H:%M:%S}+0300"


def test_an_answer_holds_no_more_than_6500_calls(goods: Shop) -> None:
    quiet = next(record for record in goods.past_calls if not record.talked)
    crowd = [replace(quiet, call_id=f"ua18_-{second}.1") for second in range(MOST + 1)]
    day = timedelta(days=40)
    assert len(rows(crowd, ACCOUNT, NOON, since=NOON - day, until=NOON)) == MOST


async def test_without_a_period_the_last_day_is_meant(ringostat: Ringostat) -> None:
    call_id = await ringostat.call("missed")
    assert [row["uniqueid"] for row in await ringostat.log()] == [call_id]


async def test_a_call_that_goes_on_looks_unanswered_and_is_answered_later(ringostat: Ringostat) -> None:
    call_id = await ringostat.call("by_hand")
    await ringostat.control.post(f"/control/calls/{call_id}/pick_up")
    await ringostat.waited(call_id, "talking")
    (row,) = await ringostat.log()
    assert (row["disposition"], int(row["billsec"]), row["has_recording"]) == ("NO ANSWER", 0, "0")
    await ringostat.control.post(f"/control/calls/{call_id}/hang_up")
    await ringostat.waited(call_id)
    (row,) = [row for row in await ringostat.log() if row["disposition"] == "ANSWERED"]
    assert row["uniqueid"] == call_id


async def test_the_call_id_holds_the_second_of_the_start(ringostat: Ringostat) -> None:
    before = int(datetime.now(UTC).timestamp())
    found = re.fullmatch(r"ua18_-(\d{10})\.(\d+)", await ringostat.call("missed"))
    assert found
    assert before <= int(found[1]) <= int(datetime.now(UTC).timestamp())


async def test_employees_come_as_an_object_by_staff_id(ringostat: Ringostat) -> None:
    body = {"id": 1, "jsonrpc": "2.0", "method": "getProjectStaffListAndDirections"}
    answer = await ringostat.api.post("/api/json-rpc", json=body | {"params": {"projectId": "11111"}})
    staff = answer.json()["result"]
    assert len(staff) == 6
    assert staff["331851"]["fio"] == "Олена Коваль"
    assert staff["331851"]["directions"]["main"] == [{"direction": "shopua_olena", "type": "sip"}]
    foreign = await ringostat.api.post("/api/json-rpc", json=body | {"params": {"projectId": "2"}})
    assert foreign.status_code == 403


@pytest.mark.parametrize("wrong", [{"callee": "nobody"}, {"caller": "shopua_olena"}, {"projectId": "2"}])
async def test_a_refused_callback_comes_with_http_200(ringostat: Ringostat, wrong: dict[str, str]) -> None:
    answer = await ringostat.call_back(**wrong)
    assert answer.status_code == 200
    assert answer.json() == {"jsonrpc": "2.0", "id": 1, "error": {"code": -32602, "message": "Invalid params"}}


async def test_a_callback_to_an_offline_phone_hangs(ringostat: Ringostat) -> None:
    await ringostat.control.post("/control/sip/shopua_olena", json={"online": False})
    assert "shopua_olena" not in (await ringostat.api.get("/sipstatus/online")).json()
    loop = asyncio.get_running_loop()
    began = loop.time()
    answer = await ringostat.call_back()
    assert loop.time() - began >= 60 / 200
    assert "error" in answer.json()
    assert (await ringostat.control.get("/control/state")).json()["calls"] == []


async def test_whoever_talks_is_speaking(ringostat: Ringostat) -> None:
    call_id = await ringostat.call("by_hand", operator="shopua_ivan")
    assert (await ringostat.api.get("/sipstatus/speaking")).json() == []
    await ringostat.control.post(f"/control/calls/{call_id}/pick_up")
    await ringostat.waited(call_id, "talking")
    assert (await ringostat.api.get("/sipstatus/speaking")).json() == ["shopua_ivan"]


async def test_a_recording_needs_its_token_and_nothing_else(ringostat: Ringostat) -> None:
    row = next(row for row in await ringostat.log(**MONTH) if row["recording"])
    async with httpx.AsyncClient(trust_env=False) as anyone:
        assert (await anyone.get(row["recording"])).content.startswith(b"OggS")
        assert (await anyone.get(row["recording_wav"])).content.startswith(b"RIFF")
        assert (await anyone.get(row["recording"].partition("?")[0])).status_code == 403
        assert (await anyone.get(row["recording"].replace(".ogg?", ".flac?"))).status_code == 404


async def test_a_recording_may_be_late(ringostat: Ringostat, receiver: Receiver) -> None:
    """The after-call says that there is one and has no address; the log has it later."""
    call_id = await ringostat.call("late_recording")
    await ringostat.waited(call_id)
    after = receiver.bodies(call_id)[-1]
    assert (after["recording_presence"], after["recording"]) == ("1", "")
    found: list[dict[str, str]] = []
    async with asyncio.timeout(10):
        while not found:
            found = [row for row in await ringostat.log(fields=SAFE) if row["recording"]]
    assert found[-1]["uniqueid"] == call_id
    assert (await ringostat.api.get(found[-1]["recording"])).status_code == 200


async def test_contacts_are_taken_for_the_right_project(ringostat: Ringostat) -> None:
    contacts = {"contacts": [{"projectId": 11111, "fullName": "Оксана Мельник"}]}
    ours = await ringostat.api.post("/minicrm/contacts/sync", json=contacts, headers={"x-project-id": "11111"})
    other = await ringostat.api.post("/minicrm/contacts/sync", json=contacts, headers={"x-project-id": "2"})
    assert (ours.status_code, other.status_code) == (200, 403)


async def test_trouble_comes_on_order_and_passes(ringostat: Ringostat) -> None:
    await ringostat.control.put("/control/trouble", json={"status": 429, "times": 1, "retry_after_s": 7})
    answer = await ringostat.api.get("/sipstatus/online")
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "7")
    assert (await ringostat.api.get("/sipstatus/online")).status_code == 200


async def test_what_cannot_be_read_is_refused(ringostat: Ringostat) -> None:
    assert (await ringostat.control.post("/control/calls", content=b"no json")).status_code == 400
    assert (await ringostat.control.post("/control/calls", json={"scenario": "unheard of"})).status_code == 404
    assert (await ringostat.api.get("/no/such/path")).status_code == 404


def test_the_safe_fields_are_known() -> None:
    assert set(SAFE.split(",")) < FIELDS.keys()
