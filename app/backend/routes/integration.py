"""«Телефонія»: project, key, the addresses to paste into Ringostat and their secrets."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from litestar import Request, delete, get, post, put
from litestar.params import FromPath, JSONBody
from msgspec import UNSET

from app.backend.jobs.nudges import Nudge
from app.backend.providers.ringostat import Ringostat, RingostatTrouble
from app.backend.providers.ringostat_webhook import AI_TEMPLATE, TEMPLATE
from app.backend.refusals import Refusal
from app.backend.routes.access import TheService, Who, at_least
from app.backend.secrecy import SecretKeyChanged
from app.backend.service import Service
from app.backend.storage import audit, pushed_names, webhook_moments, webhook_secrets, workspaces
from app.backend.storage.moments import utc_now
from app.backend.storage.people import SignedInAs
from app.backend.storage.transaction import Tx
from app.backend.storage.workspaces import Workspace
from app.backend.telephony import as_trouble, state_of, tell_state
from app.contract.administration import Integration
from app.contract.answers import Role
from app.contract.people import Deed
from app.contract.problems import Problem
from app.contract.requests import IntegrationChange
from app.contract.telephony import MOMENTS, NamesSwitch, NewSecret, OldSecretLasts, TelephonyNews, WebhookSecret

_TAIL = 4
_LASTS = {
    OldSecretLasts.NOT_AT_ALL: timedelta(),
    OldSecretLasts.HOUR: timedelta(hours=1),
    OldSecretLasts.DAY: timedelta(days=1),
    OldSecretLasts.WEEK: timedelta(days=7),
}


@get("/integration", guards=[at_least(Role.ADMIN)])
async def get_integration(request: Request[Any, Any, Any], service: TheService, who: Who) -> Integration:
    return await _now(request, service, who)


@put("/integration", guards=[at_least(Role.ADMIN)])
async def change_integration(
    data: JSONBody[IntegrationChange], request: Request[Any, Any, Any], service: TheService, who: Who
) -> Integration:
    """Keep project and key once Ringostat has recognised them."""
    had = await service.database.read(lambda tx: workspaces.get_workspace(tx, who.workspace))
    auth_key = _key(had, data, service)
    project_id = data.project_id.strip()
    if data.type != "ringostat" or not project_id or not auth_key.isascii() or not auth_key.isprintable():
        raise Refusal(Problem.KEY_REFUSED if project_id else Problem.PROJECT_REFUSED)
    zone = _zone(had.time_zone if data.time_zone is UNSET else data.time_zone.strip())
    with asking_ringostat():
        async with Ringostat(service.accounts.base_url, project_id, auth_key, zone=zone) as account:
            await account.prove()
    now, locked = utc_now(), service.vault.lock(auth_key)

    def put(tx: Tx) -> None:
        another = workspaces.put_integration(
            tx, who.workspace, type_=data.type, project_id=project_id, auth_key=locked, checked_at=now
        )
        workspaces.put_time_zone(tx, who.workspace, zone.key)
        if another:
            webhook_moments.forget(tx, who.workspace)
            pushed_names.forget(tx, who.workspace)
        audit.note(tx, who, Deed.SETTINGS_CHANGED, now, subject="telephony", details=_changes(had, data, zone))
        tell_state(tx, who.workspace, now)

    await service.database.write(put)
    await service.accounts.forget(who.workspace)
    service.integration_changed()
    return await _now(request, service, who)


@post("/integration/check", guards=[at_least(Role.ADMIN)], status_code=200)
async def check_integration(request: Request[Any, Any, Any], service: TheService, who: Who) -> Integration:
    """Ask the account now whether it still knows the key."""
    await service.account_check.check(who.workspace)
    return await _now(request, service, who)


@post("/integration/secret", guards=[at_least(Role.ADMIN)], status_code=200)
async def renew_secret(
    data: JSONBody[NewSecret], request: Request[Any, Any, Any], service: TheService, who: Who
) -> Integration:
    """New addresses for the webhooks; the old ones are listened to as long as is asked."""
    now = utc_now()

    def renew(tx: Tx) -> None:
        webhook_secrets.renew(tx, who.workspace, _LASTS[data.old_lasts], now)
        details = {"webhook_secret": "new", "old_lasts": data.old_lasts.value}
        audit.note(tx, who, Deed.SETTINGS_CHANGED, now, subject="telephony", details=details)
        tell_state(tx, who.workspace, now)

    await service.database.write(renew)
    service.database.nudge(Nudge.WEBHOOKS, 0)
    return await _now(request, service, who)


@delete("/integration/secrets/{secret_id:int}", guards=[at_least(Role.ADMIN)], status_code=200)
async def end_secret(
    secret_id: FromPath[int], request: Request[Any, Any, Any], service: TheService, who: Who
) -> Integration:
    """A replaced secret opens nothing any more."""
    now = utc_now()

    def end(tx: Tx) -> None:
        if not webhook_secrets.end(tx, who.workspace, secret_id, now):
            raise Refusal(Problem.NOT_FOUND)
        audit.note(tx, who, Deed.SETTINGS_CHANGED, now, subject="telephony", details={"webhook_secret": "ended"})
        tell_state(tx, who.workspace, now)

    await service.database.write(end)
    service.database.nudge(Nudge.WEBHOOKS, 0)
    return await _now(request, service, who)


@put("/integration/names", guards=[at_least(Role.ADMIN)])
async def switch_names(
    data: JSONBody[NamesSwitch], request: Request[Any, Any, Any], service: TheService, who: Who
) -> Integration:
    """Whether Ringostat's own phone is told our clients' names."""
    now = utc_now()

    def switch(tx: Tx) -> None:
        workspaces.put_pushes_names(tx, who.workspace, on=data.on)
        details = {"pushes_names": "on" if data.on else "off"}
        audit.note(tx, who, Deed.SETTINGS_CHANGED, now, subject="telephony", details=details)
        tell_state(tx, who.workspace, now)

    await service.database.write(switch)
    service.database.nudge(Nudge.NAMES, 0)
    return await _now(request, service, who)


def _key(had: Workspace, data: IntegrationChange, service: Service) -> str:
    """The key that is told, else the one that is stored."""
    if data.auth_key is not UNSET:
        return data.auth_key.strip()
    if had.auth_key is None:
        raise Refusal(Problem.KEY_REFUSED, detail="no key is stored yet")
    try:
        return service.vault.unlock(had.auth_key)
    except SecretKeyChanged as error:
        raise Refusal(Problem.KEY_LOST) from error


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
    except RingostatTrouble as trouble:
        problem = as_trouble(trouble)
        raise Refusal(Problem(problem.code), subject=problem.subject) from trouble


async def _now(request: Request[Any, Any, Any], service: Service, who: SignedInAs) -> Integration:
    """The integration as it is now, under the address Ringostat will use."""

    def work(tx: Tx) -> tuple[Workspace, TelephonyNews, tuple[WebhookSecret, ...]]:
        workspace = workspaces.get_workspace(tx, who.workspace)
        secrets = webhook_secrets.valid_secrets(tx, who.workspace, utc_now())
        return workspace, state_of(tx, who.workspace), secrets

    workspace, state, secrets = await service.database.read(work)
    base_url = service.configuration.public_url or str(request.base_url).rstrip("/")
    url = f"{base_url}/hooks/ringostat/{workspace.secret}"
    return Integration(
        type=workspace.type,
        project_id=workspace.project_id,
        auth_key_set=workspace.auth_key is not None,
        webhook_url=url,
        webhook_urls={moment: f"{url}?event={moment}" for moment in MOMENTS},
        template=dict(TEMPLATE),
        ai_template=dict(AI_TEMPLATE),
        checked_at=workspace.checked_at,
        time_zone=workspace.time_zone,
        key_tail=_tail(workspace, service),
        address=await service.address.state(),
        secrets=secrets,
        state=state,
    )


def _tail(workspace: Workspace, service: Service) -> str:
    """Its last characters, of a key that is long enough for them to say nothing."""
    if workspace.auth_key is None:
        return ""
    try:
        key = service.vault.unlock(workspace.auth_key)
    except SecretKeyChanged:
        return ""
    return key[-_TAIL:] if len(key) >= 3 * _TAIL else ""
