"""How a call is told: its direction, its end, whose it is."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.contract.answers import Call, Direction, Named, Order, Phase, Status
from app.phone_numbers import printed
from ui import words


@dataclass(frozen=True, slots=True)
class Face:
    """A word, the icon that says the same and the token of their colour (`good`, `bad`, `accent` …)."""

    word: str
    icon: str
    color: str


def direction_face(call: Call) -> Face:
    """Who began it; a call nobody talked to shows as missed (incoming) or unanswered (outgoing)."""
    translate = QCoreApplication.translate
    unanswered = call.status is Status.CANCELLED
    match call.direction:
        case Direction.IN if unanswered:
            return Face(translate("Calls", "Пропущений"), "phone-missed", "bad")
        case Direction.IN:
            return Face(translate("Calls", "Вхідний"), "phone-incoming", "good")
        case Direction.OUT:
            return Face(translate("Calls", "Вихідний"), "phone-outgoing", "accent")
        case Direction.CALLBACK:
            return Face(translate("Calls", "Зворотний дзвінок"), "phone-forwarded", "operator_lane")


def status_face(call: Call) -> Face:
    """«Активний», «Виконаний» or «Скасований»; the colour is the kind of a pill."""
    translate = QCoreApplication.translate
    match call.status:
        case Status.ACTIVE:
            return Face(translate("Calls", "Активний"), "phone-call", "accent")
        case Status.COMPLETED:
            return Face(translate("Calls", "Виконаний"), "check", "good")
        case Status.CANCELLED:
            return Face(translate("Calls", "Скасований"), "x", "bad")


def who_talked(call: Call) -> Named | None:
    """Who made or took it: the manager, else the employee as Ringostat names them; whom it rings, while it rings."""
    return call.manager or call.operator


def talk_length(call: Call, now: datetime) -> str:
    """«4:12», counting while they talk; «—» when nobody did."""
    if call.phase is Phase.TALKING and call.answered_at is not None:
        return words.length((now - call.answered_at).total_seconds())
    return words.length(call.talk_s) if call.talk_s else "—"


def client_name(call: Call) -> str:
    """The client's name, «Новий клієнт» while there is none, «Номер приховано» without a number."""
    if call.client is not None and call.client.name:
        return call.client.name
    if call.phone is None:
        return QCoreApplication.translate("Calls", "Номер приховано")
    return QCoreApplication.translate("Calls", "Новий клієнт")


def phone_words(phone: str | None) -> str:
    """«+380 67 123 45 67»; nothing for a hidden number."""
    return printed(phone) if phone else ""


def order_pill(order: Order) -> str:
    """The kind of the pill of an order's status."""
    kinds = {"new": "accent", "waiting": "waiting", "sent": "good", "done": "good", "cancelled": "bad"}
    return kinds.get(order.status_kind, "quiet")
