"""A believable Ukrainian shop, made from a seed: the same seed and the same moment make the same shop."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.virtual_ringostat import shop_words as words
from app.virtual_ringostat.call_record import CallRecord, Employee
from app.virtual_ringostat.past_calls import past_calls
from app.virtual_ringostat.speech import Speech

CUSTOMERS = 80
ORDERS = 300
PAST_CALLS = 2_000
_NEWEST_ORDER = 10_482


@dataclass(frozen=True, slots=True)
class Customer:
    """`phone` is digits without "+"; `written` is how the shop's people typed it in."""

    name: str
    phone: str
    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopOrder:
    """`items` are titles with quantities, `status_kind` is the status for the colour."""

    number: str
    customer: Customer
    status: str
    status_kind: str
    items: tuple[tuple[str, int], ...]
    sum_kopiyky: int
    delivery: str
    manager: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Shop:
    line: str
    employees: tuple[Employee, ...]
    customers: tuple[Customer, ...]
    orders: tuple[ShopOrder, ...]
    """Oldest first."""
    past_calls: tuple[CallRecord, ...]
    """Oldest first; all within the 30 days before the shop's moment."""


def shop(now: datetime, seed: int = 1, speeches: Sequence[Speech] = ()) -> Shop:
    """The shop as it is at `now`; without `speeches` nobody calls."""
    chance = random.Random(seed)  # noqa: S311 - believable, no secret
    customers = _customers(chance)
    orders = _orders(customers, now, chance)
    phones = [customer.phone for customer in customers]
    calls = past_calls(phones, speeches, now, PAST_CALLS, chance) if speeches else ()
    return Shop(words.LINE, words.EMPLOYEES, customers, orders, calls)


def _customers(chance: random.Random) -> tuple[Customer, ...]:
    people = dict(words.REGULARS)
    taken = {*people.values(), words.STRANGER}
    while len(people) < CUSTOMERS:
        name = f"{chance.choice(words.FIRST_NAMES)} {chance.choice(words.SURNAMES)}"
        phone = f"38{chance.choice(words.MOBILE_PREFIXES)}{chance.randrange(1_000_000, 9_999_999)}"
        if name not in people and phone not in taken:
            people[name] = phone
            taken.add(phone)
    return tuple(Customer(name, phone, _written(phone, chance)) for name, phone in people.items())


def _written(phone: str, chance: random.Random) -> str:
    """The ways in which people write one and the same number."""
    code, first, second, third = phone[2:5], phone[5:8], phone[8:10], phone[10:12]
    forms = (
        f"+{phone}",
        phone,
        phone[2:],
        f"{code} {first}-{second}-{third}",
        f"+38 ({code}) {first}-{second}-{third}",
        f"38 {code} {first} {second} {third}",
    )
    return chance.choice(forms)


def _orders(customers: Sequence[Customer], now: datetime, chance: random.Random) -> tuple[ShopOrder, ...]:
    ages = sorted((chance.random() ** 1.6 * 45 for _ in range(ORDERS - 1)), reverse=True)
    shares = [1 / (place + 4) for place in range(len(customers))]
    buyers = [*chance.choices(customers, shares, k=ORDERS - 1), customers[0]]
    days = [*ages, min(ages[-1], 0.05)]
    return tuple(
        _order(_NEWEST_ORDER - ORDERS + 1 + place, buyer, now - timedelta(days=age), age, chance)
        for place, (buyer, age) in enumerate(zip(buyers, days, strict=True))
    )


def _order(number: int, buyer: Customer, created_at: datetime, age_days: float, chance: random.Random) -> ShopOrder:
    goods = chance.sample(words.GOODS, chance.choice((1, 1, 1, 2, 2, 3)))
    items = tuple((title, chance.choice((1, 1, 1, 2, 4))) for title, _ in goods)
    prices = dict(goods)
    status, kind = _status(age_days, chance)
    return ShopOrder(
        number=str(number),
        customer=buyer,
        status=status,
        status_kind=kind,
        items=items,
        sum_kopiyky=sum(prices[title] * quantity for title, quantity in items),
        delivery=chance.choice(words.DELIVERIES),
        manager=chance.choice(words.EMPLOYEES).name,
        created_at=created_at.replace(microsecond=0),
    )


def _status(age_days: float, chance: random.Random) -> tuple[str, str]:
    """An order grows older: new, waiting, sent, done; now and then it is cancelled."""
    if age_days < 1:
        return chance.choice((words.NEW, words.NEW, words.WAITING))
    if age_days < 3:
        return chance.choice((words.WAITING, words.SENT, words.SENT))
    return chance.choices((words.SENT, words.DONE, words.CANCELLED), (10, 78, 12))[0]
