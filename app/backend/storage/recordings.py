"""Recordings: where each one stands. The provider's address is kept encrypted and never leaves the backend."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select, update

from app.backend.storage.moments import micro, moment_of
from app.backend.storage.tables import calls, recordings
from app.backend.storage.transaction import Row, Tx
from app.backend.storage.upserts import insert_or_renew
from app.contract.answers import Recording, RecordingReason, RecordingState

_VIEW = select(recordings, calls.c.external_id, calls.c.started_at, calls.c.ended_at).select_from(
    recordings.join(calls, calls.c.id == recordings.c.call)
)
_GET = _VIEW.where(recordings.c.call == bindparam("of_call"))
_WAITS = recordings.c.next_try_at.is_not(None) & ((recordings.c.state == "pending") | (recordings.c.state == "failed"))
_IS_DUE = _WAITS & (recordings.c.next_try_at <= bindparam("now"))
_GET_DUE = _GET.where(_IS_DUE)
_NEWEST = (calls.c.started_at.desc(), calls.c.id.desc())
_NEWEST_KEYS = (
    select(recordings.c.call)
    .select_from(recordings.join(calls, calls.c.id == recordings.c.call))
    .where(_IS_DUE)
    .order_by(*_NEWEST)
    .limit(bindparam("limit"))
)
# Only the keys of all that wait are sorted: with 60,000 whole rows it takes five times as long.
_NEWEST_DUE = _VIEW.where(recordings.c.call.in_(_NEWEST_KEYS)).order_by(*_NEWEST)
_NEXT = select(recordings.c.next_try_at).where(_WAITS).order_by(recordings.c.next_try_at).limit(1)
_PUT = insert_or_renew(recordings, ("call",), ("state", "reason", "url", "next_try_at"))
_CHANGE = update(recordings).where(recordings.c.call == bindparam("of_call"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A recording's row. `url` is encrypted; `hash` and `extension` name the file in the store when it is ready."""

    call: int
    workspace: int
    external_id: str
    state: RecordingState
    reason: RecordingReason | None
    url: str | None
    hash: str | None
    extension: str | None
    bytes: int | None
    seconds: float | None
    tries: int
    next_try_at: datetime | None
    kept_days: int | None
    started_at: datetime
    ended_at: datetime | None
    """Of the call."""


def get_recording(tx: Tx, call: int) -> Kept | None:
    row = tx.one(_GET, of_call=call)
    return None if row is None else _kept(row)


def due_recordings(tx: Tx, now: datetime, limit: int) -> list[Kept]:
    """Pending and failed ones whose next try has come, those of the newest calls first."""
    return [_kept(row) for row in tx.rows(_NEWEST_DUE, now=micro(now), limit=limit)]


def due_recording(tx: Tx, now: datetime, call: int) -> Kept | None:
    """The call's, if its next try has come."""
    row = tx.one(_GET_DUE, of_call=call, now=micro(now))
    return None if row is None else _kept(row)


def next_due_at(tx: Tx) -> datetime | None:
    """When the next try is, however far away; None when nothing waits."""
    row = tx.one(_NEXT)
    return None if row is None else moment_of(row["next_try_at"])


def put_told(
    tx: Tx,
    workspace: int,
    call: int,
    *,
    state: RecordingState,
    reason: RecordingReason | None,
    url: str | None,
    now: datetime,
) -> bool:
    """Note what the notices tell of it; whether that changed anything."""
    had = get_recording(tx, call)
    if had is not None and not _is_news(had, state, reason, url):
        return False
    waits = state is RecordingState.PENDING
    tx.run(
        _PUT,
        call=call,
        workspace=workspace,
        state=state,
        reason=reason,
        url=url or (had.url if had else None),
        next_try_at=micro(now) if waits else None,
    )
    return True


def _is_news(had: Kept, state: RecordingState, reason: RecordingReason | None, url: str | None) -> bool:
    """Whether the notices tell what was not known.

    What the fetching has found out already (ready, gone, failed) is not undone by a late notice; only an address that
    was not known before starts it anew, and another one than the failed one. (Addresses are compared as they are
    kept, encrypted: the same one told in another notice looks like another, which costs one more try.)
    """
    unknown_before = had.url is None and had.state is not RecordingState.READY
    failed_elsewhere = had.state is RecordingState.FAILED and had.url != url
    if url is not None and (unknown_before or failed_elsewhere):
        return True
    if had.state in {RecordingState.READY, RecordingState.GONE, RecordingState.FAILED}:
        return False
    still_pending = had.state is RecordingState.PENDING is state
    return not still_pending and (had.state, had.reason) != (state, reason)


def put_ready(
    tx: Tx,
    call: int,
    *,
    hash_: str,
    extension: str,
    size: int,
    seconds: float,
    shape: bytes,
    lanes: int | None = None,
) -> None:
    """The file is in the store: `<first two of hash>/<hash>.<extension>`, its peaks beside it.

    `lanes` None: nobody has heard it yet.
    """
    tx.run(
        _CHANGE,
        of_call=call,
        state=RecordingState.READY,
        reason=None,
        hash=hash_,
        extension=extension,
        bytes=size,
        milliseconds=round(seconds * 1000),
        shape=shape,
        lanes=lanes,
        next_try_at=None,
    )


def put_lanes(tx: Tx, call: int, lanes: int) -> None:
    """In how many lanes it was heard; 0: it cannot be heard, nobody need try again."""
    tx.run(_CHANGE, of_call=call, lanes=lanes)


def put_tried(
    tx: Tx,
    call: int,
    *,
    state: RecordingState,
    reason: RecordingReason,
    tries: int,
    next_try_at: datetime | None,
) -> None:
    """A try that brought nothing: `failed`, still `pending`, `none`, `gone`; without `next_try_at` the last word."""
    tx.run(_CHANGE, of_call=call, state=state, reason=reason, tries=tries, next_try_at=micro(next_try_at))


def hurry(tx: Tx, call: int, now: datetime) -> None:
    """Somebody wants to hear it: the next try is now."""
    tx.run(_CHANGE, of_call=call, next_try_at=micro(now))


def recording_in(row: Row) -> Recording:
    """The recording of a row of calls with their recordings."""
    if row["recording_state"] is None:
        return Recording(state=RecordingState.NONE, reason=RecordingReason.CALL_GOES_ON)
    milliseconds = row["milliseconds"]
    return Recording(
        state=RecordingState(row["recording_state"]),
        reason=None if row["recording_reason"] is None else RecordingReason(row["recording_reason"]),
        seconds=None if milliseconds is None else milliseconds / 1000,
        next_try_at=moment_of(row["next_try_at"]),
        kept_days=row["kept_days"],
        shape=row["shape"],
        lanes=row["lanes"],
    )


def _kept(row: Row) -> Kept:
    return Kept(
        call=row["call"],
        workspace=row["workspace"],
        external_id=row["external_id"],
        state=RecordingState(row["state"]),
        reason=None if row["reason"] is None else RecordingReason(row["reason"]),
        url=row["url"],
        hash=row["hash"],
        extension=row["extension"],
        bytes=row["bytes"],
        seconds=None if row["milliseconds"] is None else row["milliseconds"] / 1000,
        tries=row["tries"],
        next_try_at=moment_of(row["next_try_at"]),
        kept_days=row["kept_days"],
        started_at=moment_of(row["started_at"]),
        ended_at=moment_of(row["ended_at"]),
    )
