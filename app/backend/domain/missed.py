"""The missed queue: who called and was not talked to since."""

from dataclasses import dataclass
from datetime import datetime, timedelta

MATTERS_FOR = timedelta(days=3)
"""Older ones are history: nobody waits for that call any more."""
CLAIM_LASTS = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """The calls of one number that nobody took since the last contact with it."""

    attempts: int
    since: datetime
    last_at: datetime
    voicemail: bool


def still_waiting(waiting: Waiting | None, *, now: datetime) -> bool:
    """Whether the number belongs in the queue."""
    return waiting is not None and waiting.attempts > 0 and now - waiting.last_at < MATTERS_FOR


def may_claim(mine: int, claimed_by: int | None, claimed_until: datetime | None, *, now: datetime) -> bool:
    """A claim is one person's until it runs out: two people never call the same client."""
    return claimed_by is None or claimed_by == mine or claimed_until is None or claimed_until <= now
