"""«Оператори»: Ringostat's employees, matched with the CRM's managers."""

import msgspec
from litestar import get, post, put
from litestar.params import FromPath, JSONBody

from app.backend.domain.names import clean_name
from app.backend.news import Teller
from app.backend.providers.ringostat import Employee
from app.backend.refusals import found
from app.backend.routes.access import TheService, Who, at_least
from app.backend.routes.integration import asking_ringostat
from app.backend.service import Service
from app.backend.storage import managers, operators
from app.backend.storage.moments import utc_now
from app.backend.storage.people import SignedInAs
from app.backend.storage.transaction import Tx
from app.contract.answers import Named, Operator, Page, Role
from app.contract.requests import NewManager, OperatorMatch


@get("/operators")
async def list_operators(service: TheService, who: Who) -> Page[Operator]:
    return Page(_present(service, who, await service.database.read(lambda tx: _all(tx, who))))


@post("/operators/sync", status_code=200, guards=[at_least(Role.ADMIN)])
async def sync_operators(service: TheService, who: Who) -> Page[Operator]:
    """«Синхронізувати»: new employees are added, matches are never lost, those who left are marked."""
    account = await service.accounts.of(who.workspace)
    with asking_ringostat():
        staff = await account.staff()
    return Page(_present(service, who, await service.database.write(lambda tx: _synchronise(tx, who, staff))))


@put("/operators/{operator_id:int}", guards=[at_least(Role.ADMIN)])
async def match_operator(
    operator_id: FromPath[int], data: JSONBody[OperatorMatch], service: TheService, who: Who
) -> Operator:
    """Say which manager this operator is; all their calls, past ones too, are then that manager's."""

    def work(tx: Tx) -> Operator:
        found(operators.get_operator(tx, who.workspace, operator_id))
        if data.manager_id is not None:
            found(managers.get_manager(tx, who.workspace, data.manager_id))
        operators.match_operator(tx, operator_id, data.manager_id)
        operator = found(operators.get_operator(tx, who.workspace, operator_id))
        Teller(tx, who.workspace, utc_now()).operator(operator)
        return operator

    return _present(service, who, (await service.database.write(work),))[0]


@get("/managers")
async def list_managers(service: TheService, who: Who) -> Page[Named]:
    return Page(await service.database.read(lambda tx: managers.all_managers(tx, who.workspace)))


@post("/managers", guards=[at_least(Role.ADMIN)])
async def create_manager(data: JSONBody[NewManager], service: TheService, who: Who) -> Named:
    name = clean_name(data.name)
    return await service.database.write(lambda tx: managers.create_manager(tx, who.workspace, name))


def _all(tx: Tx, who: SignedInAs) -> tuple[Operator, ...]:
    return operators.all_operators(tx, who.workspace)


def _synchronise(tx: Tx, who: SignedInAs, staff: list[Employee]) -> tuple[Operator, ...]:
    before = {operator.id: operator for operator in _all(tx, who)}
    there = {
        operators.put_employee(
            tx,
            who.workspace,
            staff_id=employee.staff_id,
            name=clean_name(employee.name),
            extension=employee.extension,
            email=employee.email,
            logins=employee.sip_logins,
        )
        for employee in staff
    }
    for operator in before.keys() - there:
        operators.mark_gone(tx, operator)
    after = _all(tx, who)
    teller = Teller(tx, who.workspace, utc_now())
    for operator_now in after:
        if before.get(operator_now.id) != operator_now:
            teller.operator(operator_now)
    return after


def _present(service: Service, who: SignedInAs, all_: tuple[Operator, ...]) -> tuple[Operator, ...]:
    """The operators with what is known of their phones now."""
    return tuple(
        msgspec.structs.replace(operator, presence=service.presence.word_for(who.workspace, operator))
        for operator in all_
    )
