"""Which place stands behind which key of the navigation; each is imported when it is first opened."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from ui.desk_pages import BOARD, CALLS, CLIENTS, HELP, MISSED, OPERATORS, ORDERS, OVERVIEW, SETTINGS
from ui.places.place import Place

if TYPE_CHECKING:
    from ui.desk_session import DeskSession


def build_place(  # noqa: PLR0911 - a return a place
    key: str, session: "DeskSession", parent: QWidget
) -> Place[Any]:
    """The place with its page, as a child of `parent`.

    Raises:
        KeyError: no place has this key.
    """
    if key == BOARD:
        from ui.places.board import BoardPlace

        return BoardPlace(session, parent)
    if key == MISSED:
        from ui.places.missed import MissedPlace

        return MissedPlace(session, parent)
    if key == CALLS:
        from ui.places.calls import CallsPlace

        return CallsPlace(session, parent)
    if key == ORDERS:
        from ui.places.orders import OrdersPlace

        return OrdersPlace(session, parent)
    if key == CLIENTS:
        from ui.places.clients import ClientsPlace

        return ClientsPlace(session, parent)
    if key == OVERVIEW:
        from ui.places.overview import OverviewPlace

        return OverviewPlace(session, parent)
    if key == OPERATORS:
        from ui.places.operators import OperatorsPlace

        return OperatorsPlace(session, parent)
    if key == SETTINGS:
        from ui.places.settings import SettingsPlace

        return SettingsPlace(session, parent)
    if key == HELP:
        from ui.places.help import HelpPlace

        return HelpPlace(session, parent)
    raise KeyError(key)
