"""The missed queue: at most one open entry a client."""

import functools
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    Executable,
    Select,
    Subquery,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    union,
    union_all,
    update,
)

from app.backend.domain.missed import MATTERS_FOR, CallInVain, Claim, Waiting, how_ended
from app.backend.storage.calls import get_call
from app.backend.storage.moments import micro, moment_of
from app.backend.storage.paging import Cursor, above_cursor, below_cursor
from app.backend.storage.tables import calls, clients, missed, operators, orders, people
from app.backend.storage.tables_missed import company_lines
from app.backend.storage.transaction import Row, Tx
from app.backend.storage.who_calls import Caller, caller_of, callers
from app.backend.storage.working_hours import get_hours
from app.contract.answers import Direction, Missed, MissedEnd, MissedEnding, Named, Status
from app.contract.working_hours import WorkingHours
from app.working_time import opens_at

_LAST, _CONTACT_CALL = calls.alias("last"), calls.alias("contact")
_CLAIMER, _CLOSER = people.alias("claimer"), people.alias("closer")
_NEWEST_ORDER = (
    select(orders.c.id)
    .where(orders.c.client == missed.c.client)
    .order_by(orders.c.created_at.desc(), orders.c.id.desc())
    .limit(1)
    .correlate(missed)
    .scalar_subquery()
)
_VIEW = select(
    missed,
    clients.c.name.label("client_name"),
    _CLAIMER.c.name.label("claimer_name"),
    _CLOSER.c.name.label("closer_name"),
    _LAST.c.line.label("line_number"),
    company_lines.c.name.label("line_name"),
    orders.c.id.label("order_id"),
    orders.c.number.label("order_number"),
    _CONTACT_CALL.c.direction.label("contact_direction"),
    _CONTACT_CALL.c.operator.label("contact_operator"),
    operators.c.name.label("contact_name"),
).select_from(
    missed.outerjoin(clients, clients.c.id == missed.c.client)
    .outerjoin(_CLAIMER, _CLAIMER.c.id == missed.c.claimed_by)
    .outerjoin(_CLOSER, _CLOSER.c.id == missed.c.closed_by)
    .outerjoin(_LAST, _LAST.c.id == missed.c.last_call)
    .outerjoin(
        company_lines,
        (company_lines.c.workspace == missed.c.workspace) & (company_lines.c.number == _LAST.c.line),
    )
    .outerjoin(orders, orders.c.id == _NEWEST_ORDER)
    .outerjoin(_CONTACT_CALL, _CONTACT_CALL.c.id == missed.c.closed_call)
    .outerjoin(operators, operators.c.id == _CONTACT_CALL.c.operator)
)
_THIS = (missed.c.workspace == bindparam("workspace")) & (missed.c.id == bindparam("missed_id"))
_GET = _VIEW.where(_THIS)
# A number may have come to another client since: what is asked for is the client's, and the number's.
_OF_CLIENT = missed.c.client == bindparam("of_client")
_OF_PHONE = (missed.c.workspace == bindparam("workspace")) & (missed.c.phone == bindparam("of_phone"))
_IS_OPEN = missed.c.closed_at.is_(None)
_OPEN_IDS = union(
    select(missed.c.id).where(_OF_CLIENT, _IS_OPEN), select(missed.c.id).where(_OF_PHONE, _IS_OPEN)
).subquery()
_OPEN_OF_CLIENT = select(missed).where(missed.c.id.in_(select(_OPEN_IDS.c.id))).order_by(missed.c.id)
_SAME_AGAIN = (
    select(missed)
    .where(
        _OF_PHONE, missed.c.closed_at.is_not(None), missed.c.by_hand.is_(False), missed.c.since == bindparam("since")
    )
    .order_by(missed.c.id.desc())
    .limit(1)
)
_DONE = union_all(
    select(missed.c.closed_at).where(_OF_CLIENT, missed.c.by_hand),
    select(missed.c.closed_at).where(_OF_PHONE, missed.c.by_hand),
).subquery()
_DONE_BY_HAND = select(func.max(_DONE.c.closed_at).label("at"))
_IN_REACH = (calls.c.started_at > bindparam("after")) & calls.c.phone.is_not(None)
# A callback that rings is picked up by our own operator first: no contact before the client has talked.
_TALKED = calls.c.answered_at.is_not(None) & (
    (calls.c.direction != Direction.CALLBACK.value) | (calls.c.status == Status.COMPLETED.value)
)
_IN_VAIN = (calls.c.direction == Direction.IN.value) & (calls.c.status == Status.CANCELLED.value) & ~_TALKED


def _of_both(*columns: "ColumnElement[object]", where: ColumnElement[bool]) -> Subquery:
    """Calls of the client and calls of the number, each by its index and each once."""
    of_client = calls.c.client == bindparam("of_client")
    of_phone = (calls.c.workspace == bindparam("workspace")) & (calls.c.phone == bindparam("of_phone"))
    return union(*(select(*columns).where(one, _IN_REACH, where) for one in (of_client, of_phone))).subquery()


_TALKS = _of_both(calls.c.id, calls.c.answered_at, where=_TALKED)
_LAST_TALK = select(func.max(_TALKS.c.answered_at).label("at"))
_FIRST_TALK_SINCE = (
    select(_TALKS.c.id)
    .where(_TALKS.c.answered_at >= bindparam("since"))
    .order_by(_TALKS.c.answered_at, _TALKS.c.id)
    .limit(1)
)
_VAIN_CALLS = select(_of_both(calls.c.id, calls.c.phone, calls.c.started_at, calls.c.voicemail, where=_IN_VAIN))
_OLD = (
    select(missed.c.id)
    .where(missed.c.closed_at.is_(None), missed.c.last_at <= bindparam("before"))
    .where(missed.c.workspace == bindparam("workspace"))
    .limit(bindparam("limit"))
)
_NEW = insert(missed).returning(missed.c.id)
_CHANGE = update(missed).where(missed.c.id == bindparam("missed_id"))
_FREE = or_(
    missed.c.claimed_by.is_(None),
    missed.c.claimed_by == bindparam("me"),
    missed.c.claimed_by == bindparam("expired"),
)
_CLAIM = update(missed).where(missed.c.id == bindparam("missed_id"), missed.c.closed_at.is_(None), _FREE)
_DROP = delete(missed).where(missed.c.id == bindparam("missed_id"))


def calls_in_vain(tx: Tx, workspace: int, client: int | None, phone: str, now: datetime) -> list[CallInVain]:
    """Every call of this client since the last talk with them, as long ago as it matters, that nobody took."""
    of: dict[str, object] = {"workspace": workspace, "of_client": client, "of_phone": phone}
    after = micro(now - MATTERS_FOR)
    talk = tx.one(_LAST_TALK, after=after, **of)
    last_talk = None if talk is None else talk["at"]
    rows = tx.rows(_VAIN_CALLS, after=after if last_talk is None else max(after, last_talk), **of)
    return [
        CallInVain(
            call=row["id"],
            phone=row["phone"],
            started_at=moment_of(row["started_at"]),
            voicemail=bool(row["voicemail"]),
        )
        for row in rows
    ]


def contact_since(tx: Tx, workspace: int, client: int | None, phone: str, now: datetime, since: datetime) -> int | None:
    """The first talk with this client since then: what ended a waiting that began at that moment."""
    row = tx.one(
        _FIRST_TALK_SINCE,
        workspace=workspace,
        of_client=client,
        of_phone=phone,
        after=micro(now - MATTERS_FOR),
        since=micro(since),
    )
    return None if row is None else row["id"]


def done_by_hand_at(tx: Tx, workspace: int, client: int | None, phone: str) -> datetime | None:
    """When somebody last said that nothing is left to do for this client."""
    row = tx.one(_DONE_BY_HAND, workspace=workspace, of_client=client, of_phone=phone)
    return None if row is None else moment_of(row["at"])


def put_waiting(
    tx: Tx,
    workspace: int,
    client: int | None,
    phone: str,
    waiting: Waiting | None,
    contact: Callable[[datetime], int | None],
    now: datetime,
) -> Missed | None:
    """Bring the client's entry to `waiting` (None closes it); the entry, when that changed anything.

    `contact` finds the call that ended a waiting since a moment.
    """
    rows = tx.rows(_OPEN_OF_CLIENT, workspace=workspace, of_client=client, of_phone=phone)
    row = rows[0] if rows else None
    for double in rows[1:]:  # two clients became one
        tx.run(_DROP, missed_id=double["id"])
    if waiting is None:
        if row is None:
            return None
        call = contact(moment_of(row["since"]))
        tx.run(_CHANGE, missed_id=row["id"], closed_at=micro(now), by_hand=False, closed_call=call)
        return get_missed(tx, workspace, row["id"])
    values: dict[str, object] = {
        "phone": waiting.phone,
        "client": client,
        "since": micro(waiting.since),
        "last_at": micro(waiting.last_at),
        "attempts": waiting.attempts,
        "voicemail": waiting.voicemail_call is not None,
        "last_call": waiting.last_call,
        "voicemail_call": waiting.voicemail_call,
    }
    if row is None:  # what closed it may have proved to be no contact: then it is the same one, not a new one
        row = tx.one(_SAME_AGAIN, workspace=workspace, of_phone=phone, since=values["since"])
    if row is None:
        new = tx.one(_NEW, workspace=workspace, **values)
        assert new is not None
        return get_missed(tx, workspace, new["id"])
    if all(row[name] == value for name, value in values.items()) and row["closed_at"] is None:
        return None
    tx.run(_CHANGE, missed_id=row["id"], closed_at=None, closed_call=None, **values)
    return get_missed(tx, workspace, row["id"])


def open_of(tx: Tx, workspace: int, client: int | None, phone: str) -> Missed | None:
    """The client's open entry."""
    row = tx.one(_OPEN_OF_CLIENT, workspace=workspace, of_client=client, of_phone=phone)
    return None if row is None else get_missed(tx, workspace, row["id"])


def close_by_hand(tx: Tx, workspace: int, entry: int, person: int, now: datetime) -> Missed | None:
    """Somebody says that it is done, though no contact was seen."""
    tx.run(_CHANGE, missed_id=entry, closed_at=micro(now), by_hand=True, closed_by=person)
    return get_missed(tx, workspace, entry)


def take_back_done(tx: Tx, entry: Missed) -> None:
    """It was not done after all: the entry is as if nobody had said so; whether it is open follows from the calls."""
    tx.run(_CHANGE, missed_id=entry.id, by_hand=False, closed_by=None)


def close_old(tx: Tx, workspace: int, now: datetime, limit: int = 200) -> tuple[Missed, ...]:
    """Close what nobody waits for any more; no contact was seen and nobody said that it is done."""
    rows = tx.rows(_OLD, workspace=workspace, before=micro(now - MATTERS_FOR), limit=limit)
    for row in rows:
        tx.run(_CHANGE, missed_id=row["id"], closed_at=micro(now))
    return tuple(entry for row in rows if (entry := get_missed(tx, workspace, row["id"])) is not None)


def put_claim(tx: Tx, workspace: int, entry: int, claim: Claim | None) -> Missed | None:
    """Write whose it is, whoever had it before."""
    by, until = (None, None) if claim is None else (claim.by, micro(claim.until))
    tx.run(_CHANGE, missed_id=entry, claimed_by=by, claimed_until=until)
    return get_missed(tx, workspace, entry)


def take_claim(tx: Tx, entry: int, claim: Claim, expired: int | None) -> bool:
    """Write it only if the entry is nobody's, this person's, or still `expired`'s: of two at once one gets it."""
    values = {"claimed_by": claim.by, "claimed_until": micro(claim.until)}
    return tx.run(_CLAIM, missed_id=entry, me=claim.by, expired=expired, **values) == 1


def claim_of(entry: Missed) -> Claim | None:
    if entry.claimed_by is None or entry.claimed_until is None:
        return None
    return Claim(entry.claimed_by.id, entry.claimed_until)


def open_missed(
    tx: Tx, workspace: int, *, cursor: Cursor | None = None, limit: int = 500
) -> tuple[tuple[Missed, ...], Cursor | None]:
    """A page of the queue, the longest waiting first, and where the next one begins."""
    values: dict[str, object] = {} if cursor is None else {"after_at": cursor.at, "after_id": cursor.id}
    rows = tx.rows(_open(after=cursor is not None), workspace=workspace, limit=limit + 1, **values)
    following = Cursor(rows[limit - 1]["since"], rows[limit - 1]["id"]) if len(rows) > limit else None
    return _all(tx, workspace, rows[:limit]), following


def handled_missed(
    tx: Tx,
    workspace: int,
    *,
    how: MissedEnding | None = None,
    since: datetime | None = None,
    cursor: Cursor | None = None,
    limit: int = 50,
) -> tuple[tuple[Missed, ...], Cursor | None]:
    """A page of what is closed, the newest first, and where the next one begins."""
    values: dict[str, object] = {} if cursor is None else {"after_at": cursor.at, "after_id": cursor.id}
    if since is not None:
        values["since"] = micro(since)
    page = _handled(how, since=since is not None, after=cursor is not None)
    rows = tx.rows(page, workspace=workspace, limit=limit + 1, **values)
    following = Cursor(rows[limit - 1]["closed_at"], rows[limit - 1]["id"]) if len(rows) > limit else None
    return _all(tx, workspace, rows[:limit]), following


def count_handled(tx: Tx, workspace: int, *, how: MissedEnding | None = None, since: datetime | None = None) -> int:
    values: dict[str, object] = {} if since is None else {"since": micro(since)}
    row = tx.one(_count(how, since=since is not None), workspace=workspace, **values)
    return 0 if row is None else int(row["count"])


def count_open(tx: Tx, workspace: int) -> int:
    row = tx.one(_COUNT_OPEN, workspace=workspace)
    return 0 if row is None else int(row["count"])


def get_missed(tx: Tx, workspace: int, entry: int) -> Missed | None:
    row = tx.one(_GET, workspace=workspace, missed_id=entry)
    return None if row is None else _all(tx, workspace, [row])[0]


_OPEN = (missed.c.workspace == bindparam("workspace")) & missed.c.closed_at.is_(None)
_COUNT_OPEN = select(func.count().label("count")).select_from(missed).where(_OPEN)
_AGED = missed.c.closed_at - missed.c.last_at >= MATTERS_FOR // timedelta(microseconds=1)
_ENDED = {
    MissedEnding.HAND: missed.c.by_hand,
    MissedEnding.AGE: missed.c.by_hand.is_(False) & _AGED,
    MissedEnding.CONTACT: missed.c.by_hand.is_(False) & ~_AGED,
}


def _ended(how: MissedEnding | None, *, since: bool) -> list[ColumnElement[bool]]:
    conditions = [missed.c.workspace == bindparam("workspace"), missed.c.closed_at.is_not(None)]
    if how is not None:
        conditions.append(_ENDED[how])
    if since:
        conditions.append(missed.c.closed_at >= bindparam("since"))
    return conditions


@functools.cache
def _open(*, after: bool) -> Select[tuple[object, ...]]:
    page: Select[tuple[object, ...]] = _VIEW.where(_OPEN)
    if after:
        page = page.where(above_cursor(missed.c.since, missed.c.id))
    return page.order_by(missed.c.since, missed.c.id).limit(bindparam("limit"))


@functools.cache
def _handled(how: MissedEnding | None, *, since: bool, after: bool) -> Select[tuple[object, ...]]:
    page: Select[tuple[object, ...]] = _VIEW.where(*_ended(how, since=since))
    if after:
        page = page.where(below_cursor(missed.c.closed_at, missed.c.id))
    return page.order_by(missed.c.closed_at.desc(), missed.c.id.desc()).limit(bindparam("limit"))


@functools.cache
def _count(how: MissedEnding | None, *, since: bool) -> Executable:
    return select(func.count().label("count")).select_from(missed).where(*_ended(how, since=since))


def _all(tx: Tx, workspace: int, rows: Iterable[Row]) -> tuple[Missed, ...]:
    hours, calling = get_hours(tx, workspace), callers(tx, workspace)
    return tuple(_missed(tx, row, hours, calling) for row in rows)


def _missed(tx: Tx, row: Row, hours: WorkingHours, calling: list[Caller]) -> Missed:
    since, closed_at = moment_of(row["since"]), moment_of(row["closed_at"])
    waits_from = opens_at(since, hours)
    caller = None if closed_at is not None else caller_of(calling, row["client"], row["phone"])
    message = row["voicemail_call"]
    return Missed(
        id=row["id"],
        phone=row["phone"],
        client=_named(row["client"], row["client_name"]),
        since=since,
        last_at=moment_of(row["last_at"]),
        attempts=row["attempts"],
        voicemail=bool(row["voicemail"]),
        voicemail_call=None if message is None else get_call(tx, row["workspace"], message),
        line=row["line_name"] or row["line_number"] or "",
        order=_named(row["order_id"], row["order_number"]),
        waits_from=waits_from,
        outside_hours=waits_from != since,
        claimed_by=_named(row["claimed_by"], row["claimer_name"]),
        claimed_until=moment_of(row["claimed_until"]),
        calling=None if caller is None else caller.calling,
        closed_at=closed_at,
        end=None if closed_at is None else _end(row, closed_at),
    )


def _end(row: Row, closed_at: datetime) -> MissedEnd:
    how = how_ended(by_hand=bool(row["by_hand"]), last_at=moment_of(row["last_at"]), closed_at=closed_at)
    if how is MissedEnding.HAND:
        return MissedEnd(how=how, by=_named(row["closed_by"], row["closer_name"]))
    direction = row["contact_direction"]
    return MissedEnd(
        how=how,
        by=_named(row["contact_operator"], row["contact_name"]),
        call_id=row["closed_call"],
        direction=None if direction is None else Direction(direction),
    )


def _named(key: int | None, name: str | None) -> Named | None:
    return None if key is None else Named(key, name or "")
