"""People, calls and orders in Latin letters, and a backend that holds them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, Final

from app.contract.answers import (
    Call,
    Direction,
    Named,
    Order,
    OrderItem,
    Page,
    Phase,
    Recording,
    RecordingReason,
    RecordingState,
    SignedIn,
    Status,
)
from app.desk.call_history import CallFilter
from app.desk.order_book import OrderFilter
from app.failures import BackendSilent

NOW: Final = datetime(2026, 11, 23, 12, 53, tzinfo=UTC)
OKSANA, OLENA, IRYNA = Named(1, "Oksana Melnyk"), Named(2, "Olena Koval"), Named(3, "Iryna Lys")
PHONE: Final = "+380671234567"
READY: Final = Recording(state=RecordingState.READY, seconds=252, shape=bytes(range(5, 245, 5)))


def no_recordings() -> Iterator[Recording]:
    """Every way in which there is nothing to play."""
    yield Recording(state=RecordingState.PENDING)
    yield Recording(state=RecordingState.GONE)
    for reason in (None, *RecordingReason):
        yield Recording(state=RecordingState.NONE, reason=reason)
        yield Recording(state=RecordingState.FAILED, reason=reason, next_try_at=NOW)


def call(number: int = 1, **changes: Any) -> Call:
    row: dict[str, Any] = {
        "direction": Direction.IN,
        "phase": Phase.ENDED,
        "status": Status.COMPLETED,
        "phone": PHONE,
        "client": OKSANA,
        "operator": OLENA,
        "manager": OLENA,
        "order": Named(82, "10482"),
        "started_at": NOW - timedelta(hours=9 * number),
        "answered_at": NOW - timedelta(hours=9 * number),
        "ended_at": NOW - timedelta(hours=9 * number),
        "wait_s": 3,
        "talk_s": 252,
        "recording": READY,
    }
    return Call(id=number, external_id=str(number), **row | changes)


def calls() -> list[Call]:
    """Each direction, status and kind of client, and each missing recording."""
    going_on = {"status": Status.ACTIVE, "recording": Recording(state=RecordingState.NONE)}
    nobody = {"manager": None, "operator": None, "talk_s": None, "answered_at": None}
    kinds: list[dict[str, Any]] = [
        {"phase": Phase.RINGING, **going_on, **nobody},
        {"phase": Phase.TALKING, "answered_at": NOW - timedelta(minutes=4), **going_on},
        {"status": Status.CANCELLED, **nobody},
        {"voicemail": True, **nobody},
        {"direction": Direction.OUT, "client": Named(1, "")},
        {"direction": Direction.CALLBACK, "client": None, "phone": None},
    ]
    numbers = count(1)
    told = [call(next(numbers), **kind) for kind in kinds]
    return told + [call(next(numbers), recording=recording) for recording in no_recordings()]


def order(number: int = 82, **changes: Any) -> Order:
    row: dict[str, Any] = {
        "client": OKSANA,
        "phone": PHONE,
        "status": "Waiting for dispatch",
        "status_kind": "waiting",
        "sum_kopiyky": 124_050,
        "items": (OrderItem("Tea", 2),),
        "delivery": "Nova Poshta",
        "created_at": NOW - timedelta(days=40 * (82 - number)),
        "link": "https://crm.example/82",
    }
    return Order(id=number, number=f"10{number:03}", **row | changes)


class Backend:
    """Answers every question with what it holds; raises while it is silent."""

    def __init__(self) -> None:
        self.calls, self.silent = calls(), False
        self.orders = [*(order(82 - place) for place in range(12)), order(90, client=None, phone=None)]

    async def ask_calls(self, _wanted: CallFilter | int, _cursor: str | None) -> Page[Call]:
        return self._page(self.calls)

    async def ask_orders(self, _wanted: OrderFilter, _cursor: str | None) -> Page[Order]:
        return self._page(self.orders)

    async def find_order(self, order_id: int) -> Order:
        return next(one for one in self.orders if one.id == order_id)

    async def join(self, _address: str, _code: str) -> SignedIn:
        raise BackendSilent

    def _page[T](self, rows: list[T]) -> Page[T]:
        if self.silent:
            raise BackendSilent
        return Page(tuple(rows), None, total=len(rows), talk_s=4000 if rows else 0)
