"""Orders: mirrored from the CRM, or entered here when there is none."""

import functools
from collections.abc import Iterable
from datetime import datetime

import msgspec
from sqlalchemy import Select, Text, bindparam, exists, select, update

from app.backend.storage.moments import micro, moment_of
from app.backend.storage.paging import Cursor, below_cursor
from app.backend.storage.search import like
from app.backend.storage.tables import clients, managers, orders
from app.backend.storage.tables_crm import sitniks_orders
from app.backend.storage.transaction import Row, Tx
from app.backend.storage.upserts import insert_or_renew
from app.contract.answers import Named, Order, OrderItem
from app.word_forms import folded

_MIRRORED = exists().where(sitniks_orders.c.crm_order == orders.c.id)
_VIEW = select(
    orders,
    clients.c.name.label("client_name"),
    managers.c.name.label("manager_name"),
    _MIRRORED.label("mirrored"),
).select_from(
    orders.outerjoin(clients, clients.c.id == orders.c.client).outerjoin(managers, managers.c.id == orders.c.manager)
)
_NEWEST_FIRST = (orders.c.created_at.desc(), orders.c.id.desc())
_GET = _VIEW.where(orders.c.workspace == bindparam("workspace"), orders.c.id == bindparam("order_id"))
_NEWEST_OF_CLIENT = (
    _VIEW.where(orders.c.client == bindparam("of_client")).order_by(*_NEWEST_FIRST).limit(bindparam("limit"))
)
_NEWEST_BEFORE = (
    select(orders.c.id)
    .where(orders.c.client == bindparam("of_client"), orders.c.created_at <= bindparam("before"))
    .order_by(*_NEWEST_FIRST)
    .limit(1)
)
_BY_NUMBER = select(orders.c.id).where(
    orders.c.workspace == bindparam("workspace"), orders.c.number == bindparam("number")
)
_CHANGE = update(orders).where(orders.c.id == bindparam("order_id"))
_PUT = insert_or_renew(
    orders,
    ("workspace", "number"),
    [column.name for column in orders.c if column.name not in {"id", "workspace", "number"}],
).returning(orders.c.id)


def put_order(
    tx: Tx,
    workspace: int,
    *,
    number: str,
    client: int | None,
    phone: str | None,
    status: str,
    status_kind: str,
    sum_kopiyky: int,
    items: Iterable[OrderItem],
    delivery: str,
    manager: int | None,
    created_at: datetime,
    link: str | None = None,
    order: int | None = None,
) -> int:
    """Renew the order with this key, or (without one) enter an order or renew the one with this number."""
    values = {
        "number": number,
        "folded": folded(number),
        "client": client,
        "phone": phone,
        "status": status,
        "status_kind": status_kind,
        "sum_kopiyky": sum_kopiyky,
        "items": msgspec.json.encode(tuple(items)).decode(),
        "delivery": delivery,
        "manager": manager,
        "created_at": micro(created_at),
        "link": link,
        "gone": False,
    }
    if order is not None:
        tx.run(_CHANGE, order_id=order, **values)
        return order
    row = tx.one(_PUT, workspace=workspace, **values)
    assert row is not None
    return int(row["id"])


def mark_gone(tx: Tx, order: int) -> None:
    """It was deleted in the CRM it comes from; here it stays, with all its calls."""
    tx.run(_CHANGE, order_id=order, gone=True)


def order_numbered(tx: Tx, workspace: int, number: str) -> int | None:
    row = tx.one(_BY_NUMBER, workspace=workspace, number=number)
    return None if row is None else int(row["id"])


def get_order(tx: Tx, workspace: int, order: int) -> Order | None:
    row = tx.one(_GET, workspace=workspace, order_id=order)
    return None if row is None else order_of(row)


def newest_orders(tx: Tx, client: int, limit: int = 3) -> tuple[Order, ...]:
    return tuple(order_of(row) for row in tx.rows(_NEWEST_OF_CLIENT, of_client=client, limit=limit))


def newest_order_before(tx: Tx, client: int, moment: datetime) -> int | None:
    row = tx.one(_NEWEST_BEFORE, of_client=client, before=micro(moment))
    return None if row is None else int(row["id"])


def list_orders(
    tx: Tx,
    workspace: int,
    *,
    q: str | None,
    q_digits: str | None,
    phone: str | None,
    client: int | None,
    cursor: Cursor | None,
    limit: int,
) -> list[Row]:
    """A page of orders, newest first; `q` is part of the number or the client's name, `q_digits` of their phone's."""
    wanted: dict[str, object] = {"workspace": workspace, "limit": limit}
    if q:
        wanted |= {"q": f"%{like(q)}%", "q_digits": f"%{q_digits}%" if q_digits else ""}
    if phone:
        wanted["phone"] = phone
    if client is not None:
        wanted["of_client"] = client
    if cursor:
        wanted |= {"after_at": cursor.at, "after_id": cursor.id}
    return tx.rows(_page(q=bool(q), phone=bool(phone), client=client is not None, after=cursor is not None), **wanted)


@functools.cache
def _page(*, q: bool, phone: bool, client: bool, after: bool) -> Select[tuple[object, ...]]:
    page: Select[tuple[object, ...]] = _VIEW.where(orders.c.workspace == bindparam("workspace"))
    if q:
        text = bindparam("q", type_=Text())
        page = page.where(
            orders.c.folded.like(text, escape="\\")
            | clients.c.folded.like(text, escape="\\")
            | orders.c.phone.like(bindparam("q_digits", type_=Text()))
        )
    if phone:
        page = page.where(orders.c.phone == bindparam("phone"))
    if client:
        page = page.where(orders.c.client == bindparam("of_client"))
    if after:
        page = page.where(below_cursor(orders.c.created_at, orders.c.id))
    return page.order_by(*_NEWEST_FIRST).limit(bindparam("limit"))


def order_of(row: Row) -> Order:
    return Order(
        id=row["id"],
        number=row["number"],
        client=None if row["client"] is None else Named(row["client"], row["client_name"]),
        phone=row["phone"],
        status=row["status"],
        status_kind=row["status_kind"],
        sum_kopiyky=row["sum_kopiyky"],
        items=msgspec.json.decode(row["items"], type=tuple[OrderItem, ...]),
        delivery=row["delivery"],
        manager=None if row["manager"] is None else Named(row["manager"], row["manager_name"]),
        created_at=moment_of(row["created_at"]),
        link=row["link"],
        mirrored=bool(row["mirrored"]),
        gone=bool(row["gone"]),
    )
