"""What an operator wants to see of a client before saying «Алло»."""

from app import phone_numbers
from app.backend.storage import calls, clients, orders
from app.backend.storage.transaction import Tx
from app.contract.answers import ClientFile, Match, Named


def file_of(tx: Tx, workspace: int, client: int, *, phone: str | None = None, is_new: bool = False) -> ClientFile:
    """The client with the three newest orders and ended calls; `phone` is the number that was recognised.

    A client who was only just made was not recognised by anything.
    """
    found = clients.get_client(tx, workspace, client)
    assert found is not None
    number = phone or (found.phones[0] if found.phones else None)
    newest = orders.newest_orders(tx, client)
    match = None
    if phone is not None and not is_new:
        owner = clients.owner_of(tx, workspace, phone)
        order = next((Named(order.id, order.number) for order in newest if order.phone == phone), None)
        others = clients.sharing(tx, workspace, phone, client)
        match = Match(phone=phone, written=owner[1] if owner else phone, order=order, others=others)
    place, carrier = phone_numbers.place_and_carrier(number) if number else (None, None)
    return ClientFile(
        client=found,
        match=match,
        place=place,
        carrier=carrier,
        orders=newest,
        calls=calls.newest_ended_calls(tx, client),
    )
