"""A time zone as pieces of constant offset, so that a database without time zones can tell the hour of the day."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

_STRIDE = timedelta(days=7)
"""No zone changes twice within a week."""
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Piece:
    """Before `until` (None: for ever) the zone is `offset` ahead of UTC."""

    until: datetime | None
    offset: timedelta


def pieces_of(zone: tzinfo, since: datetime, until: datetime) -> tuple[Piece, ...]:
    """The offsets that hold from `since` to `until`, in their order; zones change at whole seconds."""
    found: list[Piece] = []
    at, offset = since, _offset(zone, since)
    while at < until:
        following = min(at + _STRIDE, until)
        after = _offset(zone, following)
        if after != offset:
            found.append(Piece(_turn(zone, at, following), offset))
            offset = after
        at = following
    return (*found, Piece(None, offset))


def _turn(zone: tzinfo, before: datetime, after: datetime) -> datetime:
    """The first second of the new offset, between two moments with different ones."""
    offset = _offset(zone, before)
    before = before.replace(microsecond=0)
    while after - before > _SECOND:
        middle = before + _SECOND * max(1, (after - before) // _SECOND // 2)
        if _offset(zone, middle) == offset:
            before = middle
        else:
            after = middle
    return after.replace(microsecond=0)


def _offset(zone: tzinfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta(0)
