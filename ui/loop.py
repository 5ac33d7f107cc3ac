"""The loop of the desk: asyncio on Qt's, with the care for half-read generators that qasync lacks."""

import asyncio
import sys
from collections.abc import AsyncGenerator
from typing import Any
from weakref import WeakSet

import qasync


class DeskLoop(qasync.QEventLoop):  # type: ignore[misc] # qasync ships no types
    """An asynchronous generator that is let go half-way is closed by a task of the loop, as asyncio's own loops do.

    Without that the collector closes it: the generators inside a library (httpx reads an answer through three of them)
    then break off in the middle of an `await`, and their connection is never given back.
    """

    def __init__(self, *arguments: Any) -> None:  # noqa: ANN401 - those of qasync's
        super().__init__(*arguments)
        self._begun: WeakSet[AsyncGenerator[Any, Any]] = WeakSet()
        self._closing: set[asyncio.Task[None]] = set()

    def run_forever(self) -> Any:  # noqa: ANN401 - as qasync gives it
        before = sys.get_asyncgen_hooks()
        sys.set_asyncgen_hooks(firstiter=self._begun.add, finalizer=self._let_go)
        try:
            return super().run_forever()
        finally:
            sys.set_asyncgen_hooks(*before)

    async def shutdown_asyncgens(self) -> None:
        """Close what was begun and not ended; asked by `asyncio.Runner` before it closes the loop."""
        await asyncio.gather(*self._closing, *(one.aclose() for one in tuple(self._begun)), return_exceptions=True)

    def _let_go(self, generator: AsyncGenerator[Any, Any]) -> None:
        """Called by the collector, in any thread."""
        self._begun.discard(generator)
        if not self.is_closed():
            self.call_soon_threadsafe(self._close, generator)

    def _close(self, generator: AsyncGenerator[Any, Any]) -> None:
        task = self.create_task(generator.aclose(), name="half-read generator")
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)
