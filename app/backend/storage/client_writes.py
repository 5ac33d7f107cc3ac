"""Clients made by calls that wait to be written back to the CRM; each is asked for once."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, exists, func, insert, select, update

from app.backend.storage.moments import micro, moment_of
from app.backend.storage.tables_crm import client_writes, sitniks, sitniks_clients
from app.backend.storage.transaction import Row, Tx

_IS_WANTED = select(sitniks.c.workspace).where(
    sitniks.c.workspace == bindparam("workspace"), sitniks.c.token.is_not(None), sitniks.c.read_only.is_(False)
)
_NEW = insert(client_writes)
_THERE = exists().where(sitniks_clients.c.client == client_writes.c.client)
_DUE = (
    select(client_writes, _THERE.label("is_there"))
    .where(
        client_writes.c.workspace == bindparam("workspace"),
        client_writes.c.next_try_at <= bindparam("now"),
    )
    .order_by(client_writes.c.id)
    .limit(bindparam("limit"))
)
_CHANGE = update(client_writes).where(client_writes.c.id == bindparam("write"))
_DROP = delete(client_writes).where(client_writes.c.id == bindparam("write"))
_WAITING = select(func.count().label("count"), func.min(client_writes.c.queued_at).label("since")).where(
    client_writes.c.workspace == bindparam("workspace")
)
_ERROR = (
    select(client_writes.c.error)
    .where(client_writes.c.workspace == bindparam("workspace"), client_writes.c.error.is_not(None))
    .order_by(client_writes.c.id.desc())
    .limit(1)
)
_AGAIN = update(client_writes).where(client_writes.c.workspace == bindparam("of_workspace"))


@dataclass(frozen=True, slots=True)
class ClientWrite:
    """`sent_at` is set while it is not known whether the CRM took it; `is_there`: the CRM has this client by now."""

    id: int
    client: int
    tries: int
    sent_at: datetime | None
    is_there: bool


def queue_client(tx: Tx, workspace: int, client: int, now: datetime) -> bool:
    """Let a new client be written back, when that is wanted here; whether it is."""
    if tx.one(_IS_WANTED, workspace=workspace) is None:
        return False
    tx.run(_NEW, workspace=workspace, client=client, queued_at=micro(now), next_try_at=micro(now))
    return True


def due_writes(tx: Tx, workspace: int, now: datetime, limit: int = 20) -> list[ClientWrite]:
    return [_write(row) for row in tx.rows(_DUE, workspace=workspace, now=micro(now), limit=limit)]


def put_sent(tx: Tx, write: int, sent_at: datetime | None) -> None:
    tx.run(_CHANGE, write=write, sent_at=micro(sent_at))


def put_failed(tx: Tx, write: int, *, tries: int, error: str, next_try_at: datetime | None) -> None:
    """`next_try_at` None: only when somebody asks for it."""
    tx.run(_CHANGE, write=write, tries=tries, error=error, next_try_at=micro(next_try_at))


def drop_write(tx: Tx, write: int) -> None:
    tx.run(_DROP, write=write)


def try_all_again(tx: Tx, workspace: int, now: datetime) -> None:
    """The settings are new: whatever failed before may go now."""
    tx.run(_AGAIN, of_workspace=workspace, next_try_at=micro(now), tries=0)


def waiting(tx: Tx, workspace: int) -> tuple[int, datetime | None, str | None]:
    """How many wait, since when, and the last error."""
    row, error = tx.one(_WAITING, workspace=workspace), tx.one(_ERROR, workspace=workspace)
    assert row is not None
    return int(row["count"]), moment_of(row["since"]), None if error is None else error["error"]


def _write(row: Row) -> ClientWrite:
    return ClientWrite(row["id"], row["client"], row["tries"], moment_of(row["sent_at"]), bool(row["is_there"]))
