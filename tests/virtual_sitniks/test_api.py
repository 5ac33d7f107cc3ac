"""The virtual Sitniks answers as the real one is known to."""

from collections.abc import AsyncIterator

import httpx
import pytest

from app.virtual_sitniks.company import TOKEN
from tests.backend.sitniks import Crm, virtual_sitniks


@pytest.fixture
async def crm() -> AsyncIterator[Crm]:
    async with virtual_sitniks() as crm:
        yield crm


@pytest.fixture
async def api(crm: Crm) -> AsyncIterator[httpx.AsyncClient]:
    headers = {"Authorization": f"Bearer {TOKEN}"}
    async with httpx.AsyncClient(base_url=f"{crm.url}/", headers=headers, trust_env=False) as api:
        yield api


async def test_pages_hold_fifty_rows_at_most_and_tell_how_many_there_are(api: httpx.AsyncClient) -> None:
    first = (await api.get("orders", params={"limit": 500})).json()
    second = (await api.get("orders", params={"limit": 50, "skip": 50})).json()
    assert (len(first["data"]), first["count"]) == (50, 300)
    assert not {order["id"] for order in first["data"]} & {order["id"] for order in second["data"]}


async def test_the_filters_by_time_ignore_the_offset(api: httpx.AsyncClient, crm: Crm) -> None:
    """What is written is taken for the time of Kyiv: an order of now is not within «until now»."""
    order = crm.company.records.add_order({"orderNumber": "1"}, crm.clock.now)
    until = {"createdAtTo": f"{crm.clock.now:%Y-%m-%dT%H:%M:%S}.000Z"}
    found = (await api.get("orders", params=until)).json()["data"]
    assert order["id"] not in {one["id"] for one in found}


async def test_a_deleted_order_is_not_found(api: httpx.AsyncClient, crm: Crm) -> None:
    key = next(iter(crm.company.records.orders))
    assert (await api.get(f"orders/{key}")).json()["id"] == key
    crm.company.records.delete_order(key)
    assert (await api.get(f"orders/{key}")).status_code == 404


async def test_only_the_token_opens_it_and_a_trial_plan_opens_nothing(api: httpx.AsyncClient, crm: Crm) -> None:
    stranger = await api.get("managers", headers={"Authorization": "Bearer other"})
    assert stranger.status_code == 401
    crm.company.habits.trial = True
    assert (await api.get("managers")).status_code == 403


async def test_a_client_needs_three_letters(api: httpx.AsyncClient) -> None:
    refused = await api.post("clients", json={"fullname": "Ян", "phone": "0671112200"})
    assert refused.status_code == 400
    made = await api.post("clients", json={"fullname": "Яна", "phone": "0671112200"})
    assert (await api.get(f"clients/{made.json()['id']}")).json()["fullname"] == "Яна"


async def test_trouble_comes_on_order_and_goes(api: httpx.AsyncClient, crm: Crm) -> None:
    async with httpx.AsyncClient(base_url=crm.address, trust_env=False) as control:
        await control.put("/sitniks-control/trouble", json={"status": 429, "times": 1, "retry_after_s": 3})
        busy = await api.get("managers")
        assert (busy.status_code, busy.headers["retry-after"]) == (429, "3")
        assert (await api.get("managers")).status_code == 200
        await control.put("/sitniks-control/habits", json={"clients_key": "clients", "telephony_down": 503})
        assert "clients" in (await api.get("clients")).json()
        assert (await control.post(crm.webhook_url, content=b"x")).status_code == 503
