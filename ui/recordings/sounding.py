"""The device that is heard: opened when it is first needed, started when there is something to give it."""

from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from ui.recordings.devices import Devices
from ui.recordings.outputs import DeviceOutput, Output, SilentOutput, is_device, open_output

_LOOKS_EVERY_S: Final = 1.0


class Sounding(QObject):
    """Keeps the volume from one device to the next."""

    silent = Signal(bool)
    """Whether there is no sound device; told when that changes."""
    moved = Signal(int)
    """Another device is to be heard; so many frames given to the one before were not heard."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.devices = Devices(self)
        self.devices.changed.connect(self._on_devices)
        self.volume = 1.0
        self.runs = False
        """Whether it was started; what it holds is heard meanwhile."""
        self._output: Output | None = None
        self._is_silent = False
        self._look_at = 0.0

    def set_volume(self, share: float) -> None:
        """0 is silence, 1 is as recorded, between them as loud as it looks."""
        self.volume = min(max(share, 0.0), 1.0)
        if self._output is not None:
            self._output.set_volume(self.volume)

    def running(self) -> Output:
        """The device, opened and started if it was not; another one where this one broke."""
        if self._output is None or self._output.is_broken() or self._looks_again():
            self._output, self.runs = self._opened(), False
        if not self.runs:
            if isinstance(self._output, DeviceOutput) and not is_device(self.devices.wanted()):
                self._output = self._opened()
            self._output.start()
            self.runs = True
        return self._output

    def quieten(self) -> int:
        """Stop at once; how many frames were given and not heard."""
        if self._output is None:
            return 0
        unheard = self._output.waiting_frames() if self.runs else 0
        self._output.stop()
        self.runs = False
        return unheard

    def close(self) -> None:
        self.quieten()
        self._output = None

    def _looks_again(self) -> bool:
        """Where there is no device, or no server that has it: once a second it is looked whether there is one now."""
        if not self._is_silent or monotonic() < self._look_at:
            return False
        self._look_at = monotonic() + _LOOKS_EVERY_S
        return is_device(self.devices.wanted())

    def _opened(self) -> Output:
        output = open_output(self.devices.wanted())
        output.set_volume(self.volume)
        self._tell(is_silent=isinstance(output, SilentOutput))
        return output

    def _tell(self, *, is_silent: bool) -> None:
        if is_silent is not self._is_silent:
            self._is_silent = is_silent
            self.silent.emit(is_silent)

    @Slot()
    def _on_devices(self) -> None:
        device = self.devices.wanted()
        wanted = None if device is None or device.isNull() else bytes(device.id().data())
        if wanted is not None:
            self._tell(is_silent=False)  # the next sound is heard there
        if self._output is None:
            return
        if wanted != (self._output.device_id if isinstance(self._output, DeviceOutput) else None):
            unheard = self.quieten()
            self._output = None
            self.moved.emit(unheard)
