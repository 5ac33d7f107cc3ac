"""How each filter of the call list is called."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from app.contract.answers import Direction
from ui import words
from ui.call_list.filters import Choice, Heard, Outcome, Period, Talk


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
        case Period.OWN:
            return translate("CallList", "Свої дати…")


def chosen_period_words(choice: Choice, today: date) -> str:
    """What stands on the chip; own days are told as days."""
    if choice.period is Period.OWN and choice.own is not None:
        return words.days(*choice.own, today)
    return "" if choice.period is Period.ALL else period_words(choice.period)


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


def talk_words(talk: Talk) -> str:
    translate = QCoreApplication.translate
    match talk:
        case Talk.ANY:
            return translate("CallList", "Будь-яка тривалість")
        case Talk.SHORT:
            return translate("CallList", "До 30 с")
        case Talk.MIDDLE:
            return translate("CallList", "Від 30 с до 3 хв")
        case Talk.LONG:
            return translate("CallList", "Від 3 до 10 хв")
        case Talk.LONGEST:
            return translate("CallList", "Понад 10 хв")


def heard_name(heard: Heard) -> str:
    """What is chosen a least value of."""
    translate = QCoreApplication.translate
    match heard:
        case Heard.OPERATOR_MOST:
            return translate("CallList", "Частка оператора")
        case Heard.MONOLOGUE:
            return translate("CallList", "Монолог оператора")
        case Heard.SILENCE:
            return translate("CallList", "Тиша")
        case Heard.INTERRUPTED:
            return translate("CallList", "Оператор перебивав")


def least_words(heard: Heard, least: int) -> str:
    """«від 70 %», «від 1 хв», «хоч раз»."""
    translate = QCoreApplication.translate
    match heard:
        case Heard.INTERRUPTED if least == 1:
            return translate("CallList", "хоч раз")
        case Heard.INTERRUPTED:
            return translate("CallList", "від {least} разів").format(least=least)
        case Heard.OPERATOR_MOST:
            return translate("CallList", "від {least}").format(least=words.percent(least / 100))
        case Heard.MONOLOGUE | Heard.SILENCE:
            return translate("CallList", "від {least}").format(least=words.long_length(least))


def heard_words(heard: Heard, least: int | None) -> str:
    """What stands on the chip: «Монолог оператора від 1 хв»; nothing when it is not asked for."""
    return "" if least is None else f"{heard_name(heard)} {least_words(heard, least)}"


def hour_words(choice: Choice, now: datetime) -> str:
    """«Пн, 14:00–15:00» of the hour and day that the overview asked for, and by whose clock where it is not ours."""
    parts = []
    if choice.weekday is not None:
        parts.append(words.weekday(choice.weekday, short=True))
    if choice.hour is not None:
        parts.append(f"{choice.hour}:00–{(choice.hour + 1) % 24}:00")
    asked = choice.question(now)
    whose = words.other_clock(choice.time_zone, asked.since or now, asked.until or now) if parts else ""
    return ", ".join(part for part in (*parts, whose) if part)
