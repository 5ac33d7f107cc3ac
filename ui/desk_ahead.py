"""What a person will open is loaded before they open it: the first opening of a place is as quick as any other."""

import asyncio
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.calm import Calm
from ui.garbage import set_aside, take_back
from ui.loading import loaded
from ui.tasks import TaskOwner

_DESK_STANDS_S: Final = 0.5
"""After the start, the window and its list of calls come first."""
_PLACES: Final = (
    "ui.places.missed",
    "ui.places.orders",
    "ui.places.clients",
    "ui.places.board",
    "ui.places.overview",
    "ui.places.settings",
    "ui.settings.general_section",
    "ui.places.operators",
    "ui.places.help",
)
"""In the order in which they are wanted most; what they import is most of what their first opening would cost."""
_ZONES: Final = "ui.settings.zone_choice"
_LIBRARIES: Final = ("phonenumbers",)
"""What a call may need at any moment: a foreign number on its card."""


class DeskAhead(QObject):
    """Only loads, while nobody touches the window: nothing is built of a place before it is opened.

    Then the desk stands, and what it consists of is set aside from collections until it goes.
    """

    def __init__(self, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._tasks = TaskOwner(self)
        self.is_done = False

    def start(self, others: asyncio.Task[None]) -> None:
        """`others` loads what else belongs to a desk that stands."""
        self._tasks.start("loading ahead", self._load(others))

    async def close_tasks(self) -> None:
        await self._tasks.close()
        take_back()

    async def _load(self, others: asyncio.Task[None]) -> None:
        await asyncio.sleep(_DESK_STANDS_S)
        with Calm(self._window) as calm:
            for module in (*_LIBRARIES, *_PLACES, _ZONES):
                await calm.wait()
                await loaded(module)
            from ui.settings.zone_choice import zones

            await calm.wait()
            await asyncio.to_thread(zones)  # six hundred small files
        self.is_done = True
        await asyncio.wait((others,))
        set_aside()
