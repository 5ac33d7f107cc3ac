"""Beside «Оператори»: what a synchronisation found, who is probably whom, who talks without being anybody."""

from litestar import get, post, put
from litestar.params import FromQuery, JSONBody

from app.backend import staff
from app.backend.routes.access import TheService, Who, at_least
from app.backend.routes.operators import present
from app.backend.storage import staff_changes
from app.backend.storage.moments import utc_now
from app.backend.storage.transaction import Tx
from app.contract.answers import Operator, Page, Role
from app.contract.staff import Matches, MatchProposal, OperatorWarning, StaffChange


@get("/operators/changes", guards=[at_least(Role.SUPERVISOR)])
async def list_staff_changes(service: TheService, who: Who) -> Page[StaffChange]:
    """What synchronisations changed and nobody has seen yet, the oldest first."""
    return Page(await service.database.read(lambda tx: staff_changes.unseen_changes(tx, who.workspace)))


@post("/operators/changes/seen", status_code=200, guards=[at_least(Role.ADMIN)])
async def see_staff_changes(service: TheService, who: Who, newest: FromQuery[int]) -> Page[StaffChange]:
    """They were seen, up to the one with the id `newest`; what is left."""

    def work(tx: Tx) -> Page[StaffChange]:
        staff_changes.forget_changes(tx, who.workspace, newest)
        return Page(staff_changes.unseen_changes(tx, who.workspace))

    return await service.database.write(work)


@get("/operators/proposals", guards=[at_least(Role.SUPERVISOR)])
async def list_proposals(service: TheService, who: Who) -> Page[MatchProposal]:
    """Who the operators without a manager probably are, the surest first."""
    return Page(await service.database.read(lambda tx: staff.proposals(tx, who.workspace)))


@get("/operators/warnings", guards=[at_least(Role.SUPERVISOR)])
async def list_operator_warnings(service: TheService, who: Who) -> Page[OperatorWarning]:
    """Who talked with clients in the last seven days and is no manager, the busiest first."""
    return Page(await service.database.read(lambda tx: staff.warnings(tx, who.workspace, utc_now())))


@put("/operators/matches", guards=[at_least(Role.ADMIN)])
async def match_operators(data: JSONBody[Matches], service: TheService, who: Who) -> Page[Operator]:
    """Several matches at once: all of them are made or none."""

    def work(tx: Tx) -> tuple[Operator, ...]:
        now = utc_now()
        return present(tx, who, tuple(staff.match(tx, who, one, now) for one in data.matches))

    return Page(await service.database.write(work))
