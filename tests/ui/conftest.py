"""What every test of the screen needs: the look on the application, and the tasks of a page brought to their end."""

import asyncio
import gc
from collections.abc import Awaitable, Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui.garbage import collect_due
from ui.theme import Light, Theme
from ui.words import install_words


@pytest.fixture(autouse=True)
def garbage_is_collected_by_this_thread_alone() -> Iterator[None]:
    """As in the program; from the first test of the screen on, for good: what it left may be collected much later."""
    gc.disable()
    yield
    collect_due()


@pytest.fixture
def application(qapp: QApplication) -> QApplication:
    """The application, speaking Ukrainian."""
    install_words(qapp, "uk")
    return qapp


@pytest.fixture
def theme(application: QApplication) -> Theme:
    """The light look, put on the application."""
    theme = Theme(light=Light.LIGHT)
    theme.apply(application)
    return theme


@pytest.fixture
def settled() -> Callable[[], Awaitable[None]]:
    """Wait until every task that was started has ended."""

    async def wait() -> None:
        while others := asyncio.all_tasks() - {asyncio.current_task()}:
            await asyncio.gather(*others, return_exceptions=True)

    return wait
