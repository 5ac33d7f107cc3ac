"""The machine's sound devices: which there are, which one was chosen, and when that changes."""

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.loading import loaded
from ui.recordings.sound_server import SoundServer

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QMediaDevices


@dataclass(frozen=True, slots=True)
class DeviceName:
    """`key` finds the device again another day; the system's choice has an empty one."""

    key: str
    name: str


class Devices(QObject):
    """Looked at when the first recording is played.

    A chosen device that is pulled out is stood in for by the system's, and used again once it is back.
    """

    changed = Signal()
    """A device came or went, or another one was chosen: ask `wanted` again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chosen = ""
        self._watch: QMediaDevices | None = None
        self._is_missing = False  # the libraries of sound, on a bare Linux
        self._server = SoundServer()

    @property
    def chosen(self) -> str:
        return self._chosen

    def choose(self, key: str) -> None:
        """Empty: whichever the system prefers, also when it changes its mind."""
        if key != self._chosen:
            self._chosen = key
            self.changed.emit()

    async def prepare(self) -> None:
        """Be connected with the system's sound before anybody asks; Qt's part of it is loaded aside."""
        with suppress(ImportError):  # told when somebody wants to listen
            await loaded("PySide6.QtMultimedia")
        self.wanted()

    def names(self) -> tuple[DeviceName, ...]:
        if not self._is_watching():
            return ()
        from PySide6.QtMultimedia import QMediaDevices

        return tuple(DeviceName(_key(device), device.description()) for device in QMediaDevices.audioOutputs())

    def wanted(self) -> "QAudioDevice | None":
        """The chosen device, the system's while that is not there, None where there is no sound at all."""
        if not self._is_watching() or not self._server.is_there():
            return None
        from PySide6.QtMultimedia import QMediaDevices

        there = (device for device in QMediaDevices.audioOutputs() if _key(device) == self._chosen)
        device = next(there, None) if self._chosen else None
        return device or QMediaDevices.defaultAudioOutput()

    def _is_watching(self) -> bool:
        """Begin to listen for what is plugged in and pulled out."""
        if self._watch is None and not self._is_missing:
            try:
                from PySide6.QtMultimedia import QMediaDevices
            except ImportError:  # a bare Linux without libpulse: everything but sound works
                self._is_missing = True
            else:
                self._watch = QMediaDevices(self)
                self._watch.audioOutputsChanged.connect(self.changed)
        return self._watch is not None


def _key(device: "QAudioDevice") -> str:
    return bytes(device.id().data()).decode("utf-8", "replace")
