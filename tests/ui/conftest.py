"""What every test of the screen needs: the look on the application, and the tasks of a page brought to their end."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme import Light, Theme
from ui.words import install_words


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
