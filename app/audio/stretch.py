"""Speech faster or slower at its own pitch."""

from contextlib import suppress
from fractions import Fraction

import numpy as np
from av.audio.frame import AudioFrame
from av.error import BlockingIOError as NeedsMore
from av.error import EOFError as EndOfFile
from av.filter import Graph

from app.audio.frames import Samples

SLOWEST, FASTEST = 0.5, 3.0
_SHORT = 96


class Stretch:
    """FFmpeg's `atempo` for stereo samples: the speed may change at any time, without a click and without a gap.

    Args:
        rate: samples a second.
        speed: `SLOWEST` to `FASTEST`.
    """

    def __init__(self, rate: int, speed: float) -> None:
        self._rate = rate
        self._graph = Graph()
        clock = Fraction(1, rate)
        self._in = self._graph.add_abuffer(sample_rate=rate, format="s16", layout="stereo", time_base=clock)
        self._tempo = self._graph.add("atempo", str(speed))
        self._out = self._graph.add("abuffersink")
        self._graph.link_nodes(self._in, self._tempo, self._out).configure()
        self._speed = speed
        self._hop = 1 << (rate // 24).bit_length() - 1  # frames that `atempo` joins to its output at a time
        self._longest = 0  # frames of the longest block put in since the speed changed
        self._short_put = 0  # frames put in since, to empty it
        self.heard = 0.0
        """Frames of what went in that what came out so far stands for."""

    def through(self, samples: Samples, speed: float) -> Samples:
        """Put samples in; what is ready comes out (it lags behind by some 40 ms).

        `atempo` hands its output out in frames as long as those put in, and keeps one that is not full. Before the
        speed changes, short frames empty it: else nobody knows how much of what follows still has the old speed.
        """
        if speed == self._speed:
            self._longest = max(self._longest, len(samples))
            self._short_put = 0
            return self._put(samples)
        out = [self._put(samples[begin : begin + _SHORT]) for begin in range(0, len(samples), _SHORT)]
        self._short_put += len(samples)
        if self._short_put >= self._longest + self._hop * self._speed:
            self._tempo.process_command("tempo", str(speed))
            self._speed = speed
            self._longest = _SHORT
            self._short_put = 0
        return np.concatenate([np.empty((0, 2), np.int16), *out])

    def rest(self) -> Samples:
        """The end of the sound; nothing can be put in any more."""
        self._in.push(None)
        return self._ready()

    def _put(self, samples: Samples) -> Samples:
        flat = np.ascontiguousarray(samples, dtype=np.int16).reshape(1, -1)
        frame = AudioFrame.from_ndarray(flat, format="s16", layout="stereo")
        frame.sample_rate = self._rate
        self._in.push(frame)
        return self._ready()

    def _ready(self) -> Samples:
        parts: list[Samples] = [np.empty((0, 2), np.int16)]
        with suppress(NeedsMore, EndOfFile):
            while isinstance(frame := self._out.pull(), AudioFrame):
                parts.append(frame.to_ndarray().astype(np.int16, copy=False).reshape(-1, 2))
        out: Samples = np.concatenate(parts)
        self.heard += len(out) * self._speed
        return out
