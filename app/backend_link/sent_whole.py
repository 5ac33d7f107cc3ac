"""Requests that are sent to their end, though nobody waits any more: httpx loses a connection that is cancelled.

(httpcore 1.0.9: cancelled between being given a connection and sending, or while an answer is being closed, a request
leaves it taken for ever, and after eight of them nobody is answered.)
"""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import httpx


class SentWhole:
    """`close` ends what nobody waits for any more; it comes before the clients are closed."""

    def __init__(self) -> None:
        self._left: set[asyncio.Task[Any]] = set()  # what runs, though whoever waited may have been called away

    @asynccontextmanager
    async def answer(self, client: "httpx.AsyncClient", request: "httpx.Request") -> AsyncIterator["httpx.Response"]:
        """Send it and open the answer for streaming; whoever is called away leaves it to its end.

        Raises:
            HTTPError: as httpx does.
        """
        sending = self._leave(self._sent(client, request))
        try:
            response = await asyncio.shield(sending)
        except asyncio.CancelledError:
            self._leave(_dropped(sending))
            raise
        try:
            yield response
        finally:
            await response.aclose()

    async def _sent(self, client: "httpx.AsyncClient", request: "httpx.Request") -> "httpx.Response":
        from app.backend_link.whole_stream import WholeStream

        response = await client.send(request, stream=True)
        response.stream = WholeStream(cast("httpx.AsyncByteStream", response.stream), self._leave)
        return response

    async def close(self) -> None:
        for task in self._left:
            task.cancel()
        await asyncio.gather(*self._left, return_exceptions=True)

    def _leave[T](self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        task = asyncio.create_task(work)
        self._left.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._left.discard(task)
        if not task.cancelled():
            task.exception()  # told to whoever waits; when nobody does any more, it is not worth a word


async def _dropped(sending: "asyncio.Task[httpx.Response]") -> None:
    """Read nothing of the answer when it comes."""
    import httpx

    try:
        response = await sending
    except httpx.HTTPError:
        return  # nobody wants to know
    await response.aclose()
