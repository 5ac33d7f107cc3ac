"""Lists that somebody takes out: the audit trail knows of each before its first row is asked for."""

from litestar import post
from litestar.params import JSONBody

from app.backend.routes.access import TheService, Who
from app.backend.storage import audit
from app.backend.storage.moments import utc_now
from app.backend.storage.transaction import Tx
from app.contract.answers import Told
from app.contract.exports import NewExport
from app.contract.people import Deed


@post("/exports", status_code=200)
async def note_export(data: JSONBody[NewExport], service: TheService, who: Who) -> Told:
    """Keep that this user takes calls out; the rows themselves come through the list, narrowed as always."""

    def work(tx: Tx) -> Told:
        audit.note(tx, who, Deed.EXPORTED, utc_now(), subject=data.kind, details=data.asked)
        return Told()

    return await service.database.write(work)
