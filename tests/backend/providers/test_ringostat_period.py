"""Nothing falls between two questions, whatever a server means by the hour that comes twice or never."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.backend.providers.ringostat_period import Period, period_of

KYIV, LORD_HOWE = ZoneInfo("Europe/Kyiv"), ZoneInfo("Australia/Lord_Howe")  # the latter's clock moves by half an hour
JUMPS = {
    (KYIV, "forward"): datetime(2026, 3, 29, 1, tzinfo=UTC),
    (KYIV, "back"): datetime(2026, 10, 25, 1, tzinfo=UTC),
    (LORD_HOWE, "forward"): datetime(2026, 10, 3, 15, 30, tzinfo=UTC),
    (LORD_HOWE, "back"): datetime(2026, 4, 4, 15, tzinfo=UTC),
}

type Holds = Callable[[Period, datetime], bool]


def _by_letters(period: Period, at: datetime) -> bool:
    """A server that keeps and compares what its clock showed."""
    shown = at.astimezone(period.zone).replace(tzinfo=None, microsecond=0)
    return period.first <= shown <= period.last


def _meaning(fold: int) -> Holds:
    def holds(period: Period, at: datetime) -> bool:
        first, last = (one.replace(tzinfo=period.zone, fold=fold) for one in (period.first, period.last))
        return first.astimezone(UTC) <= at.replace(microsecond=0) <= last.astimezone(UTC)

    return holds


SERVERS: dict[str, Holds] = {"letters": _by_letters, "first": _meaning(0), "second": _meaning(1)}
_SECONDS = st.integers(-3 * 3600, 3 * 3600)


@given(st.sampled_from(list(JUMPS)), st.sampled_from(list(SERVERS)), _SECONDS, _SECONDS, _SECONDS)
def test_every_call_of_the_period_is_asked_for(
    jump: tuple[ZoneInfo, str], server: str, one: int, other: int, call: int
) -> None:
    since, until = sorted(JUMPS[jump] + timedelta(seconds=offset) for offset in (one, other))
    at = JUMPS[jump] + timedelta(seconds=call)
    if since <= at <= until:
        assert SERVERS[server](period_of(since, until, jump[0]), at)


@given(st.sampled_from(list(JUMPS)), st.sampled_from(list(SERVERS)), _SECONDS, _SECONDS, st.lists(_SECONDS))
def test_halves_of_halves_hold_the_whole_and_say_up_to_where(
    jump: tuple[ZoneInfo, str], server: str, one: int, other: int, calls: list[int]
) -> None:
    """Cut down to the shortest; nothing is asked for in the hour that never is, and cutting always ends."""
    since, until = sorted(JUMPS[jump] + timedelta(seconds=offset) for offset in (one, other))
    holds = SERVERS[server]
    waiting = {at for call in calls if since <= (at := JUMPS[jump] + timedelta(seconds=call)) <= until}
    periods = [period_of(since, until, jump[0])]
    asked = 0
    while periods:
        period = periods.pop()
        assert _exists(period.first, jump[0])
        assert _exists(period.last, jump[0])
        crowded = any(holds(period, at) for at in waiting) and (period.last - period.first) > timedelta(seconds=1)
        halves = period.halves() if crowded else None
        if halves is not None:
            periods += reversed(halves)
            continue
        asked += 1
        waiting = {at for at in waiting if not holds(period, at)}
        assert not any(at < period.complete_until() for at in waiting)
    assert not waiting
    assert asked <= 40 * (len(calls) + 1)


@pytest.mark.parametrize("zone", [KYIV, LORD_HOWE])
def test_on_any_other_day_exactly_the_period_is_asked_for(zone: ZoneInfo) -> None:
    since, until = datetime(2026, 6, 2, 6, tzinfo=UTC), datetime(2026, 6, 2, 9, tzinfo=UTC)
    period = period_of(since, until, zone)
    assert period.last - period.first == timedelta(hours=3, seconds=1)
    assert period.complete_until() == until + timedelta(seconds=1)


def test_two_seconds_are_the_shortest_that_is_cut() -> None:
    at = datetime(2026, 6, 2, 9, tzinfo=UTC).replace(tzinfo=None)
    assert Period(at, at + timedelta(seconds=1), KYIV).halves() is None
    assert Period(at, at, KYIV).halves() is None
    assert Period(at, at + timedelta(seconds=2), KYIV).halves() is not None


def _exists(shown: datetime, zone: ZoneInfo) -> bool:
    return shown.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None, fold=0) == shown
