"""Whether Ringostat can reach the address in the webhooks' URLs: by its looks, and by trying it from here."""

import asyncio
import ipaddress
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import httpx

from app.backend.environment import Configuration
from app.backend.storage.moments import utc_now
from app.contract.telephony import PublicAddress

_TRIED_EVERY = timedelta(minutes=2)
_PATIENCE_S = 4.0


class AddressCheck:
    """`state` tries the address at most every two minutes; a virtual Ringostat of this machine reaches any of it."""

    def __init__(self, configuration: Configuration) -> None:
        self._public_url = configuration.public_url
        self._is_virtual = _is_local(urlsplit(configuration.ringostat_url).hostname or "")
        self._tried_at: datetime | None = None
        self._answers = True

    async def state(self) -> PublicAddress:
        if self._is_virtual:
            return PublicAddress.FINE
        if self._public_url is None:
            return PublicAddress.NOT_SET
        looks = looks_of(self._public_url)
        if looks is not PublicAddress.FINE:
            return looks
        now = utc_now()
        if self._tried_at is None or now - self._tried_at >= _TRIED_EVERY:
            self._tried_at, self._answers = now, await _answers(self._public_url)
        return PublicAddress.FINE if self._answers else PublicAddress.UNREACHABLE


def looks_of(url: str) -> PublicAddress:
    """What can be said of an address without trying it."""
    parts = urlsplit(url)
    if not parts.hostname or _is_local(parts.hostname):
        return PublicAddress.NOT_PUBLIC
    return PublicAddress.FINE if parts.scheme == "https" else PublicAddress.NOT_HTTPS


def _is_local(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith((".local", ".lan", ".internal", ".home", ".localhost"))


async def _answers(url: str) -> bool:
    # Loading the certificates takes a tenth of a second, in which webhooks must not wait.
    client = await asyncio.to_thread(httpx.AsyncClient, timeout=_PATIENCE_S, follow_redirects=False)
    try:
        async with client, asyncio.timeout(_PATIENCE_S):
            return (await client.get(f"{url}/healthz")).is_success
    except (httpx.HTTPError, httpx.InvalidURL, TimeoutError):
        return False
