"""How long a recording is asked for."""

from datetime import UTC, datetime, timedelta

import pytest

from app.backend.jobs.recording_patience import LONGEST_WAIT, Verdict, verdict_on
from app.contract.answers import RecordingReason, RecordingState

NOW = datetime(2026, 10, 8, 12, tzinfo=UTC)


def verdict(
    reason: RecordingReason, tries: int, *, age: timedelta = timedelta(minutes=5), chance: float = 0.5
) -> Verdict:
    return verdict_on(reason, tries=tries, called_at=NOW - age, now=NOW, chance=chance)


def waits(reason: RecordingReason) -> list[timedelta]:
    verdicts = [verdict(reason, tries) for tries in range(1, 400)]
    return [one.next_try_at - NOW for one in verdicts if one.next_try_at is not None]


def test_the_wait_doubles_from_five_seconds_to_ten_minutes() -> None:
    told = waits(RecordingReason.NOT_FOUND)
    assert told[:4] == [timedelta(seconds=seconds) for seconds in (5, 10, 20, 40)]
    assert told[-1] == LONGEST_WAIT
    assert timedelta(minutes=30) < sum(told, timedelta()) < timedelta(hours=3)


def test_chance_spreads_the_tries_by_a_quarter() -> None:
    early, late = (verdict(RecordingReason.NOT_FOUND, 1, chance=chance).next_try_at for chance in (0.0, 1.0))
    assert (early, late) == (NOW + timedelta(seconds=3.75), NOW + timedelta(seconds=6.25))


@pytest.mark.parametrize("reason", [RecordingReason.NOT_FOUND, RecordingReason.EMPTY, RecordingReason.NOT_AUDIO])
def test_at_first_it_is_being_prepared_then_it_has_failed_and_is_tried_on(reason: RecordingReason) -> None:
    assert verdict(reason, 1).state is RecordingState.PENDING
    assert verdict(reason, 5).state is RecordingState.FAILED
    assert verdict(reason, 5).next_try_at is not None
    assert verdict(reason, 50) == Verdict(RecordingState.FAILED, reason, None)


def test_a_silent_source_is_waited_for_more_than_a_day() -> None:
    assert sum(waits(RecordingReason.SOURCE_SILENT), timedelta()) > timedelta(days=1)


def test_an_address_that_is_not_known_yet_is_no_failure() -> None:
    assert verdict(RecordingReason.NOT_THERE_YET, 20).state is RecordingState.PENDING


@pytest.mark.parametrize("reason", [RecordingReason.HOST_REFUSED, RecordingReason.TOO_LARGE])
def test_some_failures_are_final_at_once(reason: RecordingReason) -> None:
    assert verdict(reason, 1) == Verdict(RecordingState.FAILED, reason, None)


def test_what_is_not_found_days_later_is_gone() -> None:
    told = verdict(RecordingReason.NOT_FOUND, 1, age=timedelta(days=8))
    assert told == Verdict(RecordingState.GONE, RecordingReason.KEPT_TOO_LONG, None)
