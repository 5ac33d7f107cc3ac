"""The missed queue: who waits for a call, who takes it, and that it is done."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from litestar import delete, get, post
from litestar.params import FromPath, FromQuery, QueryParameter

from app.backend import missed_queue
from app.backend.news import Teller
from app.backend.refusals import found
from app.backend.routes.access import TheService, Who
from app.backend.routes.calls import read_cursor
from app.backend.routes.wanted_calls import Limit, Text, in_time
from app.backend.service import Service
from app.backend.storage import missed
from app.backend.storage.moments import utc_now
from app.backend.storage.paging import Cursor
from app.backend.storage.people import SignedInAs
from app.backend.storage.transaction import Tx
from app.contract.answers import Missed, MissedEnding, Page, Role

type _Pages = tuple[tuple[Missed, ...], Cursor | None]


class MissedState(StrEnum):
    OPEN = "open"
    HANDLED = "handled"


@get("/missed")
async def list_missed(
    service: TheService,
    who: Who,
    which: Annotated[MissedState, QueryParameter(name="state")] = MissedState.OPEN,
    how: FromQuery[MissedEnding | None] = None,
    since: Annotated[datetime | None, QueryParameter(name="from")] = None,
    limit: Limit = 200,
    cursor: Text = None,
) -> Page[Missed]:
    """Who waits, the longest first; or what is handled, the newest first: `how`, and closed not before `from`."""
    below, begin = read_cursor(cursor), in_time(since)

    def work(tx: Tx) -> Page[Missed]:
        if which is MissedState.OPEN:
            pages = missed.open_missed(tx, who.workspace, cursor=below, limit=limit)
            return _page(pages, missed.count_open(tx, who.workspace) if below is None else None)
        pages = missed.handled_missed(tx, who.workspace, how=how, since=begin, cursor=below, limit=limit)
        return _page(pages, missed.count_handled(tx, who.workspace, how=how, since=begin) if below is None else None)

    return await service.database.read(work)


@post("/missed/{missed_id:int}/claim", status_code=200)
async def claim_missed(missed_id: FromPath[int], service: TheService, who: Who) -> Missed:
    """«Беру»: it is this person's for a quarter of an hour, and for as long as they are calling."""
    return await _changed(service, who, missed_id, lambda tx, entry, now: missed_queue.claim(tx, who, entry, now))


@post("/missed/{missed_id:int}/release", status_code=200)
async def release_missed(missed_id: FromPath[int], service: TheService, who: Who) -> Missed:
    """Give it back to everybody; a supervisor may take it out of another's hands."""
    anybodys = who.me.role is not Role.OPERATOR
    return await _changed(
        service, who, missed_id, lambda tx, entry, now: missed_queue.release(tx, who, entry, now, anybodys=anybodys)
    )


@post("/missed/{missed_id:int}/done", status_code=200)
async def close_missed(missed_id: FromPath[int], service: TheService, who: Who) -> Missed:
    """Nothing is left to do, though no contact was seen."""
    return await _changed(
        service,
        who,
        missed_id,
        lambda tx, entry, now: missed.close_by_hand(tx, who.workspace, entry.id, who.me.user.id, now),
    )


@delete("/missed/{missed_id:int}/done", status_code=200)
async def reopen_missed(missed_id: FromPath[int], service: TheService, who: Who) -> Missed:
    """It was not done after all: the client waits again, unless there was a contact meanwhile."""

    def work(tx: Tx) -> Missed:
        now = utc_now()
        entry = found(missed.get_missed(tx, who.workspace, missed_id))
        if entry.end is None or entry.end.how is not MissedEnding.HAND:
            return entry
        missed.take_back_done(tx, entry)
        client = None if entry.client is None else entry.client.id
        after = missed_queue.settle(tx, who.workspace, client, entry.phone, now)
        same = missed.get_missed(tx, who.workspace, missed_id)
        teller = Teller(tx, who.workspace, now)
        teller.missed(same)
        if after is not None and after.id != missed_id:
            teller.missed(after)
        return same or after or entry

    return await service.database.write(work)


def _page(pages: _Pages, total: int | None) -> Page[Missed]:
    items, following = pages
    after = None if following is None else following.text()
    return Page(items, after) if total is None else Page(items, after, total=total)


async def _changed(
    service: Service, who: SignedInAs, missed_id: int, change: Callable[[Tx, Missed, datetime], Missed | None]
) -> Missed:
    """The entry after the change; one that is closed already stays as it is."""

    def work(tx: Tx) -> Missed:
        now = utc_now()
        entry = found(missed.get_missed(tx, who.workspace, missed_id))
        if entry.closed_at is not None:
            return entry
        after = change(tx, entry, now)
        Teller(tx, who.workspace, now).missed(after)
        return after or entry

    return await service.database.write(work)
