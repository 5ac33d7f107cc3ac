"""GNOME's «Do Not Disturb»: a key of its settings, whose changes its settings store tells of on the session's bus."""

import os
import shutil
from typing import Any, Final

from PySide6.QtCore import SLOT, QObject, QProcess, Signal, Slot
from PySide6.QtDBus import QDBusConnection

_KEY: Final = ("org.gnome.desktop.notifications", "show-banners")
_PATH: Final = f"/{_KEY[0].replace('.', '/')}/{_KEY[1]}"
_STORE: Final = ("/ca/desrt/dconf/Writer/user", "ca.desrt.dconf.Writer")


def is_gnome() -> bool:
    """Whether this session is GNOME's, or one that keeps its settings as GNOME does."""
    return "GNOME" in os.environ.get("XDG_CURRENT_DESKTOP", "").split(":") and shutil.which("gsettings") is not None


class GnomeQuiet(QObject):
    """`changed` carries whether notifications are held back: first when it was asked, then at every change."""

    changed = Signal(bool)

    def __init__(self, bus: QDBusConnection, parent: QObject) -> None:
        super().__init__(parent)
        slot: Any = SLOT("_on_settings_changed(QString)")  # PySide's stub asks for bytes, its function takes text only
        bus.connect("", *_STORE, "Notify", self, slot)
        self._asking = QProcess(self)
        self._asking.finished.connect(self._on_answer)
        self._ask()

    @Slot(str)
    def _on_settings_changed(self, place: str) -> None:
        """`place` is the key that changed, or a folder above it."""
        if _PATH.startswith(place):
            self._ask()

    def _ask(self) -> None:
        if self._asking.state() is QProcess.ProcessState.NotRunning:
            self._asking.start("gsettings", ["get", *_KEY])

    @Slot(int)
    def _on_answer(self, code: int) -> None:
        told = bytes(self._asking.readAllStandardOutput().data()).strip()
        if code == 0 and told in {b"true", b"false"}:
            self.changed.emit(told == b"false")
