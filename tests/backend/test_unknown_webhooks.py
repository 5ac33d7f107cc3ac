"""An account with a template of its own: its keys are given a meaning, and nothing it told is lost."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from sqlalchemy import bindparam, update

from app.backend.providers.ringostat_keys import Said, compared
from app.backend.providers.ringostat_webhook import Understood, read_notice
from app.backend.storage.moments import utc_now
from app.backend.storage.tables import raw_webhooks
from app.contract.events import CallNews, Event, EventType, data_of
from app.contract.telephony import Meaning, Retaken, UnknownShape
from tests.backend.conftest import Backend
from tests.backend.recorded import call_id

OWN = {"rozmova": {"kod": "call_id"}}


def strange(call: str, **other: Any) -> dict[str, Any]:
    """Incoming, after a talk, in words nobody ever used."""
    return {"rozmova": {"kod": call}, "khto": "380670001122", "yak": "in", "stan": "ANSWERED", "skilky": "12", **other}


MEANINGS = {
    "rozmova.kod": "call_id",
    "khto": "number_e164",
    "yak": "direction",
    "stan": "status",
    "skilky": "talk",
}


async def put(backend: Backend, meanings: dict[str, str]) -> Retaken:
    body = {"meanings": [{"key": key, "meaning": meaning} for key, meaning in meanings.items()]}
    answer = await backend.http.put("/api/v1/webhooks/meanings", json=body)
    return msgspec.json.decode(answer.raise_for_status().content, type=Retaken)


async def shapes(backend: Backend) -> list[UnknownShape]:
    items = (await backend.http.get("/api/v1/webhooks/shapes")).raise_for_status().json()["items"]
    return [msgspec.convert(item, UnknownShape) for item in items]


async def calls(backend: Backend) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = (await backend.http.get("/api/v1/calls")).raise_for_status().json()["items"]
    return items


async def test_bodies_that_look_alike_are_shown_once_with_what_each_key_is_taken_for(backend: Backend) -> None:
    for number in range(3):
        await backend.hook(strange(f"a.{number}", callback=None), "after")
    await backend.hook(b"not JSON")
    unreadable, alike = await shapes(backend)
    assert (alike.count, alike.reason) == (3, "no_call_id")
    told = {key.key: (key.value, key.meaning) for key in alike.keys}
    assert told["rozmova.kod"] == ("a.2", None)
    assert told["stan"] == ("ANSWERED", None)
    assert (unreadable.count, unreadable.reason, unreadable.keys) == (1, "not_readable", ())


async def test_what_was_stored_becomes_calls_once_its_keys_mean_something(backend: Backend) -> None:
    ids = [call_id(timedelta(minutes=9), number) for number in range(3)]
    for one in (*ids, ids[0]):
        await backend.hook(strange(one), "after")
    await backend.hook({"weather": "fine"})
    assert await calls(backend) == []
    assert await put(backend, MEANINGS) == Retaken(understood=4, left=1)
    assert sorted(call["external_id"] for call in await calls(backend)) == sorted(ids)
    assert {(call["phone"], call["status"], call["talk_s"]) for call in await calls(backend)} == {
        ("+380670001122", "completed", 12)
    }


async def test_from_then_on_they_are_understood_at_once(backend: Backend) -> None:
    await backend.hook(strange("a.1"), "after")
    await put(backend, MEANINGS)
    answer = await backend.hook(strange("a.2"), "after")
    assert answer.json() == {"ok": True}
    assert len(await calls(backend)) == 2


async def test_a_key_may_get_its_meaning_while_a_webhook_is_on_its_way(backend: Backend) -> None:
    """It was read with what was known a moment before, and is stored after the others were taken again."""
    await backend.hook(strange("a.1"), "after")
    known = await backend.service.known.opened_by(backend.secret)
    await put(backend, MEANINGS)
    backend.service.known._known[backend.secret] = (known, float("inf"))  # type: ignore[assignment]
    assert (await backend.hook(strange("a.2"), "after")).json() == {"ok": True}
    assert len(await calls(backend)) == 2


async def test_old_ones_disturb_nobody(backend: Backend) -> None:
    """A call of an hour ago is found in the lists; no card comes up for it."""
    await backend.hook(strange("a.1", stan="", skilky=""), "before")
    older = update(raw_webhooks).values(arrived_at=bindparam("at"))
    long_ago = int((utc_now() - timedelta(hours=1)).timestamp() * 1_000_000)
    await backend.service.database.write(lambda tx: tx.run(older, at=long_ago))
    async with backend.desk() as desk:
        await desk.hear()
        await put(backend, MEANINGS)
        heard: list[Event] = []
        while not heard or heard[-1].type != EventType.CALLS_FOUND:
            heard.append(await desk.hear_until(lambda _event: True))
    assert not [event for event in heard if isinstance(data_of(event), CallNews)]
    assert len(await calls(backend)) == 1


async def test_a_recording_of_a_stored_webhook_is_not_lost(backend: Backend) -> None:
    """Its token is blotted out of what is shown, and kept sealed for the day the body is understood."""
    link = "https://app.ringostat.com/recordings/1.ogg?token=0123456789abcdef0123456789abcdef"
    await backend.hook(strange(call_id(timedelta(minutes=9)), zapys=link), "after")
    (shape,) = await shapes(backend)
    assert "0123456789abcdef" not in msgspec.json.encode(shape).decode()
    await put(backend, MEANINGS | {"zapys": "recording"})
    (call,) = await calls(backend)
    assert call["recording"]["state"] in {"pending", "failed"}


async def test_a_meaning_can_be_taken_back(backend: Backend) -> None:
    await put(backend, MEANINGS)
    items = (await backend.http.get("/api/v1/webhooks/meanings")).json()["items"]
    code = next(item["id"] for item in items if item["key"] == "rozmova.kod")
    assert (await backend.http.delete(f"/api/v1/webhooks/meanings/{code}")).status_code == 200
    assert (await backend.http.delete(f"/api/v1/webhooks/meanings/{code}")).status_code == 404
    assert (await backend.hook(strange("a.1"), "after")).json() == {"ok": True, "understood": False}


async def test_what_is_of_no_use_is_put_away(backend: Backend) -> None:
    await backend.hook({"weather": "fine"})
    await backend.hook({"weather": "rain"})
    (shape,) = await shapes(backend)
    answer = await backend.http.delete(f"/api/v1/webhooks/shapes/{shape.shape}")
    assert answer.json()["items"] == []
    assert (await backend.http.delete(f"/api/v1/webhooks/shapes/{shape.shape}")).status_code == 404


async def test_a_key_without_a_letter_is_refused(backend: Backend) -> None:
    body = {"meanings": [{"key": "--", "meaning": "call_id"}]}
    assert (await backend.http.put("/api/v1/webhooks/meanings", json=body)).status_code == 400


def test_every_meaning_is_a_value_that_is_read() -> None:
    assert {meaning.value for meaning in Meaning} <= {said.value for said in Said}


@pytest.mark.parametrize("key", ["Rozmova.KOD", "rozmova[kod]", "rozmova/kod"])
def test_a_key_is_the_same_however_it_is_written(key: str) -> None:
    assert compared(key) == "rozmova.kod"


def test_the_administrators_word_goes_before_what_everybody_means() -> None:
    """`status` is nobody's direction but this account's."""
    read = read_notice(
        b'{"call_id": "1.1", "status": "out", "dst": "380670001122"}',
        "application/json",
        {"event": "before"},
        zone=ZoneInfo("Europe/Kyiv"),
        own={"status": Said.DIRECTION},
    )
    assert isinstance(read, Understood)
    assert read.notice.direction == "out"
