"""The machines that were paired; of each one's token only the hash is kept."""

from datetime import datetime

from sqlalchemy import bindparam, insert, select, update

from app.backend.storage.moments import micro, moment_of
from app.backend.storage.people import hash_of
from app.backend.storage.tables import desks, people
from app.backend.storage.transaction import Row, Tx
from app.contract.administration import Desk
from app.contract.answers import Named, Role

_VIEW = (
    select(desks, people.c.name.label("person_name"), people.c.role)
    .select_from(desks.join(people, people.c.id == desks.c.person))
    .where(people.c.workspace == bindparam("workspace"))
)
_OPEN = _VIEW.where(desks.c.revoked_at.is_(None)).order_by(desks.c.id.desc())
_GET = _VIEW.where(desks.c.id == bindparam("desk_id"))
_NEW = insert(desks)
_REVOKE = update(desks).where(desks.c.id == bindparam("desk_id"), desks.c.revoked_at.is_(None))


def add_desk(tx: Tx, person: int, token: str, device: str, now: datetime) -> None:
    tx.run(_NEW, person=person, token_hash=hash_of(token), device=device, created_at=micro(now))


def open_desks(tx: Tx, workspace: int) -> tuple[Desk, ...]:
    """Those whose token is still good, the newest first."""
    return tuple(_desk(row) for row in tx.rows(_OPEN, workspace=workspace))


def get_desk(tx: Tx, workspace: int, desk: int) -> Desk | None:
    row = tx.one(_GET, workspace=workspace, desk_id=desk)
    return None if row is None else _desk(row)


def revoke_desk(tx: Tx, desk: int, now: datetime) -> None:
    """Its token opens nothing any more; one that was revoked before stays as it is."""
    tx.run(_REVOKE, desk_id=desk, revoked_at=micro(now))


def _desk(row: Row) -> Desk:
    return Desk(
        id=row["id"],
        device=row["device"],
        person=Named(row["person"], row["person_name"]),
        role=Role(row["role"]),
        created_at=moment_of(row["created_at"]),
        revoked_at=moment_of(row["revoked_at"]),
    )
