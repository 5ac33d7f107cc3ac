"""Clients and their numbers; a number belongs to one client."""

import functools
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Select, bindparam, case, delete, exists, insert, select, union, update

from app.backend.storage import search
from app.backend.storage.moments import micro, moment_of
from app.backend.storage.paging import Cursor, below_cursor
from app.backend.storage.tables import client_numbers, clients, orders
from app.backend.storage.transaction import Row, Tx
from app.contract.answers import Client, Named
from app.word_forms import folded

_GET = select(clients).where(clients.c.id == bindparam("client"), clients.c.workspace == bindparam("workspace"))
_NUMBERS = (
    select(client_numbers.c.phone)
    .select_from(client_numbers.join(clients, clients.c.id == client_numbers.c.client))
    .where(client_numbers.c.client == bindparam("client"))
    .order_by(case((client_numbers.c.phone == clients.c.main_phone, 0), else_=1), client_numbers.c.id)
)
_OWNER = select(client_numbers.c.client, client_numbers.c.written).where(
    client_numbers.c.workspace == bindparam("workspace"), client_numbers.c.phone == bindparam("phone")
)
_SHARING = (
    select(clients.c.id, clients.c.name)
    .where(
        clients.c.id.in_(
            select(orders.c.client).where(
                orders.c.workspace == bindparam("workspace"), orders.c.phone == bindparam("phone")
            )
        ),
        clients.c.id != bindparam("client_id"),
        clients.c.merged_into.is_(None),
    )
    .order_by(clients.c.id)
    .limit(bindparam("limit"))
)
_MOST_SHARING = 1_000
"""An office's number may be that of everybody in it."""
_NEW = insert(clients).returning(clients.c.id)
_NEW_NUMBER = insert(client_numbers)
_CHANGE = update(clients).where(clients.c.id == bindparam("client_id"))
_DROP_NUMBER = delete(client_numbers).where(
    client_numbers.c.client == bindparam("client_id"), client_numbers.c.phone == bindparam("old_phone")
)


class NumberTaken(Exception):  # noqa: N818 - named by what is the matter, as every trouble here
    """The number is another client's."""

    def __init__(self, client: int) -> None:
        super().__init__(client)
        self.client = client


def get_client(tx: Tx, workspace: int, client: int) -> Client | None:
    row = tx.one(_GET, workspace=workspace, client=client)
    return None if row is None else _client(tx, row)


def owner_of(tx: Tx, workspace: int, phone: str) -> tuple[int, str] | None:
    """The client with this number, and the number as it was first written."""
    row = tx.one(_OWNER, workspace=workspace, phone=phone)
    return None if row is None else (row["client"], row["written"])


def sharing(tx: Tx, workspace: int, phone: str, client: int, limit: int = 3) -> tuple[Named, ...]:
    """Other clients who ordered with this number: the CRM told of both, or it was once theirs."""
    rows = tx.rows(_SHARING, workspace=workspace, phone=phone, client_id=client, limit=limit)
    return tuple(Named(row["id"], row["name"]) for row in rows)


def with_number(tx: Tx, workspace: int, phone: str) -> frozenset[int]:
    """All clients who have the number, or ordered with it."""
    owner = owner_of(tx, workspace, phone)
    key = 0 if owner is None else owner[0]  # nobody's
    shared = sharing(tx, workspace, phone, key, limit=_MOST_SHARING)
    return frozenset({one.id for one in shared} | ({key} if owner is not None else set()))


def create_client(
    tx: Tx,
    workspace: int,
    *,
    phones: Iterable[tuple[str, str]],
    name: str,
    created_by: str,
    now: datetime,
    note: str = "",
) -> int:
    """A new client; `phones` are pairs of E.164 and as written.

    Raises:
        NumberTaken: one of the numbers is somebody else's.
    """
    row = tx.one(
        _NEW,
        workspace=workspace,
        name=name,
        folded=folded(name),
        created_by=created_by,
        note=note,
        created_at=micro(now),
    )
    assert row is not None
    client: int = row["id"]
    for phone, written in phones:
        _add_number(tx, workspace, client, phone, written)
    return client


def change_client(
    tx: Tx,
    workspace: int,
    client: int,
    *,
    name: str | None = None,
    note: str | None = None,
    phones: Iterable[tuple[str, str]] | None = None,
) -> None:
    """Change what is given and leave the rest; the first of the numbers is the main one.

    Raises:
        NumberTaken: one of the numbers is somebody else's.
    """
    if name is not None:
        tx.run(_CHANGE, client_id=client, name=name, folded=folded(name))
    if note is not None:
        tx.run(_CHANGE, client_id=client, note=note)
    if phones is not None:
        wanted = dict(phones)
        had = {row["phone"] for row in tx.rows(_NUMBERS, client=client)}
        for phone in had - wanted.keys():
            tx.run(_DROP_NUMBER, client_id=client, old_phone=phone)
        for phone, written in wanted.items():
            if phone not in had:
                _add_number(tx, workspace, client, phone, written)
        tx.run(_CHANGE, client_id=client, main_phone=next(iter(wanted), None))


def _add_number(tx: Tx, workspace: int, client: int, phone: str, written: str) -> None:
    owner = owner_of(tx, workspace, phone)
    if owner is not None and owner[0] != client:
        raise NumberTaken(owner[0])
    if owner is None:
        tx.run(_NEW_NUMBER, workspace=workspace, client=client, phone=phone, written=written, reversed=phone[:0:-1])


def list_clients(
    tx: Tx, workspace: int, *, q: str | None, digits: str | None, cursor: Cursor | None, limit: int
) -> list[Row]:
    """A page of clients, newest first; `q` is part of a name, `digits` of a number."""
    wanted: dict[str, object] = {"workspace": workspace, "limit": limit}
    q = (q or "").strip()
    part = search.Part(q or digits or "", digits) if q or digits else None
    if part is not None:
        wanted |= part.values()
    if cursor:
        wanted |= {"after_at": cursor.at, "after_id": cursor.id}
    rare = part is not None and search.is_rare(tx, workspace, part)
    return tx.rows(_page(q=bool(q), digits=bool(digits), after=cursor is not None, rare=rare), **wanted)


def clients_of(tx: Tx, rows: Iterable[Row]) -> tuple[Client, ...]:
    return tuple(_client(tx, row) for row in rows)


_HAS_NUMBER = exists().where(
    client_numbers.c.client == clients.c.id, client_numbers.c.workspace == clients.c.workspace, search.NUMBERED
)
_FOUND_BY_NUMBER = select(client_numbers.c.client).where(
    client_numbers.c.workspace == bindparam("workspace"), search.numbered(client_numbers.c.phone)
)
_FOUND_BY_NAME = select(clients.c.id).where(search.named(clients.c.id))


@functools.cache
def _page(*, q: bool, digits: bool, after: bool, rare: bool) -> Select[tuple[object, ...]]:
    # What is rare is looked up by its keys: as a sum the workspace draws no index that reads everything by age.
    workspace = clients.c.workspace + 0 if rare else clients.c.workspace
    page = select(clients).where(workspace == bindparam("workspace"), clients.c.merged_into.is_(None))
    if rare:
        ways = (*((_FOUND_BY_NAME,) if q else ()), *((_FOUND_BY_NUMBER,) if digits else ()))
        page = page.where(clients.c.id.in_(union(*(way.correlate(None) for way in ways))))
    elif q and digits:
        page = page.where(search.NAMED | _HAS_NUMBER)
    elif q or digits:
        page = page.where(search.NAMED if q else _HAS_NUMBER)
    if after:
        page = page.where(below_cursor(clients.c.created_at, clients.c.id))
    return page.order_by(clients.c.created_at.desc(), clients.c.id.desc()).limit(bindparam("limit"))


def _client(tx: Tx, row: Row) -> Client:
    return Client(
        id=row["id"],
        name=row["name"],
        phones=tuple(number["phone"] for number in tx.rows(_NUMBERS, client=row["id"])),
        created_by=row["created_by"],
        created_at=moment_of(row["created_at"]),
        note=row["note"],
        merged_into=row["merged_into"],
    )
