"""«Користувачі»: who may sit at a desk, as what, and at which machines."""

from collections.abc import Iterable

from litestar import delete, get, patch
from litestar.params import FromPath, JSONBody
from msgspec import UNSET

from app.backend.domain.names import clean_name
from app.backend.news import Teller
from app.backend.refusals import Refusal, found
from app.backend.routes.access import TheService, Who, at_least
from app.backend.service import Service
from app.backend.storage import audit, desks, invitations, operators, people
from app.backend.storage.moments import utc_now
from app.backend.storage.people import Here, SignedInAs
from app.backend.storage.transaction import Tx
from app.contract.administration import Desk
from app.contract.answers import Page, Role
from app.contract.people import Deed, Person, PersonDesk, PersonPatch
from app.contract.problems import Problem


@get("/people", guards=[at_least(Role.ADMIN)])
async def list_people(service: TheService, who: Who) -> Page[Person]:
    """Everybody who works here, by name, with their desks."""

    def work(tx: Tx) -> Page[Person]:
        here = [one for one in people.all_people(tx, who.workspace) if one.id != service.door.automation]
        open_desks = desks.open_desks(tx, who.workspace)
        return Page(tuple(_told(one, open_desks) for one in here))

    return await service.database.read(work)


@patch("/people/{person_id:int}", guards=[at_least(Role.ADMIN)])
async def change_person(person_id: FromPath[int], data: JSONBody[PersonPatch], service: TheService, who: Who) -> Person:
    """Another name, role or operator; their desks see at once what they may see from now on."""

    def work(tx: Tx) -> Person:
        now = utc_now()
        before = _here(tx, service, who, person_id)
        changes, details = _changes(tx, who, before, data)
        if "role" in changes and before.role is Role.ADMIN:
            _keep_an_admin(tx, who.workspace, person_id)
        if changes:
            people.change_person(tx, person_id, **changes)
            audit.note(tx, who, Deed.PERSON_CHANGED, now, subject=before.name, details=details)
            Teller(tx, who.workspace, now).sees_other_things(desks.desks_of(tx, person_id))
        after = found(people.get_person(tx, who.workspace, person_id))
        return _told(after, desks.open_desks(tx, who.workspace))

    return await service.database.write(work)


@delete("/people/{person_id:int}", status_code=200, guards=[at_least(Role.ADMIN)])
async def remove_person(person_id: FromPath[int], service: TheService, who: Who) -> Person:
    """They work here no longer: every desk of theirs is shut out at once. What they did stays theirs."""

    def work(tx: Tx) -> Person:
        now = utc_now()
        person = _here(tx, service, who, person_id)
        if person.role is Role.ADMIN:
            _keep_an_admin(tx, who.workspace, person_id)
        theirs = desks.desks_of(tx, person_id)
        for desk in theirs:
            desks.revoke_desk(tx, desk, now)
        invitations.cancel_invitations_of(tx, person_id, now)
        people.put_left(tx, person_id, now)
        audit.note(tx, who, Deed.PERSON_LEFT, now, subject=person.name)
        Teller(tx, who.workspace, now).signed_out(theirs)
        return _told(person, ())

    return await service.database.write(work)


def _here(tx: Tx, service: Service, who: SignedInAs, person_id: int) -> Here:
    """The person; nobody changes whom the administration token stands for."""
    if person_id == service.door.automation:
        raise Refusal(Problem.NOT_FOUND)
    return found(people.get_person(tx, who.workspace, person_id))


def _keep_an_admin(tx: Tx, workspace: int, person: int) -> None:
    """Refuse when nobody else could set anything up any more."""
    if desks.admins_at_desks(tx, workspace) == {person}:
        raise Refusal(Problem.LAST_ADMIN)


def _changes(
    tx: Tx, who: SignedInAs, before: Here, data: PersonPatch
) -> tuple[dict[str, str | int | None], dict[str, str]]:
    """What is new: as it is kept, and as it is told."""
    changes: dict[str, str | int | None] = {}
    details: dict[str, str] = {}
    if data.name is not UNSET and (name := clean_name(data.name)) and name != before.name:
        changes["name"] = details["name"] = name
    if data.role is not UNSET and data.role is not before.role:
        changes["role"] = details["role"] = data.role.value
    if data.operator_id is not UNSET and data.operator_id != (before.operator.id if before.operator else None):
        changes["operator"] = data.operator_id
        details["operator"] = (
            "" if data.operator_id is None else found(operators.get_operator(tx, who.workspace, data.operator_id)).name
        )
    return changes, details


def _told(here: Here, open_desks: Iterable[Desk]) -> Person:
    """The person with those of the desks that are theirs."""
    theirs = tuple(
        PersonDesk(id=desk.id, device=desk.device, created_at=desk.created_at, last_seen_at=desk.last_seen_at)
        for desk in open_desks
        if desk.person.id == here.id
    )
    return Person(
        id=here.id,
        name=here.name,
        role=here.role,
        operator=here.operator,
        created_at=here.created_at,
        desks=theirs,
    )
