"""Managers entered here when there is no other CRM: renamed, and taken out when nothing is theirs."""

from litestar import delete, patch
from litestar.params import FromPath, JSONBody

from app.backend.domain.names import clean_name
from app.backend.refusals import Refusal, found
from app.backend.routes.access import TheService, Who, at_least
from app.backend.storage import managers
from app.backend.storage.transaction import Tx
from app.contract.answers import Named, Role
from app.contract.crm import ManagerPatch
from app.contract.problems import Problem


@patch("/managers/{manager_id:int}", guards=[at_least(Role.ADMIN)])
async def change_manager(
    manager_id: FromPath[int], data: JSONBody[ManagerPatch], service: TheService, who: Who
) -> Named:
    name = clean_name(data.name)
    if not name:
        raise Refusal(Problem.BAD_REQUEST, detail="a name of spaces is none")

    def work(tx: Tx) -> Named:
        found(managers.get_manager(tx, who.workspace, manager_id))
        managers.rename_manager(tx, manager_id, name)
        return Named(manager_id, name)

    return await service.database.write(work)


@delete("/managers/{manager_id:int}", status_code=200, guards=[at_least(Role.ADMIN)])
async def delete_manager(manager_id: FromPath[int], service: TheService, who: Who) -> Named:
    """Take out a manager of whom neither an operator nor an order speaks."""

    def work(tx: Tx) -> Named:
        manager = found(managers.get_manager(tx, who.workspace, manager_id))
        if managers.is_in_use(tx, manager_id):
            raise Refusal(Problem.MANAGER_IN_USE, subject=manager.name)
        managers.drop_manager(tx, manager_id)
        return manager

    return await service.database.write(work)
