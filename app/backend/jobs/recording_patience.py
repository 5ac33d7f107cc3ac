"""How long a recording is asked for: a rule of values, without a clock."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.contract.answers import RecordingReason, RecordingState

FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=10)
_STILL_PENDING_TRIES = 4
"""For the first minute or so a recording is "being prepared"; later it has failed, and is tried on."""
_MOST_TRIES = {RecordingReason.SOURCE_SILENT: 300, RecordingReason.NO_SPACE: 300, RecordingReason.NOT_THERE_YET: 150}
_MOST_TRIES_ELSE = 14
_FINAL_AT_ONCE = frozenset({RecordingReason.HOST_REFUSED, RecordingReason.TOO_LARGE})
_OLD = timedelta(days=1)
"""What is not found this long after the call will not appear any more."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`next_try_at` None is the last word."""

    state: RecordingState
    reason: RecordingReason
    next_try_at: datetime | None


def verdict_on(
    reason: RecordingReason,
    *,
    tries: int,
    called_at: datetime,
    now: datetime,
    chance: float,
    first: timedelta = FIRST_WAIT,
) -> Verdict:
    """What follows from a try that brought nothing.

    Args:
        reason: why it brought nothing.
        tries: how many were made, this one among them.
        called_at: when the call began.
        now: when the try ended.
        chance: from 0 to 1, spreads the next tries of many recordings.
        first: the wait after the first try; each next one is twice as long, up to ten minutes.
    """
    if reason is RecordingReason.NOT_FOUND and now - called_at > _OLD:
        return Verdict(RecordingState.GONE, RecordingReason.KEPT_TOO_LONG, None)
    if reason in _FINAL_AT_ONCE or tries >= _MOST_TRIES.get(reason, _MOST_TRIES_ELSE):
        return Verdict(RecordingState.FAILED, reason, None)
    wait = min(first * 2 ** min(tries - 1, 20), LONGEST_WAIT) * (0.75 + chance / 2)
    waits_for_its_address = reason is RecordingReason.NOT_THERE_YET
    pending = waits_for_its_address or tries <= _STILL_PENDING_TRIES
    return Verdict(RecordingState.PENDING if pending else RecordingState.FAILED, reason, now + wait)
