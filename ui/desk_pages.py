"""What the window needs to know of a page before it is built."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

SUPERVISORS: Final = frozenset({"supervisor", "admin"})
ADMINS: Final = frozenset({"admin"})

BOARD: Final = "board"
CALLS: Final = "calls"
MISSED: Final = "missed"
ORDERS: Final = "orders"
CLIENTS: Final = "clients"
OVERVIEW: Final = "overview"
OPERATORS: Final = "operators"
SETTINGS: Final = "settings"
HELP: Final = "help"


@dataclass(frozen=True, slots=True)
class DeskPage:
    """A place in the navigation; `build` is called when it is first opened, with the window as parent."""

    key: str
    title: str
    icon: str
    build: Callable[[QWidget], QWidget]
    below: bool = False
    """Stands at the foot of the navigation, with the settings."""
    roles: frozenset[str] | None = None
    """Who finds it in the navigation, by `Role`; None: everybody."""


def desk_pages(build: Callable[[str, QWidget], QWidget]) -> tuple[DeskPage, ...]:
    """Every place of the navigation in its order; `build` makes the page of a key."""
    translate = QCoreApplication.translate
    return (
        DeskPage(BOARD, translate("DeskPages", "Наживо"), "radio", partial(build, BOARD)),
        DeskPage(CALLS, translate("DeskPages", "Записи розмов"), "headphones", partial(build, CALLS)),
        DeskPage(MISSED, translate("DeskPages", "Пропущені"), "phone-missed", partial(build, MISSED)),
        DeskPage(ORDERS, translate("DeskPages", "Замовлення"), "shopping-bag", partial(build, ORDERS)),
        DeskPage(CLIENTS, translate("DeskPages", "Клієнти"), "contact-round", partial(build, CLIENTS)),
        DeskPage(
            OVERVIEW, translate("DeskPages", "Огляд"), "chart-column", partial(build, OVERVIEW), roles=SUPERVISORS
        ),
        DeskPage(
            OPERATORS,
            translate("DeskPages", "Оператори"),
            "users",
            partial(build, OPERATORS),
            below=True,
            roles=SUPERVISORS,
        ),
        DeskPage(SETTINGS, translate("DeskPages", "Налаштування"), "settings", partial(build, SETTINGS), below=True),
        DeskPage(HELP, translate("DeskPages", "Довідка"), "book-open", partial(build, HELP), below=True),
    )


@runtime_checkable
class Searchable(Protocol):
    """A page with a search of its own, for Ctrl+F."""

    def focus_search(self) -> None: ...


@runtime_checkable
class Steppable(Protocol):
    """A page from which Esc leads one step back: a panel closes, a search empties."""

    def step_back(self) -> bool:
        """Whether there was a step to take."""
