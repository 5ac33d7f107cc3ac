"""Changing a setting from the screen: kept on disk off the screen's thread, then told to whom it concerns."""

import asyncio
import logging

from PySide6.QtCore import QObject, Signal

from app.settings import Setting, Settings
from ui.disk_problems import words_of_disk
from ui.tasks import TaskOwner

log = logging.getLogger(__name__)


class SettingsKeeper(QObject):
    """`changed` names the key of what holds from now on; `failed` says why it will not outlive the program."""

    changed = Signal(str)
    failed = Signal(str)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self._tasks = TaskOwner(self)
        self._turn = asyncio.Lock()  # two writers of one file at once would spoil it
        self._number = 0

    def get[T: (str, int, float, bool)](self, setting: Setting[T]) -> T:
        return self.settings.get(setting)

    def keep[T: (str, int, float, bool)](self, setting: Setting[T], value: T) -> None:
        """Let `value` hold from now on."""
        self._number += 1
        self._tasks.start(f"setting {self._number}", self._keep(setting, value))

    async def close_tasks(self) -> None:
        await self._tasks.close(patience_s=2.0)

    async def _keep[T: (str, int, float, bool)](self, setting: Setting[T], value: T) -> None:
        try:
            async with self._turn:
                await asyncio.to_thread(self.settings.put, setting, value)
        except OSError as reason:
            log.warning("setting %s was not kept: %s", setting.key, reason.strerror)
            self.failed.emit(self.tr("Налаштування не збережено: {why}").replace("{why}", words_of_disk(reason)))
        self.changed.emit(setting.key)
