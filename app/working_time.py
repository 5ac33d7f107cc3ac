"""Working time: whether the company answers at a moment, when it opens next, how long somebody waited while it did."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from app.contract.working_hours import WHOLE_DAY, WorkingHours

LOOKS_AHEAD = timedelta(days=60)
"""A company that does not open within this time is taken for one that never does."""
_DAY = timedelta(days=1)


def always_open(time_zone: str) -> WorkingHours:
    """The hours of a company that has told none: every call is expected to be answered."""
    return WorkingHours(time_zone=time_zone, days=(WHOLE_DAY,) * 7)


def opens_at(at: datetime, hours: WorkingHours) -> datetime | None:
    """`at` itself when the company answers then, else the next opening, UTC; None when there is none in sight."""
    for start, end in _spans(hours, at, at + LOOKS_AHEAD):
        if end > at:
            return max(start, at)
    return None


def worked(since: datetime, until: datetime, hours: WorkingHours) -> timedelta:
    """How much of the time between two moments the company was open."""
    if _never_closes(hours):
        return max(until - since, timedelta(0))
    open_ = timedelta(0)
    for start, end in _spans(hours, since, until):
        open_ += max(min(end, until) - max(start, since), timedelta(0))
    return open_


def _never_closes(hours: WorkingHours) -> bool:
    return not hours.holidays and all(day == WHOLE_DAY for day in hours.days)


def _spans(hours: WorkingHours, since: datetime, until: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The open times that touch the period, in order and without overlap."""
    zone = _zone(hours.time_zone)
    closed = {holiday.day for holiday in hours.holidays}
    day = since.astimezone(zone).date() - _DAY  # what opened yesterday may go on past midnight
    last = until.astimezone(zone).date()
    shut_at = datetime.min.replace(tzinfo=UTC)
    while day <= last:
        told = hours.days[day.weekday()]
        if told.opens != told.closes and day not in closed:
            length = told.closes if told.closes > told.opens else told.closes + WHOLE_DAY.closes
            start, end = max(_moment(day, told.opens, zone), shut_at), _moment(day, length, zone)
            if end > start:
                yield start, end
                shut_at = end
        day += _DAY


def _moment(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """A wall clock's time, in UTC; minutes beyond the day are of the next."""
    days, minute = divmod(minutes, WHOLE_DAY.closes)
    wall = datetime.combine(day + days * _DAY, time(minute // 60, minute % 60), zone)
    return wall.astimezone(UTC)


@lru_cache(maxsize=32)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
