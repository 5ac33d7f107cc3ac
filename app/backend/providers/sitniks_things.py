"""Sitniks' managers, clients and orders out of its JSON.

What is not settled about its answers stands behind one small function each: every form that was thought of is taken,
and a form other than the expected one is named in `Difference`, for the administrator to see.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from app.backend.domain.names import clean_name

_MOST_ITEMS = 200
_MOST_NUMBERS = 20
_LARGEST_SUM = Decimal(10) ** 13


class Difference(StrEnum):
    """Where an account answers otherwise than what is publicly known."""

    LIST_KEY = "list_key"
    """A list under another key than `data`."""
    NO_COUNT = "no_count"
    """A list without the number of all rows."""
    CLIENT_PHONES = "client_phones"
    """A client's numbers elsewhere than in `phone`."""
    NO_CLIENT_ID = "no_client_id"
    """A client was made and their id was not told."""
    SEARCH_IGNORED = "search_ignored"
    """Clients cannot be looked for by their number."""


@dataclass(frozen=True, slots=True)
class Rows:
    """One page; `total` is the number of all rows, when it was told."""

    rows: tuple[dict[str, Any], ...]
    total: int | None
    differences: frozenset[Difference] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class CrmManager:
    external_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CrmClient:
    """`phones` as they are written there; `external_id` is None for one that only stands in an order."""

    external_id: str | None
    name: str
    phones: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CrmOrder:
    external_id: str
    number: str
    status: str
    client: CrmClient | None
    items: tuple[tuple[str, int], ...]
    sum_kopiyky: int
    waybill: str
    channel: str
    manager: str
    created_at: datetime
    updated_at: datetime | None
    link: str | None


def rows_of(answer: Any, *other_keys: str) -> Rows:  # noqa: ANN401 - it comes from outside
    """The rows of a list: under `data`, under one of the other keys, or bare."""
    differences: set[Difference] = set()
    found: Any = answer
    total: Any = None
    if isinstance(answer, dict):
        key = next((key for key in ("data", *other_keys) if isinstance(answer.get(key), list)), None)
        found, total = (answer[key] if key else []), answer.get("count", answer.get("total"))
        if key not in {"data", None}:
            differences.add(Difference.LIST_KEY)
    elif isinstance(answer, list):
        differences.add(Difference.LIST_KEY)
    if not isinstance(total, int) or isinstance(total, bool) or total < 0:
        total = None
        differences.add(Difference.NO_COUNT)
    rows = tuple(row for row in found if isinstance(row, dict)) if isinstance(found, list) else ()
    return Rows(rows, total, frozenset(differences))


def manager_of(row: dict[str, Any]) -> CrmManager | None:
    external_id, name = _text(row.get("id")), _person_name(row)
    return CrmManager(external_id=external_id, name=name) if external_id and name else None


def client_of(row: Any) -> tuple[CrmClient, frozenset[Difference]] | None:  # noqa: ANN401 - it comes from outside
    """A client of the list or within an order."""
    if not isinstance(row, dict):
        return None
    phones, differences = phones_of(row)
    client = CrmClient(external_id=_text(row.get("id")) or None, name=_person_name(row), phones=phones)
    return client, differences


def phones_of(row: dict[str, Any]) -> tuple[tuple[str, ...], frozenset[Difference]]:
    """Every number of a client: a text, a list of texts or of objects, under `phone` or `phones`."""
    texts: dict[str, None] = {}
    for value in (row.get("phone"), row.get("phones")):
        for text in _phone_texts(value):
            texts.setdefault(text)
    is_plain = isinstance(row.get("phone"), str | None) and "phones" not in row
    return tuple(texts)[:_MOST_NUMBERS], frozenset() if is_plain else frozenset({Difference.CLIENT_PHONES})


def order_of(row: dict[str, Any]) -> CrmOrder | None:
    """An order; None for a row without id or moment."""
    external_id, created_at = _text(row.get("id")), moment_of(row.get("createdAt"))
    if not external_id or created_at is None:
        return None
    found = client_of(row.get("client"))
    return CrmOrder(
        external_id=external_id,
        number=clean_name(_text(row.get("orderNumber")))[:64] or external_id,
        status=_title(row.get("status"))[:100],
        client=None if found is None else found[0],
        items=tuple(_items(row.get("products"))),
        sum_kopiyky=_sum(row),
        waybill=_waybill(row.get("npDelivery")),
        channel=_title(row.get("salesChannel")),
        manager=_person_name(row.get("responsible")),
        created_at=created_at,
        updated_at=moment_of(row.get("updatedAt")),
        link=_link(row),
    )


def moment_of(value: Any) -> datetime | None:  # noqa: ANN401 - it comes from outside
    """ISO 8601; UTC where no zone stands."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _phone_texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - it comes from outside
    for one in value[:_MOST_NUMBERS] if isinstance(value, list) else [value]:
        told = one
        if isinstance(one, dict):
            told = next((one[key] for key in ("phone", "number", "value") if key in one), None)
        if text := _text(told):
            yield text


def _person_name(row: Any) -> str:  # noqa: ANN401 - it comes from outside
    """A name by itself, or that of the `user` within."""
    if not isinstance(row, dict):
        return ""
    user = row.get("user")
    inner: dict[str, Any] = user if isinstance(user, dict) else row
    return clean_name(_text(inner.get("fullname") or inner.get("fullName") or inner.get("name")))


def _title(row: Any) -> str:  # noqa: ANN401 - it comes from outside
    return clean_name(_text(row.get("title") or row.get("name") if isinstance(row, dict) else row))


def _items(products: Any) -> Iterable[tuple[str, int]]:  # noqa: ANN401 - it comes from outside
    for product in products[:_MOST_ITEMS] if isinstance(products, list) else ():
        title = _title(product)
        if title and isinstance(product, dict):
            quantity = _decimal(product.get("quantity"))
            yield title, max(1, min(int(quantity), 1_000_000)) if quantity is not None else 1


def _sum(row: dict[str, Any]) -> int:
    """What the client really pays stands in `totalPriceDiscount`."""
    told = (_decimal(row.get(name)) for name in ("totalPriceDiscount", "totalPrice"))
    amount = next((amount for amount in told if amount is not None), Decimal(0))
    return int((amount * 100).to_integral_value()) if 0 <= amount <= _LARGEST_SUM / 100 else 0


def _waybill(delivery: Any) -> str:  # noqa: ANN401 - it comes from outside
    rows = delivery if isinstance(delivery, list) else [delivery]
    bills = (_text(row.get("billOfLading")) for row in rows if isinstance(row, dict))
    return clean_name(next((bill for bill in bills if bill), ""))[:64]


def _link(row: dict[str, Any]) -> str | None:
    """Where a person sees the order, when the answer tells it."""
    text = next((row[name] for name in ("link", "url") if isinstance(row.get(name), str)), "")
    return text if len(text) <= 500 and urlsplit(text).scheme == "https" else None


def _decimal(value: Any) -> Decimal | None:  # noqa: ANN401 - it comes from outside
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = Decimal(str(value).replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _text(value: Any) -> str:  # noqa: ANN401 - it comes from outside
    return str(value).strip()[:500] if isinstance(value, str | int) and not isinstance(value, bool) else ""
