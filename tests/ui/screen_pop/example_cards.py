"""Calls as the board tells them, for tests of the card."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from app.contract.answers import (
    Call,
    Client,
    ClientFile,
    Direction,
    Match,
    Named,
    Order,
    OrderItem,
    Phase,
    Recording,
    RecordingState,
    Status,
)
from app.desk.call_board import CallCard, CardState

NOW: Final = datetime(2026, 11, 23, 12, 0, 7, tzinfo=UTC)
OKSANA: Final = Named(1, "Оксана Мельник")
IRYNA: Final = Named(2, "Ірина Лис")
PHONE: Final = "+380671234567"


def order(order_id: int = 82, number: str = "10482", **changes: Any) -> Order:
    row: dict[str, Any] = {
        "client": OKSANA,
        "phone": PHONE,
        "status": "Очікує відправлення",
        "status_kind": "waiting",
        "sum_kopiyky": 124_000,
        "items": (OrderItem("Чай", 1),),
        "delivery": "Нова пошта · оплата при отриманні",
        "created_at": NOW,
    }
    return Order(id=order_id, number=number, **(row | changes))


def call(call_id: int = 1, **changes: Any) -> Call:
    row: dict[str, Any] = {
        "direction": Direction.IN,
        "phase": Phase.RINGING,
        "status": Status.ACTIVE,
        "phone": PHONE,
        "client": OKSANA,
        "operator": None,
        "manager": None,
        "line": "+380443334455",
        "started_at": NOW - timedelta(seconds=7),
        "answered_at": None,
        "ended_at": None,
        "wait_s": None,
        "talk_s": None,
        "recording": Recording(state=RecordingState.NONE),
    }
    return Call(id=call_id, external_id=f"call-{call_id}", **(row | changes))


def past_call(**changes: Any) -> Call:
    row: dict[str, Any] = {
        "phase": Phase.ENDED,
        "status": Status.COMPLETED,
        "manager": IRYNA,
        "started_at": NOW - timedelta(days=1),
        "talk_s": 198,
        "recording": Recording(state=RecordingState.READY, shape=bytes(range(0, 240, 5))),
    }
    return call(500, **(row | changes))


def file(name: str = "Оксана Мельник", **changes: Any) -> ClientFile:
    row: dict[str, Any] = {
        "match": Match(phone=PHONE, written="067 123-45-67", order=Named(11, "10311")),
        "carrier": "Київстар",
        "orders": (order(), order(11, "10311", status="Виконано", status_kind="done", sum_kopiyky=89_000)),
        "calls": (past_call(),),
    }
    client = Client(id=1, name=name, phones=(PHONE,), created_by="call", created_at=NOW)
    return ClientFile(client=client, **(row | changes))


def card(call_id: int = 1, state: CardState = CardState.RINGING, **changes: Any) -> CallCard:
    """A ringing call of a known client; `call=…` and `file=…` replace the whole."""
    row: dict[str, Any] = {"call": call(call_id), "file": file(), "since": NOW}
    return CallCard(state=state, **(row | changes))


def newcomer(call_id: int = 1) -> CallCard:
    """The first call of somebody nobody knows yet."""
    unknown = file("", match=None, orders=(), calls=())
    return card(call_id, call=call(call_id, client=Named(1, "")), file=unknown)
