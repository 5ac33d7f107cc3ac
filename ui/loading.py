"""Modules that take long to load come in a thread, while the screen goes on."""

import asyncio
from importlib import import_module
from threading import Lock
from typing import Final

_LOADED: Final[set[str]] = set()
"""What came through here: another thread's half-loaded module stands in `sys.modules` too."""
_ONE_AT_A_TIME: Final = Lock()
"""Libraries that are loaded at once wait for each other's locks, or find each other half-loaded."""


async def loaded(*modules: str) -> None:
    """Return when these are imported, one after the other: an `import` of them costs nothing then.

    Raises:
        ImportError: one of them, or what it needs, is not there.
    """
    for module in modules:
        if module not in _LOADED:
            await asyncio.to_thread(_load, module)


def is_loaded(module: str) -> bool:
    """Whether an `import` of it costs nothing."""
    return module in _LOADED


def _load(module: str) -> None:
    with _ONE_AT_A_TIME:
        import_module(module)
        _LOADED.add(module)
