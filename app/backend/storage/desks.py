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
_OF_PERSON = select(desks.c.id).where(desks.c.person == bindparam("of_person"), desks.c.revoked_at.is_(None))
_ADMINS = (
    select(people.c.id)
    .select_from(people.join(desks, desks.c.person == people.c.id))
    .where(
        people.c.workspace == bindparam("workspace"),
        people.c.role == Role.ADMIN.value,
        people.c.left_at.is_(None),
        desks.c.revoked_at.is_(None),
    )
    .distinct()
)
_SEEN = update(desks).where(desks.c.id == bindparam("desk_id"))
_NEW = insert(desks).returning(desks.c.id)
_REVOKE = update(desks).where(desks.c.id == bindparam("desk_id"), desks.c.revoked_at.is_(None))


def add_desk(tx: Tx, person: int, token: str, device: str, now: datetime) -> int:
    """The new desk's key; it has just been seen."""
    row = tx.one(
        _NEW,
        person=person,
        token_hash=hash_of(token),
        device=device,
        created_at=micro(now),
        last_seen_at=micro(now),
    )
    assert row is not None
    return int(row["id"])


def open_desks(tx: Tx, workspace: int) -> tuple[Desk, ...]:
    """Those whose token is still good, the newest first."""
    return tuple(_desk(row) for row in tx.rows(_OPEN, workspace=workspace))


def get_desk(tx: Tx, workspace: int, desk: int) -> Desk | None:
    row = tx.one(_GET, workspace=workspace, desk_id=desk)
    return None if row is None else _desk(row)


def revoke_desk(tx: Tx, desk: int, now: datetime) -> None:
    """Its token opens nothing any more; one that was revoked before stays as it is."""
    tx.run(_REVOKE, desk_id=desk, revoked_at=micro(now))


def desks_of(tx: Tx, person: int) -> tuple[int, ...]:
    """The person's desks whose token is good."""
    return tuple(row["id"] for row in tx.rows(_OF_PERSON, of_person=person))


def admins_at_desks(tx: Tx, workspace: int) -> set[int]:
    """The administrators who have a desk: they alone can still set anything up."""
    return {row["id"] for row in tx.rows(_ADMINS, workspace=workspace)}


def put_seen(tx: Tx, desk: int, now: datetime) -> None:
    tx.run(_SEEN, desk_id=desk, last_seen_at=micro(now))


def _desk(row: Row) -> Desk:
    return Desk(
        id=row["id"],
        device=row["device"],
        person=Named(row["person"], row["person_name"]),
        role=Role(row["role"]),
        created_at=moment_of(row["created_at"]),
        revoked_at=moment_of(row["revoked_at"]),
        last_seen_at=moment_of(row["last_seen_at"]),
    )
