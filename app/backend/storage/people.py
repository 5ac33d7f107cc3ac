"""Who may sit at a desk: people, found by their desks' tokens, and invitations (hashed)."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, insert, select, update

from app.backend.storage.moments import micro, moment_of
from app.backend.storage.tables import desks, invitations, operators, people
from app.backend.storage.transaction import Row, Tx
from app.contract.answers import Me, Named, Role

_VIEW = select(people, operators.c.name.label("operator_name")).select_from(
    people.outerjoin(operators, operators.c.id == people.c.operator)
)
_BY_TOKEN = (
    _VIEW.add_columns(desks.c.id.label("desk"))
    .join(desks, desks.c.person == people.c.id)
    .where(desks.c.token_hash == bindparam("token_hash"), desks.c.revoked_at.is_(None))
)
_GET = _VIEW.where(people.c.id == bindparam("person_id"))
_ALIKE = _VIEW.where(
    people.c.workspace == bindparam("workspace"), people.c.name == bindparam("name"), people.c.role == bindparam("role")
)
_NEW_PERSON = insert(people).returning(people.c.id)
_CHANGE_PERSON = update(people).where(people.c.id == bindparam("person_id"))
_NEW_INVITATION = insert(invitations)
_INVITATION = select(invitations).where(invitations.c.code_hash == bindparam("code_hash"))
_USE = update(invitations).where(invitations.c.id == bindparam("invitation_id"), invitations.c.used_at.is_(None))


@dataclass(frozen=True, slots=True)
class SignedInAs:
    """Whose token it is."""

    workspace: int
    me: Me
    desk: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """An invitation as it was given out."""

    id: int
    workspace: int
    name: str
    role: Role
    operator: int | None
    expires_at: datetime
    used: bool


def hash_of(secret: str) -> bytes:
    """One round of SHA-256: tokens are long and random, codes live ten minutes and their tries are counted."""
    return hashlib.sha256(secret.encode()).digest()


def person_by_token(tx: Tx, token: str) -> SignedInAs | None:
    row = tx.one(_BY_TOKEN, token_hash=hash_of(token))
    return None if row is None else SignedInAs(row["workspace"], _me(row), row["desk"])


def ensure_person(tx: Tx, workspace: int, name: str, role: Role, operator: int | None, now: datetime) -> Me:
    """The person of this name and role; made when there is none yet. A given operator replaces the former one."""
    row = tx.one(_ALIKE, workspace=workspace, name=name, role=role)
    if row is None:
        row = tx.one(_NEW_PERSON, workspace=workspace, name=name, role=role, operator=operator, created_at=micro(now))
        assert row is not None
    elif operator is not None:
        tx.run(_CHANGE_PERSON, person_id=row["id"], operator=operator)
    found = tx.one(_GET, person_id=row["id"])
    assert found is not None
    return _me(found)


def add_invitation(
    tx: Tx, workspace: int, *, code: str, name: str, role: Role, operator: int | None, expires_at: datetime
) -> None:
    tx.run(
        _NEW_INVITATION,
        workspace=workspace,
        code_hash=hash_of(code),
        name=name,
        role=role,
        operator=operator,
        expires_at=micro(expires_at),
    )


def find_invitation(tx: Tx, code: str) -> Invited | None:
    row = tx.one(_INVITATION, code_hash=hash_of(code))
    if row is None:
        return None
    return Invited(
        id=row["id"],
        workspace=row["workspace"],
        name=row["name"],
        role=Role(row["role"]),
        operator=row["operator"],
        expires_at=moment_of(row["expires_at"]),
        used=row["used_at"] is not None,
    )


def use_invitation(tx: Tx, invitation: int, now: datetime) -> None:
    tx.run(_USE, invitation_id=invitation, used_at=micro(now))


def _me(row: Row) -> Me:
    operator = None if row["operator"] is None else Named(row["operator"], row["operator_name"])
    return Me(user=Named(row["id"], row["name"]), role=Role(row["role"]), operator=operator)
