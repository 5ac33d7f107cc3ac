"""Coroutines of the screen: each belongs to a widget, has a name, and ends with its widget."""

import asyncio
import logging
from collections.abc import Coroutine
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject

_LOG: Final = logging.getLogger(__name__)


class TaskOwner:
    """Runs coroutines for one widget; under one name the newest wins, and a failure goes to the log."""

    def __init__(self, owner: QObject) -> None:
        self._running: dict[str, asyncio.Task[Any]] = {}
        running = self._running  # not self: the widget must not keep its tasks' owner alive
        owner.destroyed.connect(lambda: _cancel_all(running))

    def start(self, name: str, coroutine: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Run it; whatever ran under the same name is cancelled first."""
        self.stop(name)
        task: asyncio.Task[Any] = asyncio.get_running_loop().create_task(coroutine, name=name)
        self._running[name] = task
        task.add_done_callback(partial(_finish, self._running))
        return task

    def stop(self, name: str) -> None:
        """Cancel what runs under the name, if anything does."""
        task = self._running.pop(name, None)
        if task is not None:
            task.cancel()

    def is_running(self, name: str) -> bool:
        return name in self._running

    async def close(self, *, patience_s: float = 0.0) -> None:
        """Cancel everything that does not end by itself in `patience_s` seconds, and wait until it has ended."""
        tasks = list(self._running.values())
        if tasks and patience_s:
            await asyncio.wait(tasks, timeout=patience_s)
        _cancel_all(self._running)
        await asyncio.gather(*tasks, return_exceptions=True)


def _finish(running: dict[str, asyncio.Task[Any]], task: asyncio.Task[Any]) -> None:
    if running.get(task.get_name()) is task:
        del running[task.get_name()]
    if task.cancelled():
        return
    failure = task.exception()
    if failure is not None:
        _LOG.error("task %s failed", task.get_name(), exc_info=failure)


def _cancel_all(running: dict[str, asyncio.Task[Any]]) -> None:
    for task in list(running.values()):
        if not task.get_loop().is_closed():
            task.cancel()
    running.clear()
