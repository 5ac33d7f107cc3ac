"""Fetching one recording from where Ringostat keeps it, trusting neither the address nor what comes.

The address holds the token that is its whole authorisation: neither is ever logged, nor put into an exception.
"""

import asyncio
import errno
import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from typing import BinaryIO

import httpx

from app.audio.decode import NotSound, SoundFile
from app.backend.jobs.listed_hosts import announced, answer_from, fetching_client
from app.contract.answers import RecordingReason

LIMIT_BYTES = 512 * 1024 * 1024
_LONGEST_S = 900.0
_CHUNK = 256 * 1024
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


def recording_client() -> httpx.AsyncClient:
    """The HTTP client for `fetch`."""
    return fetching_client("audio/*, */*;q=0.5")


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
            async with answer_from(url, client=client, allowed_hosts=allowed_hosts) as response:
                if response is None:
                    return Failure(RecordingReason.HOST_REFUSED)
                return await _take(response, into, limit_bytes)
    except (httpx.HTTPError, TimeoutError):  # cut short, too: the length is compared with what was announced
        return Failure(RecordingReason.SOURCE_SILENT)
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            return Failure(RecordingReason.NO_SPACE)
        raise


async def _take(response: httpx.Response, into: BinaryIO, limit_bytes: int) -> Fetched | Failure:
    if response.status_code != httpx.codes.OK:
        return Failure(_reason_of(response.status_code))
    if announced(response) > limit_bytes:
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


def _reason_of(status: int) -> RecordingReason:
    if status in {204, 205}:
        return RecordingReason.EMPTY
    if status >= 500 or status in {202, 408, 425, 429}:
        return RecordingReason.SOURCE_SILENT
    return RecordingReason.NOT_FOUND


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
