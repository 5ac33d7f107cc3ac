"""Fetching from where the provider says, and only from hosts that are listed: at every step of a redirection.

An address holds the token that is its whole authorisation: it is never logged, nor put into an exception.
"""

import ipaddress
import logging
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager

import httpx

_MOST_REDIRECTS = 3
_CONNECT_S, _GAP_S = 5.0, 30.0
_DEFAULT_PORTS = {"https": 443, "http": 80}


def fetching_client(accept: str) -> httpx.AsyncClient:
    """The HTTP client for `answer_from`: follows nothing by itself, keeps no cookies, says no address in the log."""
    for chatty in ("httpx", "httpcore"):  # at INFO they tell whole addresses, the token with them
        logging.getLogger(chatty).setLevel(logging.WARNING)
    return httpx.AsyncClient(
        timeout=httpx.Timeout(_GAP_S, connect=_CONNECT_S),
        headers={"Accept": accept, "Accept-Encoding": "identity"},
        follow_redirects=False,
    )


@asynccontextmanager
async def answer_from(
    url: str, *, client: httpx.AsyncClient, allowed_hosts: Collection[str]
) -> AsyncIterator[httpx.Response | None]:
    """The answer, not read yet, that the address leads to; None when a step of the way leads to no listed host.

    Raises what httpx raises, but for an address that is none.
    """
    for _ in range(_MOST_REDIRECTS + 1):
        if (address := _allowed(url, allowed_hosts)) is None:
            break
        async with client.stream("GET", address) as response:
            if not response.is_redirect:
                yield response
                return
            url = str(address.join(response.headers.get("Location", "")))  # httpx has read it already
    yield None


def announced(response: httpx.Response) -> int:
    """Bytes; 0 when it is not told."""
    length = response.headers.get("Content-Length", "")
    return int(length) if length.isdecimal() and len(length) < 16 else 0


def _allowed(text: str, allowed_hosts: Collection[str]) -> httpx.URL | None:
    """The address, when it leads to a host that may be asked.

    A listed name may resolve to any machine, a private one too (a company's proxy does): only the host itself can prove
    over HTTPS that it bears the name. Plain HTTP is spoken to this machine, and where host and port are listed.
    """
    try:
        url = httpx.URL(text)
    except httpx.InvalidURL:
        return None
    host = url.host.lower().rstrip(".")
    port = url.port or _DEFAULT_PORTS.get(url.scheme)
    if not host or port is None or url.userinfo:
        return None
    listed = {entry.strip().lower().rstrip(".") for entry in allowed_hosts}
    shown = f"[{host}]" if ":" in host else host
    if f"{shown}:{port}" in listed:
        return url
    named = shown in listed or host in listed
    return url if named and ((url.scheme == "https" and port == 443) or _is_this_machine(host)) else None


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
