"""When the company answers its phones, and how long somebody may wait then."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

DAY_MIN = 24 * 60
WEEK_DAYS = 7
MOST_HOLIDAYS = 200

type Minute = Annotated[int, Meta(ge=0, le=DAY_MIN)]


class DayHours(Struct, frozen=True):
    """Minutes after midnight; both the same: closed all day; closing earlier than opening: of the next day."""

    opens: Minute
    closes: Minute


class Holiday(Struct, frozen=True):
    """A day on which nobody answers, whatever day of the week it is."""

    day: date
    name: Annotated[str, Meta(max_length=100)] = ""


class WorkingHours(Struct, frozen=True, kw_only=True):
    time_zone: Annotated[str, Meta(max_length=64)]
    """The IANA name of the zone the hours are told in."""
    days: tuple[DayHours, ...]
    """All seven, Monday first."""
    holidays: tuple[Holiday, ...] = ()
    soon_after_min: Annotated[int, Meta(ge=1, le=DAY_MIN)] = 10
    """Whoever waits longer should be called soon."""
    late_after_min: Annotated[int, Meta(ge=1, le=DAY_MIN)] = 40
    """Whoever waits longer waits too long."""


WHOLE_DAY = DayHours(0, DAY_MIN)
CLOSED = DayHours(0, 0)


class CompanyLine(Struct, frozen=True):
    """One of the company's own numbers, and what it is called here."""

    number: Annotated[str, Meta(min_length=1, max_length=64)]
    name: Annotated[str, Meta(max_length=60)] = ""
