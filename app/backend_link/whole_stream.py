"""The body of an answer, whose reader may be called away at any moment; loaded with httpx, with the first question."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Coroutine
from contextlib import suppress
from typing import Any, cast

import httpx

type Leave = Callable[[Coroutine[Any, Any, Any]], asyncio.Task[Any]]
"""Runs something to its end, whoever waits for it."""


class WholeStream(httpx.AsyncByteStream):
    """Reads and closes in tasks of its own, which are never cancelled while the client lives."""

    def __init__(self, stream: httpx.AsyncByteStream, leave: Leave) -> None:
        self._stream = stream
        self._leave = leave
        self._parts: AsyncGenerator[bytes] | None = None  # None until somebody reads
        self._reading: asyncio.Task[bytes | None] | None = None

    async def __aiter__(self) -> AsyncIterator[bytes]:
        self._parts = cast("AsyncGenerator[bytes]", aiter(self._stream))
        while True:
            self._reading = self._leave(_next(self._parts))
            part = await asyncio.shield(self._reading)
            if part is None:
                return
            yield part

    async def aclose(self) -> None:
        await asyncio.shield(self._leave(self._close()))

    async def _close(self) -> None:
        """Whoever still reads finds it closed."""
        await self._stream.aclose()
        if self._reading is not None:
            await asyncio.wait((self._reading,))
            with suppress(httpx.HTTPError):
                self._reading.result()
        if self._parts is not None:
            await self._parts.aclose()


async def _next(parts: AsyncIterator[bytes]) -> bytes | None:
    return await anext(parts, None)
