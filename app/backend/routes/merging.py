"""Two clients made one, in one transaction; and made two again within thirty days."""

from datetime import datetime, timedelta

from litestar import get, post
from litestar.params import FromPath, JSONBody
from msgspec.structs import replace

from app.backend import missed_queue
from app.backend.domain.names import clean_name
from app.backend.news import Teller
from app.backend.refusals import Refusal, found
from app.backend.routes.access import TheService, Who
from app.backend.routes.calls import sees_history_of
from app.backend.storage import audit, client_merges, clients, missed
from app.backend.storage.client_merges import Merge
from app.backend.storage.moments import utc_now
from app.backend.storage.people import SignedInAs
from app.backend.storage.transaction import Tx
from app.contract.answers import Client, Missed
from app.contract.merging import MergeClients, Merged, MergedClient, Merges, PartedClients
from app.contract.people import Deed
from app.contract.problems import Problem

UNDONE_WITHIN = timedelta(days=30)
LONGEST_NOTE = 10_000


@post("/clients/{client_id:int}/merge", status_code=200)
async def merge_clients(
    client_id: FromPath[int], data: JSONBody[MergeClients], service: TheService, who: Who
) -> MergedClient:
    """Everything of another client becomes this one's: numbers, talks, orders, missed calls, the note."""

    def work(tx: Tx) -> MergedClient:
        now = utc_now()
        kept, gone = (_theirs(tx, who, key) for key in (client_id, data.client_id))
        if kept.id == gone.id:
            raise Refusal(Problem.BAD_REQUEST, detail="a client is not merged with itself")
        if client_merges.is_being_called(tx, kept.id, gone.id):
            raise Refusal(Problem.CLIENT_BEING_CALLED)
        name = clean_name(data.name) or kept.name or gone.name
        note = "\n\n".join(text for text in (kept.note, gone.note) if text)[:LONGEST_NOTE]
        waiting = _waiting(tx, who.workspace, kept, gone)
        key = client_merges.merge(
            tx,
            who.workspace,
            kept=kept.id,
            gone=gone.id,
            name=(kept.name, name),
            note=(kept.note, note),
            person=who.me.user.id,
            now=now,
        )
        audit.note(tx, who, Deed.CLIENTS_MERGED, now, subject=name, details={"merged": gone.name})
        teller = Teller(tx, who.workspace, now)
        teller.client(gone.id)
        teller.client(kept.id)
        _tell_moved(teller)
        _settle(teller, waiting, kept)
        done = found(client_merges.get_merge(tx, who.workspace, key))
        client = found(clients.get_client(tx, who.workspace, kept.id))
        return MergedClient(client=client, merge=_told(done, gone.name))

    return await service.database.write(work)


@get("/clients/{client_id:int}/merges")
async def list_merges(client_id: FromPath[int], service: TheService, who: Who) -> Merges:
    """What was merged into this client and can be undone."""

    def work(tx: Tx) -> Merges:
        _theirs(tx, who, client_id)
        since = utc_now() - UNDONE_WITHIN
        merges = client_merges.merges_of(tx, who.workspace, client_id, since)
        return Merges(items=tuple(_told(one, one.gone_name) for one in merges))

    return await service.database.read(work)


@post("/clients/merges/{merge_id:int}/undo", status_code=200)
async def undo_merge(merge_id: FromPath[int], service: TheService, who: Who) -> PartedClients:
    """Each client has again what was theirs, and what came since by their numbers."""

    def work(tx: Tx) -> PartedClients:
        now = utc_now()
        done = found(client_merges.get_merge(tx, who.workspace, merge_id))
        if done.undone:
            raise Refusal(Problem.NOT_FOUND)
        kept = _theirs(tx, who, done.kept)
        _refuse_too_late(tx, who.workspace, done, kept, now)
        waiting = _waiting(tx, who.workspace, kept)
        client_merges.undo(tx, done, name=kept.name, note=kept.note, now=now)
        back = found(clients.get_client(tx, who.workspace, done.gone))
        audit.note(tx, who, Deed.CLIENTS_PARTED, now, subject=kept.name, details={"merged": back.name})
        teller = Teller(tx, who.workspace, now)
        teller.client(done.kept)
        teller.client(done.gone)
        _tell_moved(teller)
        kept = found(clients.get_client(tx, who.workspace, done.kept))
        _settle(teller, waiting, kept, back)
        return PartedClients(kept=kept, back=back)

    return await service.database.write(work)


def _waiting(tx: Tx, workspace: int, *of: Client) -> list[Missed]:
    """The open entries of the missed queue that these clients have."""
    entries = (missed.open_of(tx, workspace, client.id, phone) for client in of for phone in client.phones[:1])
    return [entry for entry in entries if entry is not None]


def _tell_moved(teller: Teller) -> None:
    """Calls and orders are another client's now: lists that show them are loaded anew."""
    teller.calls_found(0)
    teller.orders_found(0)


def _settle(teller: Teller, waiting: list[Missed], *now_are: Client) -> None:
    """One open entry a client from now on; a second one of who became one is told as closed, and is gone."""
    tx, workspace, now = teller.tx, teller.workspace, teller.now
    for client in now_are:
        for phone in client.phones[:1]:
            teller.missed(missed_queue.settle(tx, workspace, client.id, phone, now))
    for entry in waiting:
        if missed.get_missed(tx, workspace, entry.id) is None:
            teller.missed(replace(entry, closed_at=now))


def _refuse_too_late(tx: Tx, workspace: int, done: Merge, kept: Client, now: datetime) -> None:
    """Say plainly what stands in the way."""
    if now - done.at > UNDONE_WITHIN:
        raise Refusal(Problem.MERGE_TOO_OLD)
    if kept.merged_into is not None or client_merges.later_merge(tx, workspace, done):
        raise Refusal(Problem.MERGED_AGAIN)
    if client_merges.has_strayed(tx, done):
        raise Refusal(Problem.NUMBERS_MOVED)
    if client_merges.is_being_called(tx, done.kept, done.gone):
        raise Refusal(Problem.CLIENT_BEING_CALLED)


def _theirs(tx: Tx, who: SignedInAs, client: int) -> Client:
    """The client, when this user sees their whole history: nobody merges a stranger's client to hear their talks."""
    theirs = found(clients.get_client(tx, who.workspace, client))
    if theirs.merged_into is not None:
        raise Refusal(Problem.NOT_FOUND)
    if not sees_history_of(tx, who, client):
        raise Refusal(Problem.NOT_ALLOWED)
    return theirs


def _told(one: Merge, gone_name: str) -> Merged:
    return Merged(id=one.id, gone_id=one.gone, gone_name=gone_name, at=one.at, undo_until=one.at + UNDONE_WITHIN)
