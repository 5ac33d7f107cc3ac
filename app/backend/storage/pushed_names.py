"""Which clients' names the telephony's own phone was told, and whose it is still to be told."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, func, insert, select

from app.backend.storage.moments import micro
from app.backend.storage.tables import client_numbers, clients
from app.backend.storage.tables_telephony import pushed_names
from app.backend.storage.transaction import Row, Tx

_NUMBERS = select(func.count()).where(client_numbers.c.client == clients.c.id).correlate(clients).scalar_subquery()
_NEWEST_NUMBER = (
    select(func.max(client_numbers.c.id))
    .where(client_numbers.c.client == clients.c.id)
    .correlate(clients)
    .scalar_subquery()
)
_NEW_OR_CHANGED = (
    (clients.c.workspace == bindparam("workspace"))
    & (clients.c.name != "")
    & _NEWEST_NUMBER.is_not(None)
    & (
        pushed_names.c.client.is_(None)
        | (pushed_names.c.name != clients.c.name)
        | (pushed_names.c.numbers != _NUMBERS)
        | (pushed_names.c.newest_number != _NEWEST_NUMBER)
    )
)
_BESIDE = clients.outerjoin(pushed_names, pushed_names.c.client == clients.c.id)
_DUE = (
    select(clients.c.id, clients.c.name, _NUMBERS.label("numbers"), _NEWEST_NUMBER.label("newest_number"))
    .select_from(_BESIDE)
    .where(_NEW_OR_CHANGED)
    .order_by(clients.c.id)
    .limit(bindparam("limit"))
)
_COUNT_DUE = select(func.count().label("count")).select_from(_BESIDE).where(_NEW_OR_CHANGED)
_PHONES = (
    select(client_numbers.c.phone).where(client_numbers.c.client == bindparam("client")).order_by(client_numbers.c.id)
)
_COUNT = select(func.count().label("count")).where(
    pushed_names.c.workspace == bindparam("workspace"), pushed_names.c.refused.is_(False)
)
_DROP = delete(pushed_names).where(pushed_names.c.client == bindparam("of_client"))
_ADD = insert(pushed_names)
_FORGET = delete(pushed_names).where(pushed_names.c.workspace == bindparam("workspace"))
_FORGET_REFUSED = _FORGET.where(pushed_names.c.refused.is_(True))


@dataclass(frozen=True, slots=True)
class Due:
    """A client whose name is to be told, as it is now."""

    client: int
    name: str
    phones: tuple[str, ...]
    numbers: int
    newest_number: int


def due(tx: Tx, workspace: int, limit: int) -> list[Due]:
    """Named clients that were never told, or differently; the oldest first."""
    return [_due(tx, row) for row in tx.rows(_DUE, workspace=workspace, limit=limit)]


def count_due(tx: Tx, workspace: int) -> int:
    row = tx.one(_COUNT_DUE, workspace=workspace)
    return 0 if row is None else int(row["count"])


def count_pushed(tx: Tx, workspace: int) -> int:
    row = tx.one(_COUNT, workspace=workspace)
    return 0 if row is None else int(row["count"])


def put_pushed(tx: Tx, workspace: int, told: Due, now: datetime, *, refused: bool = False) -> None:
    """The phone knows the client so; or it does not take this one."""
    tx.run(_DROP, of_client=told.client)
    tx.run(
        _ADD,
        client=told.client,
        workspace=workspace,
        name=told.name,
        numbers=told.numbers,
        newest_number=told.newest_number,
        at=micro(now),
        refused=refused,
    )


def forget(tx: Tx, workspace: int, *, refused: bool = False) -> None:
    """Another project: its phone knows nobody; or only those that were refused are to be told once more."""
    tx.run(_FORGET_REFUSED if refused else _FORGET, workspace=workspace)


def _due(tx: Tx, row: Row) -> Due:
    phones = tuple(number["phone"] for number in tx.rows(_PHONES, client=row["id"]))
    return Due(row["id"], row["name"], phones, row["numbers"], row["newest_number"])
