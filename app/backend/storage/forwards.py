"""Webhooks that wait to be passed on untouched, in the order in which they came."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, func, insert, select

from app.backend.storage.moments import micro, moment_of
from app.backend.storage.tables_crm import forwards, sitniks
from app.backend.storage.transaction import Tx

KEPT_FOR = timedelta(days=7)
MOST_WAITING = 50_000
MOST_BYTES = 256 * 1024 * 1024

_IS_WANTED = select(sitniks.c.workspace).where(
    sitniks.c.workspace == bindparam("workspace"), sitniks.c.webhook_url.is_not(None)
)
_ADD = insert(forwards)
_OF = forwards.c.workspace == bindparam("workspace")
_OLDEST = select(forwards).where(_OF).order_by(forwards.c.id).limit(bindparam("limit"))
_DROP = delete(forwards).where(forwards.c.id == bindparam("forward"))
_DROP_ALL = delete(forwards).where(_OF)
_DROP_UP_TO = delete(forwards).where(_OF, forwards.c.id <= bindparam("last"))
_DROP_BEFORE = delete(forwards).where(_OF, forwards.c.arrived_at < bindparam("before"))
_NTH_NEWEST = select(forwards.c.id).where(_OF).order_by(forwards.c.id.desc()).offset(bindparam("place")).limit(1)
_WAITING = select(
    func.count().label("count"),
    func.coalesce(func.sum(forwards.c.bytes), 0).label("bytes"),
    func.min(forwards.c.arrived_at).label("since"),
).where(_OF)


@dataclass(frozen=True, slots=True)
class Forward:
    """`body` is encrypted; `query` as it stood behind the address, encoded."""

    id: int
    content_type: str
    query: str
    body: bytes


def is_wanted(tx: Tx, workspace: int) -> bool:
    """Whether this company's webhooks are passed on."""
    return tx.one(_IS_WANTED, workspace=workspace) is not None


def add_forward(tx: Tx, workspace: int, *, content_type: str, query: str, body: bytes, now: datetime) -> None:
    tx.run(
        _ADD,
        workspace=workspace,
        arrived_at=micro(now),
        content_type=content_type,
        query=query,
        bytes=len(body),
        body=body,
    )


def oldest_forwards(tx: Tx, workspace: int, limit: int) -> list[Forward]:
    return [
        Forward(row["id"], row["content_type"], row["query"], bytes(row["body"]))
        for row in tx.rows(_OLDEST, workspace=workspace, limit=limit)
    ]


def drop_forward(tx: Tx, forward: int) -> int:
    return tx.run(_DROP, forward=forward)


def drop_all(tx: Tx, workspace: int) -> int:
    return tx.run(_DROP_ALL, workspace=workspace)


def trim(tx: Tx, workspace: int, now: datetime) -> int:
    """Drop what is too old, and the oldest of what is too much; how many went."""
    dropped = tx.run(_DROP_BEFORE, workspace=workspace, before=micro(now - KEPT_FOR))
    most = MOST_WAITING
    while True:
        last = tx.one(_NTH_NEWEST, workspace=workspace, place=most)
        if last is not None:
            dropped += tx.run(_DROP_UP_TO, workspace=workspace, last=last["id"])
        count, size, _ = waiting(tx, workspace)
        if size <= MOST_BYTES or count <= 1:
            return dropped
        most = count * 9 // 10


def waiting(tx: Tx, workspace: int) -> tuple[int, int, datetime | None]:
    """How many wait, how many bytes they are, and since when the oldest does."""
    row = tx.one(_WAITING, workspace=workspace)
    assert row is not None
    return int(row["count"]), int(row["bytes"]), moment_of(row["since"])
