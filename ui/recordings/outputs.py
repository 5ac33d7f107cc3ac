"""Where the sound goes: the machine's sound device, or a clock that only counts where there is none."""

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from PySide6.QtCore import QIODevice
    from PySide6.QtMultimedia import QAudioDevice, QAudioFormat

RATE: Final = 48_000
_FRAME_BYTES: Final = 4
_KEPT_FRAMES: Final = RATE // 5
"""What the device holds: enough for a busy moment of the screen, little enough to obey at once."""

_STUCK_S: Final = 3.0
"""A device that has taken nothing for so long will take nothing any more: its sound server is gone, say."""

FIRST_FRAMES: Final = 2048
"""What the sound server asks for at a time: with Qt's own choice of 1024 PulseAudio runs dry on a busy machine, and Qt
takes no more than this (a power of two; any other number is refused, and the 1024 stay). It is given as much before
it begins: what it does not find at its first question it fills with silence."""


class Output(Protocol):
    """Takes 16-bit stereo at `RATE`. Stopped at first; `stop` forgets what was not heard yet."""

    def start(self) -> None: ...
    def stop(self) -> None: ...
    def free_frames(self) -> int: ...
    def waiting_frames(self) -> int:
        """Written, and not heard yet."""
        ...

    def write(self, samples: bytes) -> None: ...
    def set_volume(self, share: float) -> None: ...
    def is_broken(self) -> bool:
        """The device went away or refuses; another output is needed."""
        ...


class SilentOutput:
    """Swallows sound at the pace at which it would be heard.

    Args:
        now: seconds of a clock that never goes back.
    """

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._waiting = 0.0
        self._since: float | None = None

    def start(self) -> None:
        self._since = self._now()

    def stop(self) -> None:
        self._since = None
        self._waiting = 0.0

    def free_frames(self) -> int:
        return _KEPT_FRAMES - self.waiting_frames()

    def waiting_frames(self) -> int:
        if self._since is not None:
            now = self._now()
            self._waiting = max(0.0, self._waiting - (now - self._since) * RATE)
            self._since = now
        return round(self._waiting)

    def write(self, samples: bytes) -> None:
        self._waiting = self.waiting_frames() + len(samples) / _FRAME_BYTES

    def set_volume(self, share: float) -> None:
        """Silence is as loud as it is."""

    def is_broken(self) -> bool:
        return False


class DeviceOutput:
    """The sound device through Qt."""

    def __init__(self, device: "QAudioDevice", now: Callable[[], float] = monotonic) -> None:
        from PySide6.QtMultimedia import QAudioSink

        self.device_id = bytes(device.id().data())
        self._sink = QAudioSink(device, _sound_format())
        self._sink.setBufferSize(_KEPT_FRAMES * _FRAME_BYTES)
        self._sink.setNativePeriodFrameCount(FIRST_FRAMES)
        self._into: QIODevice | None = None
        self._now = now
        self._dry_since: float | None = 0.0  # when Qt had given everything away; 0 = nothing was given yet
        self._kept, self._kept_since = 0, 0.0  # how much it held when that changed last

    def start(self) -> None:
        self._dry_since, self._kept = 0.0, 0
        self._into = self._sink.start()

    def stop(self) -> None:
        self._into = None
        self._sink.reset()

    def free_frames(self) -> int:
        return self._sink.bytesFree() // _FRAME_BYTES

    def waiting_frames(self) -> int:
        """What Qt keeps, and what the sound server asked for last, which nobody tells: it is as much at most."""
        if self._into is None:
            return 0
        kept = (self._sink.bufferSize() - self._sink.bytesFree()) // _FRAME_BYTES
        if kept:
            self._dry_since = None
            return kept + FIRST_FRAMES
        if self._dry_since is None:
            self._dry_since = self._now()
        return max(0, FIRST_FRAMES - round((self._now() - self._dry_since) * RATE))

    def write(self, samples: bytes) -> None:
        if self._into is not None:
            self._into.write(samples)
            self._dry_since = None

    def set_volume(self, share: float) -> None:
        from PySide6.QtMultimedia import QtAudio

        linear = QtAudio.convertVolume(
            share, QtAudio.VolumeScale.LogarithmicVolumeScale, QtAudio.VolumeScale.LinearVolumeScale
        )
        self._sink.setVolume(linear)

    def is_broken(self) -> bool:
        from PySide6.QtMultimedia import QtAudio

        return self._sink.error() not in {QtAudio.Error.NoError, QtAudio.Error.UnderrunError} or self._is_stuck()

    def _is_stuck(self) -> bool:
        """Asked before every piece that is written: it holds as much as after the last one, for long."""
        kept = 0 if self._into is None else self._sink.bufferSize() - self._sink.bytesFree()
        if kept != self._kept:
            self._kept, self._kept_since = kept, self._now()
        return bool(kept) and self._now() - self._kept_since > _STUCK_S


def open_output(device: "QAudioDevice | None") -> Output:
    """The sound device; silence where there is none that can be used."""
    if device is None or not is_device(device):
        return SilentOutput()
    return DeviceOutput(device)


def is_device(device: "QAudioDevice | None") -> bool:
    """Whether sound can be given to it."""
    return device is not None and not device.isNull() and device.isFormatSupported(_sound_format())


def _sound_format() -> "QAudioFormat":
    from PySide6.QtMultimedia import QAudioFormat

    sound_format = QAudioFormat()
    sound_format.setSampleRate(RATE)
    sound_format.setChannelCount(2)
    sound_format.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return sound_format
