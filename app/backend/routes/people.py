"""Coming in: a code for a token; who am I; a code for somebody else."""

from litestar import get, post
from litestar.params import JSONBody

from app.backend import sign_in
from app.backend.refusals import found
from app.backend.routes.access import TheService, Who, at_least
from app.backend.storage import operators
from app.backend.storage.moments import utc_now
from app.backend.storage.transaction import Tx
from app.contract.administration import Invitation
from app.contract.answers import Me, Role, SignedIn
from app.contract.requests import Invite, Pair


@post("/pair", status_code=200)
async def pair(data: JSONBody[Pair], service: TheService) -> SignedIn:
    """Give a token for a pairing code; a code works once, for ten minutes."""
    return await service.door.pair(data.code, data.device, utc_now())


@get("/me")
async def me(who: Who) -> Me:
    """Who is signed in with this token."""
    return who.me


@post("/invitations", guards=[at_least(Role.ADMIN)])
async def create_invitation(data: JSONBody[Invite], who: Who, service: TheService) -> Invitation:
    """A pairing code for one desk of one person; it is shown only here."""

    def work(tx: Tx) -> Invitation:
        if data.operator_id is not None:
            found(operators.get_operator(tx, who.workspace, data.operator_id))
        return sign_in.invite(
            tx, who.workspace, name=data.name, role=data.role, operator=data.operator_id, now=utc_now()
        )

    return await service.database.write(work)
