"""The calls of an archive, page by page and newest first, as far as whoever asks may hear them."""

from collections.abc import AsyncGenerator, Collection
from dataclasses import replace
from functools import partial

from app.backend.domain.audience import may_see
from app.backend.routes.calls import as_seen, client_of, in_zone, own_operator
from app.backend.service import Service
from app.backend.storage.call_pages import CallFilter, page_of_calls
from app.backend.storage.call_sight import serves_client
from app.backend.storage.calls import call_of
from app.backend.storage.chosen_calls import chosen_calls, newest_first
from app.backend.storage.paging import Cursor
from app.backend.storage.people import SignedInAs
from app.backend.storage.transaction import Row, Tx
from app.contract.answers import Phase, Role

PAGE = 500

type Pages = AsyncGenerator[list[Row]]


async def found_calls(service: Service, who: SignedInAs, wanted: CallFilter) -> Pages:
    """What the filter finds of those that can be heard."""
    recorded = replace(wanted, recorded=True) if wanted.recorded is None else wanted
    below: Cursor | None = None
    while True:
        page = await service.database.read(partial(_page, who, recorded, below))
        yield page
        if len(page) < PAGE:
            return
        below = Cursor(page[-1]["started_at"], page[-1]["id"])


async def named_calls(service: Service, who: SignedInAs, keys: Collection[int]) -> Pages:
    """Those of these calls that are there and may be heard, whatever any filter says of them."""
    known = await service.database.read(lambda tx: newest_first(tx, who.workspace, keys))
    for place in range(0, len(known), PAGE):
        yield await service.database.read(partial(_named, who, known[place : place + PAGE]))


def _page(who: SignedInAs, wanted: CallFilter, below: Cursor | None, tx: Tx) -> list[Row]:
    seen = as_seen(tx, who, wanted, client_of(tx, who.workspace, wanted))
    return page_of_calls(tx, who.workspace, in_zone(tx, who.workspace, seen), cursor=below, limit=PAGE)


def _named(who: SignedInAs, keys: list[int], tx: Tx) -> list[Row]:
    """By the rule of `visible_call`; a call that goes on has no recording."""
    rows = chosen_calls(tx, who.workspace, keys)
    if who.me.role is not Role.OPERATOR:
        return rows
    mine = own_operator(who)
    served: dict[int, bool] = {}

    def serves(client: int) -> bool:
        if client not in served:
            served[client] = serves_client(tx, mine, client)
        return served[client]

    def may_hear(row: Row) -> bool:
        call = call_of(row)
        if may_see(who.me.role, mine, call):
            return True
        return call.phase is Phase.ENDED and call.client is not None and serves(call.client.id)

    return [row for row in rows if may_hear(row)]
