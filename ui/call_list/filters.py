"""What the user chose above the list, and the question it makes."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from app.contract.answers import Direction, Named, Status
from app.desk.call_history import CallFilter
from ui import words


class Period(StrEnum):
    ALL = "all"
    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    MONTH = "month"


class Outcome(StrEnum):
    """The statuses, and the missed among the cancelled."""

    ALL = "all"
    ACTIVE = "active"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Choice:
    """One frozen value for all chips and the search field."""

    q: str = ""
    period: Period = Period.ALL
    direction: Direction | None = None
    outcome: Outcome = Outcome.ALL
    manager: Named | None = None
    recorded: bool = False
    phone: str | None = None

    def question(self, now: datetime) -> CallFilter:
        since, until = _bounds(self.period, now)
        status = None if self.outcome in {Outcome.ALL, Outcome.MISSED} else Status(self.outcome.value)
        return CallFilter(
            q=self.q,
            phone=self.phone,
            manager=None if self.manager is None else self.manager.id,
            status=status,
            direction=self.direction,
            missed=True if self.outcome is Outcome.MISSED else None,
            recorded=True if self.recorded else None,
            since=since,
            until=until,
        )


def _bounds(period: Period, now: datetime) -> tuple[datetime | None, datetime | None]:
    """The period's first moment and the first one after it; days begin at the machine's midnight."""
    today = words.local(now).replace(hour=0, minute=0, second=0, microsecond=0)
    match period:
        case Period.ALL:
            return None, None
        case Period.TODAY:
            return today, None
        case Period.YESTERDAY:
            return today - timedelta(days=1), today
        case Period.WEEK:
            return today - timedelta(days=6), None
        case Period.MONTH:
            return today - timedelta(days=29), None


def period_words(period: Period) -> str:
    translate = QCoreApplication.translate
    match period:
        case Period.ALL:
            return translate("CallList", "Увесь час")
        case Period.TODAY:
            return translate("CallList", "Сьогодні")
        case Period.YESTERDAY:
            return translate("CallList", "Учора")
        case Period.WEEK:
            return translate("CallList", "Останні 7 днів")
        case Period.MONTH:
            return translate("CallList", "Останні 30 днів")


def direction_words(direction: Direction | None) -> str:
    translate = QCoreApplication.translate
    match direction:
        case None:
            return translate("CallList", "Усі напрямки")
        case Direction.IN:
            return translate("CallList", "Вхідні")
        case Direction.OUT:
            return translate("CallList", "Вихідні")
        case Direction.CALLBACK:
            return translate("CallList", "Зворотні дзвінки")


def outcome_words(outcome: Outcome) -> str:
    translate = QCoreApplication.translate
    match outcome:
        case Outcome.ALL:
            return translate("CallList", "Усі статуси")
        case Outcome.ACTIVE:
            return translate("CallList", "Активні")
        case Outcome.COMPLETED:
            return translate("CallList", "Виконані")
        case Outcome.CANCELLED:
            return translate("CallList", "Скасовані")
        case Outcome.MISSED:
            return translate("CallList", "Пропущені")
