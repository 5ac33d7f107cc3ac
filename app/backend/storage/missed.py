"""The missed queue: at most one open entry a number."""

from datetime import datetime

from sqlalchemy import Executable, Integer, bindparam, cast, func, insert, select, update

from app.backend.domain.missed import Waiting
from app.backend.storage.moments import micro, moment_of
from app.backend.storage.tables import calls, clients, missed, people
from app.backend.storage.transaction import Row, Tx
from app.contract.answers import Missed, Named

_VIEW = select(missed, clients.c.name.label("client_name"), people.c.name.label("claimer_name")).select_from(
    missed.outerjoin(clients, clients.c.id == missed.c.client).outerjoin(people, people.c.id == missed.c.claimed_by)
)
_OPEN = (
    _VIEW.where(missed.c.workspace == bindparam("workspace"), missed.c.closed_at.is_(None))
    .order_by(missed.c.since)
    .limit(bindparam("limit"))
)
_GET = _VIEW.where(missed.c.workspace == bindparam("workspace"), missed.c.id == bindparam("missed_id"))
_OF_PHONE = (missed.c.workspace == bindparam("workspace")) & (missed.c.phone == bindparam("phone"))
_OPEN_OF_PHONE = select(missed).where(_OF_PHONE, missed.c.closed_at.is_(None))
_DONE_BY_HAND = select(func.max(missed.c.closed_at).label("at")).where(_OF_PHONE, missed.c.by_hand)
_CALL_OF_PHONE = (calls.c.workspace == bindparam("workspace")) & (calls.c.phone == bindparam("phone"))
# A callback that rings is picked up by our own operator first: no contact before the client has talked.
_CONTACT = select(func.max(calls.c.answered_at).label("at")).where(
    _CALL_OF_PHONE, (calls.c.direction != "callback") | (calls.c.status == "completed")
)
_WAITING = select(
    func.count().label("attempts"),
    func.min(calls.c.started_at).label("since"),
    func.max(calls.c.started_at).label("last_at"),
    func.max(cast(calls.c.voicemail, Integer)).label("voicemail"),
).where(
    _CALL_OF_PHONE,
    calls.c.direction == "in",
    calls.c.status == "cancelled",
    calls.c.started_at > bindparam("contact"),
)
_NEW = insert(missed).returning(missed.c.id)
_CHANGE = update(missed).where(missed.c.id == bindparam("missed_id"))


def waiting_of(tx: Tx, workspace: int, phone: str) -> Waiting | None:
    """The calls of this number that nobody took since the last contact with it."""
    contact = max(_moment(tx, statement, workspace, phone) for statement in (_CONTACT, _DONE_BY_HAND))
    row = tx.one(_WAITING, workspace=workspace, phone=phone, contact=contact)
    if row is None or not row["attempts"]:
        return None
    return Waiting(
        attempts=row["attempts"],
        since=moment_of(row["since"]),
        last_at=moment_of(row["last_at"]),
        voicemail=bool(row["voicemail"]),
    )


def put_waiting(
    tx: Tx, workspace: int, phone: str, client: int | None, waiting: Waiting | None, now: datetime
) -> Missed | None:
    """Bring the number's entry to `waiting` (None closes it); the entry, when that changed anything."""
    row = tx.one(_OPEN_OF_PHONE, workspace=workspace, phone=phone)
    if waiting is None:
        return None if row is None else close_missed(tx, workspace, row["id"], by_hand=False, now=now)
    values: dict[str, object] = {
        "client": client,
        "since": micro(waiting.since),
        "last_at": micro(waiting.last_at),
        "attempts": waiting.attempts,
        "voicemail": waiting.voicemail,
    }
    if row is None:
        new = tx.one(_NEW, workspace=workspace, phone=phone, **values)
        assert new is not None
        return get_missed(tx, workspace, new["id"])
    if all(row[name] == value for name, value in values.items()):
        return None
    tx.run(_CHANGE, missed_id=row["id"], **values)
    return get_missed(tx, workspace, row["id"])


def close_missed(tx: Tx, workspace: int, entry: int, *, by_hand: bool, now: datetime) -> Missed | None:
    tx.run(_CHANGE, missed_id=entry, closed_at=micro(now), by_hand=by_hand)
    return get_missed(tx, workspace, entry)


def put_claim(tx: Tx, workspace: int, entry: int, person: int | None, until: datetime | None) -> Missed | None:
    tx.run(_CHANGE, missed_id=entry, claimed_by=person, claimed_until=micro(until))
    return get_missed(tx, workspace, entry)


def open_missed(tx: Tx, workspace: int, limit: int = 500) -> tuple[Missed, ...]:
    """The queue, the longest waiting first."""
    return tuple(_missed(row) for row in tx.rows(_OPEN, workspace=workspace, limit=limit))


def get_missed(tx: Tx, workspace: int, entry: int) -> Missed | None:
    row = tx.one(_GET, workspace=workspace, missed_id=entry)
    return None if row is None else _missed(row)


def _moment(tx: Tx, statement: Executable, workspace: int, phone: str) -> int:
    row = tx.one(statement, workspace=workspace, phone=phone)
    return 0 if row is None or row["at"] is None else int(row["at"])


def _missed(row: Row) -> Missed:
    return Missed(
        id=row["id"],
        phone=row["phone"],
        client=None if row["client"] is None else Named(row["client"], row["client_name"]),
        since=moment_of(row["since"]),
        last_at=moment_of(row["last_at"]),
        attempts=row["attempts"],
        voicemail=bool(row["voicemail"]),
        claimed_by=None if row["claimed_by"] is None else Named(row["claimed_by"], row["claimer_name"]),
        claimed_until=moment_of(row["claimed_until"]),
        closed_at=moment_of(row["closed_at"]),
    )
