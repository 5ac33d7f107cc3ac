"""Whose a card is: a client with another name, one who became another, one of several who share the number."""

from dataclasses import replace

from msgspec.structs import replace as changed

from app.contract.answers import Client, ClientFile, Match, Named
from app.desk.call_card import CallCard


def with_client(card: CallCard, client: Client) -> CallCard:
    """The card as it is after the news of a client: unchanged when it is not theirs.

    Of one who was merged it becomes the other's, whose name and numbers are told next.
    """
    card = _without_gone(card, client)
    if card.call.client is None or card.call.client.id != client.id:
        return card
    if client.merged_into is not None:
        client = changed(client, id=client.merged_into, merged_into=None)
    file = None if card.file is None else changed(card.file, client=client, match=_of(card.file.match, client.id))
    return replace(card, call=changed(card.call, client=Named(client.id, client.name)), file=file)


def brought(card: CallCard, file: ClientFile) -> CallCard:
    """The card with what was asked for of its client; by what they were recognised stays."""
    match = file.match if card.file is None or file.match is not None else _of(card.file.match, file.client.id)
    return replace(card, file=changed(file, match=match))


def chosen(card: CallCard, file: ClientFile) -> CallCard:
    """The card of that one of several who share its number."""
    asked = None if card.file is None else card.file.match
    with_it = (Named(order.id, order.number) for order in file.orders if order.phone == card.call.phone)
    match = None if asked is None else changed(asked, order=next(with_it, None), others=())
    call = changed(card.call, client=Named(file.client.id, file.client.name))
    return replace(card, call=call, file=changed(file, match=match))


def _without_gone(card: CallCard, client: Client) -> CallCard:
    """Nobody is asked any more whether it is somebody who became another."""
    match = None if card.file is None else card.file.match
    if card.file is None or match is None or client.merged_into is None:
        return card
    return replace(card, file=changed(card.file, match=_of(match, client.id)))


def _of(match: Match | None, client_id: int) -> Match | None:
    """Why they were found; whoever it is does not stand among the others too."""
    return None if match is None else changed(match, others=tuple(one for one in match.others if one.id != client_id))
