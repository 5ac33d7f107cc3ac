"""Working time: nights, weekends, holidays and changes of the clock are no waiting."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.contract.working_hours import CLOSED, DayHours, Holiday, WorkingHours
from app.working_time import always_open, opens_at, worked

NINE_TO_SIX = DayHours(9 * 60, 18 * 60)
WEEK = WorkingHours(
    time_zone="Europe/Kyiv",
    days=(*(NINE_TO_SIX,) * 5, CLOSED, CLOSED),
    holidays=(Holiday(date(2026, 12, 25), "Різдво"),),
)
NIGHTS = WorkingHours(time_zone="Europe/Kyiv", days=(DayHours(22 * 60, 6 * 60),) * 7)


def kyiv(text: str) -> datetime:
    """A moment by the wall clock of the winter there."""
    return datetime.fromisoformat(f"{text}+02:00")


@pytest.mark.parametrize(
    ("at", "opens"),
    [
        ("2026-11-25T10:00", "2026-11-25T10:00"),
        ("2026-11-25T09:00", "2026-11-25T09:00"),
        ("2026-11-25T08:59", "2026-11-25T09:00"),
        ("2026-11-25T18:00", "2026-11-26T09:00"),
        ("2026-11-27T19:30", "2026-11-30T09:00"),  # Friday evening
        ("2026-12-24T20:00", "2026-12-28T09:00"),  # a holiday, then a weekend
    ],
)
def test_it_opens_next(at: str, opens: str) -> None:
    assert opens_at(kyiv(at), WEEK) == kyiv(opens)


@pytest.mark.parametrize(
    ("since", "until", "minutes"),
    [
        ("2026-11-25T10:00", "2026-11-25T10:42", 42),
        ("2026-11-25T17:50", "2026-11-26T09:05", 15),
        ("2026-11-27T17:50", "2026-11-30T09:05", 15),
        ("2026-11-25T19:00", "2026-11-26T08:00", 0),
        ("2026-12-24T17:00", "2026-12-28T10:00", 120),
        ("2026-11-25T10:00", "2026-11-25T09:00", 0),
    ],
)
def test_only_open_time_is_waited(since: str, until: str, minutes: int) -> None:
    assert worked(kyiv(since), kyiv(until), WEEK) == timedelta(minutes=minutes)


def test_a_night_shift_goes_on_past_midnight() -> None:
    assert opens_at(kyiv("2026-11-25T05:00"), NIGHTS) == kyiv("2026-11-25T05:00")
    assert opens_at(kyiv("2026-11-25T06:00"), NIGHTS) == kyiv("2026-11-25T22:00")
    assert worked(kyiv("2026-11-24T21:00"), kyiv("2026-11-25T23:00"), NIGHTS) == timedelta(hours=9)


def test_the_wall_clock_of_the_zone_counts_when_summer_begins() -> None:
    """On 28 March 2027 an hour of the night is left out; the office opens at nine all the same."""
    sunday = WorkingHours(time_zone="Europe/Kyiv", days=(*(CLOSED,) * 6, NINE_TO_SIX))
    assert opens_at(datetime(2027, 3, 27, 12, tzinfo=UTC), sunday) == datetime(2027, 3, 28, 6, tzinfo=UTC)
    nights = worked(datetime(2027, 3, 27, 20, tzinfo=UTC), datetime(2027, 3, 28, 10, tzinfo=UTC), NIGHTS)
    assert nights == timedelta(hours=7)


def test_a_company_that_never_closes_counts_every_minute() -> None:
    hours = always_open("Europe/Kyiv")
    at = kyiv("2026-11-28T03:00")
    assert opens_at(at, hours) == at
    assert worked(at, at + timedelta(hours=30), hours) == timedelta(hours=30)


def test_a_company_that_never_opens_is_waited_for_in_vain() -> None:
    never = WorkingHours(time_zone="Europe/Kyiv", days=(CLOSED,) * 7)
    assert opens_at(kyiv("2026-11-25T10:00"), never) is None
    assert worked(kyiv("2026-11-25T10:00"), kyiv("2026-11-29T10:00"), never) == timedelta(0)


def test_hours_that_overlap_are_counted_once() -> None:
    long = WorkingHours(time_zone="Europe/Kyiv", days=(DayHours(8 * 60, 7 * 60 + 59),) * 7)
    assert worked(kyiv("2026-11-23T08:00"), kyiv("2026-11-25T08:00"), long) == timedelta(days=2, minutes=-2)
    longer = WorkingHours(
        time_zone="Europe/Kyiv", days=(DayHours(8 * 60, 7 * 60), DayHours(0, 24 * 60)) + (CLOSED,) * 5
    )
    assert worked(kyiv("2026-11-23T08:00"), kyiv("2026-11-25T00:00"), longer) == timedelta(hours=40)
