"""The missed queue: who called and was not talked to since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.contract.answers import CallbackStep, MissedEnding

MATTERS_FOR = timedelta(days=14)
"""Older ones are history: nobody waits for that call any more. Longer than any row of holidays."""
CLAIM_LASTS = timedelta(minutes=15)
AGAIN_WITHIN = timedelta(minutes=2)
"""Whoever called in vain keeps the client at least so long, to try again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """The calls of one client that nobody took since the last contact with them.

    `last_call` and `voicemail_call` are the newest of them, and the newest that left a message; `phone` is whence the
    newest came.
    """

    phone: str
    attempts: int
    since: datetime
    last_at: datetime
    last_call: int
    voicemail_call: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallInVain:
    """A client called and nobody took it; nobody has talked to them since it began."""

    call: int
    phone: str
    started_at: datetime
    voicemail: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    by: int
    until: datetime


def waiting_among(calls: Iterable[CallInVain], done_at: datetime | None, *, now: datetime) -> Waiting | None:
    """Who still waits, from a client's calls in vain since the last talk with them, in whatever order they were told.

    Somebody's word at `done_at` ends the waiting of all calls before it.
    """
    vain = sorted(
        (
            call
            for call in calls
            if now - call.started_at < MATTERS_FOR and (done_at is None or call.started_at > done_at)
        ),
        key=lambda call: (call.started_at, call.call),
    )
    if not vain:
        return None
    return Waiting(
        phone=vain[-1].phone,
        attempts=len(vain),
        since=vain[0].started_at,
        last_at=vain[-1].started_at,
        last_call=vain[-1].call,
        voicemail_call=next((call.call for call in reversed(vain) if call.voicemail), None),
    )


def how_ended(*, by_hand: bool, last_at: datetime, closed_at: datetime) -> MissedEnding:
    """Why an entry was closed."""
    if by_hand:
        return MissedEnding.HAND
    return MissedEnding.AGE if closed_at - last_at >= MATTERS_FOR else MissedEnding.CONTACT


def may_claim(mine: int, claim: Claim | None, caller: int | None, *, now: datetime) -> bool:
    """A claim is one person's until it runs out, and for as long as they are calling: two never call one client."""
    return claim is None or claim.by == mine or (claim.until <= now and caller != claim.by)


def claim_after(
    step: CallbackStep, reason: str | None, person: int, claim: Claim | None, now: datetime
) -> Claim | None:
    """Whose the client is once `person`'s click to call has come to this step; whoever calls has taken them."""
    if claim is not None and claim.by != person:
        return claim
    if step is CallbackStep.RINGING_OPERATOR:
        return Claim(person, now + CLAIM_LASTS)
    if step is CallbackStep.FAILED and reason == "given_up":
        return None
    if step in {CallbackStep.FAILED, CallbackStep.ENDED}:
        until = now + AGAIN_WITHIN
        return Claim(person, until if claim is None else max(until, claim.until))
    return claim
