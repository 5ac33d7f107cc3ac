"""«Замовлення» as state: pages of orders that answer one question, and the calls of one of them."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from msgspec import UNSET
from msgspec.structs import replace

from app.contract.answers import Call, Client, Operator, Order, Page
from app.contract.events import CallNews
from app.desk.call_history import MOST_ANEW, named_now, with_operator


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFilter:
    """Which orders are wanted; None (or an empty word) leaves a side open. `phone` is E.164."""

    q: str = ""
    phone: str | None = None
    client: int | None = None


type AskOrders = Callable[[OrderFilter, str | None], Awaitable[Page[Order]]]
type AskCallsOfOrder = Callable[[int, str | None], Awaitable[Page[Call]]]


class OrderBook:
    """The answer to one `OrderFilter`, newest first, loaded page by page, never an order twice.

    Orders have no news of their own on the live line; a client's new name is shown at once, `reload` brings the rest.
    Failures of the questions pass through to whoever awaits; what is shown stays.
    """

    def __init__(self, ask: AskOrders, wanted: OrderFilter | None = None) -> None:
        self.filter = wanted or OrderFilter()
        self.total: int | None = None
        self.is_loading = False
        self.is_complete = False
        self.on_reset: Callable[[], None] = _nobody
        self.on_inserted: Callable[[int, Sequence[Order]], None] = _nobody
        self.on_changed: Callable[[int], None] = _nobody
        self.on_more: Callable[[], None] = _nobody
        self._ask = ask
        self._orders: list[Order] = []
        self._next: str | None = None
        self._question = 0

    @property
    def orders(self) -> Sequence[Order]:
        return self._orders

    def order(self, order_id: int) -> Order | None:
        """The order, when it is among those loaded."""
        return next((order for order in self._orders if order.id == order_id), None)

    async def open(self, wanted: OrderFilter) -> None:
        """Ask another question: the list empties at once and the first page of the answer comes."""
        self.filter = wanted
        self._orders, self._next, self.total, self.is_complete = [], None, None, False
        self.on_reset()
        await self._load(None)

    async def reload(self) -> None:
        """Ask the same question anew, as far as it was read; what is shown stays until the answer comes."""
        await self._load(None, at_least=min(len(self._orders), MOST_ANEW))

    async def more(self) -> None:
        """Load the next older page; nothing happens while one is on its way or when all is here."""
        if not self.is_loading and not self.is_complete:
            await self._load(self._next)

    def hear_client(self, client: Client) -> None:
        """Show a client's new name in their orders, or whose these are now."""
        for index, order in enumerate(self._orders):
            named = named_now(order.client, client)
            if named != order.client:
                self._orders[index] = replace(order, client=named)
                self.on_changed(index)

    async def _load(self, cursor: str | None, *, at_least: int = 0) -> None:
        self._question += 1
        question = self._question
        self._set_loading(True)
        try:
            page = await self._ask(self.filter, cursor)
            while len(page.items) < at_least and page.next is not None and question == self._question:
                older = await self._ask(self.filter, page.next)
                page = Page((*page.items, *older.items), older.next, total=page.total)
            if question == self._question:  # else a newer question was asked meanwhile
                self._take_page(page, is_first=cursor is None)
        finally:
            if question == self._question:
                self._set_loading(False)

    def _take_page(self, page: Page[Order], *, is_first: bool) -> None:
        self._next, self.is_complete = page.next, page.next is None
        if is_first:
            self._orders = list(page.items)
            self.total = None if page.total is UNSET else page.total
            self.on_reset()
            return
        known = {order.id for order in self._orders}
        older = [order for order in page.items if order.id not in known]
        if older:
            start = len(self._orders)
            self._orders += older
            self.on_inserted(start, older)

    def _set_loading(self, loading: bool) -> None:
        self.is_loading = loading
        self.on_more()


class CallsOfOrder:
    """«Список записів» of one order: every call with its client, newest first, with new ones on top as they happen."""

    def __init__(self, ask: AskCallsOfOrder) -> None:
        self.order: Order | None = None
        self.is_loading = False
        self.is_complete = False
        self.on_changed: Callable[[], None] = _nobody
        self._ask = ask
        self._calls: dict[int, Call] = {}
        self._next: str | None = None
        self._question = 0
        self._heard: dict[int, Call | None] = {}  # since the question on its way; None: it is theirs no more

    @property
    def calls(self) -> Sequence[Call]:
        return sorted(self._calls.values(), key=lambda call: (call.started_at, call.id), reverse=True)

    async def open(self, order: Order) -> None:
        """Show the calls of another order."""
        self.order = order
        self._calls, self._next, self.is_complete = {}, None, False
        await self._load(order, None)

    async def reload(self) -> None:
        """Ask for the newest page anew; what is shown stays until the answer comes."""
        if self.order is not None:
            await self._load(self.order, None)

    async def more(self) -> None:
        """Load the next older page; nothing happens while one is on its way or when all is here."""
        if self.order is not None and not self.is_loading and not self.is_complete:
            await self._load(self.order, self._next)

    async def _load(self, order: Order, cursor: str | None) -> None:
        self._question += 1
        question = self._question
        self._heard, self.is_loading = {}, True
        self.on_changed()
        try:
            page = await self._ask(order.id, cursor)
            if question == self._question:
                known = {} if cursor is None else self._calls
                heard = self._heard  # the news is younger than the page
                told = {call.id: call for call in page.items} | known | heard
                self._calls = {key: call for key, call in told.items() if call is not None}
                self._next, self.is_complete = page.next, page.next is None
        finally:
            if question == self._question:
                self.is_loading = False
                self.on_changed()

    def hear_client(self, client: Client) -> None:
        """The client of the order has another name, or turned out to be another."""
        named = None if self.order is None else named_now(self.order.client, client)
        if self.order is not None and named != self.order.client:
            self.order = replace(self.order, client=named)
            self.on_changed()

    def hear_operator(self, operator: Operator) -> None:
        """Show who the operator is now in the rows of their talks."""
        after = {key: with_operator(call, operator) for key, call in self._calls.items()}
        if after != self._calls:
            self._calls = after
            self.on_changed()

    def close(self) -> None:
        self.order = None
        self._question += 1
        self._calls, self.is_loading = {}, False

    def hear(self, news: Call) -> None:
        """Take one call as it is now, when it is one with the client of the order."""
        if self.order is None:
            return
        is_taken = isinstance(news, CallNews) and news.taken_by is not None  # by a colleague, whose it is from then on
        call = None if is_taken or not self._is_theirs(news) else news
        if self.is_loading and (call is not None or news.id in self._calls):
            self._heard[news.id] = call
        if call is not None:
            self._calls[call.id] = call
        elif self._calls.pop(news.id, None) is None:
            return
        self.on_changed()

    def _is_theirs(self, call: Call) -> bool:
        client = None if self.order is None else self.order.client
        if client is None:
            return call.id in self._calls
        return call.client is not None and call.client.id == client.id


def _nobody(*_what: object) -> None:
    """Nobody listens yet."""
