"""The telephony's settings: their state, its moments, its secrets."""

import asyncio
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.backend.public_address import looks_of
from app.contract.administration import Integration
from app.contract.events import Event, EventType, data_of
from app.contract.telephony import PublicAddress, TelephonyNews
from tests.backend.company import KEY, PROJECT, company
from tests.backend.conftest import Backend
from tests.backend.recorded import ended, picked_up, ringing


async def integration(backend: Backend) -> Integration:
    answer = (await backend.http.get("/api/v1/integration")).raise_for_status()
    return msgspec.json.decode(answer.content, type=Integration)


def is_integration(event: Event) -> bool:
    return event.type == EventType.INTEGRATION


def moments(state: TelephonyNews) -> dict[str, bool]:
    """Which have come."""
    return {one.moment: one.first_at is not None for one in state.moments}


async def test_the_first_webhook_of_a_moment_ticks_it_off_on_the_administrators_desk(backend: Backend) -> None:
    async with backend.desk() as admin:
        await admin.hear()
        await backend.hook(ringing(), "before")
        told = data_of(await admin.hear_until(is_integration))
    assert moments(told) == {
        "before": True,
        "answered": False,
        "forwarded": False,
        "after": False,
        "after_outgoing": False,
        "ai": False,
    }
    await backend.hook(picked_up())  # one address pasted for every moment: the values say which it is
    await backend.hook({"call_id": "1.2", "transcript": "https://x.example/1.vtt"}, "ai")
    state = (await integration(backend)).state
    assert [moment for moment, came in moments(state).items() if came] == ["before", "answered", "ai"]


async def test_a_moment_that_is_not_understood_is_not_ticked_off(backend: Backend) -> None:
    await backend.hook({"weather": "fine"}, "before")
    state = (await integration(backend)).state
    assert not moments(state)["before"]
    assert state.moments[0].misunderstood_at is not None
    assert state.misunderstood == 1


async def test_only_administrators_hear_of_the_integration(backend: Backend) -> None:
    async with backend.desk(await backend.paired("Олена", "supervisor")) as supervisor:
        await supervisor.hear()
        await backend.hook(ringing(), "before")
        heard = [(await supervisor.hear()).type for _ in range(2)]  # type: ignore[union-attr]
    assert EventType.INTEGRATION not in heard


async def test_an_old_secret_lasts_as_long_as_was_asked(backend: Backend) -> None:
    old = backend.secret
    answer = await backend.http.post("/api/v1/integration/secret", json={"old_lasts": "day"})
    told = msgspec.json.decode(answer.raise_for_status().content, type=Integration)
    new = told.webhook_url.rpartition("/")[2]
    assert new != old
    assert [one.current for one in told.secrets] == [True, False]
    assert (await backend.hook(ringing(), "before")).status_code == 200
    kept = (await integration(backend)).secrets
    assert [one.used_at is not None for one in kept] == [False, True]
    assert kept[1].valid_until is not None
    ended_ = await backend.http.delete(f"/api/v1/integration/secrets/{kept[1].id}")
    assert [one["current"] for one in ended_.json()["secrets"]] == [True]
    assert (await backend.hook(ringing(), "before")).status_code == 404
    assert (await backend.http.delete(f"/api/v1/integration/secrets/{kept[0].id}")).status_code == 404


async def test_a_secret_may_end_at_once(backend: Backend) -> None:
    assert (await backend.hook(ringing(), "before")).status_code == 200
    await backend.http.post("/api/v1/integration/secret", json={"old_lasts": "not_at_all"})
    assert (await backend.hook(ringing(), "before")).status_code == 404


@pytest.mark.parametrize(
    ("key", "project", "trouble", "code", "subject"),
    [
        ("wrong", PROJECT, None, "key_refused", ""),
        (KEY, "22222", None, "project_refused", ""),
        (KEY, PROJECT, {"status": 502, "times": 1}, "ringostat_silent", "502"),
    ],
)
async def test_what_is_wrong_is_said_exactly_and_nothing_is_kept(
    tmp_path: Path,
    database_address: Path | str,
    key: str,
    project: str,
    trouble: dict[str, Any] | None,
    code: str,
    subject: str,
) -> None:
    async with company(tmp_path, database_address, speed=50.0) as both:
        if trouble is not None:
            await both.control.put("/control/trouble", json=trouble)
        change = {"project_id": project, "auth_key": key}
        answer = (await both.backend.http.put("/api/v1/integration", json=change)).json()
        assert (answer["code"], answer.get("subject", "")) == (code, subject)
        assert not (await integration(both.backend)).auth_key_set


async def test_no_network_is_told_apart_from_ringostats_own_trouble(backend: Backend) -> None:
    answer = await backend.http.put("/api/v1/integration", json={"project_id": PROJECT, "auth_key": KEY})
    assert (answer.json()["code"], answer.json().get("subject", "")) == ("ringostat_silent", "")


async def test_the_account_is_asked_again_and_its_trouble_is_told(tmp_path: Path, database_address: Path | str) -> None:
    async with company(tmp_path, database_address, speed=50.0) as both:
        await both.set_up()
        told = await integration(both.backend)
        assert (told.key_tail, told.state.trouble, told.address) == (KEY[-4:], None, PublicAddress.FINE)
        before = told.state.checked_at
        await both.control.put("/control/trouble", json={"status": 401, "times": 50})
        answer = await both.backend.http.post("/api/v1/integration/check")
        state = msgspec.json.decode(answer.raise_for_status().content, type=Integration).state
        assert state.trouble is not None
        assert state.trouble.code == "key_refused"
        assert before is not None
        assert state.checked_at is not None
        assert state.checked_at > before


async def test_no_secret_stands_in_the_news(tmp_path: Path, database_address: Path | str) -> None:
    async with company(tmp_path, database_address, speed=50.0) as both, both.backend.desk() as admin:
        await admin.hear()
        await both.set_up()
        event = await admin.hear_until(is_integration)
    assert KEY.encode() not in bytes(event.data)
    assert both.backend.secret.encode() not in bytes(event.data)


@pytest.mark.parametrize(
    ("url", "looks"),
    [
        ("https://slukhavka.shop.ua", PublicAddress.FINE),
        ("http://slukhavka.shop.ua", PublicAddress.NOT_HTTPS),
        ("https://192.168.1.7", PublicAddress.NOT_PUBLIC),
        ("https://server", PublicAddress.NOT_PUBLIC),
        ("http://127.0.0.1:8080", PublicAddress.NOT_PUBLIC),
        ("nonsense", PublicAddress.NOT_PUBLIC),
    ],
)
def test_an_address_is_judged_by_its_looks(url: str, looks: PublicAddress) -> None:
    assert looks_of(url) is looks


async def test_the_phone_learns_the_names_when_it_is_switched_on(tmp_path: Path, database_address: Path | str) -> None:
    """New ones and renamed ones."""
    async with company(tmp_path, database_address, speed=50.0) as both:
        await both.set_up()
        http = both.backend.http
        ivan = (await http.post("/api/v1/clients", json={"name": "Іван", "phones": ["0670001122"]})).json()
        await http.put("/api/v1/integration/names", json={"on": True})
        assert await contacts(both.control, 1) == {"Іван": ["380670001122"]}
        await http.patch(f"/api/v1/clients/{ivan['id']}", json={"name": "Іван Бондар"})
        await http.post("/api/v1/clients", json={"name": "Олена", "phones": ["0670001133", "0670001144"]})
        assert await contacts(both.control, 2, "Олена") == {
            "Іван Бондар": ["380670001122"],
            "Олена": ["380670001133", "380670001144"],
        }
        names = (await integration(both.backend)).state.names
        assert (names.on, names.trouble) == (True, None)


async def contacts(control: Any, count: int, name: str = "") -> dict[str, list[str]]:
    """What the virtual phone knows, once it knows so many."""
    async with asyncio.timeout(15):
        while True:
            held = (await control.get("/control/contacts")).json()
            told = {one["name"]: one["phones"] for one in held}
            if len(told) == count and (not name or name in told):
                return told
            await asyncio.sleep(0.05)


async def test_another_project_has_seen_no_webhook_yet(tmp_path: Path, database_address: Path | str) -> None:
    async with company(tmp_path, database_address, speed=50.0) as both:
        await both.backend.hook(ended(), "after")
        assert moments((await integration(both.backend)).state)["after"]
        await both.set_up()
        assert not moments((await integration(both.backend)).state)["after"]
