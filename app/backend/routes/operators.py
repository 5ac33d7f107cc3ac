"""«Оператори»: Ringostat's employees, matched with the CRM's managers."""

from typing import Any

import msgspec
from litestar import Request, get, post, put
from litestar.params import FromPath, JSONBody

from app.backend import staff
from app.backend.domain.names import clean_name
from app.backend.routes.access import TheService, Who, at_least
from app.backend.routes.integration import asking_ringostat
from app.backend.routes.leaving import unless_they_leave
from app.backend.storage import audit, managers, operators, presences, staff_changes
from app.backend.storage.moments import utc_now
from app.backend.storage.people import SignedInAs
from app.backend.storage.presences import Seen
from app.backend.storage.transaction import Tx
from app.contract.answers import Named, Operator, Page, Role
from app.contract.people import Deed
from app.contract.requests import NewManager, OperatorMatch
from app.contract.staff import OneMatch, Synchronised


@get("/operators")
async def list_operators(service: TheService, who: Who) -> Page[Operator]:
    def work(tx: Tx) -> tuple[Operator, ...]:
        return present(tx, who, operators.all_operators(tx, who.workspace))

    return Page(await service.database.read(work))


@post("/operators/sync", status_code=200, guards=[at_least(Role.ADMIN)])
async def sync_operators(request: Request[Any, Any, Any], service: TheService, who: Who) -> Synchronised:
    """«Синхронізувати»: new employees are added, matches are never lost, those who left are marked.

    Whoever leaves before the answer has thought better of it: then nothing is changed.
    """
    account = await service.accounts.of(who.workspace)
    with asking_ringostat():
        employees = await unless_they_leave(request, account.staff())

    def work(tx: Tx) -> Synchronised:
        items = staff.synchronise(tx, who, employees, utc_now())
        return Synchronised(items=present(tx, who, items), changes=staff_changes.unseen_changes(tx, who.workspace))

    return await service.database.write(work)


@put("/operators/{operator_id:int}", guards=[at_least(Role.ADMIN)])
async def match_operator(
    operator_id: FromPath[int], data: JSONBody[OperatorMatch], service: TheService, who: Who
) -> Operator:
    """Say which manager this operator is; all their calls, past ones too, are then that manager's."""
    wanted = OneMatch(operator_id=operator_id, manager_id=data.manager_id)
    return await service.database.write(lambda tx: present(tx, who, (staff.match(tx, who, wanted, utc_now()),))[0])


@get("/managers")
async def list_managers(service: TheService, who: Who) -> Page[Named]:
    return Page(await service.database.read(lambda tx: managers.all_managers(tx, who.workspace)))


@post("/managers", guards=[at_least(Role.ADMIN)])
async def create_manager(data: JSONBody[NewManager], service: TheService, who: Who) -> Named:
    name = clean_name(data.name)

    def work(tx: Tx) -> Named:
        audit.note(tx, who, Deed.MANAGER_ADDED, utc_now(), subject=name)
        return managers.create_manager(tx, who.workspace, name)

    return await service.database.write(work)


def present(tx: Tx, who: SignedInAs, all_: tuple[Operator, ...]) -> tuple[Operator, ...]:
    """The operators with what is known of their phones now."""
    seen = presences.get_seen(tx, who.workspace) or Seen(None)
    return tuple(msgspec.structs.replace(operator, presence=seen.word_for(operator.sip_logins)) for operator in all_)
