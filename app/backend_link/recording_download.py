"""A recording comes into a file: streamed, resumed after a cut, bounded, never half-written under its final name."""

import asyncio
import os
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from app.backend_link.passing_or_final import BackendSilent, Refused
from app.contract.exports import EXPECTED_LENGTH
from app.contract.problems import Problem

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    import httpx
    import msgspec

LARGEST_RECORDING = 512 * 1024 * 1024
_PART = 256 * 1024


@dataclass(frozen=True, slots=True)
class Saved:
    """A whole recording on this machine."""

    path: Path
    size: int
    etag: str | None
    content_type: str


class Answers(Protocol):
    """Asks the backend and hands the answer out as it comes; `asking.Asking` is one."""

    def answer(
        self, method: str, path: str, *, body: "msgspec.Struct | None" = None, headers: dict[str, str]
    ) -> "AbstractAsyncContextManager[httpx.Response]": ...


async def save_recording(
    asking: Answers,
    path: str,
    into: Path,
    *,
    progress: Callable[[int, int | None], None] | None = None,
    limit_bytes: int = LARGEST_RECORDING,
    body: "msgspec.Struct | None" = None,
) -> Saved:
    """Bring what the route `path` serves into the file `into`; what is asked with a `body` is asked by POST.

    What came before a cut waits in `<name>.part` with its ETag in `<name>.part-etag`; the next try goes on from there
    when the recording is still the same. `progress(bytes so far, bytes in all or None)` is called as parts arrive;
    of what is made while it comes, all is about as much.

    Raises:
        BackendSilent: the way broke; trying again resumes.
        Refused: there is no recording, or it is larger than `limit_bytes`.
        OSError: this machine's disk.
    """
    part, tag = into.with_name(f"{into.name}.part"), into.with_name(f"{into.name}.part-etag")
    try:
        return await _resume(asking, path, into, part, tag, progress, limit_bytes, body)
    except Refused as reason:
        await asyncio.to_thread(_forget, part, tag)
        if reason.problem is not Problem.RANGE_NOT_SATISFIABLE:
            raise
    return await _resume(asking, path, into, part, tag, progress, limit_bytes, body)  # from its beginning


async def _resume(
    asking: Answers,
    path: str,
    into: Path,
    part: Path,
    tag: Path,
    progress: Callable[[int, int | None], None] | None,
    limit_bytes: int,
    body: "msgspec.Struct | None",
) -> Saved:
    here, etag_here = await asyncio.to_thread(_begun, part, tag)
    headers = {"Accept-Encoding": "identity"}
    if here and etag_here:
        headers |= {"Range": f"bytes={here}-", "If-Range": etag_here}
    async with asking.answer("GET" if body is None else "POST", path, body=body, headers=headers) as response:
        start, total = where_in_file(response, here)
        if total is not None and total > limit_bytes:
            raise Refused(Problem.TOO_LARGE)
        etag = response.headers.get("etag")
        content_type = response.headers.get("content-type", "")
        file = await asyncio.to_thread(_open, part, tag, start, etag)
        try:
            size = await _stream(response, file, start, total or _expected(response), progress, limit_bytes)
        finally:
            await asyncio.to_thread(file.close)
    if total is not None and size != total:
        raise BackendSilent("the recording was cut short")
    await asyncio.to_thread(_finish, part, tag, into)
    return Saved(into, size, etag, content_type)


async def _stream(
    response: "httpx.Response",
    file: BinaryIO,
    start: int,
    total: int | None,
    progress: Callable[[int, int | None], None] | None,
    limit_bytes: int,
) -> int:
    size = start
    async with aclosing(cast("AsyncGenerator[bytes]", response.aiter_raw(_PART))) as parts:
        async for content in parts:
            size += len(content)
            if size > limit_bytes:
                raise Refused(Problem.TOO_LARGE)
            await asyncio.to_thread(file.write, content)
            if progress is not None:
                progress(size, total)
    return size


def where_in_file(response: "httpx.Response", here: int) -> tuple[int, int | None]:
    """Where in the file the answer begins, and how long the whole recording is, when told."""
    if response.status_code == 206:
        unit, _, span = response.headers.get("content-range", "").partition(" ")
        place, _, whole = span.partition("/")
        start = place.partition("-")[0]
        if unit != "bytes" or start != str(here):
            raise Refused(Problem.RANGE_NOT_SATISFIABLE)
        return here, int(whole) if whole.isdecimal() else None
    length = response.headers.get("content-length", "")
    return 0, int(length) if length.isdecimal() else None


def _expected(response: "httpx.Response") -> int | None:
    """What is made while it comes may tell about how long it will be."""
    told = response.headers.get(EXPECTED_LENGTH, "")
    return int(told) if told.isdecimal() and int(told) else None


def _begun(part: Path, tag: Path) -> tuple[int, str | None]:
    try:
        return part.stat().st_size, tag.read_text("utf-8") or None
    except (FileNotFoundError, UnicodeDecodeError):
        return 0, None


def _open(part: Path, tag: Path, start: int, etag: str | None) -> BinaryIO:
    part.parent.mkdir(parents=True, exist_ok=True)
    file = part.open("r+b" if start else "wb")
    file.truncate(start)
    file.seek(start)
    # A weak tag does not promise the same bytes: nothing is resumed by it.
    tag.write_text(etag if etag and not etag.startswith("W/") else "", "utf-8")
    return file


def _finish(part: Path, tag: Path, into: Path) -> None:
    with part.open("r+b") as file:
        os.fsync(file.fileno())
    part.replace(into)
    tag.unlink(missing_ok=True)


def _forget(part: Path, tag: Path) -> None:
    part.unlink(missing_ok=True)
    tag.unlink(missing_ok=True)
