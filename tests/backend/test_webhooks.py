"""What Ringostat's webhooks do to calls and clients, over the real door."""

from datetime import timedelta
from typing import Any

import pytest

from app.backend.storage import forwards, sitniks
from app.backend.storage.tables import metadata
from tests.backend.conftest import Backend
from tests.backend.recorded import CALL_ID, PHONE, call_id, ended, picked_up, ringing, unanswered
from tests.raw_rows import raw_rows


async def calls(backend: Backend, **query: Any) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = (
        (await backend.http.get("/api/v1/calls", params=query)).raise_for_status().json()["items"]
    )
    return items


async def clients(backend: Backend) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = (await backend.http.get("/api/v1/clients")).raise_for_status().json()["items"]
    return items


async def test_an_unknown_number_becomes_a_client_once(backend: Backend) -> None:
    for body, event in ((ringing(), "before"), (picked_up(), "answered"), (ended(), "after"), (ended(), "after")):
        answer = await backend.hook(body, event)
        assert (answer.status_code, answer.json()) == (200, {"ok": True})
    assert [client["phones"] for client in await clients(backend)] == [[PHONE]]
    (call,) = await calls(backend)
    assert (call["phase"], call["status"], call["talk_s"], call["wait_s"]) == ("ended", "completed", 10, 10)
    assert (call["started_at"], call["answered_at"]) == ("2026-10-08T14:47:25Z", "2026-10-08T14:47:35Z")
    assert call["operator"]["name"] == "Олена Коваль"
    assert call["recording"]["state"] in {"pending", "failed"}


async def test_a_known_number_makes_no_new_client_however_it_is_written(backend: Backend) -> None:
    made = await backend.http.post("/api/v1/clients", json={"name": "Іван", "phones": ["067 000 11 22"]})
    assert made.status_code == 201
    await backend.hook(ringing(phone=None, number_e164="", caller_number="0670001122"), "before")
    (call,) = await calls(backend)
    assert call["client"] == {"id": made.json()["id"], "name": "Іван"}
    assert len(await clients(backend)) == 1


async def test_the_pick_up_may_come_after_the_end(backend: Backend) -> None:
    for body, event in ((ended(), "after"), (picked_up(), "answered"), (ringing(), "before")):
        await backend.hook(body, event)
    (call,) = await calls(backend)
    assert (call["phase"], call["status"]) == ("ended", "completed")


async def test_a_hidden_number_is_a_call_without_a_client(backend: Backend) -> None:
    assert (await backend.hook(ringing(phone=None), "before")).status_code == 200
    (call,) = await calls(backend)
    assert (call["phone"], call["client"]) == (None, None)
    assert await clients(backend) == []


async def test_a_call_nobody_took_waits_until_any_later_contact(backend: Backend) -> None:
    await backend.hook(unanswered(call_id(timedelta(minutes=9))), "after")
    await backend.hook(unanswered(call_id(timedelta(minutes=8))), "after")
    queue = (await backend.http.get("/api/v1/missed")).json()["items"]
    assert [(entry["phone"], entry["attempts"]) for entry in queue] == [(PHONE, 2)]
    await backend.hook(ended(call_id(timedelta(minutes=7))), "after")
    assert (await backend.http.get("/api/v1/missed")).json()["items"] == []
    await backend.hook(unanswered(call_id(timedelta(minutes=10))), "after")
    assert (await backend.http.get("/api/v1/missed")).json()["items"] == []


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b"not JSON at all \xff\xfe", "not_readable"),
        (b"[" * 100_000, "not_readable"),
        (b'{"weather": "fine"}', "no_call_id"),
        (b"\x00" * 1000, "not_readable"),
    ],
)
async def test_what_is_not_understood_is_kept_and_shown(backend: Backend, body: bytes, reason: str) -> None:
    answer = await backend.hook(body)
    assert answer.status_code == 200
    assert answer.json() == {"ok": True, "understood": False}
    assert (await backend.http.get("/api/v1/health")).json()["misunderstood"] == 1
    (shown,) = (await backend.http.get("/api/v1/webhooks/misunderstood")).json()["items"]
    assert shown["reason"] == reason


async def test_a_body_that_is_too_large_is_refused(backend: Backend) -> None:
    answer = await backend.hook(b'{"call_id": "' + b"x" * 300_000 + b'"}')
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


async def test_a_wrong_secret_finds_nothing(backend: Backend) -> None:
    for path in ("/hooks/ringostat/wrong", "/hooks/ringostat/", f"/hooks/ringostat/{backend.secret}x"):
        assert (await backend.http.post(path, json=ringing())).status_code == 404
    assert await calls(backend) == []


async def test_a_get_with_everything_in_the_query_is_a_notice_too(backend: Backend) -> None:
    told = {name: value for name, value in ended().items() if value is not None}
    answer = await backend.http.get(f"/hooks/ringostat/{backend.secret}", params={"event": "after", **told})
    assert answer.json() == {"ok": True}
    (call,) = await calls(backend)
    assert call["talk_s"] == 10


async def test_a_hostile_name_is_one_plain_line(backend: Backend) -> None:
    hostile = '<img src="\\\\evil\\share">\u202egnp.exe\x00\n' + "Я" * 10_000
    await backend.hook(ended(employee=hostile), "after")
    (call,) = await calls(backend)
    name = call["operator"]["name"]
    assert len(name) <= 200
    assert name.isprintable()


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True, scope="session")
async def test_a_full_disk_asks_to_come_again(backend: Backend) -> None:
    def limit(tx: Any) -> None:
        pages = tx._connection.execute("PRAGMA page_count").fetchone()[0]
        tx._connection.execute(f"PRAGMA max_page_count = {pages}")

    await backend.service.database.write(limit)
    answers = [await backend.hook({"call": "x" * 100_000, "n": n}) for n in range(5)]
    assert answers[-1].status_code == 503
    assert int(answers[-1].headers["retry-after"]) > 0
    assert answers[-1].json()["code"] == "storage_unavailable"


async def test_the_recordings_token_stands_nowhere_in_the_database(backend: Backend) -> None:
    await backend.hook(ended(), "after")
    address = backend.service.configuration.database
    dump = "\n".join(repr(raw_rows(address, f"SELECT * FROM {table}")) for table in metadata.tables)
    assert CALL_ID in dump
    assert "0123456789abcdef" not in dump


async def test_a_query_is_passed_on_to_the_letter(backend: Backend) -> None:
    """Repeated keys, another encoding and a bare word mean nothing to us, and may to the receiver."""
    url = backend.service.vault.lock("http://127.0.0.1:9/telephony")
    await backend.service.database.write(lambda tx: sitniks.change_account(tx, 1, webhook_url=url))
    query = "event=after&tag=a&tag=b&name=%CE%EB%E5%ED%E0&bare"
    assert (await backend.http.post(f"/hooks/ringostat/{backend.secret}?{query}", content=b"{}")).status_code == 200
    (kept,) = await backend.service.database.read(lambda tx: forwards.oldest_forwards(tx, 1, 10))
    assert kept.query == query
