"""What stands in the command palette: something to go to or to do, under the head of its group."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication


class Group(StrEnum):
    """In the order in which they stand."""

    NUMBER = "number"
    CLIENTS = "clients"
    ORDERS = "orders"
    PLACES = "places"
    DEEDS = "deeds"


def group_title(group: Group) -> str:
    translate = QCoreApplication.translate
    return {
        Group.NUMBER: translate("Palette", "Номер"),
        Group.CLIENTS: translate("Palette", "Клієнти"),
        Group.ORDERS: translate("Palette", "Замовлення"),
        Group.PLACES: translate("Palette", "Перейти"),
        Group.DEEDS: translate("Palette", "Дії"),
    }[group]


@dataclass(frozen=True, slots=True)
class Entry:
    group: Group
    title: str
    run: Callable[[], None]
    icon: str = "chevron-right"
    detail: str = ""
    """Beside the title, quieter."""
    keys: str = ""
    """The shortcut that does the same, as people read it."""
