"""Pairing codes: given out by an administrator, for somebody new or for a further desk, and taken back."""

from litestar import delete, get, post
from litestar.params import FromPath, JSONBody

from app.backend import sign_in
from app.backend.domain.names import clean_name
from app.backend.refusals import Refusal, found
from app.backend.routes.access import TheService, Who, at_least
from app.backend.storage import audit, invitations, operators, people
from app.backend.storage.moments import utc_now
from app.backend.storage.transaction import Tx
from app.contract.administration import Invitation
from app.contract.answers import Page, Role
from app.contract.people import Deed, OpenInvitation
from app.contract.problems import Problem
from app.contract.requests import Invite


@get("/invitations", guards=[at_least(Role.ADMIN)])
async def list_invitations(who: Who, service: TheService) -> Page[OpenInvitation]:
    """Those that somebody can still use, the newest first."""
    return Page(await service.database.read(lambda tx: invitations.open_invitations(tx, who.workspace, utc_now())))


@post("/invitations", guards=[at_least(Role.ADMIN)])
async def create_invitation(data: JSONBody[Invite], who: Who, service: TheService) -> Invitation:
    """A pairing code for one desk of one person; it is shown only here."""

    def work(tx: Tx) -> Invitation:
        now = utc_now()
        name, role, operator = clean_name(data.name), data.role, data.operator_id
        if data.person_id is not None:
            person = found(people.get_person(tx, who.workspace, data.person_id))
            name, role = person.name, person.role
            operator = None if person.operator is None else person.operator.id
        elif operator is not None:
            found(operators.get_operator(tx, who.workspace, operator))
        made = sign_in.invite(
            tx, who.workspace, name=name, role=role, operator=operator, person=data.person_id, now=now
        )
        audit.note(tx, who, Deed.INVITED, now, subject=name, details={"role": str(role)})
        return made

    return await service.database.write(work)


@delete("/invitations/{invitation_id:int}", status_code=200, guards=[at_least(Role.ADMIN)])
async def cancel_invitation(invitation_id: FromPath[int], who: Who, service: TheService) -> OpenInvitation:
    """Its code opens nothing any more; one that was used or taken back before is not found."""

    def work(tx: Tx) -> OpenInvitation:
        now = utc_now()
        invitation = found(invitations.get_invitation(tx, who.workspace, invitation_id))
        if not invitations.cancel_invitation(tx, invitation_id, now):
            raise Refusal(Problem.NOT_FOUND)
        audit.note(tx, who, Deed.INVITATION_CANCELLED, now, subject=invitation.name)
        return invitation

    return await service.database.write(work)
