"""Orders page by page, and the calls of one of them."""

import asyncio
from typing import Any

from msgspec.structs import replace

from app.contract.answers import Call, Named, Order, Page
from app.desk.order_book import CallsOfOrder, OrderBook, OrderFilter


def order(trade: Any, order_id: int, client: Named | None = None) -> Order:
    return Order(
        id=order_id,
        number=str(1000 + order_id),
        client=client or Named(5, "Марія"),
        phone="+380671234567",
        status="Новий",
        sum_kopiyky=124_000,
        created_at=trade.at(order_id),
    )


async def test_pages_of_orders_never_repeat_one(trade: Any) -> None:
    pages = {
        None: Page((order(trade, 4), order(trade, 3)), "a", 4),
        "a": Page((order(trade, 3), order(trade, 2)), "b"),
        "b": Page((order(trade, 1),)),
    }

    async def ask(_wanted: OrderFilter, cursor: str | None) -> Page[Order]:
        return pages[cursor]

    book = OrderBook(ask)
    inserted: list[tuple[int, list[int]]] = []
    book.on_inserted = lambda index, rows: inserted.append((index, [row.id for row in rows]))
    await book.open(OrderFilter())
    assert book.total == 4
    while not book.is_complete:
        await book.more()
    assert [row.id for row in book.orders] == [4, 3, 2, 1]
    assert inserted == [(2, [2]), (3, [1])]
    book.hear_client(replace(trade.client, name="Марія І."))
    assert {row.client for row in book.orders} == {Named(5, "Марія І.")}


async def test_calls_of_an_order_are_those_with_its_client(trade: Any) -> None:
    async def ask(_order: int, cursor: str | None) -> Page[Call]:
        return Page((trade.ended(1),)) if cursor else Page((trade.ended(3), trade.ended(2)), "next")

    calls = CallsOfOrder(ask)
    await calls.open(order(trade, 1))
    await calls.more()
    assert calls.is_complete
    calls.hear(trade.ring(9))
    calls.hear(trade.ring(10, client=Named(6, "Ігор")))
    calls.hear(trade.taken(9))
    assert [call.id for call in calls.calls] == [3, 2, 1], "it is a colleague's talk now, whose end nobody tells here"


async def test_another_order_opened_meanwhile_wins(trade: Any) -> None:
    gate = asyncio.Event()

    async def ask(order_id: int, _cursor: str | None) -> Page[Call]:
        if order_id == 1:
            await gate.wait()
        return Page((trade.ended(order_id),))

    calls = CallsOfOrder(ask)
    first = asyncio.create_task(calls.open(order(trade, 1)))
    await asyncio.sleep(0)
    await calls.open(order(trade, 2))
    gate.set()
    await first
    assert [call.id for call in calls.calls] == [2]
    assert not calls.is_loading


async def test_a_call_that_turns_out_to_be_another_clients_goes(trade: Any) -> None:
    """Several share the number, and the operator said who it was."""
    calls = CallsOfOrder(_of(trade.ended(3), trade.ended(2)))
    await calls.open(order(trade, 1))
    calls.hear(trade.ended(3, client=Named(6, "Ігор")))
    assert [call.id for call in calls.calls] == [2]


async def test_asked_anew_the_talks_stay_until_the_answer_comes(trade: Any) -> None:
    """News that comes meanwhile is younger than the answer."""
    gate = asyncio.Event()
    gate.set()
    answers = [Page((trade.ended(3), trade.ended(2))), Page((trade.ended(4), trade.ended(3)))]

    async def ask(_order: int, _cursor: str | None) -> Page[Call]:
        await gate.wait()
        return answers.pop(0)

    calls = CallsOfOrder(ask)
    await calls.open(order(trade, 1))
    gate.clear()
    anew = asyncio.create_task(calls.reload())
    await asyncio.sleep(0)
    assert [call.id for call in calls.calls] == [3, 2]
    calls.hear(trade.ring(9))
    calls.hear(trade.taken(3))
    gate.set()
    await anew
    assert [call.id for call in calls.calls] == [9, 4]


async def test_whose_orders_and_talks_they_are_follows_a_merge(trade: Any) -> None:
    """Also what is told of whoever they became from then on."""
    gone, kept = replace(trade.client, phones=(), merged_into=8), replace(trade.client, id=8, name="Марія Гнатюк")
    calls = CallsOfOrder(_of(trade.ended(3)))
    await calls.open(order(trade, 1))

    async def ask(_wanted: OrderFilter, _cursor: str | None) -> Page[Order]:
        return Page((order(trade, 1),))

    book = OrderBook(ask)
    await book.open(OrderFilter())
    for client in (gone, kept):
        calls.hear_client(client)
        book.hear_client(client)
    calls.hear(trade.ring(9, client=Named(8, "Марія Гнатюк")))
    assert [call.id for call in calls.calls] == [9, 3]
    assert [row.client for row in book.orders] == [Named(8, "Марія Гнатюк")]


def _of(*calls: Call) -> Any:
    async def ask(_order: int, _cursor: str | None) -> Page[Call]:
        return Page(calls)

    return ask
