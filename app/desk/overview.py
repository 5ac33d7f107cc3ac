"""«Огляд» as state: a period counted, and the one before it to compare with."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from app.contract.answers import Direction, Named, Status
from app.contract.overview import Overview


class Period(StrEnum):
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` to `last`, both included; counted is up to `until`, when the last day is not over yet."""

    first: date
    last: date
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CallsWanted:
    """The calls behind a mark of the overview; None leaves a side open, `manager` 0 means nobody's."""

    first: date
    last: date
    hour: int | None = None
    weekday: int | None = None
    manager: Named | None = None
    missed: bool = False
    direction: Direction | None = None
    status: Status | None = None
    time_zone: str = ""


def span_of(period: Period, now: datetime, own: tuple[date, date] | None = None) -> Span:
    """The period that `now` (in the user's zone) is in; `own` are the days that the user chose."""
    today = now.date()
    match period:
        case Period.TODAY:
            return _span(today, today, now)
        case Period.WEEK:
            monday = today - timedelta(days=today.weekday())
            return _span(monday, monday + timedelta(days=6), now)
        case Period.MONTH:
            first = today.replace(day=1)
            return _span(first, _next_month(first) - timedelta(days=1), now)
        case Period.OWN:
            return _span(*(own or (today, today)), now)


def span_before(period: Period, span: Span, now: datetime) -> Span:
    """The period before it, as much of it as is over of this one."""
    if period is Period.MONTH:
        last = span.first - timedelta(days=1)
        first = last.replace(day=1)
    else:
        days = span.last - span.first + timedelta(days=1)
        first, last = span.first - days, span.last - days
    before = _span(first, last, now)
    return Span(first, last, before.since, min(before.until, before.since + (span.until - span.since)))


def _span(first: date, last: date, now: datetime) -> Span:
    since, end = _midnight(first, now.tzinfo), _midnight(last + timedelta(days=1), now.tzinfo)
    return Span(first, last, since, max(since, min(end, now)))


def _midnight(day: date, zone: tzinfo | None) -> datetime:
    """In the zone of `now`; a machine's own zone knows its winter time and its summer time only from the moment."""
    naive = datetime.combine(day, time())
    named = zone is not None and hasattr(zone, "key")
    return naive.replace(tzinfo=zone) if named else naive.astimezone()


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


type AskOverview = Callable[[datetime, datetime], Awaitable[Overview]]


class OverviewBook:
    """The counts of one period and of the one before. Failures of `ask` pass through; what is shown stays."""

    def __init__(self, ask: AskOverview) -> None:
        self.counted: Overview | None = None
        self.before: Overview | None = None
        self.on_changed: Callable[[], None] = _nobody
        self._ask = ask
        self._question = 0

    async def open(self, span: Span, before: Span) -> None:
        """Ask for both periods; the newest question wins."""
        self._question += 1
        question = self._question
        try:
            async with asyncio.TaskGroup() as group:
                counted, past = (group.create_task(self._counted(one)) for one in (span, before))
        except ExceptionGroup as several:
            raise several.exceptions[0] from several
        if question == self._question:
            self.counted, self.before = counted.result(), past.result()
            self.on_changed()

    async def _counted(self, span: Span) -> Overview:
        return await self._ask(span.since, span.until)


def _nobody() -> None:
    """Nobody listens yet."""
