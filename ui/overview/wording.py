"""What «Огляд» says: the names of its periods, its figures, and how they differ from the period before."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.contract.overview import Overview
from app.desk.overview import Period
from ui import words

_MINUS: Final = "\N{MINUS SIGN}"
_HARD: Final = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Change:
    """How a figure differs from the period before; `kind` is `good`, `bad` or `text_3` (neither)."""

    words: str
    kind: str


def period_words(period: Period) -> str:
    translate = QCoreApplication.translate
    match period:
        case Period.TODAY:
            return translate("Overview", "Сьогодні")
        case Period.WEEK:
            return translate("Overview", "Тиждень")
        case Period.MONTH:
            return translate("Overview", "Місяць")
        case Period.OWN:
            return translate("Overview", "Свої дати…")


def before_words(period: Period) -> str:
    """What a change is compared with."""
    translate = QCoreApplication.translate
    match period:
        case Period.TODAY:
            return translate("Overview", "до вчора")
        case Period.WEEK:
            return translate("Overview", "до минулого тижня")
        case Period.MONTH:
            return translate("Overview", "до минулого місяця")
        case Period.OWN:
            return translate("Overview", "до попередніх днів")


def missed_share(counted: Overview) -> float | None:
    """The missed among the incoming; None when nobody called."""
    return counted.missed / counted.incoming if counted.incoming else None


def seconds(value: int | None) -> str:
    """«11 с», «1:15», «—» when there is nothing to tell."""
    if value is None:
        return "—"
    return words.long_length(value) if value < 60 else words.length(value)


def long_time(value: int | None) -> str:
    """«7 хв»; «—» when there is nothing to tell."""
    return "—" if value is None else words.long_length(value)


def share(value: float | None) -> str:
    return "—" if value is None else words.percent(value)


def calls_change(now: int, before: int) -> Change:
    """«+8 %»; more calls are better."""
    if not before:
        return _nothing_before()
    percents = round((now - before) / before * 100)
    told = QCoreApplication.translate("Overview", "{n} %").replace(" ", _HARD)
    return Change(told.format(n=_signed(percents, words.number)), _kind(percents, more_is_good=True))


def share_change(now: float | None, before: float | None) -> Change:
    """«−1,4 в. п.»; less is better."""
    if now is None or before is None:
        return _nothing_before()
    points = round((now - before) * 100, 1)
    told = QCoreApplication.translate("Overview", "{n} в. п.").replace(" ", _HARD)
    return Change(told.format(n=_signed(points, _one_digit)), _kind(points, more_is_good=False))


def time_change(now: int | None, before: int | None) -> Change:
    """«+2 с», «−3 хв»; less is better."""
    if now is None or before is None:
        return _nothing_before()
    return Change(_signed(now - before, words.long_length), _kind(now - before, more_is_good=False))


def _nothing_before() -> Change:
    return Change(QCoreApplication.translate("Overview", "немає з чим порівняти"), "text_3")


def _signed[N: (int, float)](value: N, printed: Callable[[N], str]) -> str:
    sign = "+" if value > 0 else _MINUS if value < 0 else "±"
    return f"{sign}{printed(abs(value))}"


def _one_digit(value: float) -> str:
    from PySide6.QtCore import QLocale

    return QLocale().toString(value, "f", 1)


def _kind(difference: float, *, more_is_good: bool) -> str:
    if not difference:
        return "text_3"
    return "good" if (difference > 0) is more_is_good else "bad"
