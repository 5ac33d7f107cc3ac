"""Whether each link of the chain works, from the client's call to the operator's ear: facts in, findings out."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.contract.administration import Health
from app.contract.answers import Me, Operator, Role

SLOW_ANSWER_MS = 1_000
QUIET_WEBHOOKS = timedelta(hours=24)
LONG_STALL_MS = 200


class Link(StrEnum):
    """In the order in which a call passes them."""

    WEBHOOKS = "webhooks"
    RINGOSTAT = "ringostat"
    TEMPLATE = "template"
    BACKEND = "backend"
    MATCH = "match"
    PHONE = "phone"
    SCREEN = "screen"
    NOTIFICATIONS = "notifications"
    SOUND = "sound"


class State(StrEnum):
    GOOD = "good"
    WARNING = "waiting"
    BAD = "bad"
    UNKNOWN = "quiet"


class What(StrEnum):
    """What was found; the sentence for it is written on the screen's side."""

    WORKS = "works"
    SLOW = "slow"
    NO_ANSWER = "no_answer"
    NEVER_CAME = "never_came"
    LONG_AGO = "long_ago"
    NOT_SET_UP = "not_set_up"
    SILENT = "silent"
    NOT_ASKED = "not_asked"
    MISUNDERSTOOD = "misunderstood"
    NOT_MATCHED = "not_matched"
    NO_OPERATOR = "no_operator"
    OFFLINE = "offline"
    SPEAKING = "speaking"
    NO_DEVICE = "no_device"
    NO_TRAY = "no_tray"
    HUSHED = "hushed"
    STALLED = "stalled"


class Fix(StrEnum):
    """Where it is mended; None of them where only another person can."""

    TELEPHONY = "telephony"
    OPERATORS = "operators"
    TRY_AGAIN = "try_again"
    TRY_SOUND = "try_sound"
    TRY_CARD = "try_card"
    TRY_NOTICE = "try_notice"
    END_QUIET = "end_quiet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known at this moment."""

    line_up: bool
    health: Health | None
    """None: the backend did not answer."""
    answered_ms: int | None
    me: Me | None
    operator: Operator | None
    """Of whoever sits here, as the backend tells it."""
    sound: str
    """The name of the device that recordings are heard on; empty: there is none."""
    has_tray: bool
    is_hushed: bool
    """Cards wait: the person or the system asked for quiet."""
    longest_stall_ms: int
    """How long the screen once kept everything waiting in the last hour."""


@dataclass(frozen=True, slots=True)
class Finding:
    link: Link
    state: State
    what: What
    number: int = 0
    """Milliseconds, or how many."""
    at: datetime | None = None
    fix: Fix | None = None
    name: str = ""


def findings(facts: Facts, now: datetime) -> tuple[Finding, ...]:
    """One finding a link, in the order of the chain. Without the backend nothing is known of what lies behind it."""
    admin = facts.me is not None and facts.me.role is Role.ADMIN
    return (
        _webhooks(facts, now, admin=admin),
        _ringostat(facts, admin=admin),
        *_template(facts, admin=admin),
        _backend(facts),
        _match(facts, admin=admin),
        _phone(facts),
        _screen(facts),
        _notifications(facts),
        _sound(facts),
    )


def is_whole(found: tuple[Finding, ...]) -> bool:
    """Whether a call would come through from end to end."""
    return all(finding.state in {State.GOOD, State.UNKNOWN} for finding in found)


def _webhooks(facts: Facts, now: datetime, *, admin: bool) -> Finding:
    fix = Fix.TELEPHONY if admin else None
    if facts.health is None:
        return Finding(Link.WEBHOOKS, State.UNKNOWN, What.NOT_ASKED)
    last = facts.health.last_webhook_at
    if last is None:
        return Finding(Link.WEBHOOKS, State.BAD, What.NEVER_CAME, fix=fix)
    if now - last > QUIET_WEBHOOKS:
        return Finding(Link.WEBHOOKS, State.WARNING, What.LONG_AGO, at=last, fix=fix)
    return Finding(Link.WEBHOOKS, State.GOOD, What.WORKS, at=last)


def _ringostat(facts: Facts, *, admin: bool) -> Finding:
    fix = Fix.TELEPHONY if admin else None
    word = "" if facts.health is None else facts.health.ringostat
    match word:
        case "not_set_up":
            return Finding(Link.RINGOSTAT, State.BAD, What.NOT_SET_UP, fix=fix)
        case "silent" | "refused":
            return Finding(Link.RINGOSTAT, State.BAD, What.SILENT, fix=fix)
        case "answers" | "ok":
            return Finding(Link.RINGOSTAT, State.GOOD, What.WORKS)
        case _:
            return Finding(Link.RINGOSTAT, State.UNKNOWN, What.NOT_ASKED)


def _template(facts: Facts, *, admin: bool) -> tuple[Finding, ...]:
    """A line of its own only when something waits to be understood."""
    waiting = 0 if facts.health is None else facts.health.misunderstood
    if not waiting:
        return ()
    fix = Fix.TELEPHONY if admin else None
    return (Finding(Link.TEMPLATE, State.WARNING, What.MISUNDERSTOOD, number=waiting, fix=fix),)


def _backend(facts: Facts) -> Finding:
    if facts.health is None or not facts.line_up:
        return Finding(Link.BACKEND, State.BAD, What.NO_ANSWER, fix=Fix.TRY_AGAIN)
    took = facts.answered_ms or 0
    if took > SLOW_ANSWER_MS:
        return Finding(Link.BACKEND, State.WARNING, What.SLOW, number=took, fix=Fix.TRY_AGAIN)
    return Finding(Link.BACKEND, State.GOOD, What.WORKS, number=took)


def _match(facts: Facts, *, admin: bool) -> Finding:
    fix = Fix.OPERATORS if admin else None
    if facts.me is None:
        return Finding(Link.MATCH, State.UNKNOWN, What.NOT_ASKED)
    if facts.me.operator is None:
        # Whoever only watches needs no phone of their own.
        state = State.BAD if facts.me.role is Role.OPERATOR else State.UNKNOWN
        return Finding(Link.MATCH, state, What.NO_OPERATOR, fix=fix)
    if facts.operator is not None and facts.operator.manager is None:
        return Finding(Link.MATCH, State.WARNING, What.NOT_MATCHED, fix=fix, name=facts.me.operator.name)
    return Finding(Link.MATCH, State.GOOD, What.WORKS, name=facts.me.operator.name)


def _phone(facts: Facts) -> Finding:
    word = "unknown" if facts.operator is None else facts.operator.presence
    match word:
        case "online":
            return Finding(Link.PHONE, State.GOOD, What.WORKS)
        case "speaking":
            return Finding(Link.PHONE, State.GOOD, What.SPEAKING)
        case "offline":
            return Finding(Link.PHONE, State.BAD, What.OFFLINE, fix=Fix.TRY_AGAIN)
        case _:
            return Finding(Link.PHONE, State.UNKNOWN, What.NOT_ASKED)


def _screen(facts: Facts) -> Finding:
    if facts.is_hushed:
        return Finding(Link.SCREEN, State.WARNING, What.HUSHED, fix=Fix.END_QUIET)
    if facts.longest_stall_ms > LONG_STALL_MS:
        return Finding(Link.SCREEN, State.WARNING, What.STALLED, number=facts.longest_stall_ms, fix=Fix.TRY_CARD)
    return Finding(Link.SCREEN, State.GOOD, What.WORKS, number=facts.longest_stall_ms, fix=Fix.TRY_CARD)


def _notifications(facts: Facts) -> Finding:
    if facts.has_tray:
        return Finding(Link.NOTIFICATIONS, State.GOOD, What.WORKS, fix=Fix.TRY_NOTICE)
    return Finding(Link.NOTIFICATIONS, State.UNKNOWN, What.NO_TRAY, fix=Fix.TRY_NOTICE)


def _sound(facts: Facts) -> Finding:
    if facts.sound:
        return Finding(Link.SOUND, State.GOOD, What.WORKS, fix=Fix.TRY_SOUND, name=facts.sound)
    return Finding(Link.SOUND, State.WARNING, What.NO_DEVICE, fix=Fix.TRY_AGAIN)
