"""«Огляд»: which days a period is, which it is compared with, and that the newest question wins."""

import asyncio
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from app.contract.overview import Overview
from app.desk.call_history import CallFilter
from app.desk.overview import OverviewBook, Period, span_before, span_of
from app.failures import BackendSilent
from tests.desk.trade import Trade

NOW = datetime(2026, 11, 25, 14, 53, tzinfo=ZoneInfo("Europe/Kyiv"))


def counted(since: datetime, until: datetime) -> Overview:
    nothing = {"calls": 0, "incoming": 0, "missed": 0, "called_back": 0}
    return Overview(
        since=since, until=until, time_zone="", wait_s=None, called_back_s=None, hours=(), managers=(), **nothing
    )


@pytest.mark.parametrize(
    ("period", "days", "before"),
    [
        (Period.TODAY, (date(2026, 11, 25), date(2026, 11, 25)), (date(2026, 11, 24), date(2026, 11, 24))),
        (Period.WEEK, (date(2026, 11, 23), date(2026, 11, 29)), (date(2026, 11, 16), date(2026, 11, 22))),
        (Period.MONTH, (date(2026, 11, 1), date(2026, 11, 30)), (date(2026, 10, 1), date(2026, 10, 31))),
        (Period.OWN, (date(2026, 11, 2), date(2026, 11, 4)), (date(2026, 10, 30), date(2026, 11, 1))),
    ],
)
def test_a_period_and_the_one_before(period: Period, days: tuple[date, date], before: tuple[date, date]) -> None:
    span = span_of(period, NOW, (date(2026, 11, 2), date(2026, 11, 4)))
    past = span_before(period, span, NOW)
    assert (span.first, span.last) == days
    assert (past.first, past.last) == before
    assert past.until - past.since <= span.until - span.since


def test_a_week_that_goes_on_is_compared_up_to_the_same_moment() -> None:
    span = span_of(Period.WEEK, NOW)
    past = span_before(Period.WEEK, span, NOW)
    assert span.until == NOW
    assert past.until == datetime(2026, 11, 18, 14, 53, tzinfo=ZoneInfo("Europe/Kyiv"))


async def test_the_newest_question_wins() -> None:
    first = asyncio.Event()

    async def ask(since: datetime, until: datetime) -> Overview:
        if since.month == 11 and since.day == 1:
            await first.wait()
        return counted(since, until)

    book = OverviewBook(ask)
    month, week = span_of(Period.MONTH, NOW), span_of(Period.WEEK, NOW)
    slow = asyncio.create_task(book.open(month, span_before(Period.MONTH, month, NOW)))
    await asyncio.sleep(0)
    await book.open(week, span_before(Period.WEEK, week, NOW))
    first.set()
    await slow
    assert book.counted is not None
    assert book.counted.since == week.since


async def test_a_failure_is_raised_as_it_is() -> None:
    async def ask(_since: datetime, _until: datetime) -> Overview:
        raise BackendSilent

    span = span_of(Period.TODAY, NOW)
    with pytest.raises(BackendSilent):
        await OverviewBook(ask).open(span, span)


def test_a_call_is_of_an_hour_of_the_companys_zone(trade: Trade) -> None:
    call = trade.ended(1, started_at=datetime(2026, 11, 23, 22, 30, tzinfo=UTC))
    assert CallFilter(hour=0, weekday=1, time_zone="Europe/Kyiv").matches(call)
    assert not CallFilter(hour=22, time_zone="Europe/Kyiv").matches(call)
    assert CallFilter(talk_from=60, talk_to=60).matches(call)
    assert not CallFilter(talk_from=61).matches(call)
    assert CallFilter(manager=0).matches(call), "it is no manager's"
