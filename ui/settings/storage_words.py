"""How «Зберігання» says days, sizes and what was removed."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from app.contract.storage import Removal
from ui import words


def days_words(days: int) -> str:
    """«90 днів», «1 рік»."""
    translate = QCoreApplication.translate
    if days % 365:
        return translate("StorageSection", "%n днів", "", days)
    return translate("StorageSection", "%n років", "", days // 365)


def megabytes_words(megabytes: int) -> str:
    return size_words(megabytes * 1_000_000)


def size_words(size: int) -> str:
    """«3,4 ГБ», in thousands as disks are sold."""
    translate, locale = QCoreApplication.translate, QLocale()
    for unit, words_of in (
        (10**12, translate("StorageSection", "{size} ТБ")),
        (10**9, translate("StorageSection", "{size} ГБ")),
        (10**6, translate("StorageSection", "{size} МБ")),
    ):
        if size >= unit or unit == 10**6:
            count = size / unit
            precision = 0 if count >= 10 or count == int(count) else 1
            return words_of.format(size=locale.toString(count, "f", precision)).replace(" ", "\N{NO-BREAK SPACE}")
    raise AssertionError


def removal_words(removal: Removal) -> str:
    count = QCoreApplication.translate("StorageSection", "%Ln записів", "", removal.recordings)
    return f"{count}, {size_words(removal.bytes)}"


def removed_words(removal: Removal, at: datetime | None, now: datetime) -> str:
    """«сьогодні 14:00: 12 записів, 34 МБ»."""
    if at is None:
        return "—"
    nothing = QCoreApplication.translate("StorageSection", "нічого зайвого")
    return f"{words.moment(at, now)}: {removal_words(removal) if removal.recordings else nothing}"
