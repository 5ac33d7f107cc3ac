"""Pairing codes that were given out; of each only the hash is kept."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, insert, select, update

from app.backend.storage.moments import micro, moment_of
from app.backend.storage.people import hash_of
from app.backend.storage.tables import invitations, operators, people
from app.backend.storage.transaction import Row, Tx
from app.contract.answers import Named, Role
from app.contract.people import OpenInvitation

_VIEW = select(invitations, operators.c.name.label("operator_name"), people.c.name.label("person_name")).select_from(
    invitations.outerjoin(operators, operators.c.id == invitations.c.operator).outerjoin(
        people, people.c.id == invitations.c.person
    )
)
_OPEN = _VIEW.where(
    invitations.c.workspace == bindparam("workspace"),
    invitations.c.used_at.is_(None),
    invitations.c.cancelled_at.is_(None),
    invitations.c.expires_at > bindparam("now"),
).order_by(invitations.c.id.desc())
_GET = _VIEW.where(invitations.c.workspace == bindparam("workspace"), invitations.c.id == bindparam("invitation_id"))
_BY_CODE = select(invitations).where(invitations.c.code_hash == bindparam("code_hash"))
_NEW = insert(invitations).returning(invitations.c.id)
_IF_OPEN = update(invitations).where(
    invitations.c.id == bindparam("invitation_id"),
    invitations.c.used_at.is_(None),
    invitations.c.cancelled_at.is_(None),
)
_OF_PERSON = update(invitations).where(
    invitations.c.person == bindparam("of_person"),
    invitations.c.used_at.is_(None),
    invitations.c.cancelled_at.is_(None),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """An invitation as it was given out."""

    id: int
    workspace: int
    name: str
    role: Role
    operator: int | None
    person: int | None
    expires_at: datetime
    open: bool
    """Neither used nor taken back."""


def add_invitation(
    tx: Tx,
    workspace: int,
    *,
    code: str,
    name: str,
    role: Role,
    operator: int | None,
    person: int | None,
    expires_at: datetime,
) -> int:
    row = tx.one(
        _NEW,
        workspace=workspace,
        code_hash=hash_of(code),
        name=name,
        role=role,
        operator=operator,
        person=person,
        expires_at=micro(expires_at),
    )
    assert row is not None
    return int(row["id"])


def find_invitation(tx: Tx, code: str) -> Invited | None:
    row = tx.one(_BY_CODE, code_hash=hash_of(code))
    if row is None:
        return None
    return Invited(
        id=row["id"],
        workspace=row["workspace"],
        name=row["name"],
        role=Role(row["role"]),
        operator=row["operator"],
        person=row["person"],
        expires_at=moment_of(row["expires_at"]),
        open=row["used_at"] is None and row["cancelled_at"] is None,
    )


def use_invitation(tx: Tx, invitation: int, now: datetime) -> bool:
    """Use it up; False when somebody else was quicker."""
    return tx.run(_IF_OPEN, invitation_id=invitation, used_at=micro(now)) == 1


def cancel_invitation(tx: Tx, invitation: int, now: datetime) -> bool:
    """Take it back; False when it was used or taken back before."""
    return tx.run(_IF_OPEN, invitation_id=invitation, cancelled_at=micro(now)) == 1


def cancel_invitations_of(tx: Tx, person: int, now: datetime) -> None:
    """Take back every code for a further desk of this person."""
    tx.run(_OF_PERSON, of_person=person, cancelled_at=micro(now))


def open_invitations(tx: Tx, workspace: int, now: datetime) -> tuple[OpenInvitation, ...]:
    """Those that somebody can still use, the newest first."""
    return tuple(_open(row) for row in tx.rows(_OPEN, workspace=workspace, now=micro(now)))


def get_invitation(tx: Tx, workspace: int, invitation: int) -> OpenInvitation | None:
    row = tx.one(_GET, workspace=workspace, invitation_id=invitation)
    return None if row is None else _open(row)


def _open(row: Row) -> OpenInvitation:
    return OpenInvitation(
        id=row["id"],
        name=row["name"],
        role=Role(row["role"]),
        operator=None if row["operator"] is None else Named(row["operator"], row["operator_name"]),
        person=None if row["person"] is None else Named(row["person"], row["person_name"]),
        expires_at=moment_of(row["expires_at"]),
    )
