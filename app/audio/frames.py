"""FFmpeg's packets and frames, made into even blocks of 16-bit samples; damaged ones are left out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from av.audio.fifo import AudioFifo
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.error import EOFError as EndOfFile
from av.error import FFmpegError
from numpy.typing import NDArray

from app.audio.timeline import Place

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.container import InputContainer
    from av.packet import Packet  # is a generic for the checker only

type Samples = NDArray[np.int16]
"""Shape (frames, lanes)."""


def packets(container: "InputContainer", stream: "AudioStream") -> "Iterator[Packet[AudioStream]]":
    """The stream's packets; a file that breaks off simply ends."""
    try:
        yield from container.demux(stream)
    except FFmpegError:
        return


def decoded(container: "InputContainer", stream: "AudioStream", *, patience: int | None = None) -> Iterator[AudioFrame]:
    """The stream's frames; damaged packets are left out.

    Args:
        container: where the stream is read from, at its present place.
        stream: what to decode.
        patience: give up after so many damaged packets in a row (never, when None).
    """
    damaged = 0
    for packet in packets(container, stream):
        try:
            yield from packet.decode()
            damaged = 0
        except EndOfFile:
            return
        except FFmpegError:
            damaged += 1
            if patience is not None and damaged > patience:
                return


class Blocks:
    """Frames of any kind in, even blocks of 16-bit samples of one rate and number of lanes out.

    Small frames are gathered first: converting each alone costs more than decoding it.

    Args:
        rate: samples a second.
        lanes: 1 or 2.
        length: frames of each block, of the recording's own rate; the last one is shorter.
    """

    def __init__(self, rate: int, lanes: int, length: int) -> None:
        self._rate = rate
        self._lanes = lanes
        self._layout = "mono" if lanes == 1 else "stereo"
        self._length = length
        self._kind: tuple[str, str, int] | None = None
        self._gathered = AudioFifo()
        self._resampler = AudioResampler("s16p", self._layout, rate)

    def take(self, frame: AudioFrame, place: Place) -> Iterator[Samples]:
        kind = (frame.format.name, frame.layout.name, frame.sample_rate)
        if kind != self._kind:
            if self._kind is not None:
                yield from self.rest()
            self._kind = kind
        frame.pts = None
        for part in _placed(frame, place):
            self._gathered.write(part)
            while self._gathered.samples >= self._length:
                yield from self._converted(self._gathered.read(self._length))

    def rest(self) -> Iterator[Samples]:
        """What is still on its way inside, when nothing follows or something of another kind does."""
        if self._kind is not None:
            yield from self._converted(self._gathered.read(0, partial=True))
            yield from self._converted(None, flush=True)
        self._gathered = AudioFifo()
        self._resampler = AudioResampler("s16p", self._layout, self._rate)

    def _converted(self, frame: AudioFrame | None, *, flush: bool = False) -> Iterator[Samples]:
        if frame is None and not flush:
            return
        try:
            parts = self._resampler.resample(frame)
        except FFmpegError:  # a damaged frame speaks of channels that nobody has: a gap in its place
            self._resampler = AudioResampler("s16p", self._layout, self._rate)
            if frame is not None:
                length = round(frame.samples * self._rate / frame.sample_rate)
                yield np.zeros((length, self._lanes), np.int16)
            return
        for part in parts:
            planes: Samples = part.to_ndarray().astype(np.int16, copy=False)
            yield planes.T


def _placed(frame: AudioFrame, place: Place) -> Iterator[AudioFrame]:
    """The frame with the silence before it, or without its head."""
    if place.missing:
        yield from _silence(frame, place.missing)
    if place.early:
        planes = frame.to_ndarray()[:, place.early * _lanes_in_a_plane(frame) :]
        frame = _like(frame, np.ascontiguousarray(planes))
    yield frame


def _silence(frame: AudioFrame, samples: int) -> Iterator[AudioFrame]:
    """Frames of at most a second, of the same kind as `frame`."""
    planes = frame.to_ndarray()
    nothing = 128 if planes.dtype == np.uint8 else 0
    for begin in range(0, samples, frame.sample_rate):
        length = min(frame.sample_rate, samples - begin) * _lanes_in_a_plane(frame)
        yield _like(frame, np.full((planes.shape[0], length), nothing, planes.dtype))


def _lanes_in_a_plane(frame: AudioFrame) -> int:
    return 1 if frame.format.is_planar else frame.layout.nb_channels


def _like(frame: AudioFrame, planes: NDArray[Any]) -> AudioFrame:
    made = AudioFrame.from_ndarray(planes, format=frame.format.name, layout=frame.layout.name)
    made.sample_rate = frame.sample_rate
    return made
