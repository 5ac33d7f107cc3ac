"""Requests that are sent to their end, though nobody waits any more: httpx loses a connection that is cancelled.

(httpcore 1.0.9: a request cancelled between being given a connection and sending leaves it taken for ever, and after
eight of them nobody is answered.)
"""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx


class SentWhole:
    """`close` ends what nobody waits for any more; it comes before the clients are closed."""

    def __init__(self) -> None:
        self._left: set[asyncio.Task[Any]] = set()  # whoever waited for it was called away

    @asynccontextmanager
    async def answer(self, client: "httpx.AsyncClient", request: "httpx.Request") -> AsyncIterator["httpx.Response"]:
        """Send it and open the answer for streaming; whoever is called away leaves it to its end.

        Raises:
            HTTPError: as httpx does.
        """
        sending = asyncio.create_task(client.send(request, stream=True))
        try:
            response = await asyncio.shield(sending)
        except asyncio.CancelledError:
            self._leave(_dropped(sending))
            raise
        try:
            yield response
        finally:
            if not response.is_closed:
                await asyncio.shield(self._leave(response.aclose()))

    async def close(self) -> None:
        for task in self._left:
            task.cancel()
        await asyncio.gather(*self._left, return_exceptions=True)

    def _leave(self, ending: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(ending)
        self._left.add(task)
        task.add_done_callback(self._left.discard)
        return task


async def _dropped(sending: "asyncio.Task[httpx.Response]") -> None:
    """Read nothing of the answer when it comes."""
    import httpx

    try:
        response = await sending
    except httpx.HTTPError:
        return  # nobody wants to know
    await response.aclose()
