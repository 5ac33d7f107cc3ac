"""Who did what: written in the transaction of the deed, read by administrators, kept for a year."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import ColumnElement, Integer, Select, bindparam, cast, delete, func, insert, select

from app.backend.storage.moments import micro, moment_of
from app.backend.storage.paging import Cursor, below_cursor
from app.backend.storage.people import SignedInAs
from app.backend.storage.tables import calls, clients, desks, people
from app.backend.storage.tables_people import audit
from app.backend.storage.transaction import Row, Tx
from app.contract.answers import Named
from app.contract.people import AuditEntry, CallListener, Deed

KEPT = timedelta(days=365)
AGAIN_AFTER = timedelta(minutes=30)
"""A recording that is opened again by the same person meanwhile was not heard anew."""

_NOTE = insert(audit)
_NEWEST_ALIKE = select(func.max(audit.c.at).label("at")).where(
    audit.c.call == bindparam("of_call"), audit.c.person == bindparam("of_person"), audit.c.deed == bindparam("of_deed")
)
_VIEW = select(
    audit,
    desks.c.device,
    calls.c.phone,
    clients.c.name.label("client_name"),
).select_from(
    audit.outerjoin(desks, desks.c.id == audit.c.desk)
    .outerjoin(calls, calls.c.id == audit.c.call)
    .outerjoin(clients, clients.c.id == calls.c.client)
)
_CONDITIONS: dict[str, ColumnElement[bool]] = {
    "person": audit.c.person == bindparam("person"),
    "deed": audit.c.deed == bindparam("deed"),
    "call": audit.c.call == bindparam("call"),
    "since": audit.c.at >= bindparam("since"),
    "until": audit.c.at < bindparam("until"),
    "after_at": below_cursor(audit.c.at, audit.c.id),
}
_LISTENERS = (
    select(
        audit.c.person,
        people.c.name,
        func.max(audit.c.at).label("last_at"),
        func.count().label("times"),
        func.max(cast(audit.c.deed == Deed.DOWNLOADED.value, Integer)).label("downloaded"),
    )
    .select_from(audit.join(people, people.c.id == audit.c.person))
    .where(
        audit.c.call == bindparam("of_call"),
        (audit.c.deed == Deed.LISTENED.value) | (audit.c.deed == Deed.DOWNLOADED.value),
    )
    .group_by(audit.c.person, people.c.name)
    .order_by(func.max(audit.c.at).desc())
)
_FORGET = delete(audit).where(audit.c.at < bindparam("before"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditFilter:
    """What is looked for; None asks nothing."""

    person: int | None = None
    deed: Deed | None = None
    call: int | None = None
    since: datetime | None = None
    until: datetime | None = None


def note(
    tx: Tx,
    who: SignedInAs,
    deed: Deed,
    now: datetime,
    *,
    call: int | None = None,
    subject: str = "",
    details: Mapping[str, str] | None = None,
) -> None:
    """Keep that somebody did this. Nothing secret may stand in `subject` or `details`."""
    tx.run(
        _NOTE,
        workspace=who.workspace,
        at=micro(now),
        person=who.me.user.id,
        name=who.me.user.name,
        desk=who.desk,
        deed=deed.value,
        call=call,
        subject=subject,
        details=msgspec.json.encode(details or {}).decode(),
    )


def note_of_nobody(
    tx: Tx, workspace: int, deed: Deed, now: datetime, *, subject: str, details: Mapping[str, str]
) -> None:
    """Keep what somebody did who was not signed in."""
    tx.run(
        _NOTE,
        workspace=workspace,
        at=micro(now),
        person=None,
        name="",
        desk=None,
        deed=deed.value,
        call=None,
        subject=subject,
        details=msgspec.json.encode(details).decode(),
    )


def is_noted(tx: Tx, who: SignedInAs, deed: Deed, call: int, now: datetime) -> bool:
    """Whether this person's same deed with this call was kept within the last half hour."""
    row = tx.one(_NEWEST_ALIKE, of_call=call, of_person=who.me.user.id, of_deed=deed.value)
    return row is not None and row["at"] is not None and now - moment_of(row["at"]) < AGAIN_AFTER


def note_use(tx: Tx, who: SignedInAs, deed: Deed, call: int, now: datetime) -> None:
    """Keep that a talk was heard, saved or read; what was kept within the last half hour is not kept again."""
    if not is_noted(tx, who, deed, call, now):
        note(tx, who, deed, now, call=call)


def entries(tx: Tx, workspace: int, wanted: AuditFilter, *, cursor: Cursor | None, limit: int) -> list[AuditEntry]:
    """What matches, newest first, below the cursor."""
    values: dict[str, object] = {
        name: value for name in ("person", "deed", "call") if (value := getattr(wanted, name)) is not None
    }
    for name in ("since", "until"):
        if (moment := getattr(wanted, name)) is not None:
            values[name] = micro(moment)
    if cursor is not None:
        values |= {"after_at": cursor.at, "after_id": cursor.id}
    rows = tx.rows(_page(frozenset(values)), workspace=workspace, limit=limit, **values)
    return [_entry(row) for row in rows]


def listeners(tx: Tx, call: int) -> tuple[CallListener, ...]:
    """Who heard or saved the recording, the last one first."""
    return tuple(
        CallListener(
            person=Named(row["person"], row["name"]),
            at=moment_of(row["last_at"]),
            times=row["times"],
            downloaded=bool(row["downloaded"]),
        )
        for row in tx.rows(_LISTENERS, of_call=call)
    )


def forget_before(tx: Tx, moment: datetime) -> int:
    """Drop what is older; how many lines."""
    return tx.run(_FORGET, before=micro(moment))


@functools.cache
def _page(asked: frozenset[str]) -> Select[tuple[object, ...]]:
    conditions = [condition for name, condition in _CONDITIONS.items() if name in asked]
    page: Select[tuple[object, ...]] = _VIEW.where(audit.c.workspace == bindparam("workspace"), *conditions)
    return page.order_by(audit.c.at.desc(), audit.c.id.desc()).limit(bindparam("limit"))


def _entry(row: Row) -> AuditEntry:
    return AuditEntry(
        id=row["id"],
        at=moment_of(row["at"]),
        who=None if row["person"] is None else Named(row["person"], row["name"]),
        device=row["device"] or "",
        deed=Deed(row["deed"]),
        call=None if row["call"] is None else Named(row["call"], row["client_name"] or row["phone"] or ""),
        subject=row["subject"],
        details=msgspec.json.decode(row["details"], type=dict[str, str]),
    )
