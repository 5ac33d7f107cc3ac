"""Notifications of the system itself: over D-Bus on Linux desktops, by the tray's icon everywhere else."""

import logging
import os
import sys

from PySide6.QtCore import QObject, Signal, Slot

from app.system.linux_notifications import LinuxNotifications, NoNotifications
from ui.tasks import TaskOwner
from ui.tray import Tray

log = logging.getLogger(__name__)


class Notices(QObject):
    """`clicked` carries the key of the notice that somebody clicked; all texts are plain."""

    clicked = Signal(str)

    def __init__(self, tray: Tray, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray = tray
        self._told_by_tray = ""  # the key of what the tray told last: it does not say which one was clicked
        self._tasks = TaskOwner(self)
        self._linux = LinuxNotifications(self.clicked.emit) if has_session_bus() else None
        tray.told_clicked.connect(self._on_tray_clicked)

    @property
    def can_show(self) -> bool:
        """Whether anybody on this desktop would show one."""
        return self._linux is not None or Tray.shows_messages()

    def start(self) -> None:
        if self._linux is not None:
            self._tasks.start("notices", self._serve(self._linux))

    async def close_tasks(self) -> None:
        await self._tasks.close()

    def show(self, key: str, title: str, text: str, *, stays: bool = False) -> None:
        """Instead of the earlier one with this key; one that `stays` goes when it is taken back, if it can."""
        if self._linux is not None:
            self._linux.show(key, title, text, stays=stays)
        else:
            self._told_by_tray = key
            self._tray.tell(title, text)

    def take_back(self, key: str) -> None:
        """It is over; a tray's own words go by themselves."""
        if self._linux is not None:
            self._linux.take_back(key)

    async def _serve(self, linux: LinuxNotifications) -> None:
        try:
            await linux.run()
        except NoNotifications as reason:
            log.info("no notifications on this desktop (%s): the tray tells", reason)
            self._linux = None

    @Slot()
    def _on_tray_clicked(self) -> None:
        self.clicked.emit(self._told_by_tray)


def has_session_bus() -> bool:
    """Whether this is a Linux session with a bus."""
    return sys.platform.startswith("linux") and bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS"))
