"""The missed queue: who waits for a call, who takes it, and that it is done."""

from collections.abc import Callable
from datetime import datetime

from litestar import get, post
from litestar.params import FromPath

from app.backend.domain.missed import CLAIM_LASTS, may_claim
from app.backend.news import Teller
from app.backend.refusals import Refusal, found
from app.backend.routes.access import TheService, Who
from app.backend.service import Service
from app.backend.storage import missed
from app.backend.storage.moments import utc_now
from app.backend.storage.people import SignedInAs
from app.backend.storage.transaction import Tx
from app.contract.answers import Missed, Page
from app.contract.problems import Problem


@get("/missed")
async def list_missed(service: TheService, who: Who) -> Page[Missed]:
    """The queue, the longest waiting first."""
    return Page(await service.database.read(lambda tx: missed.open_missed(tx, who.workspace)))


@post("/missed/{missed_id:int}/claim", status_code=200)
async def claim_missed(missed_id: FromPath[int], service: TheService, who: Who) -> Missed:
    """«Беру»: it is this person's for a quarter of an hour."""
    me = who.me.user.id

    def change(tx: Tx, entry: Missed, now: datetime) -> Missed | None:
        claimer = entry.claimed_by
        if claimer is not None and not may_claim(me, claimer.id, entry.claimed_until, now=now):
            raise Refusal(Problem.ALREADY_CLAIMED, subject=claimer.name)
        return missed.put_claim(tx, who.workspace, entry.id, me, now + CLAIM_LASTS)

    return await _changed(service, who, missed_id, change)


@post("/missed/{missed_id:int}/release", status_code=200)
async def release_missed(missed_id: FromPath[int], service: TheService, who: Who) -> Missed:
    """Give it back to everybody."""

    def change(tx: Tx, entry: Missed, now: datetime) -> Missed | None:
        if entry.claimed_by is None:
            return None
        if not may_claim(who.me.user.id, entry.claimed_by.id, entry.claimed_until, now=now):
            raise Refusal(Problem.ALREADY_CLAIMED, subject=entry.claimed_by.name)
        return missed.put_claim(tx, who.workspace, entry.id, None, None)

    return await _changed(service, who, missed_id, change)


@post("/missed/{missed_id:int}/done", status_code=200)
async def close_missed(missed_id: FromPath[int], service: TheService, who: Who) -> Missed:
    """Nothing is left to do, though no contact was seen."""
    return await _changed(
        service,
        who,
        missed_id,
        lambda tx, entry, now: missed.close_missed(tx, who.workspace, entry.id, by_hand=True, now=now),
    )


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
