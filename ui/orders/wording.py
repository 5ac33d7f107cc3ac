"""What «Замовлення» says of a client and a talk."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from app.contract.answers import Call, Named, Order
from ui.words_calls import phone_words, who_talked

_LONGEST: Final = 200
"""Characters of a foreign word that are ever measured and drawn; no row is wider."""


def short(text: str, longest: int = _LONGEST) -> str:
    """One line of at most `longest` characters: what comes from outside may be ten thousand long."""
    return " ".join(text[:longest].split())


def client_name(client: Named | None) -> str:
    name = short(client.name) if client is not None else ""
    return name or QCoreApplication.translate("Orders", "Новий клієнт")


def status(order: Order) -> str:
    """The CRM's own word, or that the order is there no more."""
    return QCoreApplication.translate("Orders", "Видалено в CRM") if order.gone else short(order.status)


def phone(number: str | None) -> str:
    return phone_words(number) or QCoreApplication.translate("Orders", "без номера")


def responsible(call: Call) -> str:
    """Who made or took it; «не закріплено» when nobody did whom the company knows."""
    person = who_talked(call)
    if person is not None:
        return short(person.name)
    return QCoreApplication.translate("Orders", "не закріплено")
