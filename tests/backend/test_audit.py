"""Who did what can be told for a year; who heard a recording can be seen beside it."""

from datetime import timedelta
from typing import Any

from app.backend.storage import audit
from app.backend.storage.moments import utc_now
from app.backend.storage.transaction import Tx
from app.contract.people import Deed
from tests.backend.conftest import ADMIN, Backend
from tests.backend.heard import the_call, with_recording
from tests.backend.recorded import call_id, ended


async def entries(backend: Backend, **filters: Any) -> list[dict[str, Any]]:
    answer = await backend.http.get("/api/v1/audit", params=filters)
    items: list[dict[str, Any]] = answer.raise_for_status().json()["items"]
    return items


async def told(backend: Backend) -> str:
    """The path of a recording that can be heard."""
    await backend.hook(ended(call_id(timedelta(hours=1))), "after")
    return await with_recording(backend, (await the_call(backend))["id"])


def signed_in(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


async def test_the_parts_of_one_listening_are_kept_once(backend: Backend) -> None:
    path = await told(backend)
    iryna = signed_in(await backend.paired("Ірина", "supervisor"))
    for span in ("bytes=0-99", "bytes=100-199", "bytes=200-"):
        await backend.http.get(path, headers=iryna | {"Range": span})
    heard = await entries(backend, deed="listened")
    assert [(entry["who"]["name"], entry["device"]) for entry in heard] == [("Ірина", "test")]
    assert heard[0]["call"]["name"] == "+380670001122"
    later = utc_now() + audit.AGAIN_AFTER
    person, call = heard[0]["who"]["id"], heard[0]["call"]["id"]
    who = await backend.service.door.recognise(iryna["Authorization"])
    await backend.service.database.write(lambda tx: audit.note_use(tx, who, Deed.LISTENED, call, later))
    assert len(await entries(backend, deed="listened", person=person)) == 2


async def test_who_heard_and_who_saved_is_seen_beside_the_recording(backend: Backend) -> None:
    path = await told(backend)
    listeners = path.replace("recording", "listeners")
    assert (await backend.http.get(listeners)).json()["items"] == []
    iryna = signed_in(await backend.paired("Ірина", "supervisor"))
    ivan = signed_in(await backend.paired("Іван", "supervisor"))
    await backend.http.get(path, headers=iryna)
    await backend.http.get(path, headers=ivan, params={"purpose": "download"})
    again = await backend.http.post(listeners, headers=iryna, json={"downloaded": True})
    seen = again.json()["items"]
    assert [(one["person"]["name"], one["times"], one["downloaded"]) for one in seen] == [
        ("Ірина", 2, True),
        ("Іван", 1, True),
    ]
    assert (await backend.http.get(listeners)).json()["items"] == seen
    assert [entry["deed"] for entry in await entries(backend, deed="downloaded")] == ["downloaded"] * 2


async def test_a_recording_that_could_not_be_had_was_heard_by_nobody(backend: Backend) -> None:
    await backend.hook(ended(call_id(timedelta(hours=1))), "after")
    call = await the_call(backend)
    assert (await backend.http.get(f"/api/v1/calls/{call['id']}/recording")).status_code == 409
    assert await entries(backend, call=call["id"]) == []


async def test_only_administrators_read_the_audit_trail(backend: Backend) -> None:
    for role in ("operator", "supervisor"):
        headers = signed_in(await backend.paired("Олена", role))
        assert (await backend.http.get("/api/v1/audit", headers=headers)).status_code == 403


async def test_the_audit_trail_comes_in_pages_that_neither_repeat_nor_skip(backend: Backend) -> None:
    who = await backend.service.door.recognise(f"Bearer {ADMIN}")
    now = utc_now()

    def export(tx: Tx) -> None:
        for number in range(7):  # some share their moment
            audit.note(tx, who, Deed.EXPORTED, now - timedelta(minutes=number // 2), subject=str(number))

    await backend.service.database.write(export)
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        params: dict[str, str | int] = {"deed": "exported", "limit": 3, "cursor": cursor}
        page = (await backend.http.get("/api/v1/audit", params=params)).raise_for_status().json()
        seen += [entry["subject"] for entry in page["items"]]
        cursor = page["next"]
    assert sorted(seen) == [str(number) for number in range(7)]
    since = (now - timedelta(minutes=1, seconds=30)).isoformat()
    assert len(await entries(backend, deed="exported", **{"from": since})) == 4
    dropped = await backend.service.database.write(
        lambda tx: audit.forget_before(tx, now - timedelta(minutes=1, seconds=30))
    )
    assert dropped == 3
