"""A whole company on this machine: backend and virtual Ringostat as processes of their own, set up and full of life."""

import asyncio
import secrets
import socket
from collections.abc import Awaitable, Callable, Iterable
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from msgspec import UNSET

from app.backend_link.questions import Questions
from app.contract.answers import Integration, Named, Operator, Role
from app.contract.requests import IntegrationChange, Invite, NewClient, NewOrder, NewOrderItem
from app.demo.child import Child
from app.demo.control import Control
from app.demo.programs import BACKEND, VIRTUAL_RINGOSTAT
from app.desk.call_history import CallFilter
from app.virtual_ringostat.shop import Customer, Shop, ShopOrder, shop

PROJECT = "11111"
OPERATOR = "Олена Коваль"
"""At whose desk the demo sits; she supervises, so she sees every call."""
_AT_ONCE = 8
_PACE = 2.0
_CAUGHT_UP_WITHIN_S = 20.0
_STANDS_STILL_S = 2.0


class SetUp(StrEnum):
    """What is being done; the screen words it."""

    STARTING = "starting"
    ORDERS = "orders"
    OPERATORS = "operators"
    CALLS = "calls"
    READY = "ready"


type Progress = Callable[[int, int, SetUp], None]


def _untold(_done: int, _total: int, _what: SetUp) -> None:
    """Nobody wants to know."""


class DemoCompany:
    """`async with DemoCompany(folder) as company`: everything runs inside, nothing does afterwards.

    Both processes end when this one does, however it ends. `speed` is how many seconds of a call pass in one second,
    `calls_per_minute` how many come by themselves.
    """

    def __init__(
        self,
        folder: Path,
        *,
        progress: Progress = _untold,
        seed: int = 1,
        speed: float = 1.0,
        calls_per_minute: float = _PACE,
    ) -> None:
        self.backend_url = ""
        self.ringostat_url = ""
        self.pairing_code = ""
        self.admin_token = secrets.token_urlsafe(32)
        self.shop: Shop
        self.control: Control
        self._folder = folder
        self._progress = progress
        self._seed = seed
        self._speed = speed
        self._calls_per_minute = calls_per_minute
        self._open = AsyncExitStack()
        self._done = 0
        self._total = 0

    async def __aenter__(self) -> Self:
        try:
            await self._start()
        except BaseException:
            await self._open.aclose()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._open.aclose()

    async def _start(self) -> None:
        now, auth_key = datetime.now(UTC), secrets.token_hex(16)
        self.shop = shop(now, self._seed)
        self._total = 3 + len(self.shop.employees) * 2 + len(self.shop.orders) + len(self._without_orders()) + 1
        self._tell(SetUp.STARTING)
        ringostat, backend = await self._both(now, auth_key)
        self.backend_url, self.ringostat_url = backend.url, ringostat.url
        self.control = await self._open.enter_async_context(Control(ringostat.url))
        async with Questions(backend.url, self.admin_token) as ask:
            await self._set_up(ask, auth_key)
        self._progress(self._total, self._total, SetUp.READY)

    async def _both(self, now: datetime, auth_key: str) -> tuple[Child, Child]:
        """Start the two side by side; the backend is told at once where the other one is going to listen."""
        port = _free_port()
        starting = (self._ringostat(port, now, auth_key), self._backend(f"http://127.0.0.1:{port}"))
        try:
            async with asyncio.TaskGroup() as group:
                ringostat, backend = (group.create_task(self._started(child)) for child in starting)
        except ExceptionGroup as several:
            raise several.exceptions[0] from several
        return ringostat.result(), backend.result()

    async def _started(self, child: Child) -> Child:
        await self._open.enter_async_context(child)
        self._step(SetUp.STARTING)
        return child

    def _ringostat(self, port: int, now: datetime, auth_key: str) -> Child:
        arguments = ["--port", str(port), "--now", now.isoformat(), "--project-id", PROJECT]
        arguments += ["--auth-key", auth_key, "--seed", str(self._seed), "--speed", str(self._speed)]
        log = self._folder / "virtual-ringostat.log"
        return Child(VIRTUAL_RINGOSTAT, arguments, {}, log)

    def _backend(self, ringostat_url: str) -> Child:
        environment = {
            "SLUKHAVKA_DATA": str(self._folder / "backend"),
            "SLUKHAVKA_RINGOSTAT_URL": ringostat_url,
            "SLUKHAVKA_RECORDING_HOSTS": urlsplit(ringostat_url).netloc,
            "SLUKHAVKA_ADMIN_TOKEN": self.admin_token,
        }
        arguments = ["serve", "--host", "127.0.0.1", "--port", "0"]
        return Child(BACKEND, arguments, environment, self._folder / "backend.log")

    async def _set_up(self, ask: Questions, auth_key: str) -> None:
        managers = {employee.name: await ask.add_manager(employee.name) for employee in self.shop.employees}
        self._step(SetUp.ORDERS, len(managers))
        await self._all_at_once(
            [
                *(partial(ask.add_order, _order(order, managers)) for order in self.shop.orders),
                *(partial(ask.add_client, _client(customer)) for customer in self._without_orders()),
            ]
        )
        change = IntegrationChange(project_id=PROJECT, auth_key=auth_key)
        integration = await ask.set_integration(change)
        operators = await self._match(ask, managers)
        await self.control.set_webhooks(_webhooks(integration, self.backend_url))
        await self._catch_up(ask)
        await self.control.set_pace(self._calls_per_minute)
        mine = next((operator.id for operator in operators if operator.name == OPERATOR), None)
        invitation = await ask.invite(Invite(name=OPERATOR, role=Role.SUPERVISOR, operator_id=mine))
        self.pairing_code = invitation.code

    async def _match(self, ask: Questions, managers: dict[str, Named]) -> tuple[Operator, ...]:
        """Every employee of Ringostat to the manager of the same name."""
        operators = (await ask.sync_operators()).items
        for operator in operators:
            if operator.name in managers:
                await ask.match_operator(operator.id, managers[operator.name].id)
            self._step(SetUp.OPERATORS)
        return operators

    async def _catch_up(self, ask: Questions) -> None:
        """Wait until the backend has the past calls, as far back as it looks."""
        loop = asyncio.get_running_loop()
        began = moved = loop.time()
        known, there = (await self.control.state()).past_calls, 0
        while there < known and loop.time() - began < _CAUGHT_UP_WITHIN_S:
            total = (await ask.calls(CallFilter(), limit=1)).total
            now = loop.time()
            if total is not UNSET and total != there:
                there, moved = total, now
            elif there and now - moved > _STANDS_STILL_S:
                break
            await asyncio.sleep(0.1)
        self._step(SetUp.CALLS)

    async def _all_at_once(self, wanted: Iterable[Callable[[], Awaitable[object]]]) -> None:
        """A few at a time; the first that fails ends the rest."""
        places = asyncio.Semaphore(_AT_ONCE)

        async def one(ask: Callable[[], Awaitable[object]]) -> None:
            async with places:
                await ask()
            self._step(SetUp.ORDERS)

        try:
            async with asyncio.TaskGroup() as group:
                for ask in wanted:
                    group.create_task(one(ask))
        except ExceptionGroup as several:
            raise several.exceptions[0] from several

    def _without_orders(self) -> tuple[Customer, ...]:
        buyers = {order.customer for order in self.shop.orders}
        return tuple(customer for customer in self.shop.customers if customer not in buyers)

    def _step(self, what: SetUp, steps: int = 1) -> None:
        self._done += steps
        self._tell(what)

    def _tell(self, what: SetUp) -> None:
        self._progress(self._done, self._total, what)


def _free_port() -> int:
    """A port that is free now; the system gives out others first, so it stays free for the moment that matters."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


def _order(order: ShopOrder, managers: dict[str, Named]) -> NewOrder:
    return NewOrder(
        number=order.number,
        phone=order.customer.written,
        client_name=order.customer.name,
        status=order.status,
        status_kind=order.status_kind,
        sum_kopiyky=order.sum_kopiyky,
        items=tuple(NewOrderItem(title, quantity) for title, quantity in order.items),
        delivery=order.delivery,
        manager_id=managers[order.manager].id,
        created_at=order.created_at.isoformat(),
    )


def _client(customer: Customer) -> NewClient:
    return NewClient(name=customer.name, phones=(customer.written,))


def _webhooks(integration: Integration, backend_url: str) -> dict[str, str]:
    """The integration's own URLs, reached at the port the backend listens on."""
    base = urlsplit(backend_url)
    return {
        moment: urlsplit(url)._replace(scheme=base.scheme, netloc=base.netloc).geturl()
        for moment, url in integration.webhook_urls.items()
    }
