"""What the columns of a table mean, and what stands in their cells: money, days, lists of goods."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, tzinfo
from decimal import Decimal, InvalidOperation

from app.contract.crm import MEANINGS, ImportKind, Meaning

_TITLES: tuple[tuple[Meaning, tuple[str, ...]], ...] = (
    (Meaning.PHONE, ("тел", "phone", "моб", "mobile", "msisdn")),
    (Meaning.STATUS, ("статус", "status", "стан", "етап")),
    (Meaning.CREATED_AT, ("дата", "створен", "date", "created", "коли")),
    (Meaning.SUM, ("сум", "sum", "total", "вартіст", "ціна", "до сплати", "amount", "price", "грн")),
    (Meaning.ITEMS, ("товар", "склад", "item", "product", "позиц", "goods")),
    (Meaning.DELIVERY, ("достав", "ттн", "deliver", "трек", "shipping", "адрес")),
    (Meaning.MANAGER, ("менедж", "відповід", "manager", "responsible", "продав")),
    (Meaning.NOTE, ("комент", "приміт", "нотат", "note", "comment")),
    (Meaning.NUMBER, ("номер", "№", "order", "замовлен", "заказ", "number", "код")),
    (
        Meaning.NAME,
        ("клієнт", "ім'я", "ім’я", "піб", "фіо", "name", "покуп", "отримувач", "client", "customer", "назва"),
    ),
)
"""Looked for in this order: «Номер телефону» is a phone before it is a number."""
_CURRENCY = re.compile(r"(?:грн\.?|uah|₴|гривень|гривні)", re.IGNORECASE)
_MONEY = re.compile(r"^-?\d[\d \u00a0\u202f'’.,]*$")
_DAYS = (
    re.compile(r"^(?P<d>\d{1,2})[./-](?P<m>\d{1,2})[./-](?P<y>\d{4})(?:[ T,]+(?P<t>\d{1,2}:\d{2}(?::\d{2})?))?$"),
    re.compile(r"^(?P<y>\d{4})[./-](?P<m>\d{1,2})[./-](?P<d>\d{1,2})(?:[ T,]+(?P<t>\d{1,2}:\d{2}(?::\d{2})?))?$"),
)
_QUANTITY = re.compile(
    r"^(?P<title>.*?\S)\s*(?:[x×х*]\s*(?P<after>\d{1,6})|[,(]?\s*(?P<pieces>\d{1,6})\s*(?:шт\.?|pcs)\)?)$"
)
_LARGEST_KOPIYKY = 10**13
_MOST_ITEMS = 200


def guessed_meanings(kind: ImportKind, titles: Sequence[str]) -> tuple[Meaning | None, ...]:
    """What each column is likely to hold; nothing twice, but a client may have several numbers."""
    wanted, taken = MEANINGS[kind], set[Meaning]()
    meanings: list[Meaning | None] = []
    for title in titles:
        meaning = next((meaning for meaning in _meanings_of(title) if meaning in wanted and meaning not in taken), None)
        meanings.append(meaning)
        if meaning is not None and not (kind is ImportKind.CLIENTS and meaning is Meaning.PHONE):
            taken.add(meaning)
    return tuple(meanings)


def looks_like_a_head(row: Sequence[str]) -> bool:
    """Whether the first row names the columns: a word that is known, or no cell of digits."""
    if any(True for title in row for _ in _meanings_of(title) if not _has_many_digits(title)):
        return True
    return bool(row) and not any(_has_many_digits(cell) for cell in row)


def sum_of(text: str) -> int | None:
    """Kopiyky of «1 234,50 грн», `1,234.50` or `1234.5`; None for what is no sum."""
    bare = _CURRENCY.sub("", text).strip()
    if not _MONEY.match(bare) or bare.startswith("-"):
        return None
    digits = re.sub(r"[ \u00a0\u202f'’]", "", bare)
    last = max(digits.rfind(","), digits.rfind("."))
    if last >= 0:
        fraction = digits[last + 1 :]
        is_group = len(fraction) == 3 and digits.count(digits[last]) >= 1 and digits[:last].strip("0") != ""
        whole = re.sub(r"[.,]", "", digits[:last])
        digits = whole + fraction if is_group else f"{whole or '0'}.{fraction or '0'}"
    try:
        kopiyky = int((Decimal(digits) * 100).to_integral_value())
    except InvalidOperation:
        return None
    return kopiyky if 0 <= kopiyky <= _LARGEST_KOPIYKY else None


def moment_of(text: str, zone: tzinfo) -> datetime | None:
    """A day, with a time or without, in the company's zone unless the text tells its own; None for what is none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return _day_of(text.strip(), zone)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)


def _day_of(text: str, zone: tzinfo) -> datetime | None:
    """As people write days: `08.10.2026 14:05`."""
    found = next((match for pattern in _DAYS if (match := pattern.match(text))), None)
    if found is None:
        return None
    hour, minute, second = (*map(int, (found["t"] or "0:0").split(":")), 0)[:3]
    try:
        return datetime(int(found["y"]), int(found["m"]), int(found["d"]), hour, minute, second, tzinfo=zone)
    except ValueError:
        return None


def items_of(text: str) -> tuple[tuple[str, int], ...]:
    """Goods and how many of each: «Чайник x2; Кава», one a line or parted by semicolons."""
    return tuple(_item(part.strip()) for part in re.split(r"[;\n|]", text) if part.strip())[:_MOST_ITEMS]


def numbers_in(text: str) -> list[str]:
    """The telephone numbers of one cell as they are written."""
    return [part.strip() for part in re.split(r"[,;/\n|]", text) if part.strip()]


def _item(text: str) -> tuple[str, int]:
    found = _QUANTITY.match(text)
    if found is None:
        return text[:200], 1
    return found["title"].rstrip(" ,(-")[:200], max(1, int(found["after"] or found["pieces"]))


def _meanings_of(title: str) -> Iterable[Meaning]:
    folded = title.casefold()
    return (meaning for meaning, beginnings in _TITLES if any(beginning in folded for beginning in beginnings))


def _has_many_digits(text: str) -> bool:
    return sum(map(str.isdigit, text)) > 4
