"""What the user chose above the list, and the question it makes."""

from dataclasses import dataclass
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


OPERATOR_MOST = 70
"""Per cent of what was said."""
MONOLOGUE_S = 60
SILENCE_S = 20
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
    `time_zone`, the company's.
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
    heard: frozenset[Heard] = frozenset()
    phone: str | None = None
    hour: int | None = None
    weekday: int | None = None
    time_zone: str = ""

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
            operator_share=OPERATOR_MOST if Heard.OPERATOR_MOST in self.heard else None,
            silence=SILENCE_S if Heard.SILENCE in self.heard else None,
            monologue=MONOLOGUE_S if Heard.MONOLOGUE in self.heard else None,
            interrupted=True if Heard.INTERRUPTED in self.heard else None,
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
