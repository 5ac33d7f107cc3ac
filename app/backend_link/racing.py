"""Tries that overlap: what was sent into a dead network is lost; only a try begun later finds it back."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any


async def first_to_come[T](
    begin: Callable[[], Coroutine[Any, Any, T]],
    *,
    every_s: float,
    at_most: int,
    leave: Callable[[T], Awaitable[None] | None],
) -> T:
    """Begin a try, and another one every `every_s` seconds while none has come, up to `at_most`; the first that comes.

    The others are given up; `leave` gets what came of one at the very same time. Raises what the first failed with.
    """
    running: list[asyncio.Task[T]] = []
    begun, won = 0, None
    try:
        while won is None:
            if begun < at_most:
                running.append(asyncio.create_task(begin()))
                begun += 1
            patience = every_s if begun < at_most else None
            done, _ = await asyncio.wait(running, timeout=patience, return_when=asyncio.FIRST_COMPLETED)
            won = next((task for task in running if task in done), None)
        return won.result()
    finally:
        others = [task for task in running if task is not won]
        for task in others:
            task.cancel()
        for came in await asyncio.gather(*others, return_exceptions=True):
            if not isinstance(came, BaseException) and (left := leave(came)) is not None:
                await left
