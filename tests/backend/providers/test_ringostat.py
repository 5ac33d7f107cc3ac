"""The API as it is in the field: mixed types, refused fields, cut answers, errors under HTTP 200."""

import asyncio
import json
import logging
import threading
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest

from app.backend.domain.notice import Ending, Moment
from app.backend.providers.ringostat import (
    MOST_CALLS,
    Employee,
    KeyRefused,
    ProjectRefused,
    Ringostat,
    RingostatRefused,
    RingostatSilent,
    RingostatTrouble,
)
from tests.backend.providers.answering import Answers, Asked
from tests.backend.providers.reading import logged

ROWS = (Path(__file__).parents[2] / "recorded" / "call_log_rows.json").read_bytes()
KEY = "a-very-secret-key"
SINCE, UNTIL = datetime(2026, 6, 2, 6, tzinfo=UTC), datetime(2026, 6, 2, 9, tzinfo=UTC)


@pytest.fixture
async def ringostat(server: Answers) -> AsyncIterator[Ringostat]:
    async with Ringostat(server.url, "11111", KEY, zone=ZoneInfo("Europe/Kyiv")) as client:
        yield client


def query_of(asked: Asked) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(asked.path).query).items()}


async def test_the_call_log_becomes_notices_and_the_last_row_of_a_call_wins(
    server: Answers, ringostat: Ringostat
) -> None:
    server.answer = lambda _: (200, ROWS)
    answered, begun_by_callback, dialled = await logged(ringostat, SINCE, UNTIL)
    assert answered.moment is Moment.LOGGED
    assert (answered.call_id, answered.ending, answered.talk_s, answered.total_s) == (
        "ua18_-1780381847.100",
        Ending.TALKED,
        41,
        53,
    )
    assert (answered.has_recording, answered.sip_login) == (True, "shopua_olena")
    assert answered.recording_url is not None
    for out in (begun_by_callback, dialled):
        assert (out.direction, out.phone, out.sip_login) == ("out", "+380670003344", "shopua_ivan")
    assert dialled.end_reason == "busy"


async def test_the_call_log_is_asked_in_the_zone_of_the_project(server: Answers, ringostat: Ringostat) -> None:
    await logged(ringostat, SINCE, UNTIL)
    asked = query_of(server.asked[0])
    assert (asked["from"], asked["to"]) == ("2026-06-02 09:00:00", "2026-06-02 12:00:01")
    assert (asked["export_type"], asked["order"]) == ("json", "calldate asc")
    assert server.asked[0].key == KEY


@pytest.mark.parametrize("status", [200, 400])
async def test_a_refused_field_is_asked_again_with_the_safe_set_once(
    server: Answers, ringostat: Ringostat, status: int
) -> None:
    def answer(asked: Asked) -> tuple[int, bytes]:
        return (status, b"incorrect field name") if "userfield" in asked.path else (200, ROWS)

    server.answer = answer
    assert len(await logged(ringostat, SINCE, UNTIL)) == 3
    assert len(await logged(ringostat, SINCE, UNTIL)) == 3
    assert len(server.asked) == 3


async def test_an_account_that_refuses_even_the_safe_set_is_reported(server: Answers, ringostat: Ringostat) -> None:
    server.answer = lambda _: (200, b"incorrect field name")
    with pytest.raises(RingostatRefused, match="incorrect field name"):
        await logged(ringostat, SINCE, UNTIL)
    assert len(server.asked) == 2


async def test_a_period_with_too_many_calls_is_split(server: Answers, ringostat: Ringostat) -> None:
    """Ringostat cuts the answer at 6,500 rows without a word."""
    begun = [SINCE + timedelta(seconds=second) for second in range(MOST_CALLS + 1500)]

    def answer(asked: Asked) -> tuple[int, bytes]:
        query = query_of(asked)
        kyiv = ZoneInfo("Europe/Kyiv")
        first, last = (datetime.fromisoformat(query[name]).replace(tzinfo=kyiv) for name in ("from", "to"))
        rows = [
            {"uniqueid": f"x_-{int(at.timestamp())}.1", "call_type": "in", "caller": "380670001122", "billsec": "0"}
            for at in begun
            if first <= at <= last
        ]
        return 200, json.dumps(rows[:MOST_CALLS]).encode()

    server.answer = answer
    notices = await logged(ringostat, SINCE, UNTIL)
    assert [notice.started_at for notice in notices] == begun


@pytest.mark.parametrize("body", [b"", b"[]"])
async def test_a_period_without_calls_is_empty(server: Answers, ringostat: Ringostat, body: bytes) -> None:
    server.answer = lambda _: (200, body)
    assert await logged(ringostat, SINCE, UNTIL) == []


STAFF_ROW: dict[str, Any] = {
    "id": 331851,
    "staffId": 331851,
    "fio": "Олена Коваль",
    "email": "olena@shop.example",
    "phone": "380670009988",
    "extensionNumber": 101,
    "departments": [3],
    "directions": {
        "main": [{"direction": "shopua_olena", "type": "sip"}, {"direction": "380670009988", "type": "phone"}],
        "additional": [{"direction": "shopua_olena2", "type": "SIP"}],
    },
}
OLENA = Employee(
    staff_id="331851",
    name="Олена Коваль",
    sip_logins=("shopua_olena", "shopua_olena2"),
    extension="101",
    email="olena@shop.example",
    departments=("3",),
)


@pytest.mark.parametrize("result", [{"331851": STAFF_ROW}, [STAFF_ROW], {"331851": STAFF_ROW, "x": None}])
async def test_the_employees_come_keyed_or_listed(server: Answers, ringostat: Ringostat, result: Any) -> None:
    server.answer = lambda _: (200, json.dumps({"jsonrpc": "2.0", "id": 1, "result": result}).encode())
    assert await ringostat.staff() == [OLENA]
    asked = json.loads(server.asked[0].body)
    assert asked["method"] == "getProjectStaffListAndDirections"
    assert asked["params"]["projectId"] == "11111"


@pytest.mark.parametrize(
    "body", [b'["shopua_olena","shopua_ivan"]', b'{"online":["shopua_olena",{"sip":"shopua_ivan"}]}']
)
async def test_presence_is_a_set_of_logins(server: Answers, ringostat: Ringostat, body: bytes) -> None:
    server.answer = lambda _: (200, body)
    assert await ringostat.online() == {"shopua_olena", "shopua_ivan"}
    assert await ringostat.speaking() == {"shopua_olena", "shopua_ivan"}
    assert [asked.path for asked in server.asked] == ["/sipstatus/online", "/sipstatus/speaking"]


async def test_a_callback_rings_the_employee_first(server: Answers, ringostat: Ringostat) -> None:
    server.answer = lambda _: (200, b'{"jsonrpc":"2.0","id":1,"result":null}')
    await ringostat.call_back("+380670001122", "shopua_olena")
    asked = json.loads(server.asked[0].body)
    assert (server.asked[0].path, asked["method"]) == ("/a/v2", "Api\\V2\\Callback.external")
    assert asked["params"] == {
        "caller": "380670001122",
        "caller_type": "default",
        "callee": "shopua_olena",
        "callee_type": "default",
        "manager_dst": 0,
        "direction": "out",
        "projectId": "11111",
    }


async def test_a_refusal_comes_under_http_200(server: Answers, ringostat: Ringostat) -> None:
    server.answer = lambda _: (200, b'{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"Invalid params"}}')
    with pytest.raises(RingostatRefused) as refusal:
        await ringostat.call_back("+380670001122", "shopua_olena")
    assert (refusal.value.message, refusal.value.code) == ("Invalid params", -32602)


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (b'{"code":-32602,"message":"Invalid params"}', ProjectRefused),
        (b'{"code":-32601,"message":"Method not found"}', RingostatRefused),
        (b'{"code":-32603,"message":"Internal error"}', RingostatRefused),
        (b'{"message":"no"}', RingostatRefused),
        (b'"no"', RingostatRefused),
    ],
)
async def test_the_project_is_blamed_only_for_what_is_its_fault(
    server: Answers, ringostat: Ringostat, error: bytes, trouble: type[RingostatTrouble]
) -> None:
    """The question's parameters are the project alone: only if they are refused, the project is."""
    server.answer = lambda _: (200, b'{"jsonrpc":"2.0","id":1,"error":' + error + b"}")
    with pytest.raises(trouble):
        await ringostat.prove()


@pytest.mark.parametrize(
    ("status", "trouble"),
    [(401, KeyRefused), (403, ProjectRefused), (429, RingostatSilent), (502, RingostatSilent), (418, RingostatRefused)],
)
async def test_each_status_is_its_own_trouble(
    server: Answers, ringostat: Ringostat, status: int, trouble: type[RingostatTrouble]
) -> None:
    server.answer = lambda _: (status, b"<html>no</html>", {"Retry-After": "7"})
    for ask in (ringostat.staff, ringostat.online):
        with pytest.raises(trouble) as told:
            await ask()
        if isinstance(told.value, RingostatSilent):
            assert told.value.retry_after_s == 7


@pytest.mark.parametrize("body", [b"", b"<html>", b'{"error":"no"}', b"[1, 2]", b"\xff", b'["x"', b"[" * 100_000])
async def test_an_answer_that_is_no_answer_is_a_refusal(server: Answers, ringostat: Ringostat, body: bytes) -> None:
    server.answer = lambda _: (200, body)
    with pytest.raises(RingostatRefused):
        await ringostat.staff()
    if body:
        with pytest.raises(RingostatRefused):
            await logged(ringostat, SINCE, UNTIL)


async def test_a_cut_answer_is_passing(server: Answers, ringostat: Ringostat) -> None:
    server.answer = lambda _: (200, b"[", {"Content-Length": "100", "Connection": "close"})
    with pytest.raises(RingostatSilent):
        await logged(ringostat, SINCE, UNTIL)


async def test_nobody_there_is_passing() -> None:
    async with Ringostat("http://127.0.0.1:1", "11111", KEY, zone=ZoneInfo("Europe/Kyiv")) as nobody:
        with pytest.raises(RingostatSilent):
            await nobody.prove()


async def test_a_retired_account_answers_what_was_asked_before_and_nothing_more(
    server: Answers, ringostat: Ringostat
) -> None:
    """The settings change while a callback is on its way: it is not cut, and its connection does not stay open."""
    arrived, gate = threading.Event(), threading.Event()

    def answer(_: Asked) -> tuple[int, bytes]:
        arrived.set()
        gate.wait(20)
        return 200, b'["shopua_olena"]'

    server.answer = answer
    asked = asyncio.create_task(ringostat.online())
    assert await asyncio.to_thread(arrived.wait, 20)
    await ringostat.retire()
    with pytest.raises(RingostatSilent):
        await ringostat.speaking()
    gate.set()
    assert await asked == {"shopua_olena"}
    assert ringostat._line._client.is_closed
    assert len(server.asked) == 1


@pytest.mark.parametrize("key", ["", "ключ", "two\nlines", "with space", "x" * 1000])
async def test_an_impossible_key_is_refused_before_it_is_sent(server: Answers, key: str) -> None:
    async with Ringostat(server.url, "11111", key, zone=ZoneInfo("Europe/Kyiv")) as client:
        with pytest.raises(KeyRefused) as refusal:
            await client.prove()
    assert not server.asked
    assert not key or key not in repr(refusal.value)


async def test_the_key_is_never_shown(server: Answers, ringostat: Ringostat, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    server.answer = lambda _: (500, b"")
    with pytest.raises(RingostatSilent) as trouble:
        await ringostat.prove()
    shown = [repr(ringostat), str(vars(ringostat)), repr(trouble.value), repr(trouble.value.__cause__)]
    assert all(KEY not in text for text in shown)
    assert KEY not in caplog.text
