"""A recording comes while it is heard: from its beginning, or from wherever the listener waits for it."""

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from app.backend_link.passing_or_final import BackendSilent, Refused
from app.backend_link.recording_download import LARGEST_RECORDING, Answers, Saved, where_in_file
from app.contract.problems import Problem

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

_NEAR = 256 * 1024
"""What is waited for so little ahead comes soon by itself: another question would take longer."""


class Filled(Protocol):
    """What is filled; `app.desk.arriving.Arriving` is one."""

    @property
    def path(self) -> Path: ...

    on_waiting: Callable[[], object]
    """Called by a reader that waits."""

    @property
    def wanted(self) -> int | None: ...
    def begin(self, size: int) -> None: ...
    def put(self, at: int, data: bytes) -> None: ...
    def missing_from(self, at: int) -> int | None: ...


async def stream_recording(asking: Answers, path: str, into: Filled) -> Saved:
    """Bring what the route `path` serves, until it is whole.

    Raises:
        BackendSilent: the way broke.
        Refused: there is no recording, it changed meanwhile, or it is too large.
        OSError: this machine's disk.
    """
    loop, waits = asyncio.get_running_loop(), asyncio.Event()
    into.on_waiting = lambda: loop.call_soon_threadsafe(waits.set)
    told: Saved | None = None
    at: int | None = 0
    while at is not None:
        told, at = await _run_from(asking, path, into, at, told, waits)
    assert told is not None
    return told


async def _run_from(
    asking: Answers, path: str, into: Filled, at: int, told: Saved | None, waits: asyncio.Event
) -> tuple[Saved, int | None]:
    """Bring bytes from there on; what is known of the file, and where to go on."""
    headers = {"Accept-Encoding": "identity", "Range": f"bytes={at}-"}
    if told is not None and told.etag:
        headers["If-Range"] = told.etag
    async with asking.answer("GET", path, headers=headers) as response:
        start, total = where_in_file(response, at)
        if total is None or total > LARGEST_RECORDING:
            raise Refused(Problem.TOO_LARGE)
        if start != at or (told is not None and total != told.size):
            raise Refused(Problem.RANGE_NOT_SATISFIABLE)  # another recording stands there now
        found = Saved(into.path, total, response.headers.get("etag"), response.headers.get("content-type", ""))
        into.begin(total)
        async with aclosing(cast("AsyncGenerator[bytes]", response.aiter_raw())) as parts:
            while at < total:
                content = await _next_part(parts, into, at, waits)
                if content is None:
                    return found, into.missing_from(into.wanted or at)
                await asyncio.to_thread(into.put, at, content)
                at += len(content)
                if into.missing_from(at) != at:
                    return found, into.missing_from(at)
    return found, into.missing_from(at)


async def _next_part(parts: "AsyncGenerator[bytes]", into: Filled, at: int, waits: asyncio.Event) -> bytes | None:
    """What comes next; None when somebody waits for bytes elsewhere.

    Raises:
        BackendSilent: it ended too early.
    """
    coming = asyncio.create_task(anext(parts, b""))
    try:
        while not coming.done():
            if _is_elsewhere(into, at):
                return None
            waits.clear()
            waiting = asyncio.create_task(waits.wait())
            try:
                await asyncio.wait((coming, waiting), return_when=asyncio.FIRST_COMPLETED)
            finally:
                waiting.cancel()
                await asyncio.gather(waiting, return_exceptions=True)
    finally:
        if not coming.done():
            coming.cancel()
            await asyncio.gather(coming, return_exceptions=True)
    content = coming.result()
    if not content:
        raise BackendSilent("the recording was cut short")
    return content


def _is_elsewhere(into: Filled, at: int) -> bool:
    """Whether somebody waits for bytes that do not come soon by themselves."""
    wanted = into.wanted
    return wanted is not None and not at <= wanted < at + _NEAR and into.missing_from(wanted) == wanted
