"""From decoded blocks to what is heard: silence left out, speed changed, each part still knowing its second."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from app.audio.frames import Samples
from app.audio.silence import Piece, SilenceSkipper
from app.audio.stretch import Stretch


@dataclass(frozen=True, slots=True)
class Chunk:
    """`second` of the recording at which the samples begin, `pace` seconds of it in each frame."""

    samples: Samples
    second: float
    pace: float

    def split(self, frames: int) -> "tuple[Chunk, Chunk]":
        rest = Chunk(self.samples[frames:], self.second + frames * self.pace, self.pace)
        return Chunk(self.samples[:frames], self.second, self.pace), rest


class Flow:
    """One uninterrupted run of playing.

    Args:
        rate: samples a second.
        second: where in the recording it begins.
        speed: to begin with.
    """

    def __init__(self, rate: int, second: float, speed: float) -> None:
        self._rate = rate
        self._speed = speed
        self._stretch = Stretch(rate, speed)
        self._skipper = SilenceSkipper(rate)
        self._at = round(second * rate)
        self._fed = 0
        self._joints: deque[tuple[int, int]] = deque([(0, self._at)])
        """Frame put into the stretch and frame of the recording, wherever the two go on in step."""

    def through(self, samples: Samples, *, speed: float, skips_silence: bool) -> Iterator[Chunk]:
        """What is ready to be heard when the samples follow at this speed."""
        self._speed = speed
        if not len(samples):
            return
        at, self._at = self._at, self._at + len(samples)
        pieces = self._skipper.take(at, samples) if skips_silence else chain(self._skipper.rest(), [(at, samples)])
        for piece in pieces:
            yield from self._stretched(piece, speed)

    def jump(self, second: float) -> None:
        """What follows stands elsewhere in the recording; it is heard without a gap."""
        self._at = round(second * self._rate)

    def rest(self) -> Iterator[Chunk]:
        for piece in self._skipper.rest():
            yield from self._stretched(piece, self._speed)
        begin = self._stretch.heard
        yield from self._chunk(begin, self._stretch.rest())

    def _stretched(self, piece: Piece, speed: float) -> Iterator[Chunk]:
        at, samples = piece
        fed, placed = self._joints[-1]
        if placed + self._fed - fed != at:
            self._joints.append((self._fed, at))
        self._fed += len(samples)
        begin = self._stretch.heard
        yield from self._chunk(begin, self._stretch.through(samples, speed))

    def _chunk(self, begin: float, heard: Samples) -> Iterator[Chunk]:
        if len(heard):
            yield Chunk(heard, self._second(begin), (self._stretch.heard - begin) / len(heard) / self._rate)

    def _second(self, heard: float) -> float:
        """Second of the recording of a frame put into the stretch."""
        while len(self._joints) > 1 and self._joints[1][0] <= heard:
            self._joints.popleft()
        fed, placed = self._joints[0]
        return (placed + heard - fed) / self._rate
