"""How the desk says times, lengths, sums and counts, in the language of the screen.

Times come in UTC and are told in the zone of the machine; `now` is an argument wherever «сьогодні» depends on it.
"""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QDate, QLibraryInfo, QLocale, QTranslator

import resources
from ui.words_names import first_name, is_feminine

_HARD: Final = "\N{NO-BREAK SPACE}"


def install_words(application: QCoreApplication, language: str) -> None:
    """Speak `language` («uk» or «en») from now on: words, plural forms, months, Qt's own menus."""
    territory = QLocale.Country.Ukraine if language == "uk" else QLocale.Country.UnitedKingdom
    spoken = QLocale.Language.Ukrainian if language == "uk" else QLocale.Language.English
    QLocale.setDefault(QLocale(spoken, territory))
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    own = str(Path(resources.__file__).parent / "words")
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for file, folder in ((f"qtbase_{language}.qm", qt), (f"slukhavka_{language}.qm", own)):
        translator = QTranslator(application)
        if translator.load(file, folder):
            application.installTranslator(translator)


def spoken() -> str:
    """The language of the screen, as `install_words` names it."""
    return "uk" if QLocale().language() == QLocale.Language.Ukrainian else "en"


def local(at: datetime) -> datetime:
    """The same moment in the zone of the machine."""
    return at.astimezone()


def other_clock(zone: str, *moments: datetime) -> str:
    """«за часом Europe/Kyiv» when clocks of that zone showed another time than this machine's; else nothing."""
    if not zone or all(at.astimezone(ZoneInfo(zone)).utcoffset() == local(at).utcoffset() for at in moments):
        return ""
    return QCoreApplication.translate("Words", "за часом {zone}").format(zone=zone)


def clock(at: datetime) -> str:
    """«14:52»."""
    return f"{local(at):%H:%M}"


def day(at: datetime, now: datetime) -> str:
    """«сьогодні», «учора», «завтра», «12 жовтня», «12 жовтня 2025»."""
    moment, today = local(at).date(), local(now).date()
    if moment == today:
        return QCoreApplication.translate("Words", "сьогодні")
    if moment == today - timedelta(days=1):
        return QCoreApplication.translate("Words", "учора")
    if moment == today + timedelta(days=1):
        return QCoreApplication.translate("Words", "завтра")
    return _printed(moment, "d MMMM" if moment.year == today.year else "d MMMM yyyy")


def moment(at: datetime, now: datetime) -> str:
    """«сьогодні 14:52», «12 жовтня 10:15»."""
    return f"{day(at, now)} {clock(at)}"


def short_moment(at: datetime, now: datetime) -> str:
    """For a narrow column: «14:52» today, else «учора», «21 лист.» or, of another year, «21.11.25»."""
    then, today = local(at).date(), local(now).date()
    if then == today:
        return clock(at)
    if then == today - timedelta(days=1):
        return QCoreApplication.translate("Words", "учора")
    return _printed(then, "d MMM") if then.year == today.year else _in_figures(then)


def day_head(at: datetime, now: datetime) -> str:
    """Over the calls of a day: «Сьогодні, 23 листопада», «Пʼятниця, 20 листопада»."""
    then, today = local(at).date(), local(now).date()
    written = _printed(then, "d MMMM" if then.year == today.year else "d MMMM yyyy")
    if then == today:
        return QCoreApplication.translate("Words", "Сьогодні, {day}").format(day=written)
    if then == today - timedelta(days=1):
        return QCoreApplication.translate("Words", "Учора, {day}").format(day=written)
    weekday = QLocale().standaloneDayName(then.isoweekday())
    return f"{weekday[:1].upper()}{weekday[1:]}, {written}"


def days(first: date, last: date, today: date) -> str:
    """«23 листопада», «17–23 листопада», «29 жовтня – 4 листопада»; with the year when it is another."""
    pattern = "d MMMM" if first.year == last.year == today.year else "d MMMM yyyy"
    if first == last:
        return _printed(last, pattern)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_printed(last, pattern)}"
    return f"{_printed(first, pattern)} – {_printed(last, pattern)}"


def weekday(number_: int, *, short: bool = False) -> str:
    """«понеділок» or «Пн»; Monday is 0."""
    name = QLocale().standaloneDayName(
        number_ + 1, QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    )
    return name[:1].upper() + name[1:] if short else name


def month(day_: date) -> str:
    """«Листопад 2026»."""
    name = QLocale().standaloneMonthName(day_.month)
    return f"{name[:1].upper()}{name[1:]} {day_.year}"


def percent(share: float) -> str:
    """«6,3 %», «0 %»; in English «6.3%»."""
    whole = QLocale().toString(share * 100, "f", 1 if 0 < share * 100 < 10 else 0)
    return QCoreApplication.translate("Words", "{n} %").replace(" ", _HARD).format(n=whole)


def calls(count: int) -> str:
    """«248 дзвінків»."""
    return QCoreApplication.translate("Words", "%Ln дзвінків", None, count)


def clients(count: int) -> str:
    """«12 клієнтів»."""
    return QCoreApplication.translate("Words", "%Ln клієнтів", None, count)


def length(seconds: float) -> str:
    """«4:12», «1:02:05»; never below zero."""
    minutes, rest = divmod(max(0, int(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def long_length(seconds: float) -> str:
    """«3 год 12 хв», «14 хв», «40 с»."""
    whole = max(0, int(seconds))
    if whole < 60:
        return QCoreApplication.translate("Words", "{n} с").format(n=whole).replace(" ", _HARD)
    hours, minutes = divmod(whole // 60, 60)
    told = QCoreApplication.translate("Words", "{n} хв").format(n=minutes).replace(" ", _HARD)
    if not hours:
        return told
    long = QCoreApplication.translate("Words", "{n} год").format(n=hours).replace(" ", _HARD)
    return f"{long} {told}" if minutes else long


def money(kopiyky: int) -> str:
    """«1 240 ₴», «1 240,50 ₴»; in English «₴1,240»."""
    digits = 2 if kopiyky % 100 else 0
    printed = QLocale().toCurrencyString(abs(kopiyky) / 100, "₴", digits)
    return f"\N{MINUS SIGN}{printed}" if kopiyky < 0 else printed


def number(count: int) -> str:
    """«2 480»; in English «2,480»."""
    return QLocale().toString(count)


def talks(count: int) -> str:
    """«248 розмов»."""
    return QCoreApplication.translate("Words", "%Ln розмов", None, count)


def orders(count: int) -> str:
    """«12 замовлень»."""
    return QCoreApplication.translate("Words", "%Ln замовлень", None, count)


def missed(count: int) -> str:
    """«3 пропущені дзвінки»."""
    return QCoreApplication.translate("Words", "%Ln пропущених дзвінків", None, count)


def goods(count: int) -> str:
    """«2 товари»."""
    return QCoreApplication.translate("Words", "%Ln товарів", None, count)


def attempts(count: int) -> str:
    """«2 спроби»."""
    return QCoreApplication.translate("Words", "%Ln спроб", None, count)


def webhooks(count: int) -> str:
    """«3 вебхуки»."""
    return QCoreApplication.translate("Words", "%Ln вебхуків", None, count)


def order_name(order_number: str) -> str:
    """«№ 10482»; in English «#10482»."""
    return QCoreApplication.translate("Words", "№ {number}").replace(" ", _HARD).format(number=order_number)


def answered_by(name: str) -> str:
    """«Відповіла Ірина», «Відповів Іван»."""
    if is_feminine(name):
        sentence = QCoreApplication.translate("Words", "Відповіла {name}")
    else:
        sentence = QCoreApplication.translate("Words", "Відповів {name}")
    return sentence.format(name=first_name(name))


def _printed(day_: date, pattern: str) -> str:
    return QLocale().toString(QDate(day_.year, day_.month, day_.day), pattern)


def _in_figures(day_: date) -> str:
    """The order of day and month as the language has it, the year in two figures."""
    return _printed(day_, QLocale().dateFormat(QLocale.FormatType.ShortFormat).replace("yyyy", "yy"))
