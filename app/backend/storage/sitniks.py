"""How each company's Sitniks is connected, how far its mirror is, and which of its things are ours."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import msgspec
from sqlalchemy import bindparam, delete, func, insert, select, update

from app.backend.storage.moments import micro, moment_of
from app.backend.storage.tables import managers
from app.backend.storage.tables_crm import (
    sitniks,
    sitniks_clients,
    sitniks_managers,
    sitniks_names,
    sitniks_orders,
)
from app.backend.storage.transaction import Row, Tx
from app.word_forms import folded

_GET = select(sitniks).where(sitniks.c.workspace == bindparam("workspace"))
_CONNECTED = select(sitniks).where(sitniks.c.token.is_not(None)).order_by(sitniks.c.workspace)
_FORWARDING = select(sitniks).where(sitniks.c.webhook_url.is_not(None)).order_by(sitniks.c.workspace)
_NEW = insert(sitniks)
_CHANGE = update(sitniks).where(sitniks.c.workspace == bindparam("of_workspace"))
_MANAGER = select(sitniks_managers.c.manager).where(
    sitniks_managers.c.workspace == bindparam("workspace"), sitniks_managers.c.external_id == bindparam("external_id")
)
_NEW_MANAGER = insert(sitniks_managers)
_MANAGER_NAMED = (
    select(managers.c.id)
    .where(managers.c.workspace == bindparam("workspace"), managers.c.folded == bindparam("folded"))
    .order_by(managers.c.id)
    .limit(1)
)
_CLIENT = select(sitniks_clients.c.client).where(
    sitniks_clients.c.workspace == bindparam("workspace"), sitniks_clients.c.external_id == bindparam("external_id")
)
_NEW_CLIENT = insert(sitniks_clients)
_FIRST_OF_CLIENT = select(func.min(sitniks_clients.c.external_id).label("first")).where(
    sitniks_clients.c.client == bindparam("client")
)
_NAME = select(sitniks_names.c.name).where(sitniks_names.c.client == bindparam("client"))
_NEW_NAME = insert(sitniks_names)
_CHANGE_NAME = update(sitniks_names).where(sitniks_names.c.client == bindparam("of_client"))
_ORDER = select(sitniks_orders).where(
    sitniks_orders.c.workspace == bindparam("workspace"), sitniks_orders.c.external_id == bindparam("external_id")
)
_LINK_OF_ORDER = (
    select(sitniks_orders.c.external_id).where(sitniks_orders.c.crm_order == bindparam("crm_order")).limit(1)
)
_NEW_ORDER = insert(sitniks_orders)
_CHANGE_ORDER = update(sitniks_orders).where(
    sitniks_orders.c.workspace == bindparam("of_workspace"), sitniks_orders.c.external_id == bindparam("of_external_id")
)
_MADE_WITHIN = select(sitniks_orders.c.external_id).where(
    sitniks_orders.c.workspace == bindparam("workspace"),
    sitniks_orders.c.created_at.between(bindparam("since"), bindparam("until")),
    sitniks_orders.c.gone.is_(False),
)
_COUNTS = {
    table: select(func.count().label("count")).select_from(table).where(table.c.workspace == bindparam("workspace"))
    for table in (sitniks_managers, sitniks_clients, sitniks_orders)
}
_FORGET = tuple(
    delete(table).where(table.c.workspace == bindparam("workspace"))
    for table in (sitniks_managers, sitniks_clients, sitniks_orders)
)


class Stage(StrEnum):
    """Of the first load, in this order."""

    MANAGERS = "managers"
    CLIENTS = "clients"
    ORDERS = "orders"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """`token` and `webhook_url` are encrypted; `skip` rows of the stage were taken."""

    workspace: int
    token: str | None = None
    checked_at: datetime | None = None
    read_only: bool = False
    order_url: str = ""
    state: str = "unknown"
    next_at: datetime | None = None
    stage: Stage = Stage.MANAGERS
    skip: int = 0
    of_total: int | None = None
    load_until: datetime | None = None
    mirrored_at: datetime | None = None
    clients_read_at: datetime | None = None
    differences: tuple[str, ...] = ()
    webhook_url: str | None = None
    forward_tries: int = 0
    forward_next_at: datetime | None = None
    forward_error: str | None = None
    forwarded_at: datetime | None = None
    forward_dropped: int = 0


@dataclass(frozen=True, slots=True)
class KnownOrder:
    """An order of Sitniks that is ours already."""

    order: int
    digest: str
    gone: bool


def get_account(tx: Tx, workspace: int) -> Account:
    """The connection; one that says nothing when none was ever made."""
    row = tx.one(_GET, workspace=workspace)
    return Account(workspace=workspace) if row is None else _account(row)


def connected_accounts(tx: Tx) -> list[Account]:
    return [_account(row) for row in tx.rows(_CONNECTED)]


def forwarding_accounts(tx: Tx) -> list[Account]:
    """Those whose webhooks are passed on; they need not be connected."""
    return [_account(row) for row in tx.rows(_FORWARDING)]


def change_account(tx: Tx, workspace: int, **changes: Any) -> None:  # noqa: ANN401 - values of any column
    """Change what is named; moments are given as such."""
    values: dict[str, Any] = {
        name: micro(value) if isinstance(value, datetime) else value for name, value in changes.items()
    }
    if "differences" in changes:
        values["differences"] = msgspec.json.encode(sorted(changes["differences"])).decode()
    if tx.one(_GET, workspace=workspace) is None:
        tx.run(_NEW, workspace=workspace, **values)
    elif values:
        tx.run(_CHANGE, of_workspace=workspace, **values)


def forget_things(tx: Tx, workspace: int) -> None:
    """Another company's Sitniks: what was linked is linked no more; our clients, orders and managers stay."""
    for statement in _FORGET:
        tx.run(statement, workspace=workspace)


def manager_of(tx: Tx, workspace: int, external_id: str) -> int | None:
    row = tx.one(_MANAGER, workspace=workspace, external_id=external_id)
    return None if row is None else int(row["manager"])


def link_manager(tx: Tx, workspace: int, external_id: str, manager: int) -> None:
    tx.run(_NEW_MANAGER, workspace=workspace, external_id=external_id, manager=manager)


def manager_named(tx: Tx, workspace: int, name: str) -> int | None:
    """Our manager with this name, however it is capitalised and whichever apostrophe it has."""
    row = tx.one(_MANAGER_NAMED, workspace=workspace, folded=folded(name))
    return None if row is None else int(row["id"])


def client_of(tx: Tx, workspace: int, external_id: str) -> int | None:
    row = tx.one(_CLIENT, workspace=workspace, external_id=external_id)
    return None if row is None else int(row["client"])


def link_client(tx: Tx, workspace: int, external_id: str, client: int) -> None:
    """From now on that client of Sitniks is this one of ours."""
    if client_of(tx, workspace, external_id) is None:
        tx.run(_NEW_CLIENT, workspace=workspace, external_id=external_id, client=client)


def first_link_of_client(tx: Tx, client: int) -> str | None:
    """Of several clients of Sitniks that are one of ours, the one whose name counts."""
    row = tx.one(_FIRST_OF_CLIENT, client=client)
    return None if row is None else row["first"]


def name_told(tx: Tx, client: int) -> str | None:
    """The client's name as Sitniks told it last."""
    row = tx.one(_NAME, client=client)
    return None if row is None else str(row["name"])


def put_name_told(tx: Tx, client: int, name: str) -> None:
    if not tx.run(_CHANGE_NAME, of_client=client, name=name):
        tx.run(_NEW_NAME, client=client, name=name)


def order_of(tx: Tx, workspace: int, external_id: str) -> KnownOrder | None:
    row = tx.one(_ORDER, workspace=workspace, external_id=external_id)
    return None if row is None else KnownOrder(int(row["crm_order"]), row["digest"], bool(row["gone"]))


def is_linked_order(tx: Tx, order: int) -> bool:
    return tx.one(_LINK_OF_ORDER, crm_order=order) is not None


def put_order_told(
    tx: Tx, workspace: int, external_id: str, *, order: int, digest: str, created_at: datetime, is_new: bool
) -> None:
    """Remember what was told of an order."""
    if is_new:
        tx.run(
            _NEW_ORDER,
            workspace=workspace,
            external_id=external_id,
            crm_order=order,
            digest=digest,
            created_at=micro(created_at),
        )
    else:
        tx.run(_CHANGE_ORDER, of_workspace=workspace, of_external_id=external_id, digest=digest, gone=False)


def mark_order_gone(tx: Tx, workspace: int, external_id: str) -> None:
    tx.run(_CHANGE_ORDER, of_workspace=workspace, of_external_id=external_id, gone=True)


def orders_made_within(tx: Tx, workspace: int, since: datetime, until: datetime) -> frozenset[str]:
    """Those of Sitniks' orders that were there when we looked last."""
    rows = tx.rows(_MADE_WITHIN, workspace=workspace, since=micro(since), until=micro(until))
    return frozenset(row["external_id"] for row in rows)


def counts(tx: Tx, workspace: int) -> tuple[int, int, int]:
    """How many managers, clients and orders are mirrored."""
    managers_, clients, orders = (_count(tx, statement, workspace) for statement in _COUNTS.values())
    return managers_, clients, orders


def _count(tx: Tx, statement: Any, workspace: int) -> int:  # noqa: ANN401 - a select of Core
    row = tx.one(statement, workspace=workspace)
    return 0 if row is None else int(row["count"])


def _account(row: Row) -> Account:
    return Account(
        workspace=row["workspace"],
        token=row["token"],
        checked_at=moment_of(row["checked_at"]),
        read_only=bool(row["read_only"]),
        order_url=row["order_url"],
        state=row["state"],
        next_at=moment_of(row["next_at"]),
        stage=Stage(row["stage"]),
        skip=row["skip"],
        of_total=row["of_total"],
        load_until=moment_of(row["load_until"]),
        mirrored_at=moment_of(row["mirrored_at"]),
        clients_read_at=moment_of(row["clients_read_at"]),
        differences=msgspec.json.decode(row["differences"], type=tuple[str, ...]),
        webhook_url=row["webhook_url"],
        forward_tries=row["forward_tries"],
        forward_next_at=moment_of(row["forward_next_at"]),
        forward_error=row["forward_error"],
        forwarded_at=moment_of(row["forwarded_at"]),
        forward_dropped=row["forward_dropped"],
    )
