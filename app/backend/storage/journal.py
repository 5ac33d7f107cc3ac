"""What happened, in order: a desk that was away reads on where it stopped.

The number is given out in the transaction that made the change, so there are no holes and commit order is number order.
"""

from datetime import datetime

import msgspec
from sqlalchemy import bindparam, delete, func, insert, select, update

from app.backend.domain.audience import Audience
from app.backend.storage.moments import micro
from app.backend.storage.tables import journal, workspaces
from app.backend.storage.transaction import ToldRow, Tx
from app.contract.events import EventType

_NEXT = (
    update(workspaces)
    .where(workspaces.c.id == bindparam("workspace"))
    .values(seq=workspaces.c.seq + 1)
    .returning(workspaces.c.seq)
)
_APPEND = insert(journal)
_NEWEST = select(workspaces.c.seq).where(workspaces.c.id == bindparam("workspace"))
_POSITIONS = select(workspaces.c.id, workspaces.c.seq)
_OLDEST = select(func.min(journal.c.seq).label("seq")).where(journal.c.workspace == bindparam("workspace"))
_SINCE = (
    select(journal)
    .where(journal.c.workspace == bindparam("workspace"), journal.c.seq > bindparam("after"))
    .order_by(journal.c.seq)
    .limit(bindparam("limit"))
)
_FORGET = delete(journal).where(journal.c.at < bindparam("before"))


def append(tx: Tx, workspace: int, kind: EventType, told: msgspec.Struct, audience: Audience, now: datetime) -> None:
    """Write one line of the journal; it is sent to those of the audience who listen as soon as it is committed."""
    row = tx.one(_NEXT, workspace=workspace)
    assert row is not None
    seq: int = row["seq"]
    at = now.isoformat().replace("+00:00", "Z")
    head = f'{{"seq":{seq},"at":"{at}","type":"{kind}","data":'
    message = b"".join((head.encode(), msgspec.json.encode(told), b"}"))
    tx.run(
        _APPEND,
        workspace=workspace,
        seq=seq,
        at=micro(now),
        type=kind,
        audience=audience.circle,
        operators=msgspec.json.encode(audience.operators).decode(),
        message=message,
    )
    tx.told.append(ToldRow(workspace, seq, audience.circle, audience.operators, message))


def newest(tx: Tx, workspace: int) -> int:
    """The number of the last line; 0 when nothing ever happened."""
    row = tx.one(_NEWEST, workspace=workspace)
    return 0 if row is None else int(row["seq"])


def positions(tx: Tx) -> dict[int, int]:
    """Every workspace, and the number of its last line."""
    return {row["id"]: row["seq"] for row in tx.rows(_POSITIONS)}


def reaches_back_to(tx: Tx, workspace: int, after: int) -> bool:
    """Whether every line later than `after` is still there (and `after` is no number of the future)."""
    last = newest(tx, workspace)
    if after >= last:
        return after == last
    row = tx.one(_OLDEST, workspace=workspace)
    return row is not None and row["seq"] is not None and row["seq"] <= after + 1


def since(tx: Tx, workspace: int, after: int, limit: int = 500) -> list[ToldRow]:
    """The lines later than `after`, oldest first."""
    return [
        ToldRow(
            workspace,
            row["seq"],
            row["audience"],
            msgspec.json.decode(row["operators"], type=tuple[int, ...]),
            bytes(row["message"]),
        )
        for row in tx.rows(_SINCE, workspace=workspace, after=after, limit=limit)
    ]


def forget_before(tx: Tx, moment: datetime) -> int:
    """Drop what is older; how many lines."""
    return tx.run(_FORGET, before=micro(moment))
