"""Questions that take long: whoever asked may leave before the answer, and then it is not worked out to its end."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from litestar import Request

from app.backend.refusals import Refusal
from app.contract.problems import Problem


async def unless_they_leave[T](request: Request[Any, Any, Any], work: Coroutine[Any, Any, T]) -> T:
    """What `work` brings; it is cancelled when whoever asks closes the connection.

    Raises:
        Refusal: they left; nobody reads it.
    """
    working, leaving = asyncio.create_task(work), asyncio.create_task(_left(request))
    try:
        await asyncio.wait((working, leaving), return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise Refusal(Problem.BAD_REQUEST, detail="the connection was closed")
        return working.result()
    finally:
        for task in (working, leaving):
            task.cancel()
        await asyncio.gather(working, leaving, return_exceptions=True)


async def _left(request: Request[Any, Any, Any]) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
