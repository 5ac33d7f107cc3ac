"""«Клієнти» as state: pages of clients that a word finds, and everything of the one that is looked at."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.contract.answers import Call, Client, Order, Page
from app.contract.merging import Merged, MergedClient, Merges, PartedClients
from app.contract.requests import ClientPatch, NewClient
from app.desk.call_history import MOST_ANEW, CallFilter
from app.desk.order_book import OrderFilter

type AskClients = Callable[[str, str | None], Awaitable[Page[Client]]]
type AskCalls = Callable[[CallFilter, str | None], Awaitable[Page[Call]]]
type AskOrders = Callable[[OrderFilter], Awaitable[Page[Order]]]


class Deeds(Protocol):
    """What is done to clients; `backend_link.client_questions.ClientDeeds` does it. Failures pass through."""

    async def client(self, client_id: int) -> Client: ...
    async def add(self, client: NewClient) -> Client: ...
    async def change(self, client_id: int, change: ClientPatch) -> Client: ...
    async def owner_of(self, phone: str) -> Client | None: ...
    async def merge(self, kept: int, gone: int, name: str) -> MergedClient: ...
    async def merges(self, client: int) -> Merges: ...
    async def undo(self, merge: int) -> PartedClients: ...


class ClientBook:
    """The clients that `q` finds, newest first, never one twice; kept true by the news."""

    def __init__(self, ask: AskClients) -> None:
        self.q = ""
        self.is_loading = False
        self.is_complete = False
        self.is_answered = False
        self.on_changed: Callable[[], None] = _nobody
        self._ask = ask
        self._clients: dict[int, Client] = {}
        self._next: str | None = None
        self._question = 0

    @property
    def clients(self) -> Sequence[Client]:
        return tuple(self._clients.values())

    async def open(self, q: str) -> None:
        """Ask another question, or the same one anew as far as it was read; what is shown stays until the answer."""
        read = min(len(self._clients), MOST_ANEW) if self.is_answered and q == self.q else 0
        self.q = q
        await self._load(None, at_least=read)

    async def more(self) -> None:
        """Load the next page; nothing happens while one is on its way or when all is here."""
        if self.is_answered and not self.is_loading and not self.is_complete:
            await self._load(self._next)

    def hear(self, client: Client) -> None:
        """Take one client as they are now: a new one comes on top, one that was merged goes."""
        if client.merged_into is not None:
            if self._clients.pop(client.id, None) is not None:
                self.on_changed()
        elif client.id in self._clients:
            self._clients[client.id] = client
            self.on_changed()
        elif self.is_answered and not self.q and self._is_newer(client):
            self._clients = {client.id: client, **self._clients}
            self.on_changed()

    def _is_newer(self, client: Client) -> bool:
        newest = next(iter(self._clients.values()), None)
        return newest is None or client.created_at >= newest.created_at

    async def _load(self, cursor: str | None, *, at_least: int = 0) -> None:
        self._question += 1
        question = self._question
        self.is_loading = True
        try:
            page = await self._ask(self.q, cursor)
            while len(page.items) < at_least and page.next is not None and question == self._question:
                older = await self._ask(self.q, page.next)
                page = Page((*page.items, *older.items), older.next)
            if question == self._question:  # else a newer question was asked meanwhile
                fresh = {client.id: client for client in page.items}
                self._clients = fresh if cursor is None else {**self._clients, **fresh}
                self._next, self.is_complete, self.is_answered = page.next, page.next is None, True
        finally:
            if question == self._question:
                self.is_loading = False
                self.on_changed()


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything of one client that is loaded so far."""

    client: Client
    orders: tuple[Order, ...]
    calls: tuple[Call, ...]
    merges: tuple[Merged, ...]
    has_more: bool


class ClientSheet:
    """The client that is looked at, with their orders and talks, the newest first."""

    def __init__(self, deeds: Deeds, ask_calls: AskCalls, ask_orders: AskOrders) -> None:
        self.sheet: Sheet | None = None
        self.on_changed: Callable[[], None] = _nobody
        self._deeds = deeds
        self._ask_calls = ask_calls
        self._ask_orders = ask_orders
        self._calls: dict[int, Call] = {}
        self._next: str | None = None
        self._question = 0

    async def open(self, client_id: int) -> None:
        """Show another client, or the same one anew."""
        self._question += 1
        question = self._question
        try:
            async with asyncio.TaskGroup() as group:
                client = group.create_task(_awaited(self._deeds.client(client_id)))
                calls = group.create_task(_awaited(self._ask_calls(CallFilter(client=client_id), None)))
                orders = group.create_task(_awaited(self._ask_orders(OrderFilter(client=client_id))))
        except ExceptionGroup as several:
            raise several.exceptions[0] from several
        merges = await self._merges(client_id)
        if question != self._question:
            return
        page = await self._as_far_as_read(client_id, calls.result())
        if question == self._question:
            self._calls, self._next = {call.id: call for call in page.items}, page.next
            self._put(Sheet(client.result(), orders.result().items, page.items, merges, page.next is not None))

    async def _as_far_as_read(self, client_id: int, page: Page[Call]) -> Page[Call]:
        """The talks of whoever is looked at already, shown anew: none that was loaded goes."""
        is_same = self.sheet is not None and self.sheet.client.id == client_id
        read = min(len(self._calls), MOST_ANEW) if is_same else 0
        while len(page.items) < read and page.next is not None:
            older = await self._ask_calls(CallFilter(client=client_id), page.next)
            page = Page((*page.items, *older.items), older.next)
        return page

    async def more(self) -> None:
        """Load older talks."""
        sheet, question = self.sheet, self._question
        if sheet is None or self._next is None:
            return
        page = await self._ask_calls(CallFilter(client=sheet.client.id), self._next)
        if question == self._question and self.sheet is not None:
            self._calls = {**self._calls, **{call.id: call for call in page.items}}
            self._next = page.next
            self._show_calls()

    def hear_client(self, client: Client) -> None:
        if self.sheet is not None and client.id == self.sheet.client.id:
            sheet = self.sheet
            self._put(Sheet(client, sheet.orders, sheet.calls, sheet.merges, sheet.has_more))

    def hear_call(self, call: Call) -> None:
        """A talk with them has come or changed."""
        is_theirs = self.sheet is not None and call.client is not None and call.client.id == self.sheet.client.id
        if is_theirs or call.id in self._calls:
            self._calls[call.id] = call
            self._show_calls()

    def _show_calls(self) -> None:
        if self.sheet is not None:
            calls = sorted(self._calls.values(), key=lambda call: (call.started_at, call.id), reverse=True)
            sheet = self.sheet
            self._put(Sheet(sheet.client, sheet.orders, tuple(calls), sheet.merges, self._next is not None))

    def _put(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.on_changed()

    async def _merges(self, client_id: int) -> tuple[Merged, ...]:
        """Those that can be undone; nobody is told of a stranger's."""
        from app.failures import Refused

        try:
            return (await self._deeds.merges(client_id)).items
        except Refused:
            return ()


async def _awaited[T](question: Awaitable[T]) -> T:
    return await question


def _nobody() -> None:
    """Nobody listens yet."""
