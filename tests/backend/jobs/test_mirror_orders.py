"""Sitniks' orders, clients and managers are here, each once, whatever happens on the way."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app import phone_numbers
from app.backend.jobs import mirror_orders
from app.backend.jobs.mirror_orders import MirrorOrders
from app.backend.storage import clients, journal, managers, sitniks
from app.backend.storage.database import Database
from app.backend.storage.sitniks import Account, Stage
from app.backend.storage.tables import orders
from app.contract.crm import MirrorState
from app.virtual_sitniks.records import Record
from tests.backend.sitniks import NOW, VAULT, Crm, all_clients, all_managers, all_orders, connected, virtual_sitniks

PHONE = "+380671112200"
_ORDER = orders.select().where(orders.c.number == "20300")


@pytest.fixture
async def crm() -> AsyncIterator[Crm]:
    async with virtual_sitniks() as crm:
        yield crm


@pytest.fixture
async def database(database_address: Path | str) -> AsyncIterator[Database]:
    async with connected(database_address) as database:
        yield database


class Looks:
    """The running job, and what it has come to after each look."""

    def __init__(self, database: Database, crm: Crm) -> None:
        self.slept: list[float] = []
        self.pages = asyncio.Semaphore(0)
        self._looked = asyncio.Event()
        self._database = database
        self.job = MirrorOrders(
            database,
            VAULT,
            sitniks_url=crm.url,
            after_looking=self._looked.set,
            now=crm.clock,
            sleep=self._sleep,
        )

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.pages.release()
        await asyncio.sleep(0)

    async def next(self) -> Account:
        async with asyncio.timeout(30):
            await self._looked.wait()
        self._looked.clear()
        return await self._database.read(lambda tx: sitniks.get_account(tx, 1))

    async def once_more(self) -> Account:
        self.job.wake()
        return await self.next()


@asynccontextmanager
async def looking(database: Database, crm: Crm) -> AsyncIterator[Looks]:
    looks = Looks(database, crm)
    task = asyncio.create_task(looks.job.run())
    try:
        yield looks
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def order_of(crm: Crm, number: str) -> dict[str, Any]:
    return next(order for order in crm.company.records.orders.values() if order["orderNumber"] == number)


def names_of(managers: list[Record]) -> list[str]:
    return [manager["user"]["fullname"] for manager in managers]


async def test_the_first_load_brings_everything_once_and_tells_desks_once(database: Database, crm: Crm) -> None:
    async with looking(database, crm) as looks:
        account = await looks.next()
    assert (account.state, account.stage) == (MirrorState.OK, Stage.DONE)
    there = crm.company.records
    rows = await all_orders(database)
    assert {row["number"] for row in rows} == {order["orderNumber"] for order in there.orders.values()}
    assert len(await all_clients(database)) == len(there.clients)
    assert {row["name"] for row in await all_managers(database)} == set(names_of(there.managers))
    (told,) = await database.read(lambda tx: journal.since(tx, 1, 0))
    assert b'"type":"orders_found","data":{"orders":300}' in told.message
    newest_order = next(row for row in rows if row["number"] == "10482")
    original = order_of(crm, "10482")
    assert newest_order["sum_kopiyky"] == round(original["totalPriceDiscount"] * 100)
    assert newest_order["phone"] == phone_numbers.e164(original["client"]["phone"])
    assert (newest_order["status"], newest_order["manager"] is not None) == (original["status"]["title"], True)


async def test_a_second_look_asks_little_and_changes_nothing(database: Database, crm: Crm) -> None:
    async with looking(database, crm) as looks:
        await looks.next()
        before = await all_orders(database)
        asked = len(crm.company.api.asked)
        crm.clock.now += mirror_orders.READ_AGAIN[0][1]
        looks.job.read_clients_soon(1)
        await looks.next()
    assert [tuple(row) for row in await all_orders(database)] == [tuple(row) for row in before]  # type: ignore[arg-type]
    assert len(crm.company.api.asked) - asked < 8


async def test_a_killed_load_goes_on_where_it_was(database: Database, crm: Crm) -> None:
    """Killed after each page in turn: nothing is missing and nothing is asked for from the beginning."""
    for _ in range(40):
        async with looking(database, crm) as looks, asyncio.timeout(20):
            await looks.pages.acquire()
        if (await database.read(lambda tx: sitniks.get_account(tx, 1))).stage is Stage.DONE:
            break
    else:
        pytest.fail("forty lives were not enough")
    assert len(await all_orders(database)) == len(crm.company.records.orders)
    assert len(await all_clients(database)) == len(crm.company.records.clients)
    first_pages = [query for path, query in crm.company.api.asked if path.endswith("/clients") and query["skip"] == "0"]
    assert len(first_pages) <= 2


async def test_changed_new_and_deleted_orders_are_seen(database: Database, crm: Crm) -> None:
    records = crm.company.records
    client = {"fullname": "Олег Савчук", "phone": "067 111-22-00", "email": None}
    changed, deleted = order_of(crm, "10480")["id"], order_of(crm, "10478")["id"]
    async with looking(database, crm) as looks:
        await looks.next()
        crm.clock.now += timedelta(minutes=5)
        told = {
            "orderNumber": "20300",
            "client": client,
            "products": [{"title": "Чайник", "quantity": 2}],
            "totalPrice": 1000,
            "totalPriceDiscount": "899.50",
            "responsible": {"user": {"fullname": "Ірина Лис"}},
            "npDelivery": {"billOfLading": "20450001112223"},
        }
        records.add_order(told, crm.clock.now)
        records.change_order(changed, {"statusId": 4}, crm.clock.now)
        records.delete_order(deleted)
        await looks.once_more()
    rows = {row["number"]: row for row in await all_orders(database)}
    assert (rows["10480"]["status"], rows["10480"]["status_kind"]) == ("Виконано", "done")
    assert (bool(rows["10478"]["gone"]), bool(rows["10480"]["gone"])) == (True, False)
    new = rows["20300"]
    assert (new["phone"], new["sum_kopiyky"], new["delivery"]) == (PHONE, 89_950, "Нова пошта · 20450001112223")
    owner = await database.read(lambda tx: clients.owner_of(tx, 1, PHONE))
    assert owner is not None
    assert new["client"] == owner[0]
    assert len(rows) == len(records.orders) + 1


async def test_an_order_of_the_night_is_found_though_the_filters_ignore_the_offset(
    database: Database, crm: Crm
) -> None:
    """Sitniks reads `…T23:30Z` as its own local time: what was made within the last hours would be missed."""
    async with looking(database, crm) as looks:
        await looks.next()
        crm.clock.now += timedelta(minutes=3)
        client = {"fullname": "Олег Савчук", "phone": PHONE}
        crm.company.records.add_order({"orderNumber": "20300", "client": client}, crm.clock.now)
        crm.clock.now += timedelta(minutes=3)
        await looks.once_more()
        assert await database.read(lambda tx: tx.one(_ORDER)) is not None


async def test_a_client_of_ours_is_linked_by_number_and_never_made_twice(database: Database, crm: Crm) -> None:
    """Entered here before, under another spelling of the number and with a name a person gave."""
    there = crm.company.records.clients[5001]
    phone = phone_numbers.e164(there["phone"])
    assert phone is not None

    ours = await database.write(
        lambda tx: clients.create_client(
            tx, 1, phones=((phone, "як записали тут"),), name="Пані Олена", created_by="hand", now=NOW
        )
    )
    async with looking(database, crm) as looks:
        await looks.next()
    assert await database.read(lambda tx: sitniks.client_of(tx, 1, "5001")) == ours
    rows = await all_clients(database)
    assert len(rows) == len(crm.company.records.clients)
    assert next(row["name"] for row in rows if row["id"] == ours) == "Пані Олена"


async def test_a_name_follows_sitniks_until_a_person_gives_another(database: Database, crm: Crm) -> None:
    async def name_of(ours: int) -> str:
        client = await database.read(lambda tx: clients.get_client(tx, 1, ours))
        assert client is not None
        return client.name

    async with looking(database, crm) as looks:
        await looks.next()
        ours = await database.read(lambda tx: sitniks.client_of(tx, 1, "5001"))
        assert ours is not None
        crm.company.records.clients[5001]["fullname"] = "Нова Назва"
        looks.job.read_clients_soon(1)
        await looks.next()
        assert await name_of(ours) == "Нова Назва"
        await database.write(lambda tx: clients.change_client(tx, 1, ours, name="Моя назва"))
        crm.company.records.clients[5001]["fullname"] = "Ще одна"
        looks.job.read_clients_soon(1)
        await looks.next()
        assert await name_of(ours) == "Моя назва"


async def test_a_manager_with_the_same_name_is_the_same_and_is_renamed_with_sitniks(
    database: Database, crm: Crm
) -> None:
    name = names_of(crm.company.records.managers)[0]
    ours = (await database.write(lambda tx: managers.create_manager(tx, 1, name.upper()))).id
    async with looking(database, crm) as looks:
        await looks.next()
        assert len(await all_managers(database)) == len(crm.company.records.managers)
        crm.company.records.managers[0]["user"] = {"fullname": "Олена Коваль-Лис"}
        looks.job.read_clients_soon(1)
        await looks.next()
    renamed = await database.read(lambda tx: managers.get_manager(tx, 1, ours))
    assert renamed is not None
    assert renamed.name == "Олена Коваль-Лис"


async def test_too_many_questions_are_borne_with_growing_waits(database: Database, crm: Crm) -> None:
    crm.company.trouble.times = 4
    async with looking(database, crm) as looks:
        account = await looks.next()
        assert [seconds for seconds in looks.slept if seconds] == [2.0, 4.0, 8.0, 16.0]
        assert account.state == MirrorState.OK
        crm.company.trouble.times = 6
        looks.slept.clear()
        account = await looks.once_more()
    assert account.state == MirrorState.BUSY
    assert [seconds for seconds in looks.slept if seconds] == [2.0, 4.0, 8.0, 16.0, 30.0]


@pytest.mark.parametrize(("status", "state"), [(500, MirrorState.SILENT), (401, MirrorState.TOKEN_REFUSED)])
async def test_trouble_is_named_and_passes(database: Database, crm: Crm, status: int, state: MirrorState) -> None:
    crm.company.trouble.status, crm.company.trouble.times = status, 1
    async with looking(database, crm) as looks:
        account = await looks.next()
        assert (account.state, account.stage) == (state, Stage.MANAGERS)
        assert (await looks.once_more()).state == MirrorState.OK


async def test_a_trial_plan_is_told_exactly(database: Database, crm: Crm) -> None:
    crm.company.habits.trial = True
    async with looking(database, crm) as looks:
        assert (await looks.next()).state == MirrorState.PLAN_REFUSED


async def test_another_form_of_the_list_is_taken_and_named(database: Database, crm: Crm) -> None:
    crm.company.habits.clients_key = "clients"
    async with looking(database, crm) as looks:
        account = await looks.next()
    assert account.differences == ("list_key",)
    assert len(await all_clients(database)) == len(crm.company.records.clients)


async def test_orders_with_the_same_number_stay_two(database: Database, crm: Crm) -> None:
    one, other = (order_of(crm, number)["id"] for number in ("10470", "10471"))
    crm.company.records.change_order(other, {"orderNumber": "10470"}, NOW)
    async with looking(database, crm) as looks:
        await looks.next()
        await looks.once_more()
    numbers = [row["number"] for row in await all_orders(database)]
    assert len(numbers) == len(set(numbers)) == len(crm.company.records.orders)
    assert f"10470/{one}" in numbers or f"10470/{other}" in numbers
