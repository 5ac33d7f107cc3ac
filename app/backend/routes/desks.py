"""The machines that are paired, and how one of them is shut out."""

from litestar import delete, get
from litestar.params import FromPath

from app.backend.news import Teller
from app.backend.refusals import found
from app.backend.routes.access import TheService, Who, at_least
from app.backend.storage import audit, desks
from app.backend.storage.moments import utc_now
from app.backend.storage.transaction import Tx
from app.contract.administration import Desk
from app.contract.answers import Page, Role
from app.contract.people import Deed


@get("/desks", guards=[at_least(Role.ADMIN)])
async def list_desks(service: TheService, who: Who) -> Page[Desk]:
    """Every desk whose token is good, the newest first."""
    return Page(await service.database.read(lambda tx: desks.open_desks(tx, who.workspace)))


@delete("/desks/{desk_id:int}", status_code=200, guards=[at_least(Role.ADMIN)])
async def revoke_desk(desk_id: FromPath[int], service: TheService, who: Who) -> Desk:
    """Its token opens nothing from now on, and its live line is closed at once."""

    def work(tx: Tx) -> Desk:
        now = utc_now()
        desk = found(desks.get_desk(tx, who.workspace, desk_id))
        if desk.revoked_at is None:
            desks.revoke_desk(tx, desk_id, now)
            details = {"device": desk.device}
            audit.note(tx, who, Deed.DESK_REVOKED, now, subject=desk.person.name, details=details)
            Teller(tx, who.workspace, now).signed_out((desk_id,))
        return found(desks.get_desk(tx, who.workspace, desk_id))

    return await service.database.write(work)
