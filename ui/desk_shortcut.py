"""The key that works in every program: the copied number stands ready to be called."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from app.settings import DIAL_SHORTCUT
from app.system.shortcuts import (
    COMBINATIONS,
    GlobalShortcut,
    Refused,
    ShortcutsUnknown,
    ShortcutTaken,
    global_shortcut,
)
from ui.settings_keeper import SettingsKeeper

log = logging.getLogger(__name__)

type FindShortcut = Callable[[Refused, str], GlobalShortcut | None]


class DeskShortcut(QObject):
    """Holds the combination that the settings name; `pressed` comes on the screen's thread."""

    pressed = Signal()
    failed = Signal(str)
    """A sentence: the combination cannot be had."""
    _refused = Signal(object)

    def __init__(
        self, keeper: SettingsKeeper, find: FindShortcut = global_shortcut, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._shortcut = find(self._refused.emit, self.tr("Набрати скопійований номер"))
        self._refused.connect(self._on_refused)
        keeper.changed.connect(self._on_changed)

    def start(self) -> None:
        """Hold it from now on, when one is wanted."""
        wanted = self._keeper.get(DIAL_SHORTCUT)
        if self._shortcut is None:
            return
        self._shortcut.let_go()
        if wanted:
            try:
                self._shortcut.hold(COMBINATIONS[wanted], self.pressed.emit)
            except ShortcutTaken as reason:
                self._on_refused(reason)

    def stop(self) -> None:
        if self._shortcut is not None:
            self._shortcut.let_go()

    @Slot(object)
    def _on_refused(self, reason: ShortcutTaken) -> None:
        log.info("global shortcut: %s", reason)
        if isinstance(reason, ShortcutsUnknown):
            self.failed.emit(self.tr("Цей робочий стіл не дає програмам спільних клавіш. Номер можна набрати з трею."))
        else:
            keys = self._keeper.get(DIAL_SHORTCUT)
            self.failed.emit(self.tr("{keys} уже має інша програма. Оберіть іншу комбінацію.").format(keys=keys))

    @Slot(str)
    def _on_changed(self, key: str) -> None:
        if key == DIAL_SHORTCUT.key:
            self.start()
