"""«CRM Sitniks»: token, switches, and how it stands with the mirror and with what waits."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from urllib.parse import urlsplit

from litestar import delete, get, post, put
from litestar.params import JSONBody
from msgspec import UNSET

from app.backend.jobs.forward_webhooks import allowed_webhook_url
from app.backend.jobs.nudges import Nudge
from app.backend.providers.sitniks import (
    PlanRefused,
    Sitniks,
    SitniksRefused,
    SitniksTrouble,
    TokenRefused,
)
from app.backend.refusals import Refusal
from app.backend.routes.access import TheService, Who, at_least
from app.backend.secrecy import SecretKeyChanged, Vault
from app.backend.service import Service
from app.backend.storage import audit, client_writes, forwards, sitniks
from app.backend.storage.moments import utc_now
from app.backend.storage.sitniks import Account, Stage
from app.backend.storage.transaction import Tx
from app.contract.answers import Role
from app.contract.crm import Backlog, MirrorProgress, MirrorState, SitniksChange, SitniksConnection, WriteBack
from app.contract.people import Deed
from app.contract.problems import Problem


@get("/sitniks", guards=[at_least(Role.ADMIN)])
async def get_sitniks(service: TheService, who: Who) -> SitniksConnection:
    return await _told(service, who.workspace)


@put("/sitniks", guards=[at_least(Role.ADMIN)])
async def change_sitniks(data: JSONBody[SitniksChange], service: TheService, who: Who) -> SitniksConnection:
    """Keep the token once Sitniks has recognised it, and whatever else is said."""
    changes: dict[str, object] = {}
    if data.token is not UNSET:
        await _prove(service.crm.sitniks_url, data.token.strip())
        changes |= {"token": service.vault.lock(data.token.strip()), "checked_at": utc_now()}
    if data.webhook_url is not UNSET:
        changes |= _webhook_url(service.vault, data.webhook_url)
    if data.write_back is not UNSET:
        changes["read_only"] = not data.write_back
    if data.order_url is not UNSET:
        changes["order_url"] = _order_url(data.order_url)

    def work(tx: Tx) -> None:
        _put(tx, service.vault, who.workspace, changes)
        audit.note(tx, who, Deed.SETTINGS_CHANGED, utc_now(), subject="sitniks", details=_changes(data))

    await service.database.write(work)
    service.database.nudge(Nudge.SITNIKS, 0)
    return await _told(service, who.workspace)


@delete("/sitniks", status_code=200, guards=[at_least(Role.ADMIN)])
async def disconnect_sitniks(service: TheService, who: Who) -> SitniksConnection:
    """Forget the token; clients, orders and managers stay. Webhooks are passed on as before."""
    gone = {"token": None, "checked_at": None, "state": MirrorState.UNKNOWN, "next_at": None}

    def work(tx: Tx) -> None:
        sitniks.change_account(tx, who.workspace, **gone)
        audit.note(tx, who, Deed.SETTINGS_CHANGED, utc_now(), subject="sitniks", details={"token": ""})

    await service.database.write(work)
    service.database.nudge(Nudge.SITNIKS, 0)
    return await _told(service, who.workspace)


@post("/sitniks/look", status_code=200, guards=[at_least(Role.ADMIN)])
async def look_at_sitniks(service: TheService, who: Who) -> SitniksConnection:
    """Prove the token again, then look for what has changed at once."""
    account = await service.database.read(lambda tx: sitniks.get_account(tx, who.workspace))
    if account.token is None:
        raise Refusal(Problem.NOT_SET_UP)
    await _prove(service.crm.sitniks_url, service.vault.unlock(account.token))
    now = utc_now()
    await service.database.write(lambda tx: sitniks.change_account(tx, who.workspace, checked_at=now))
    service.database.nudge(Nudge.SITNIKS, 0)
    return await _told(service, who.workspace)


@contextmanager
def asking_sitniks() -> Iterator[None]:
    """Sitniks' trouble as our problem."""
    try:
        yield
    except TokenRefused as trouble:
        raise Refusal(Problem.SITNIKS_TOKEN_REFUSED) from trouble
    except PlanRefused as trouble:
        raise Refusal(Problem.SITNIKS_PLAN_REFUSED) from trouble
    except SitniksRefused as trouble:
        raise Refusal(Problem.SITNIKS_REFUSED, subject=trouble.message) from trouble
    except SitniksTrouble as trouble:
        raise Refusal(Problem.SITNIKS_SILENT) from trouble


async def _prove(url: str, token: str) -> None:
    if not token:
        raise Refusal(Problem.SITNIKS_TOKEN_REFUSED)
    with asking_sitniks():
        async with await asyncio.to_thread(Sitniks, url, token) as crm:
            await crm.prove()


def _changes(data: SitniksChange) -> dict[str, str]:
    """For the audit trail."""
    told: dict[str, str] = {} if data.token is UNSET else {"token": "new"}
    if data.webhook_url is not UNSET:
        told["webhook_url"] = "new" if data.webhook_url else ""
    if data.write_back is not UNSET:
        told["write_back"] = "on" if data.write_back else "off"
    if data.order_url is not UNSET:
        told["order_url"] = data.order_url
    return told


def _put(tx: Tx, vault: Vault, workspace: int, changes: dict[str, object]) -> None:
    """What was linked to another token's company is linked no more; a new address takes what waited for the old one."""
    had, now = sitniks.get_account(tx, workspace), utc_now()
    if "token" in changes and not _is_same(vault, had.token, changes["token"]):
        sitniks.forget_things(tx, workspace)
        changes |= {"state": MirrorState.UNKNOWN, "stage": Stage.MANAGERS, "skip": 0, "of_total": None}
        changes |= {"load_until": None, "mirrored_at": None, "clients_read_at": None, "differences": ()}
    sitniks.change_account(tx, workspace, **changes)
    if changes.get("webhook_url", "") is None:
        forwards.drop_all(tx, workspace)
    client_writes.try_all_again(tx, workspace, now)


def _is_same(vault: Vault, had: str | None, new: object) -> bool:
    """Whether the token is the one that was stored before: then the mirror goes on where it is."""
    try:
        return had is not None and vault.unlock(had) == vault.unlock(str(new))
    except SecretKeyChanged:
        return False


def _webhook_url(vault: Vault, text: str | None) -> dict[str, object]:
    fresh: dict[str, object] = {"forward_tries": 0, "forward_next_at": None, "forward_error": None}
    if text is None or not text.strip():
        return {"webhook_url": None, "forward_dropped": 0, **fresh}
    url = allowed_webhook_url(text)
    if url is None:
        raise Refusal(Problem.ADDRESS_NOT_ALLOWED)
    return {"webhook_url": vault.lock(url), **fresh}


def _order_url(text: str) -> str:
    url = text.strip()
    if url and (urlsplit(url).scheme != "https" or not urlsplit(url).hostname):
        raise Refusal(Problem.ADDRESS_NOT_ALLOWED)
    return url


async def _told(service: Service, workspace: int) -> SitniksConnection:
    def work(tx: Tx) -> SitniksConnection:
        account = sitniks.get_account(tx, workspace)
        waiting, since, error = client_writes.waiting(tx, workspace)
        return SitniksConnection(
            token_set=account.token is not None,
            checked_at=account.checked_at,
            order_url=account.order_url,
            mirror=_mirror(account, sitniks.counts(tx, workspace)),
            write_back=WriteBack(on=not account.read_only, waiting=waiting, since=since, error=error),
            backlog=_backlog(account, forwards.waiting(tx, workspace), _host(service.vault, account.webhook_url)),
            differences=account.differences,
        )

    return await service.database.read(work)


def _mirror(account: Account, counts: tuple[int, int, int]) -> MirrorProgress:
    managers, clients, orders = counts
    return MirrorProgress(
        state=MirrorState(account.state),
        stage=account.stage,
        done=account.skip,
        total=account.of_total,
        managers=managers,
        clients=clients,
        orders=orders,
        mirrored_at=account.mirrored_at,
        next_at=account.next_at,
    )


def _backlog(account: Account, waiting: tuple[int, int, datetime | None], host: str) -> Backlog:
    count, size, since = waiting
    return Backlog(
        url_set=account.webhook_url is not None,
        host=host,
        waiting=count,
        bytes=size,
        since=since,
        error=account.forward_error,
        tries=account.forward_tries,
        next_at=account.forward_next_at,
        forwarded_at=account.forwarded_at,
        dropped=account.forward_dropped,
    )


def _host(vault: Vault, locked: str | None) -> str:
    try:
        return "" if locked is None else urlsplit(vault.unlock(locked)).hostname or ""
    except SecretKeyChanged:
        return ""
