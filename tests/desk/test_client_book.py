"""«Клієнти»: pages without repetitions, kept true by the news, and a card that follows its client."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from app.contract.answers import Call, Client, Named, Order, Page
from app.contract.merging import Merges
from app.contract.problems import Problem
from app.desk.call_history import CallFilter
from app.desk.client_book import ClientBook, ClientSheet
from app.desk.order_book import OrderFilter
from app.failures import BackendSilent, Refused
from tests.desk.trade import NOON, Trade


def client(number: int, **changes: Any) -> Client:
    told: dict[str, Any] = {"name": f"Клієнт {number}", "phones": (f"+38067{number:07}",), "created_by": "call"}
    return Client(id=number, **{"created_at": NOON - timedelta(hours=number)} | told | changes)


class Backend:
    """Pages of two clients; one client's talks and orders."""

    def __init__(self) -> None:
        self.clients = [client(number) for number in range(1, 6)]
        self.calls: list[Call] = []
        self.silent = self.forbids = False

    async def ask(self, q: str, cursor: str | None) -> Page[Client]:
        if self.silent:
            raise BackendSilent
        found = [one for one in self.clients if q in one.name]
        start = int(cursor or 0)
        return Page(tuple(found[start : start + 2]), str(start + 2) if start + 2 < len(found) else None)

    async def client(self, client_id: int) -> Client:
        return next(one for one in self.clients if one.id == client_id)

    async def ask_calls(self, wanted: CallFilter, _cursor: str | None) -> Page[Call]:
        if self.silent:
            raise BackendSilent
        return Page(tuple(call for call in self.calls if call.client and call.client.id == wanted.client))

    async def ask_orders(self, _wanted: OrderFilter) -> Page[Order]:
        return Page(())

    async def merges(self, _client: int) -> Merges:
        if self.forbids:
            raise Refused(Problem.NOT_ALLOWED)
        return Merges(items=())


@pytest.fixture
def backend() -> Backend:
    return Backend()


def ids(book: ClientBook) -> list[int]:
    return [one.id for one in book.clients]


async def test_pages_follow_each_other_and_the_news_keeps_them_true(backend: Backend) -> None:
    book = ClientBook(backend.ask)
    await book.open("")
    await book.more()
    assert (ids(book), book.is_complete) == ([1, 2, 3, 4], False)
    book.hear(client(9, created_at=NOON))
    book.hear(replace(client(2), name="Марія"))
    book.hear(replace(client(3), merged_into=1))
    assert ids(book) == [9, 1, 2, 4]
    assert book.clients[2].name == "Марія"
    await book.open("Клієнт 5")
    book.hear(client(10, created_at=NOON))
    assert ids(book) == [5], "whoever was not looked for does not come in between"


async def test_the_same_question_anew_keeps_all_that_was_read(backend: Backend) -> None:
    book = ClientBook(backend.ask)
    await book.open("")
    await book.more()
    await book.open("")
    assert (ids(book), book.is_complete) == ([1, 2, 3, 4], False)
    await book.open("Клієнт")
    assert ids(book) == [1, 2]


async def test_a_card_shown_anew_keeps_the_older_talks_that_were_read(backend: Backend, trade: Trade) -> None:
    talks = [trade.ended(number, client=Named(1, "")) for number in range(6, 0, -1)]

    async def ask(_wanted: CallFilter, cursor: str | None) -> Page[Call]:
        start = int(cursor or 0)
        return Page(tuple(talks[start : start + 2]), str(start + 2) if start + 2 < len(talks) else None)

    sheet = ClientSheet(backend, ask, backend.ask_orders)  # type: ignore[arg-type]  # no deeds here
    await sheet.open(1)
    await sheet.more()
    await sheet.open(1)
    assert sheet.sheet is not None
    assert ([call.id for call in sheet.sheet.calls], sheet.sheet.has_more) == ([6, 5, 4, 3], True)
    await sheet.open(2)
    assert [call.id for call in sheet.sheet.calls] == [6, 5]


async def test_what_is_shown_stays_when_nobody_answers(backend: Backend) -> None:
    book = ClientBook(backend.ask)
    await book.open("")
    backend.silent = True
    with pytest.raises(BackendSilent):
        await book.open("x")
    assert ids(book) == [1, 2]


async def test_the_card_follows_calls_and_changes_of_its_client(backend: Backend, trade: Trade) -> None:
    backend.forbids = True
    sheet = ClientSheet(backend, backend.ask_calls, backend.ask_orders)  # type: ignore[arg-type]  # no deeds here
    backend.calls = [trade.ended(1, client=Named(1, ""))]
    await sheet.open(1)
    sheet.hear_call(trade.ended(2, client=Named(1, "")))
    sheet.hear_call(trade.ended(3, client=Named(2, "")))
    sheet.hear_client(replace(client(1), name="Марія"))
    assert sheet.sheet is not None
    assert [call.id for call in sheet.sheet.calls] == [2, 1]
    assert (sheet.sheet.client.name, sheet.sheet.merges) == ("Марія", ())


async def test_a_failure_is_raised_as_it_is(backend: Backend) -> None:
    backend.silent = True
    sheet = ClientSheet(backend, backend.ask_calls, backend.ask_orders)  # type: ignore[arg-type]  # as above
    with pytest.raises(BackendSilent):
        await sheet.open(1)
