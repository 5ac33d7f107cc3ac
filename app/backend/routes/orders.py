"""«Замовлення»: orders, and those entered here when there is no other CRM."""

from datetime import datetime

from litestar import get, patch, post
from litestar.params import FromPath, JSONBody
from msgspec import UNSET

from app import phone_numbers
from app.backend.domain.names import clean_name
from app.backend.news import Teller
from app.backend.refusals import Refusal, found
from app.backend.routes.access import TheService, Who
from app.backend.routes.calls import read_cursor
from app.backend.routes.wanted_calls import Key, Limit, Text, digits_of, number_of
from app.backend.storage import clients, managers, orders
from app.backend.storage.moments import micro, utc_now
from app.backend.storage.paging import Cursor
from app.backend.storage.transaction import Tx
from app.contract.answers import Order, OrderItem, Page
from app.contract.crm import OrderPatch
from app.contract.problems import Problem
from app.contract.requests import NewOrder


@get("/orders")
async def list_orders(
    service: TheService,
    who: Who,
    q: Text = None,
    phone: Text = None,
    client: Key = None,
    limit: Limit = 50,
    cursor: Text = None,
) -> Page[Order]:
    """Orders, newest first; `q` is part of the number, of the client's name or of their phone's number."""
    whole, _ = number_of(phone)
    if phone and whole is None:
        raise Refusal(Problem.NUMBER_NOT_VALID)
    below = read_cursor(cursor)

    def work(tx: Tx) -> Page[Order]:
        rows = orders.list_orders(
            tx,
            who.workspace,
            q=q,
            q_digits=digits_of(q),
            phone=whole,
            client=client,
            cursor=below,
            limit=limit + 1,
        )
        items = tuple(orders.order_of(row) for row in rows[:limit])
        following = Cursor(micro(items[-1].created_at), items[-1].id).text() if len(rows) > limit else None
        return Page(items, following)

    return await service.database.read(work)


@get("/orders/{order_id:int}")
async def get_order(order_id: FromPath[int], service: TheService, who: Who) -> Order:
    return found(await service.database.read(lambda tx: orders.get_order(tx, who.workspace, order_id)))


@post("/orders")
async def create_order(data: JSONBody[NewOrder], service: TheService, who: Who) -> Order:
    """Enter an order, or renew the one with this number; its client is found by the number, or made."""
    phone = _phone(data.phone)
    created_at = _moment(data.created_at)

    def work(tx: Tx) -> Order:
        if data.manager_id is not None:
            found(managers.get_manager(tx, who.workspace, data.manager_id))
        name, number = clean_name(data.client_name), clean_name(data.number)
        if data.only_new and orders.order_numbered(tx, who.workspace, number) is not None:
            raise Refusal(Problem.ORDER_NUMBER_TAKEN, subject=number)
        key = orders.put_order(
            tx,
            who.workspace,
            number=number,
            client=None if phone is None else client_of_order(tx, who.workspace, phone, data.phone, name),
            phone=phone,
            status=clean_name(data.status),
            status_kind=data.status_kind,
            sum_kopiyky=data.sum_kopiyky,
            items=(OrderItem(clean_name(item.title), item.quantity) for item in data.items),
            delivery=clean_name(data.delivery),
            manager=data.manager_id,
            created_at=created_at,
        )
        Teller(tx, who.workspace, utc_now()).orders_found(1)
        return found(orders.get_order(tx, who.workspace, key))

    return await service.database.write(work)


@patch("/orders/{order_id:int}")
async def change_order(order_id: FromPath[int], data: JSONBody[OrderPatch], service: TheService, who: Who) -> Order:
    """Change what is given of an order; the number stays. What Sitniks tells of it later wins."""
    phone = None if data.phone is UNSET else _phone(data.phone)

    def work(tx: Tx) -> Order:
        had = found(orders.get_order(tx, who.workspace, order_id))
        manager_id = data.manager_id
        if isinstance(manager_id, int):
            found(managers.get_manager(tx, who.workspace, manager_id))
        client, number = (None if had.client is None else had.client.id), had.phone
        if data.phone is not UNSET:
            name = "" if data.client_name is UNSET else clean_name(data.client_name)
            client = None if phone is None else client_of_order(tx, who.workspace, phone, data.phone, name)
            number = phone
        items = had.items
        if data.items is not UNSET:
            items = tuple(OrderItem(clean_name(item.title), item.quantity) for item in data.items)
        orders.put_order(
            tx,
            who.workspace,
            number=had.number,
            client=client,
            phone=number,
            status=had.status if data.status is UNSET else clean_name(data.status),
            status_kind=had.status_kind if data.status_kind is UNSET else data.status_kind,
            sum_kopiyky=had.sum_kopiyky if data.sum_kopiyky is UNSET else data.sum_kopiyky,
            items=items,
            delivery=had.delivery if data.delivery is UNSET else clean_name(data.delivery),
            manager=(had.manager.id if had.manager else None) if manager_id is UNSET else manager_id,
            created_at=had.created_at,
            link=had.link,
            order=order_id,
        )
        Teller(tx, who.workspace, utc_now()).orders_found(1)
        return found(orders.get_order(tx, who.workspace, order_id))

    return await service.database.write(work)


def client_of_order(tx: Tx, workspace: int, phone: str, written: str | None, name: str) -> int:
    """The client with the order's number; a name is given to one that has none yet."""
    now = utc_now()
    owner = clients.owner_of(tx, workspace, phone)
    if owner is None:
        phones = ((phone, (written or phone).strip()),)
        key = clients.create_client(tx, workspace, phones=phones, name=name, created_by="crm", now=now)
    else:
        key = owner[0]
        had = found(clients.get_client(tx, workspace, key))
        if had.name or not name:
            return key
        clients.change_client(tx, workspace, key, name=name)
    Teller(tx, workspace, now).client(key)
    return key


def _phone(text: str | None) -> str | None:
    if text is None:
        return None
    phone = phone_numbers.e164(text)
    if phone is None:
        raise Refusal(Problem.NUMBER_NOT_VALID, subject=text)
    return phone


def _moment(text: str | None) -> datetime:
    if text is None:
        return utc_now()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise Refusal(Problem.BAD_REQUEST, detail="created_at is no ISO 8601 moment") from error
    if moment.tzinfo is None:
        raise Refusal(Problem.BAD_REQUEST, detail="created_at needs its zone")
    return moment
