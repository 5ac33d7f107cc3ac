"""The call log export with the habits of the real one: mixed types, a row that comes twice, sides either way round."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime

from app.virtual_ringostat.account import Account
from app.virtual_ringostat.call_record import CallRecord, Direction

type Value = str | int | None
type Row = dict[str, Value]


class UnknownFieldError(Exception):
    """The account has no such field: the whole request fails."""


def rows(
    records: Iterable[CallRecord],
    account: Account,
    now: datetime,
    *,
    since: datetime,
    until: datetime,
    fields: Sequence[str] = (),
    newest_first: bool = False,
) -> list[Row]:
    """The rows of the calls that began within the period.

    Raises:
        UnknownFieldError: one of `fields` is none of `FIELDS`, or this account has it not.
    """
    habits = account.log_habits
    known = FIELDS.keys() - habits.unknown_fields
    if not set(fields) <= known:
        raise UnknownFieldError
    if habits.by_letters:
        first, last = account.printed(since), account.printed(until)
        within = [record for record in records if first <= account.printed(record.started_at) <= last]
    else:
        within = [record for record in records if since <= record.started_at <= until]
    within.sort(key=lambda record: record.started_at, reverse=newest_first)
    asked = fields or tuple(name for name in FIELDS if name in known)
    return [
        {name: FIELDS[name](version, account, now) for name in asked}
        for record in within[: habits.most]
        for version in _versions(record, habits.doubled_one_in)
    ]


def _versions(record: CallRecord, doubled_one_in: int) -> Iterator[CallRecord]:
    """A call that came to a talk is now and then preceded by its own earlier row."""
    if record.talked and _lot(record) % doubled_one_in == 0:
        yield _unfinished(record)
    yield record if record.over else _unfinished(record)


def _unfinished(record: CallRecord) -> CallRecord:
    """A call that goes on looks like one that nobody answered."""
    return CallRecord(
        call_id=record.call_id,
        direction=record.direction,
        client=record.client,
        line=record.line,
        started_at=record.started_at,
        employee=record.employee,
        status="NO ANSWER",
    )


def _lot(record: CallRecord) -> int:
    """A number that is drawn once for every call."""
    return zlib.crc32(record.call_id.encode())


def by_hand(record: CallRecord) -> bool:
    """An outgoing call dialled at the phone itself, not started by a callback."""
    return record.direction is Direction.OUT and _lot(record) % 2 == 0


def _calldate(record: CallRecord, account: Account) -> str:
    if not account.log_habits.has_offset:
        return account.printed(record.started_at)
    return f"{record.started_at.astimezone(account.zone):%Y-%m-%dT%H:%M:%S%z}"


def _sip(record: CallRecord) -> str:
    return record.employee.sip_login if record.employee else ""


def _caller(record: CallRecord) -> str:
    if by_hand(record):
        return f'"{_sip(record)}" <{_sip(record)}>'
    return record.client or "anonymous"


def _dst(record: CallRecord) -> str | None:
    if record.direction is Direction.IN:
        return record.line
    return record.client if by_hand(record) else _sip(record)


def _mixed(record: CallRecord, seconds: int) -> Value:
    """Numbers come as numbers or as text, as the account likes."""
    return seconds if _lot(record) % 3 == 0 else str(seconds)


def _url(record: CallRecord, account: Account, now: datetime, kind: str) -> str:
    return account.recording_url(record.call_id, kind) if record.has_recording(now) else ""


FIELDS: dict[str, Callable[[CallRecord, Account, datetime], Value]] = {
    "calldate": lambda r, a, _: _calldate(r, a),
    "caller": lambda r, *_: _caller(r),
    "dst": lambda r, *_: _dst(r),
    "disposition": lambda r, *_: r.status,
    "billsec": lambda r, *_: _mixed(r, r.talk_s),
    "duration": lambda r, *_: _mixed(r, r.wait_s + r.talk_s),
    "call_type": lambda r, *_: r.direction.value,
    "has_recording": lambda r, *_: "1" if r.recording_at else "0",
    "recording": lambda r, a, now: _url(r, a, now, "ogg"),
    "uniqueid": lambda r, *_: r.call_id,
    "connected_with": lambda r, *_: _sip(r),
    "recording_wav": lambda r, a, now: _url(r, a, now, "wav"),
    "employee_fio": lambda r, *_: r.employee.name if r.employee else "",
    "employee_number": lambda r, *_: str(r.employee.staff_id) if r.employee else "",
    "department": lambda r, *_: r.employee.department if r.employee else "",
    "waittime": lambda r, *_: _mixed(r, r.wait_s),
    "scheme_name": lambda *_: "Основна",
    "userfield": lambda r, *_: r.client or "",
}
