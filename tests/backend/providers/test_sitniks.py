"""Sitniks' answers in every form that was thought of, and every way to fail."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest

from app.backend.providers.sitniks import (
    Difference,
    PlanRefused,
    Sitniks,
    SitniksBusy,
    SitniksRefused,
    SitniksSilent,
    SitniksTrouble,
    TokenRefused,
    told_name,
)
from app.backend.providers.sitniks_things import order_of, phones_of, rows_of
from tests.backend.providers.answering import Answers

ORDER: dict[str, Any] = {
    "id": 700001,
    "orderNumber": 10482,
    "status": {"id": 4, "title": "Виконано"},
    "client": {"fullname": "Оксана  Мельник", "phone": "067 123-45-67"},
    "products": [{"title": "Чайник", "quantity": 2}, {"title": "Кава", "quantity": "1.0"}, "?"],
    "totalPrice": 1300,
    "totalPriceDiscount": "1240.50",
    "responsible": {"user": {"fullname": "Ірина"}},
    "salesChannel": {"title": "Сайт"},
    "createdAt": "2026-10-08T09:00:00.000Z",
    "updatedAt": "2026-10-08T12:00:00+03:00",
    "npDelivery": {"billOfLading": "20450001112223"},
}


@pytest.fixture
async def slept() -> list[float]:
    return []


@pytest.fixture
async def sitniks(server: Answers, slept: list[float]) -> AsyncIterator[Sitniks]:
    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        await asyncio.sleep(0)

    async with Sitniks(f"{server.url}/open-api", "a-very-secret-token", sleep=sleep) as crm:
        yield crm


def test_an_order_is_read_with_what_the_client_really_pays() -> None:
    order = order_of(ORDER)
    assert order is not None
    assert (order.external_id, order.number, order.status) == ("700001", "10482", "Виконано")
    assert (order.sum_kopiyky, order.waybill, order.manager) == (124_050, "20450001112223", "Ірина")
    assert order.items == (("Чайник", 2), ("Кава", 1))
    assert order.client is not None
    assert (order.client.name, order.client.phones) == ("Оксана Мельник", ("067 123-45-67",))
    assert order.created_at == datetime(2026, 10, 8, 9, tzinfo=UTC)
    assert order.updated_at == datetime(2026, 10, 8, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "broken",
    [
        {"id": None},
        {"createdAt": "yesterday"},
        {"createdAt": 17},
    ],
)
def test_a_row_that_is_no_order_is_left_out(broken: dict[str, Any]) -> None:
    assert order_of(ORDER | broken) is None


@pytest.mark.parametrize("nothing", [None, [], "", 7, {"user": None}, {"title": None}])
def test_whatever_stands_in_a_field_breaks_nothing(nothing: object) -> None:
    keys = ORDER.keys() - {"id", "createdAt"}
    order = order_of({**ORDER, **dict.fromkeys(keys, nothing)})
    assert order is not None
    assert order.sum_kopiyky >= 0


def test_only_a_https_page_becomes_a_link() -> None:
    for text, link in (
        ("https://crm.example/1", "https://crm.example/1"),
        ("javascript:1", None),
        ("http://a/b", None),
    ):
        order = order_of(ORDER | {"link": text})
        assert order is not None
        assert order.link == link


@pytest.mark.parametrize(
    ("answer", "rows", "differences"),
    [
        ({"data": [{"id": 1}], "count": 1}, 1, set()),
        ({"clients": [{"id": 1}], "count": 1}, 1, {Difference.LIST_KEY}),
        ([{"id": 1}, 2], 1, {Difference.LIST_KEY, Difference.NO_COUNT}),
        ({"data": None}, 0, {Difference.NO_COUNT}),
        ("nonsense", 0, {Difference.NO_COUNT}),
    ],
)
def test_lists_come_in_any_form(answer: object, rows: int, differences: set[Difference]) -> None:
    found = rows_of(answer, "clients")
    assert (len(found.rows), set(found.differences)) == (rows, differences)


@pytest.mark.parametrize(
    ("row", "phones"),
    [
        ({"phone": "0671112200"}, ("0671112200",)),
        ({"phone": 380671112200}, ("380671112200",)),
        ({"phones": [{"phone": "0671112200"}, {"number": "0671112201"}]}, ("0671112200", "0671112201")),
        ({"phone": ["0671112200", None], "phones": ["0671112200"]}, ("0671112200",)),
        ({"phone": None}, ()),
    ],
)
def test_a_clients_numbers_come_in_any_form(row: dict[str, Any], phones: tuple[str, ...]) -> None:
    assert phones_of(row)[0] == phones


@pytest.mark.parametrize(
    ("status", "trouble"),
    [(401, TokenRefused), (403, PlanRefused), (500, SitniksSilent), (408, SitniksSilent), (400, SitniksRefused)],
)
async def test_each_refusal_is_what_it_is(
    server: Answers, sitniks: Sitniks, status: int, trouble: type[SitniksTrouble]
) -> None:
    server.answer = lambda _: (status, b'{"message": ["fullname is too short"]}')
    with pytest.raises(trouble) as caught:
        await sitniks.prove()
    assert "secret" not in str(caught.value)


async def test_too_many_questions_wait_from_two_to_thirty_seconds_six_times(
    server: Answers, sitniks: Sitniks, slept: list[float]
) -> None:
    server.answer = lambda _: (429, b"")
    with pytest.raises(SitniksBusy):
        await sitniks.managers()
    assert (len(server.asked), slept) == (6, [2.0, 4.0, 8.0, 16.0, 30.0])


async def test_the_orders_are_asked_for_a_day_wider_and_cut_here(server: Answers, sitniks: Sitniks) -> None:
    early = ORDER | {"id": 2, "createdAt": "2026-10-07T20:00:00.000Z"}
    server.answer = lambda _: (200, json.dumps({"data": [ORDER, early], "count": 2}).encode())
    since, until = datetime(2026, 10, 8, tzinfo=UTC), datetime(2026, 10, 9, tzinfo=UTC)
    part = await sitniks.orders(since, until, 0)
    assert ([order.external_id for order in part.things], part.rows) == (["700001"], 2)
    assert "createdAtFrom=2026-10-07T00" in server.asked[0].path
    assert "createdAtTo=2026-10-10T00" in server.asked[0].path


async def test_a_deleted_order_is_none_and_a_missing_list_a_refusal(server: Answers, sitniks: Sitniks) -> None:
    server.answer = lambda _: (404, b"{}")
    assert await sitniks.order("../7") is None
    assert server.asked[0].path == "/open-api/orders/..%2F7"
    with pytest.raises(SitniksRefused):
        await sitniks.clients(0)


async def test_an_answer_that_is_no_json_is_silence(server: Answers, sitniks: Sitniks) -> None:
    server.answer = lambda _: (200, b"<html>maintenance</html>")
    with pytest.raises(SitniksSilent):
        await sitniks.managers()


async def test_a_connection_that_was_never_made_did_nothing() -> None:
    async with Sitniks("http://127.0.0.1:9/open-api", "token") as crm:
        with pytest.raises(SitniksSilent) as caught:
            await crm.add_client("Олег", "+380671112200")
    assert not caught.value.may_have_arrived


def test_the_stand_in_is_no_name() -> None:
    assert (told_name("Новий клієнт"), told_name("Оксана")) == ("", "Оксана")


async def test_a_token_that_no_header_can_hold_is_refused_unasked(server: Answers) -> None:
    async with Sitniks(server.url, "два слова\n") as crm:
        with pytest.raises(TokenRefused):
            await crm.prove()
    assert server.asked == []
