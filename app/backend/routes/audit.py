"""«Журнал дій»: who did what, for administrators; and who heard a recording, for whoever may hear it."""

from datetime import datetime
from typing import Annotated

from litestar import get, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from app.backend.routes.access import TheService, Who, at_least
from app.backend.routes.calls import read_cursor, visible_call
from app.backend.routes.wanted_calls import Key, Limit, Text, in_time
from app.backend.service import Service
from app.backend.storage import audit
from app.backend.storage.audit import AuditFilter
from app.backend.storage.moments import micro, utc_now
from app.backend.storage.paging import Cursor
from app.backend.storage.people import SignedInAs
from app.backend.storage.transaction import Tx
from app.contract.answers import Page, Role
from app.contract.people import AuditEntry, CallListener, Deed, RecordingUse


async def note_use(service: Service, who: SignedInAs, call_id: int, deed: Deed) -> None:
    """Keep before the answer that this person gets the recording or its text; the parts of one listening once."""
    now = utc_now()
    if not await service.database.read(lambda tx: audit.is_noted(tx, who, deed, call_id, now)):
        await service.database.write(lambda tx: audit.note_use(tx, who, deed, call_id, now))


@get("/audit", guards=[at_least(Role.ADMIN)])
async def list_audit(
    service: TheService,
    who: Who,
    person: Key = None,
    deed: FromQuery[Deed | None] = None,
    call: Key = None,
    since: Annotated[datetime | None, QueryParameter(name="from")] = None,
    until: Annotated[datetime | None, QueryParameter(name="to")] = None,
    limit: Limit = 50,
    cursor: Text = None,
) -> Page[AuditEntry]:
    """What people did, newest first."""
    wanted = AuditFilter(person=person, deed=deed, call=call, since=in_time(since), until=in_time(until))
    below = read_cursor(cursor)
    found = await service.database.read(
        lambda tx: audit.entries(tx, who.workspace, wanted, cursor=below, limit=limit + 1)
    )
    items = tuple(found[:limit])
    following = Cursor(micro(items[-1].at), items[-1].id).text() if len(found) > limit else None
    return Page(items, following)


@get("/calls/{call_id:int}/listeners")
async def list_listeners(call_id: FromPath[int], service: TheService, who: Who) -> Page[CallListener]:
    """Who heard or saved the recording, the last one first."""

    def work(tx: Tx) -> Page[CallListener]:
        visible_call(tx, who, call_id)
        return Page(audit.listeners(tx, call_id))

    return await service.database.read(work)


@post("/calls/{call_id:int}/listeners", status_code=200)
async def add_listener(
    call_id: FromPath[int], data: JSONBody[RecordingUse], service: TheService, who: Who
) -> Page[CallListener]:
    """A desk plays the copy it has kept, or its person saves it: that is kept as if it had been fetched for it."""
    deed = Deed.DOWNLOADED if data.downloaded else Deed.LISTENED

    def work(tx: Tx) -> Page[CallListener]:
        visible_call(tx, who, call_id)
        audit.note_use(tx, who, deed, call_id, utc_now())
        return Page(audit.listeners(tx, call_id))

    return await service.database.write(work)
