"""Which one action stands first on a card."""

from enum import Enum, auto

from app.contract.answers import Named
from app.desk.call_board import CallCard, CardState


class Action(Enum):
    OPEN_ORDER = auto()
    OPEN_CLIENT = auto()
    SAVE_NAME = auto()
    CALL_BACK = auto()
    NOTHING = auto()


def first_action(card: CallCard) -> Action:
    """A missed client is called back; somebody new gets a name; otherwise the newest order is opened."""
    if card.call.phone is None:
        return Action.NOTHING
    if card.state is CardState.MISSED:
        return Action.CALL_BACK
    if is_new(card):
        return Action.SAVE_NAME if client_id(card) is not None else Action.NOTHING
    return Action.OPEN_CLIENT if newest_order(card) is None else Action.OPEN_ORDER


def is_new(card: CallCard) -> bool:
    """Nobody has given this client a name yet."""
    if card.file is not None:
        return not card.file.client.name
    return card.call.client is None or not card.call.client.name


def client_id(card: CallCard) -> int | None:
    if card.file is not None:
        return card.file.client.id
    return None if card.call.client is None else card.call.client.id


def newest_order(card: CallCard) -> Named | None:
    """By its id and number."""
    if card.file is not None and card.file.orders:
        order = card.file.orders[0]
        return Named(order.id, order.number)
    return card.call.order
