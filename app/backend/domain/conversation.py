"""One call from everything that was told of it, whatever came first and however often it came.

The rule looks at the set of notices, never at one after another: so no order and no repetition can change its answer.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.backend.domain.call_log import MAY_STILL_RING, SETTLED_AFTER, may_go_on
from app.backend.domain.notice import CallNotice, Ending, Moment
from app.contract.answers import Direction, Phase, RecordingReason, RecordingState, Status

_STRENGTH = {Moment.AFTER: 4, Moment.LOGGED: 3, Moment.ANSWERED: 2, Moment.FORWARDED: 1, Moment.BEFORE: 0}
_ENDING_RANK = {None: 0, Ending.NOT_TALKED: 1, Ending.VOICEMAIL: 2, Ending.TALKED: 3}


@dataclass(frozen=True, slots=True)
class Arrived:
    """A notice and when it was first told."""

    notice: CallNotice
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Employee:
    """Whom the provider named, by whatever it told of them."""

    staff_id: str | None = None
    sip_login: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """The call as it is now; durations in whole seconds."""

    direction: Direction
    phase: Phase
    status: Status
    phone: str | None
    written: str | None
    line: str | None
    employee: Employee | None
    """Who made or took it; while it rings, whom it rings."""
    started_at: datetime
    answered_at: datetime | None
    ended_at: datetime | None
    wait_s: int | None
    talk_s: int | None
    voicemail: bool
    end_reason: str | None
    recording_state: RecordingState
    recording_reason: RecordingReason | None
    recording_url: str | None


def conversation(told: Iterable[Arrived], *, now: datetime) -> Conversation:
    """Fold the notices of one call; there is at least one."""
    by_weight = sorted(told, key=_weight, reverse=True)
    direction = Direction(by_weight[0].notice.direction)
    started_at = _first(by_weight, lambda notice: notice.started_at) or min(one.at for one in by_weight)
    final = _final(by_weight, now)
    ending = _unheard_ending(by_weight, now - started_at) if final is None else final.notice.ending
    phase = _phase(by_weight, ending)
    wait_s, talk_s = _durations(by_weight, ending)
    answered_at = _answered_at(by_weight, ending, phase, started_at, wait_s)
    state, reason = _recording(by_weight, ending)
    return Conversation(
        direction=direction,
        phase=phase,
        status=_status(ending),
        phone=_first(by_weight, lambda notice: notice.phone),
        written=_first(by_weight, lambda notice: notice.written if notice.phone else None),
        line=_first(by_weight, lambda notice: notice.line),
        employee=_employee(by_weight, ending, direction),
        started_at=started_at,
        answered_at=answered_at,
        ended_at=None if ending is None else _ended_at(final, by_weight, started_at, answered_at, wait_s, talk_s),
        wait_s=wait_s,
        talk_s=talk_s,
        voicemail=ending is Ending.VOICEMAIL,
        end_reason=None if ending is None else _first(by_weight, lambda notice: notice.end_reason),
        recording_state=state,
        recording_reason=reason,
        recording_url=_newest_address(by_weight),
    )


def picked_up_by(told: Iterable[Arrived], staff_id: str, sip_logins: Sequence[str]) -> bool:
    """Whether this employee picked it up at some time, whoever talks now."""
    return any(
        one.notice.moment is Moment.ANSWERED
        and (
            one.notice.staff_id == staff_id or (one.notice.sip_login is not None and one.notice.sip_login in sip_logins)
        )
        for one in told
    )


def _weight(one: Arrived) -> tuple[int, int, int, str]:
    """Later moments count more; of two alike the one that tells more; a tie is decided by what they say."""
    notice = one.notice
    return _STRENGTH[notice.moment], _ENDING_RANK[notice.ending], notice.talk_s or 0, repr(notice)


def _first[T](by_weight: Sequence[Arrived], of: Callable[[CallNotice], T | None]) -> T | None:
    """What the weightiest notice tells that tells it at all."""
    return next((value for one in by_weight if (value := of(one.notice)) is not None), None)


def _newest_address(by_weight: Sequence[Arrived]) -> str | None:
    """The address told last: whoever tells another one later means that one."""
    told = [one for one in by_weight if one.notice.recording_url is not None]
    return max(told, key=lambda one: one.at).notice.recording_url if told else None


def _final(by_weight: Sequence[Arrived], now: datetime) -> Arrived | None:
    """The notice that says how the call ended; None while it goes on.

    The call log shows a call in progress as one that nobody answered: such a row is believed when nothing else says
    that the call goes on, or when it is old enough.
    """
    final = next((one for one in by_weight if one.notice.ending is not None), None)
    if final is None or final.notice.moment is Moment.AFTER or not may_go_on(final.notice):
        return final
    said = {one.notice.moment for one in by_weight} - {Moment.LOGGED}
    lasts = SETTLED_AFTER if Moment.ANSWERED in said else MAY_STILL_RING
    started_at = final.notice.started_at or final.at
    return None if said and now - started_at < lasts else final


def _unheard_ending(by_weight: Sequence[Arrived], age: timedelta) -> Ending | None:
    """How a call ended of which nobody ever told the end: no call lasts as long as that."""
    if age < SETTLED_AFTER:
        return None
    picked_up = any(one.notice.moment is Moment.ANSWERED for one in by_weight)
    return Ending.TALKED if picked_up else Ending.NOT_TALKED


def _phase(by_weight: Sequence[Arrived], ending: Ending | None) -> Phase:
    if ending is not None:
        return Phase.ENDED
    picked_up = any(one.notice.moment is Moment.ANSWERED for one in by_weight)
    return Phase.TALKING if picked_up else Phase.RINGING


def _status(ending: Ending | None) -> Status:
    match ending:
        case None:
            return Status.ACTIVE
        case Ending.TALKED:
            return Status.COMPLETED
        case Ending.VOICEMAIL | Ending.NOT_TALKED:
            return Status.CANCELLED


def _durations(by_weight: Sequence[Arrived], ending: Ending | None) -> tuple[int | None, int | None]:
    """How long the client waited, and how long somebody talked to them; by whoever tells the same end of it."""
    by_weight = [one for one in by_weight if one.notice.ending in {None, ending}]
    wait_s = _first(by_weight, lambda notice: notice.wait_s)
    talk_s = _first(by_weight, lambda notice: notice.talk_s)
    total_s = _first(by_weight, lambda notice: notice.total_s)
    if wait_s is None and total_s is not None and ending is not None:
        wait_s = max(0, total_s - (talk_s or 0))
    return wait_s, talk_s if ending is Ending.TALKED else None


def _answered_at(
    by_weight: Sequence[Arrived], ending: Ending | None, phase: Phase, started_at: datetime, wait_s: int | None
) -> datetime | None:
    """When somebody picked up: by the durations where they are told, else when the pick-up was told."""
    talks = phase is Phase.TALKING or ending is Ending.TALKED
    if not talks:
        return None
    if wait_s is not None:
        return started_at + timedelta(seconds=wait_s)
    told = [one.at for one in by_weight if one.notice.moment is Moment.ANSWERED]
    return max(started_at, min(told)) if told else started_at


def _ended_at(
    final: Arrived | None,
    by_weight: Sequence[Arrived],
    started_at: datetime,
    answered_at: datetime | None,
    wait_s: int | None,
    talk_s: int | None,
) -> datetime:
    """By the durations where they are told, else when the end was; of an end nobody told, when anything was last."""
    if final is None:
        return max(started_at, *(one.at for one in by_weight))
    if final.notice.total_s is not None:
        return started_at + timedelta(seconds=final.notice.total_s)
    if talk_s is not None:
        return (answered_at or started_at) + timedelta(seconds=talk_s)
    if final.notice.moment is Moment.AFTER:
        return max(started_at, final.at)
    return started_at + timedelta(seconds=wait_s or 0)


def _employee(by_weight: Sequence[Arrived], ending: Ending | None, direction: Direction) -> Employee | None:
    """Who took it: whom the end names, else who picked up last; while it rings, whom it rings."""
    if direction is Direction.IN and ending in {Ending.NOT_TALKED, Ending.VOICEMAIL}:
        return None
    named = [one for one in by_weight if _named(one.notice)]
    if not named:
        return None
    best = max(named, key=lambda one: (_taking_rank(one.notice), one.at, _weight(one))).notice
    same = [one.notice for one in named if _same_person(one.notice, best)]
    return Employee(
        staff_id=best.staff_id or next((notice.staff_id for notice in same if notice.staff_id), None),
        sip_login=best.sip_login or next((notice.sip_login for notice in same if notice.sip_login), None),
        name=best.employee or next((notice.employee for notice in same if notice.employee), None),
    )


def _taking_rank(notice: CallNotice) -> int:
    """A forwarding rings somebody new just as the first ring did, so both weigh the same."""
    return max(1, _STRENGTH[notice.moment])


def _named(notice: CallNotice) -> bool:
    return notice.staff_id is not None or notice.sip_login is not None


def _same_person(one: CallNotice, other: CallNotice) -> bool:
    return (one.staff_id is not None and one.staff_id == other.staff_id) or (
        one.sip_login is not None and one.sip_login == other.sip_login
    )


def _recording(by_weight: Sequence[Arrived], ending: Ending | None) -> tuple[RecordingState, RecordingReason | None]:
    """Where its recording stands as far as the notices tell."""
    if ending is None:
        return RecordingState.NONE, RecordingReason.CALL_GOES_ON
    if ending is Ending.NOT_TALKED:
        return RecordingState.NONE, RecordingReason.NOBODY_ANSWERED
    if any(one.notice.recording_url for one in by_weight):
        return RecordingState.PENDING, None
    said = {one.notice.has_recording for one in by_weight}
    if False in said and True not in said:
        return RecordingState.NONE, RecordingReason.SWITCHED_OFF
    return RecordingState.PENDING, RecordingReason.NOT_THERE_YET
