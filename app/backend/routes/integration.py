"""«Телефонія»: project, key, and the addresses to paste into Ringostat."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from litestar import Request, get, put
from litestar.params import JSONBody
from msgspec import UNSET

from app.backend.providers.ringostat import (
    KeyRefused,
    ProjectRefused,
    Ringostat,
    RingostatRefused,
    RingostatSilent,
    RingostatTrouble,
)
from app.backend.providers.ringostat_webhook import TEMPLATE
from app.backend.refusals import Refusal
from app.backend.routes.access import TheService, Who, at_least
from app.backend.storage import audit, workspaces
from app.backend.storage.moments import utc_now
from app.backend.storage.transaction import Tx
from app.backend.storage.workspaces import Workspace
from app.contract.administration import Integration
from app.contract.answers import Role
from app.contract.people import Deed
from app.contract.problems import Problem
from app.contract.requests import IntegrationChange

MOMENTS = ("before", "answered", "forwarded", "after", "after_outgoing", "ai")


@get("/integration", guards=[at_least(Role.ADMIN)])
async def get_integration(request: Request[Any, Any, Any], service: TheService, who: Who) -> Integration:
    workspace = await service.database.read(lambda tx: workspaces.get_workspace(tx, who.workspace))
    return _told(workspace, service.configuration.public_url or str(request.base_url).rstrip("/"))


@put("/integration", guards=[at_least(Role.ADMIN)])
async def change_integration(
    data: JSONBody[IntegrationChange], request: Request[Any, Any, Any], service: TheService, who: Who
) -> Integration:
    """Keep project and key once Ringostat has recognised them."""
    had = await service.database.read(lambda tx: workspaces.get_workspace(tx, who.workspace))
    if data.auth_key is not UNSET:
        auth_key = data.auth_key.strip()
    elif had.auth_key is not None:
        auth_key = service.vault.unlock(had.auth_key)
    else:
        raise Refusal(Problem.KEY_REFUSED, detail="no key is stored yet")
    project_id = data.project_id.strip()
    if data.type != "ringostat" or not project_id or not auth_key.isascii() or not auth_key.isprintable():
        raise Refusal(Problem.KEY_REFUSED if project_id else Problem.PROJECT_REFUSED)
    zone = _zone(had.time_zone if data.time_zone is UNSET else data.time_zone.strip())
    with asking_ringostat():
        async with Ringostat(service.accounts.base_url, project_id, auth_key, zone=zone) as account:
            await account.prove()
    now, locked = utc_now(), service.vault.lock(auth_key)

    def put(tx: Tx) -> None:
        workspaces.put_integration(
            tx, who.workspace, type_=data.type, project_id=project_id, auth_key=locked, checked_at=now
        )
        workspaces.put_time_zone(tx, who.workspace, zone.key)
        audit.note(tx, who, Deed.SETTINGS_CHANGED, now, subject="telephony", details=_changes(had, data, zone))

    await service.database.write(put)
    await service.accounts.forget(who.workspace)
    service.integration_changed()
    return await get_integration.fn(request, service, who)  # type: ignore[no-any-return]  # Litestar loses the type


def _changes(had: Workspace, data: IntegrationChange, zone: ZoneInfo) -> dict[str, str]:
    """What is new; of the key only that it is."""
    new = {"project_id": data.project_id.strip(), "time_zone": zone.key}
    old = {"project_id": had.project_id, "time_zone": had.time_zone}
    changed = {name: value for name, value in new.items() if old[name] != value}
    return changed if data.auth_key is UNSET else changed | {"auth_key": "new"}


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # a name can also be a path that is no zone
        raise Refusal(Problem.BAD_REQUEST, detail="time_zone: not an IANA name") from error


@contextmanager
def asking_ringostat() -> Iterator[None]:
    """Ringostat's trouble as our problem."""
    try:
        yield
    except RingostatSilent as trouble:
        raise Refusal(Problem.RINGOSTAT_SILENT) from trouble
    except KeyRefused as trouble:
        raise Refusal(Problem.KEY_REFUSED) from trouble
    except ProjectRefused as trouble:
        raise Refusal(Problem.PROJECT_REFUSED) from trouble
    except RingostatRefused as trouble:
        raise Refusal(Problem.RINGOSTAT_REFUSED, subject=trouble.message) from trouble
    except RingostatTrouble as trouble:
        raise Refusal(Problem.RINGOSTAT_SILENT) from trouble


def _told(workspace: Workspace, base_url: str) -> Integration:
    url = f"{base_url}/hooks/ringostat/{workspace.secret}"
    return Integration(
        type=workspace.type,
        project_id=workspace.project_id,
        auth_key_set=workspace.auth_key is not None,
        webhook_url=url,
        webhook_urls={moment: f"{url}?event={moment}" for moment in MOMENTS},
        template=dict(TEMPLATE),
        checked_at=workspace.checked_at,
        time_zone=workspace.time_zone,
    )
