"""Fetching one recording from where Ringostat keeps it, trusting neither the address nor what comes.

The address holds the token that is its whole authorisation: neither is ever logged, nor put into an exception.
"""

import asyncio
import errno
import hashlib
import ipaddress
import logging
from collections.abc import Collection
from dataclasses import dataclass
from typing import BinaryIO

import httpx

from app.audio.decode import NotSound, SoundFile
from app.contract.answers import RecordingReason

LIMIT_BYTES = 512 * 1024 * 1024
_MOST_REDIRECTS = 3
_CONNECT_S, _GAP_S, _LONGEST_S = 5.0, 30.0, 900.0
_CHUNK = 256 * 1024
_DEFAULT_PORTS = {"https": 443, "http": 80}
_STARTS: tuple[tuple[bytes, int, str], ...] = (
    (b"OggS", 0, "ogg"),
    (b"WAVE", 8, "wav"),
    (b"ID3", 0, "mp3"),
    (b"fLaC", 0, "flac"),
    (b"ftyp", 4, "m4a"),
    (b"#!AMR", 0, "amr"),
)
"""What a file of each kind holds at which place."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """It is written whole and can be played; `extension` by what is in it, not by its name."""

    sha256: str
    size: int
    extension: str


@dataclass(frozen=True, slots=True)
class Failure:
    reason: RecordingReason

    @property
    def is_final(self) -> bool:
        """Whether asking again can bring nothing else."""
        return self.reason in {RecordingReason.HOST_REFUSED, RecordingReason.TOO_LARGE}


def recording_client() -> httpx.AsyncClient:
    """The HTTP client for `fetch`: follows nothing by itself, keeps no cookies, says no address in the log."""
    for chatty in ("httpx", "httpcore"):  # at INFO they tell whole addresses, the token with them
        logging.getLogger(chatty).setLevel(logging.WARNING)
    return httpx.AsyncClient(
        timeout=httpx.Timeout(_GAP_S, connect=_CONNECT_S),
        headers={"Accept": "audio/*, */*;q=0.5", "Accept-Encoding": "identity"},
        follow_redirects=False,
    )


async def fetch(
    url: str,
    into: BinaryIO,
    *,
    client: httpx.AsyncClient,
    allowed_hosts: Collection[str],
    limit_bytes: int = LIMIT_BYTES,
) -> Fetched | Failure:
    """Stream a recording into an empty file that can be read back; on a failure the file holds anything.

    Args:
        url: as Ringostat told it.
        into: open for reading and writing.
        client: of `recording_client`.
        allowed_hosts: `host` (the port of HTTPS, or any port when it is this machine) or `host:port`.
        limit_bytes: a longer one is not taken.
    """
    try:
        async with asyncio.timeout(_LONGEST_S):
            for _ in range(_MOST_REDIRECTS + 1):
                if (address := _allowed(url, allowed_hosts)) is None:
                    return Failure(RecordingReason.HOST_REFUSED)
                async with client.stream("GET", address) as response:
                    if not response.is_redirect:
                        return await _take(response, into, limit_bytes)
                    url = str(address.join(response.headers.get("Location", "")))
        return Failure(RecordingReason.HOST_REFUSED)
    except httpx.InvalidURL:
        return Failure(RecordingReason.HOST_REFUSED)
    except (httpx.HTTPError, TimeoutError):  # cut short, too: the length is compared with what was announced
        return Failure(RecordingReason.SOURCE_SILENT)
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            return Failure(RecordingReason.NO_SPACE)
        raise


async def _take(response: httpx.Response, into: BinaryIO, limit_bytes: int) -> Fetched | Failure:
    if response.status_code != httpx.codes.OK:
        return Failure(_reason_of(response.status_code))
    if _announced(response) > limit_bytes:
        return Failure(RecordingReason.TOO_LARGE)
    digest = hashlib.sha256()
    size, head = 0, b""
    async for chunk in response.aiter_bytes(_CHUNK):
        head = head or chunk[:64]
        size += len(chunk)
        if size > limit_bytes:
            return Failure(RecordingReason.TOO_LARGE)
        digest.update(chunk)
        into.write(chunk)
    into.flush()
    extension = _extension_of(head)
    if extension is None:
        return Failure(RecordingReason.EMPTY if not head.strip() else RecordingReason.NOT_AUDIO)
    if (reason := await asyncio.to_thread(_why_not_sound, into)) is not None:
        return Failure(reason)
    return Fetched(digest.hexdigest(), size, extension)


def _allowed(text: str, allowed_hosts: Collection[str]) -> httpx.URL | None:
    """The address, when it leads to a host that recordings are fetched from.

    A listed name may resolve to any machine, a private one too (a company's proxy does): only the host itself can prove
    over HTTPS that it bears the name. Plain HTTP is spoken to this machine, and where host and port are listed.
    """
    url = httpx.URL(text)
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


def _reason_of(status: int) -> RecordingReason:
    if status in {204, 205}:
        return RecordingReason.EMPTY
    if status >= 500 or status in {202, 408, 425, 429}:
        return RecordingReason.SOURCE_SILENT
    return RecordingReason.NOT_FOUND


def _announced(response: httpx.Response) -> int:
    length = response.headers.get("Content-Length", "")
    return int(length) if length.isdecimal() and len(length) < 16 else 0


def _extension_of(head: bytes) -> str | None:
    for mark, place, extension in _STARTS:
        if head[place : place + len(mark)] == mark:
            return extension
    if head[:1] == b"\xff" and len(head) > 1 and head[1] & 0xE0 == 0xE0:  # a bare MPEG frame
        return "aac" if head[1] & 0xF6 == 0xF0 else "mp3"
    return None


def _why_not_sound(source: BinaryIO) -> RecordingReason | None:
    source.seek(0)
    try:
        SoundFile(source).close()
    except NotSound as silent:
        return silent.reason
    except OSError:  # the file was written this moment: it is the decoder that stumbles
        return RecordingReason.NOT_AUDIO
    return None
