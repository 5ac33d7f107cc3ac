"""Modules that take long to load come in a thread, while the screen goes on."""

import asyncio
from importlib import import_module
from threading import Lock
from typing import Final

_ONE_AT_A_TIME: Final = Lock()
"""Libraries that are loaded at once wait for each other's locks, or find each other half-loaded."""


async def loaded(*modules: str) -> None:
    """Return when these are imported, one after the other: an `import` of them costs nothing then.

    Raises:
        ImportError: one of them, or what it needs, is not there.
    """
    for module in modules:
        await asyncio.to_thread(_load, module)


def _load(module: str) -> None:
    with _ONE_AT_A_TIME:
        import_module(module)
