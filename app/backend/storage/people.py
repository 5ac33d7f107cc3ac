"""Who may sit at a desk: people, found by their desks' tokens."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, insert, select, update

from app.backend.storage.moments import micro, moment_of
from app.backend.storage.tables import desks, operators, people
from app.backend.storage.transaction import Row, Tx
from app.contract.answers import Me, Named, Role

_VIEW = select(people, operators.c.name.label("operator_name")).select_from(
    people.outerjoin(operators, operators.c.id == people.c.operator)
)
_BY_TOKEN = (
    _VIEW.add_columns(desks.c.id.label("desk"))
    .join(desks, desks.c.person == people.c.id)
    .where(desks.c.token_hash == bindparam("token_hash"), desks.c.revoked_at.is_(None), people.c.left_at.is_(None))
)
_GET = _VIEW.where(people.c.id == bindparam("person_id"))
_ALIKE = _VIEW.where(
    people.c.workspace == bindparam("workspace"),
    people.c.name == bindparam("name"),
    people.c.role == bindparam("role"),
    people.c.left_at.is_(None),
).order_by(people.c.id)
_HERE = _VIEW.where(people.c.workspace == bindparam("workspace"), people.c.left_at.is_(None))
_ALL = _HERE.order_by(people.c.name, people.c.id)
_ONE = _HERE.where(people.c.id == bindparam("person_id"))
_NEW_PERSON = insert(people).returning(people.c.id)
_CHANGE_PERSON = update(people).where(people.c.id == bindparam("person_id"))


@dataclass(frozen=True, slots=True)
class SignedInAs:
    """Whose token it is."""

    workspace: int
    me: Me
    desk: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """Somebody who works here."""

    id: int
    name: str
    role: Role
    operator: Named | None
    created_at: datetime


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


def person_as_me(tx: Tx, workspace: int, person: int) -> Me | None:
    """The person as their desk knows them; None when they work here no longer."""
    row = tx.one(_ONE, workspace=workspace, person_id=person)
    return None if row is None else _me(row)


def all_people(tx: Tx, workspace: int) -> tuple[Here, ...]:
    """Everybody who works here, by name."""
    return tuple(_here(row) for row in tx.rows(_ALL, workspace=workspace))


def get_person(tx: Tx, workspace: int, person: int) -> Here | None:
    """None for somebody who works here no longer."""
    row = tx.one(_ONE, workspace=workspace, person_id=person)
    return None if row is None else _here(row)


def change_person(tx: Tx, person: int, **values: str | int | None) -> None:
    """`name`, `role` or `operator`."""
    tx.run(_CHANGE_PERSON, person_id=person, **values)


def put_left(tx: Tx, person: int, now: datetime) -> None:
    """They work here no longer: none of their tokens opens anything."""
    tx.run(_CHANGE_PERSON, person_id=person, left_at=micro(now))


def _here(row: Row) -> Here:
    operator = None if row["operator"] is None else Named(row["operator"], row["operator_name"])
    return Here(
        id=row["id"],
        name=row["name"],
        role=Role(row["role"]),
        operator=operator,
        created_at=moment_of(row["created_at"]),
    )


def _me(row: Row) -> Me:
    operator = None if row["operator"] is None else Named(row["operator"], row["operator_name"])
    return Me(user=Named(row["id"], row["name"]), role=Role(row["role"]), operator=operator)
