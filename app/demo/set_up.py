"""Sets the demo's company up over HTTP, as an administrator would: people, orders, Ringostat, operators, a desk."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from urllib.parse import urlsplit

from msgspec import UNSET

from app.backend_link.questions import Questions
from app.backend_link.telephony_questions import TelephonyQuestions
from app.contract.administration import Integration
from app.contract.answers import Named, Operator, Role
from app.contract.requests import IntegrationChange, Invite, NewClient, NewOrder, NewOrderItem
from app.demo.control import Control
from app.demo.progress import SetUp, Steps
from app.desk.call_history import CallFilter
from app.virtual_ringostat.shop import Customer, Shop, ShopOrder

OPERATOR = "Олена Коваль"
"""At whose desk the demo sits; she administers, so she sees everything."""
_AT_ONCE = 8
_PAST_TALKS = 120
"""Of so many there is a summary and a transcript; they come while the desk opens."""
_CAUGHT_UP_WITHIN_S = 20.0
_STANDS_STILL_S = 2.0


def steps_of(shop: Shop) -> int:
    """How many steps `set_up` takes."""
    return 2 * len(shop.employees) + len(shop.orders) + len(_without_orders(shop)) + 1


async def set_up(
    ask: Questions, control: Control, shop: Shop, backend_url: str, change: IntegrationChange, steps: Steps
) -> str:
    """Do it all; the pairing code of the demo's desk."""
    managers = {employee.name: await ask.add_manager(employee.name) for employee in shop.employees}
    steps.take(SetUp.ORDERS, len(managers))
    orders = [partial(ask.add_order, _order(order, managers)) for order in shop.orders]
    clients = [partial(ask.add_client, _client(customer)) for customer in _without_orders(shop)]
    await _all_at_once([*orders, *clients], lambda: steps.take(SetUp.ORDERS))
    integration = await ask.set_integration(change)
    await TelephonyQuestions(ask).switch_names(on=True)
    operators = await _match(ask, managers, steps)
    await control.set_webhooks(_webhooks(integration, backend_url))
    await _catch_up(ask, (await control.state()).past_calls)
    await control.tell_of_past_talks(_PAST_TALKS)
    steps.take(SetUp.CALLS)
    mine = next((operator.id for operator in operators if operator.name == OPERATOR), None)
    return (await ask.invite(Invite(name=OPERATOR, role=Role.ADMIN, operator_id=mine))).code


async def _match(ask: Questions, managers: dict[str, Named], steps: Steps) -> tuple[Operator, ...]:
    """Every employee of Ringostat to the manager of the same name."""
    operators = (await ask.sync_operators()).items
    for operator in operators:
        if operator.name in managers:
            await ask.match_operator(operator.id, managers[operator.name].id)
        steps.take(SetUp.OPERATORS)
    return operators


async def _catch_up(ask: Questions, known: int) -> None:
    """Wait until the backend has the past calls, or as many as it looks back for."""
    loop = asyncio.get_running_loop()
    began = moved = loop.time()
    there = 0
    while there < known and loop.time() - began < _CAUGHT_UP_WITHIN_S:
        total = (await ask.calls(CallFilter(), limit=1)).total
        now = loop.time()
        if total is not UNSET and total != there:
            there, moved = total, now
        elif there and now - moved > _STANDS_STILL_S:
            break
        await asyncio.sleep(0.1)


async def _all_at_once(wanted: Iterable[Callable[[], Awaitable[object]]], done: Callable[[], None]) -> None:
    """A few at a time; the first that fails ends the rest and is raised."""
    places = asyncio.Semaphore(_AT_ONCE)

    async def one(ask: Callable[[], Awaitable[object]]) -> None:
        async with places:
            await ask()
        done()

    try:
        async with asyncio.TaskGroup() as group:
            for ask in wanted:
                group.create_task(one(ask))
    except ExceptionGroup as several:
        raise several.exceptions[0] from several


def _without_orders(shop: Shop) -> list[Customer]:
    buyers = {order.customer for order in shop.orders}
    return [customer for customer in shop.customers if customer not in buyers]


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
