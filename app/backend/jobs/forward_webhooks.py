"""Passes every webhook on, untouched and in order, to the address that Sitniks shows, until it is taken."""

import asyncio
import logging
import random
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

import httpx

from app.backend.jobs.mirror_orders import is_this_machine
from app.backend.secrecy import SecretKeyChanged, Vault
from app.backend.storage import forwards, sitniks
from app.backend.storage.database import Database
from app.backend.storage.forwards import Forward
from app.backend.storage.moments import utc_now
from app.backend.storage.sitniks import Account
from app.backend.storage.transaction import StorageUnavailable, Tx

log = logging.getLogger(__name__)

_AT_ONCE = 50
_KEPT_EVERY_S = 1.0
"""After so long, those taken are dropped though more wait: what a crash sends once more stays little."""
_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=2), timedelta(minutes=5)
_LOOKS_AROUND_S = 15.0
_TIMEOUT_S, _CONNECT_S = 20.0, 5.0
_THE_BODY = {400, 413, 415, 422}
_TRIES_OF_A_BODY = 12
"""A body that is refused so often for what it is must not keep those behind it: about half an hour."""


class ForwardWebhooks:
    """The job; `run` is its whole life. What it sends was kept in the transaction of the webhook's intake.

    `after_round` is called whenever everything was sent or something was not taken.
    """

    def __init__(
        self,
        database: Database,
        vault: Vault,
        *,
        after_round: Callable[[], None] = lambda: None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._database = database
        self._vault = vault
        self._after_round = after_round
        self._now = now
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """There is a new one, or the address has changed."""
        self._woken.set()

    async def run(self) -> None:
        """Send until cancelled; one that was on its way then is sent once more."""
        for chatty in ("httpx", "httpcore"):  # at INFO they tell whole addresses, and this one is a secret
            logging.getLogger(chatty).setLevel(logging.WARNING)
        timeout = httpx.Timeout(_TIMEOUT_S, connect=_CONNECT_S)
        async with await asyncio.to_thread(httpx.AsyncClient, timeout=timeout, follow_redirects=False) as client:
            while True:
                self._woken.clear()
                try:
                    wait_s = await self._round(client)
                except StorageUnavailable as trouble:
                    log.warning("webhooks to be passed on wait for the storage: %s", trouble)
                    wait_s = _LOOKS_AROUND_S
                self._after_round()
                with suppress(TimeoutError):
                    async with asyncio.timeout(wait_s):
                        await self._woken.wait()

    async def _round(self, client: httpx.AsyncClient) -> float:
        """Send what waits for every account; seconds to the next try."""
        wait_s = _LOOKS_AROUND_S
        for account in await self._database.read(sitniks.forwarding_accounts):
            now = self._now()
            if account.forward_next_at is not None and account.forward_next_at > now:
                wait_s = min(wait_s, (account.forward_next_at - now).total_seconds())
            elif (failed_for := await self._send_all(account.workspace, client)) is not None:
                wait_s = min(wait_s, failed_for.total_seconds())
        return wait_s

    async def _send_all(self, workspace: int, client: httpx.AsyncClient) -> timedelta | None:
        """Until nothing waits (None) or one is not taken (how long to wait then)."""
        await self._database.write(lambda tx: _trim(tx, workspace, self._now()))
        while True:
            account, waiting = await self._database.read(lambda tx: _waiting(tx, workspace))
            if not waiting:
                return None
            failed_for = await self._send_some(account, waiting, client)
            if failed_for is not None:
                return failed_for

    async def _send_some(self, account: Account, waiting: list[Forward], client: httpx.AsyncClient) -> timedelta | None:
        """Send these one after another; those taken are dropped together, before anything else is kept."""
        assert account.webhook_url is not None
        tries, taken, clock = account.forward_tries, list[int](), asyncio.get_running_loop().time
        kept_at = clock()
        try:
            for forward in waiting:
                error = await self._sent(account.webhook_url, forward, client)
                if error is None:
                    taken.append(forward.id)
                    tries = 0
                    if clock() - kept_at < _KEPT_EVERY_S:
                        continue
                await self._put_taken(account, taken)
                kept_at = clock()
                if error is None:
                    continue
                if tries < _TRIES_OF_A_BODY or not error.isdecimal() or int(error) not in _THE_BODY:
                    return await self._put_failed(account, tries, error)
                await self._put_dropped(account, forward, error)
                tries = 0
            await self._put_taken(account, taken)
        except asyncio.CancelledError:
            with suppress(StorageUnavailable):
                await self._put_taken(account, taken)
            raise
        return None

    async def _sent(self, locked_url: str, forward: Forward, client: httpx.AsyncClient) -> str | None:
        """Send one; None when it was taken, else why not."""
        try:
            url, body = self._vault.unlock(locked_url), self._vault.unlock_bytes(forward.body)
            request = _request(client, url, forward, body)
            response = await client.send(request)
        except SecretKeyChanged:
            return "key_changed"
        except (httpx.HTTPError, httpx.InvalidURL):
            return "silent"
        return None if response.is_success else str(response.status_code)

    async def _put_taken(self, account: Account, taken: list[int]) -> None:
        """Drop those that were taken; afterwards the list is empty."""
        if not taken:
            return
        now = self._now()

        def put(tx: Tx) -> None:
            for forward in taken:
                forwards.drop_forward(tx, forward)
            sitniks.change_account(
                tx, account.workspace, forward_tries=0, forward_next_at=None, forward_error=None, forwarded_at=now
            )

        await self._database.write(put)
        taken.clear()

    async def _put_dropped(self, account: Account, forward: Forward, error: str) -> None:
        log.warning("a webhook was refused %d times for what it is (%s) and is given up", _TRIES_OF_A_BODY, error)

        def put(tx: Tx) -> None:
            forwards.drop_forward(tx, forward.id)
            dropped = sitniks.get_account(tx, account.workspace).forward_dropped + 1
            sitniks.change_account(tx, account.workspace, forward_dropped=dropped, forward_tries=0)

        await self._database.write(put)

    async def _put_failed(self, account: Account, tries: int, error: str) -> timedelta:
        doubled = min(_FIRST_WAIT * (1 << min(tries, 20)), _LONGEST_WAIT)
        wait = doubled * random.uniform(0.85, 1.15)  # noqa: S311 - spreads tries, guards nothing
        next_at = self._now() + wait

        def put(tx: Tx) -> None:
            if sitniks.get_account(tx, account.workspace).webhook_url == account.webhook_url:  # else it is a new one
                sitniks.change_account(
                    tx, account.workspace, forward_tries=tries + 1, forward_next_at=next_at, forward_error=error
                )

        await self._database.write(put)
        log.info("webhooks are not taken (%s); again in %d s", error, wait.total_seconds())
        return wait


def allowed_webhook_url(text: str) -> str | None:
    """The address when webhooks may be sent there: HTTPS to a named host, or this machine itself (a demo)."""
    try:
        url = httpx.URL(text.strip())
    except httpx.InvalidURL:
        return None
    host = url.host.lower().rstrip(".")
    if not host or url.userinfo or url.fragment:
        return None
    if is_this_machine(str(url)):
        return str(url) if url.scheme in {"http", "https"} else None
    is_name = "." in host and not host.replace(".", "").isdigit() and ":" not in host
    is_inner = host.endswith((".local", ".internal", ".lan", ".localhost", ".home.arpa"))
    return str(url) if url.scheme == "https" and is_name and not is_inner else None


def _request(client: httpx.AsyncClient, url: str, forward: Forward, body: bytes) -> httpx.Request:
    """As it came: the body's bytes and type, and what stood in its query behind the address's own."""
    address = httpx.URL(url)
    if forward.query:
        own = address.query.decode("ascii")
        address = address.copy_with(query=f"{own}&{forward.query}".strip("&").encode("latin-1"))
    if not body:
        return client.build_request("GET", address)
    headers = {"Content-Type": forward.content_type} if forward.content_type else {}
    return client.build_request("POST", address, content=body, headers=headers)


def _waiting(tx: Tx, workspace: int) -> tuple[Account, list[Forward]]:
    """The address may have changed since the last ones: what waits goes to the new one, and nowhere without one."""
    account = sitniks.get_account(tx, workspace)
    return account, [] if account.webhook_url is None else forwards.oldest_forwards(tx, workspace, _AT_ONCE)


def _trim(tx: Tx, workspace: int, now: datetime) -> None:
    dropped = forwards.trim(tx, workspace, now)
    if dropped:
        log.warning("%d webhooks that were never taken are given up", dropped)
        before = sitniks.get_account(tx, workspace).forward_dropped
        sitniks.change_account(tx, workspace, forward_dropped=before + dropped)
