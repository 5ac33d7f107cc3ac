"""What can be done with an order: plain entries first, the menu is only drawn from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.contract.answers import Order
from ui.theme import Theme
from ui.widgets.menu import Menu


class Deed(Enum):
    RECORDS = auto()
    CALL = auto()
    CALLS = auto()
    COPY = auto()
    CRM = auto()
    CHANGE = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the menu; `keys` only tells the shortcut that does the same on the row."""

    deed: Deed
    text: str
    icon: str
    keys: str = ""
    is_enabled: bool = True


_ABOVE_LINE: Final = (Deed.RECORDS, Deed.CALL)


def entries_of(order: Order, *, can_call: bool) -> Sequence[Entry]:
    """`can_call`: no other call is on its way."""
    has_number = order.phone is not None
    entries = [
        Entry(Deed.RECORDS, QCoreApplication.translate("Orders", "Список записів"), "list-music", "Enter"),
        Entry(
            Deed.CALL,
            QCoreApplication.translate("Orders", "Зателефонувати"),
            "phone",
            "Ctrl+Enter",
            is_enabled=has_number and can_call,
        ),
        Entry(
            Deed.CALLS,
            QCoreApplication.translate("Orders", "Усі дзвінки цього номера"),
            "headphones",
            is_enabled=has_number,
        ),
        Entry(
            Deed.COPY,
            QCoreApplication.translate("Orders", "Скопіювати номер"),
            "copy",
            "Ctrl+C",
            is_enabled=has_number,
        ),
    ]
    if not order.mirrored:
        entries.append(Entry(Deed.CHANGE, QCoreApplication.translate("Orders", "Змінити"), "pencil"))
    if order.link:
        entries.append(Entry(Deed.CRM, QCoreApplication.translate("Orders", "Відкрити в CRM"), "external-link"))
    return entries


def menu_of(entries: Sequence[Entry], theme: Theme, parent: QWidget) -> Menu:
    """The menu; each action carries its `Deed` as data."""
    menu = Menu(parent)
    for entry in entries:
        token = "text_2" if entry.is_enabled else "text_3"
        action = menu.addAction(theme.icon(entry.icon, token), f"{entry.text}\t{entry.keys}".rstrip("\t"))
        action.setData(entry.deed)
        action.setEnabled(entry.is_enabled)
        if entry.deed is _ABOVE_LINE[-1]:
            menu.addSeparator()
    return menu
