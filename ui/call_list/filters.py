"""What the user chose above the list, and the question it makes."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from app.contract.answers import Direction, Named, Status
from app.desk.call_history import CallFilter
from ui import words


class Period(StrEnum):
    ALL = "all"
    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    MONTH = "month"
    OWN = "own"


class Outcome(StrEnum):
    """The statuses, and the missed among the cancelled."""

    ALL = "all"
    ACTIVE = "active"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    MISSED = "missed"


class Talk(StrEnum):
    """How long they talked."""

    ANY = "any"
    SHORT = "short"
    MIDDLE = "middle"
    LONG = "long"
    LONGEST = "longest"


class Heard(StrEnum):
    """What was heard in the recording; several may be asked for together."""

    OPERATOR_MOST = "operator-most"
    MONOLOGUE = "monologue"
    SILENCE = "silence"
    INTERRUPTED = "interrupted"


LEAST: dict[Heard, tuple[int, ...]] = {
    Heard.OPERATOR_MOST: (50, 60, 70, 80, 90),
    Heard.MONOLOGUE: (30, 60, 120, 180, 300),
    Heard.SILENCE: (5, 10, 20, 30, 60),
    Heard.INTERRUPTED: (1, 3, 5, 10),
}
"""From which value on each can be asked for: per cent of what was said, seconds, seconds, times."""
TALKS: dict[Talk, tuple[int | None, int | None]] = {
    Talk.ANY: (None, None),
    Talk.SHORT: (1, 30),
    Talk.MIDDLE: (31, 180),
    Talk.LONG: (181, 600),
    Talk.LONGEST: (601, None),
}
"""Seconds, from and to, both included."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One frozen value for all chips and the search field.

    `own` are the first and the last day of `Period.OWN`; a manager with the id 0 is nobody; `hour` and `weekday` are of
    `time_zone`, the company's; `heard` are the least values of `LEAST` that are asked for, in the order of `Heard`.
    """

    q: str = ""
    period: Period = Period.ALL
    own: tuple[date, date] | None = None
    direction: Direction | None = None
    outcome: Outcome = Outcome.ALL
    manager: Named | None = None
    operator: Named | None = None
    talk: Talk = Talk.ANY
    recorded: bool = False
    heard: tuple[tuple[Heard, int], ...] = ()
    phone: str | None = None
    hour: int | None = None
    weekday: int | None = None
    time_zone: str = ""

    def least(self, heard: Heard) -> int | None:
        """From which value on it is asked for; None: it is not."""
        return dict(self.heard).get(heard)

    def with_heard(self, heard: Heard, least: int | None) -> "Choice":
        """The same, with this asked for from that value on; None: not any more."""
        asked = dict(self.heard) | ({} if least is None else {heard: least})
        kept = ((one, asked[one]) for one in Heard if one in asked and (one is not heard or least is not None))
        return replace(self, heard=tuple(kept))

    def question(self, now: datetime) -> CallFilter:
        since, until = _bounds(self.period, self.own, now)
        status = None if self.outcome in {Outcome.ALL, Outcome.MISSED} else Status(self.outcome.value)
        talk_from, talk_to = TALKS[self.talk]
        return CallFilter(
            q=self.q,
            phone=self.phone,
            operator=None if self.operator is None else self.operator.id,
            manager=None if self.manager is None else self.manager.id,
            status=status,
            direction=self.direction,
            missed=True if self.outcome is Outcome.MISSED else None,
            recorded=True if self.recorded else None,
            since=since,
            until=until,
            hour=self.hour,
            weekday=self.weekday,
            time_zone=self.time_zone,
            talk_from=talk_from,
            talk_to=talk_to,
            operator_share=self.least(Heard.OPERATOR_MOST),
            silence=self.least(Heard.SILENCE),
            monologue=self.least(Heard.MONOLOGUE),
            interruptions=self.least(Heard.INTERRUPTED),
        )


def _bounds(period: Period, own: tuple[date, date] | None, now: datetime) -> tuple[datetime | None, datetime | None]:
    """The period's first moment and the first one after it; days begin at the machine's midnight."""
    today = words.local(now).date()
    match period:
        case Period.ALL:
            return None, None
        case Period.TODAY:
            return _midnight(today), None
        case Period.YESTERDAY:
            return _midnight(today - timedelta(days=1)), _midnight(today)
        case Period.WEEK:
            return _midnight(today - timedelta(days=6)), None
        case Period.MONTH:
            return _midnight(today - timedelta(days=29)), None
        case Period.OWN:
            first, last = own or (today, today)
            return _midnight(first), _midnight(last + timedelta(days=1))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time()).astimezone()
