"""Sitniks as an administrator meets it: connected, checked, watched, disconnected."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from app.backend.environment import read_environment
from app.virtual_sitniks.company import TOKEN
from tests.backend.conftest import Backend, alone, serving
from tests.backend.recorded import ringing
from tests.backend.sitniks import Crm, virtual_sitniks

PATH = "/api/v1/sitniks"
PHONE = "+380671112200"


@pytest.fixture
async def crm() -> AsyncIterator[Crm]:
    async with virtual_sitniks() as crm:
        yield crm


@pytest.fixture
async def backend(tmp_path: Any, database_address: Any, crm: Crm) -> AsyncIterator[Backend]:
    variables = alone(tmp_path / "data", database_address) | {"SLUKHAVKA_SITNIKS_URL": crm.url}
    async with serving(read_environment(variables)) as running:
        yield running


async def state(backend: Backend) -> dict[str, Any]:
    told: dict[str, Any] = (await backend.http.get(PATH)).raise_for_status().json()
    return told


async def mirrored(backend: Backend) -> dict[str, Any]:
    """Once the first load is complete."""
    async with asyncio.timeout(30):
        while True:
            told = await state(backend)
            if told["mirror"]["state"] == "ok":
                return told


async def test_a_token_is_kept_only_when_sitniks_knows_it(backend: Backend, crm: Crm) -> None:
    refused = await backend.http.put(PATH, json={"token": "wrong"})
    assert (refused.status_code, refused.json()["code"]) == (422, "sitniks_token_refused")
    crm.company.habits.trial = True
    refused = await backend.http.put(PATH, json={"token": TOKEN})
    assert (refused.status_code, refused.json()["code"]) == (422, "sitniks_plan_refused")
    assert not (await state(backend))["token_set"]
    crm.company.habits.trial = False
    told = (await backend.http.put(PATH, json={"token": TOKEN})).raise_for_status()
    assert told.json()["token_set"]
    assert TOKEN not in told.text


async def test_the_mirror_fills_the_orders_and_tells_how_far_it_is(backend: Backend, crm: Crm) -> None:
    order_url = "https://crm.example.com/orders/{id}"
    (await backend.http.put(PATH, json={"token": TOKEN, "order_url": order_url})).raise_for_status()
    told = (await mirrored(backend))["mirror"]
    records = crm.company.records
    assert (told["stage"], told["orders"], told["managers"]) == ("done", len(records.orders), len(records.managers))
    items = (await backend.http.get("/api/v1/orders", params={"limit": 1})).json()["items"]
    newest = max(records.orders.values(), key=lambda order: order["createdAt"])
    assert (items[0]["number"], items[0]["link"]) == (
        newest["orderNumber"],
        f"https://crm.example.com/orders/{newest['id']}",
    )


async def test_a_client_of_a_call_reaches_sitniks_and_the_webhook_too(backend: Backend, crm: Crm) -> None:
    change = {"token": TOKEN, "webhook_url": crm.webhook_url}
    told = (await backend.http.put(PATH, json=change)).raise_for_status()
    assert told.json()["backlog"]["host"] == "127.0.0.1"
    assert "virtual-sitniks" not in told.text
    await mirrored(backend)
    before = len(crm.company.records.clients)
    await backend.hook(ringing("ua18_-1.1", PHONE), "before")
    await crm.told(taken=1)
    async with asyncio.timeout(20):
        while (await state(backend))["write_back"]["waiting"]:
            pass
    assert len(crm.company.records.clients) == before + 1
    (heard,) = crm.company.telephony.heard
    assert dict(heard.query) == {"event": "before"}
    assert (await state(backend))["backlog"]["waiting"] == 0


async def test_what_waits_is_told_while_the_receiver_is_down(backend: Backend, crm: Crm) -> None:
    crm.company.telephony.down_status = 503
    (await backend.http.put(PATH, json={"webhook_url": crm.webhook_url})).raise_for_status()
    await backend.hook(ringing("ua18_-1.1", PHONE), "before")
    await crm.told(refused=1)
    async with asyncio.timeout(20):
        while (backlog := (await state(backend))["backlog"])["error"] is None:
            pass
    assert (backlog["waiting"], backlog["error"]) == (1, "503")
    (await backend.http.put(PATH, json={"webhook_url": None})).raise_for_status()
    backlog = (await state(backend))["backlog"]
    assert (backlog["url_set"], backlog["waiting"], backlog["error"]) == (False, 0, None)


@pytest.mark.parametrize("url", ["http://crm.sitniks.com/x", "https://10.0.0.1/x", "javascript:alert(1)"])
async def test_an_address_that_leads_inside_is_refused(backend: Backend, url: str) -> None:
    for name in ("webhook_url", "order_url"):
        if name == "order_url" and url.startswith("https"):
            continue  # opened by a person's browser, not by us
        refused = await backend.http.put(PATH, json={name: url})
        assert (refused.status_code, refused.json()["code"]) == (422, "address_not_allowed")


async def test_disconnecting_keeps_everything_and_connecting_again_doubles_nothing(backend: Backend, crm: Crm) -> None:
    (await backend.http.put(PATH, json={"token": TOKEN})).raise_for_status()
    first = (await mirrored(backend))["mirror"]
    gone = (await backend.http.delete(PATH)).raise_for_status().json()
    assert (gone["token_set"], gone["mirror"]["orders"]) == (False, first["orders"])
    refused = await backend.http.post(f"{PATH}/look")
    assert refused.json()["code"] == "not_set_up"
    (await backend.http.put(PATH, json={"token": TOKEN})).raise_for_status()
    again = (await mirrored(backend))["mirror"]
    assert (again["orders"], again["clients"]) == (first["orders"], first["clients"])
    page = (await backend.http.get("/api/v1/orders", params={"limit": 200})).json()
    assert len({order["number"] for order in page["items"]}) == len(page["items"])


async def test_only_an_administrator_sees_it(backend: Backend) -> None:
    token = await backend.paired("Олена", "supervisor")
    answer = await backend.http.get(PATH, headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 403


async def test_an_order_can_be_changed_and_a_manager_removed_when_nothing_is_theirs(backend: Backend) -> None:
    manager = (await backend.http.post("/api/v1/managers", json={"name": "Ірина"})).json()
    order = (await backend.http.post("/api/v1/orders", json={"number": "1", "manager_id": manager["id"]})).json()
    busy = await backend.http.delete(f"/api/v1/managers/{manager['id']}")
    assert (busy.status_code, busy.json()["code"], busy.json()["subject"]) == (409, "manager_in_use", "Ірина")
    change = {"manager_id": None, "phone": "067 111 22 00", "client_name": "Олег", "status": "Виконано"}
    changed = (await backend.http.patch(f"/api/v1/orders/{order['id']}", json=change)).raise_for_status().json()
    assert (changed["manager"], changed["phone"], changed["client"]["name"]) == (None, PHONE, "Олег")
    assert (changed["number"], changed["status"]) == ("1", "Виконано")
    renamed = await backend.http.patch(f"/api/v1/managers/{manager['id']}", json={"name": "Ірина Лис"})
    assert renamed.raise_for_status().json()["name"] == "Ірина Лис"
    (await backend.http.delete(f"/api/v1/managers/{manager['id']}")).raise_for_status()
    assert (await backend.http.get("/api/v1/managers")).json()["items"] == []
