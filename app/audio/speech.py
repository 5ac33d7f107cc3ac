"""Hears who speaks when: WebRTC's voice activity detection on each lane of a recording."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import webrtcvad  # type: ignore[import-untyped]  # ships no types
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from numpy.typing import NDArray

from app.audio.frames import Samples
from app.audio.speech_runs import Flags, Span, runs_of

FRAME_S = 0.03
_RATE = 8_000
"""Telephony's own; the detector brings down whatever is higher by itself, at twelve times the cost."""
_STRICTNESS = 2
"""0-3: 3 takes quiet speech for noise, 0 takes noise for speech."""
_FAINTEST = 100.0
"""Root mean square (of 32767) below which a lane only has line noise."""
_ECHO = 0.1
"""A voice this much weaker than the other lane's at the same moment is that other one's echo."""
_SHORTEST_WORD = 3
_LONGEST_BREATH = 10
"""Frames: what is shorter than a word is a click, a shorter gap is a breath between words."""
_STEADY_S, _STEADY_STEP_S = 4.0, 0.5
_STEADY_DB = (4.0, 7.0, 13.0)
"""So little does music on hold rise and fall within four seconds: as it is, and with its high sounds brought out once
and twice. Speech does by 15 dB and more; over music it shows in the high sounds, where its consonants are."""
_HOLD_LEAST_RMS = 200.0
_SHORTEST_HOLD_S = 5.0


@dataclass(frozen=True, slots=True)
class Speech:
    """A row a lane, a flag for each `FRAME_S`; `holds` are the seconds in which somebody is kept waiting to music."""

    lanes: tuple[Flags, ...]
    holds: tuple[Span, ...]


class SpeechEar:
    """Takes a recording block by block. Args: rate: samples a second; lanes: 1 or 2."""

    def __init__(self, rate: int, lanes: int) -> None:
        self._layout = "mono" if lanes == 1 else "stereo"
        self._resampler = None if rate == _RATE else AudioResampler("s16p", self._layout, _RATE)
        self._source_rate = rate
        self._frame = round(_RATE * FRAME_S)
        self._detectors = [webrtcvad.Vad(_STRICTNESS) for _ in range(lanes)]
        self._left: Samples = np.empty((0, lanes), np.int16)
        self._voiced: list[list[bool]] = [[] for _ in range(lanes)]
        self._loudness: list[NDArray[np.float64]] = []
        self._high: tuple[list[NDArray[np.float64]], ...] = ([], []) if lanes == 2 else ()

    def hear(self, block: Samples) -> None:
        for samples in self._at_its_rate(block):
            heard = np.concatenate([self._left, samples])
            whole = len(heard) // self._frame * self._frame
            self._left = heard[whole:]
            if whole:
                self._hear_frames(heard[:whole])

    def told(self) -> Speech:
        """Who spoke when, of all that was heard."""
        lanes = len(self._detectors)
        if not self._loudness:
            return Speech(tuple(np.zeros(0, bool) for _ in range(lanes)), ())
        loudness = np.concatenate(self._loudness)
        voiced = np.array(self._voiced) & (loudness.T > _FAINTEST)
        if lanes == 2:
            voiced &= _ECHO * loudness.T[::-1] < loudness.T
        flags = tuple(_in_words(lane) for lane in voiced)
        return Speech(flags, _holds((loudness, *map(np.concatenate, self._high))) if lanes == 2 else ())

    def _at_its_rate(self, block: Samples) -> Iterator[Samples]:
        if self._resampler is None:
            yield block
            return
        frame = AudioFrame.from_ndarray(np.ascontiguousarray(block.T), format="s16p", layout=self._layout)
        frame.sample_rate = self._source_rate
        for part in self._resampler.resample(frame):
            planes: Samples = part.to_ndarray().astype(np.int16, copy=False)
            yield planes.T

    def _hear_frames(self, samples: Samples) -> None:
        frames = len(samples) // self._frame
        cut = samples.reshape(frames, self._frame, -1)
        self._loudness.append(_root_mean_square(cut))
        bright = cut.astype(np.float32) if self._high else cut
        for kept in self._high:
            bright = np.diff(bright, axis=1)
            kept.append(_root_mean_square(bright))
        for lane, detector in enumerate(self._detectors):
            data = np.ascontiguousarray(cut[:, :, lane]).tobytes()
            size = self._frame * 2
            voiced = self._voiced[lane]
            for begin in range(0, len(data), size):
                voiced.append(detector.is_speech(data[begin : begin + size], _RATE))


def _in_words(voiced: Flags) -> Flags:
    """Without clicks, and with the breath between two words."""
    words = voiced.copy()
    for begin, end in runs_of(~words):
        if end - begin < _LONGEST_BREATH and begin > 0 and end < len(words):
            words[begin:end] = True
    for begin, end in runs_of(words):
        if end - begin < _SHORTEST_WORD + 1:
            words[begin:end] = False
    return words


def _root_mean_square(cut: NDArray[Any]) -> NDArray[np.float64]:
    """Of each frame, lane by lane."""
    samples = cut.astype(np.float32, copy=False)
    powers = np.einsum("fsl,fsl->fl", samples, samples) / cut.shape[1]  # a third of what squaring and a mean take
    loudness: NDArray[np.float64] = np.sqrt(powers.astype(np.float64))
    return loudness


def _holds(sounds: tuple[NDArray[np.float64], ...]) -> tuple[Span, ...]:
    """Where both lanes are steady and one of them is not silent."""
    length, step = round(_STEADY_S / FRAME_S), round(_STEADY_STEP_S / FRAME_S)
    if len(sounds[0]) < length:
        return ()
    steady = np.ones(len(range(0, len(sounds[0]) - length + 1, step)), bool)
    for loudness, most in zip(sounds, _STEADY_DB, strict=True):
        here = np.flatnonzero(steady)  # speech leaves few at the first look
        low, high = _range_of(loudness, length, here * step)
        steady[here] = (high - low < most).all(axis=1)
        if loudness is sounds[0]:
            steady[here] &= high.max(axis=1) > 20 * np.log10(_HOLD_LEAST_RMS)
    spans = []
    for begin, end in runs_of(steady).tolist():
        span = (begin * step * FRAME_S, ((end - 1) * step + length) * FRAME_S)
        if span[1] - span[0] >= _SHORTEST_HOLD_S:
            spans.append((round(span[0], 2), round(span[1], 2)))
    return tuple(spans)


def _range_of(loudness: NDArray[np.float64], length: int, begins: NDArray[np.int64]) -> NDArray[np.float64]:
    """Between which decibels each lane mostly stays in the stretches of so many frames that begin there."""
    smooth = np.apply_along_axis(lambda lane: np.convolve(lane, np.ones(5) / 5, "same"), 0, loudness)
    decibels = 20 * np.log10(np.maximum(smooth, _FAINTEST))
    stretches = np.lib.stride_tricks.sliding_window_view(decibels, length, axis=0)[begins]
    low_and_high: NDArray[np.float64] = np.percentile(stretches, (5, 95), axis=2)
    return low_and_high
