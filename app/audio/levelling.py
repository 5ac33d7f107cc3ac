"""Brings two voices to one loudness: a client far from the phone and an operator with a headset at the lips."""

import numpy as np
from numpy.typing import NDArray

from app.audio.frames import Samples

_TARGET = 3300.0
"""Root mean square of speech that is easy to listen to: 20 dB below the loudest possible."""
_LEAST, _MOST = 0.15, 8.0
_FAINTEST = 60.0
"""A lane below this (of 32767) has nobody in it: line noise is not lifted."""
_SPEECH_SHARE = 0.3
"""What is this much below the voice heard so far is a pause of it."""
_MEMORY_S = 1.5


class Leveller:
    """Follows the loudness of each lane while somebody speaks in it, and says how much to lift it.

    Args:
        rate: samples a second.
    """

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._power = np.zeros(2)
        self._lift = np.ones(2, np.float32)

    def lift(self, samples: Samples) -> NDArray[np.float32]:
        """Factor for each sample of both lanes; it moves evenly from the last block's to this one's."""
        before = self._lift
        power = np.mean(np.square(samples, dtype=np.float64), axis=0)
        known = np.sqrt(self._power)
        speaks = np.sqrt(power) > np.maximum(_FAINTEST, known * _SPEECH_SHARE)
        weight = np.where(known > 0, min(1.0, len(samples) / self._rate / _MEMORY_S), 1.0)
        self._power = np.where(speaks, self._power + (power - self._power) * weight, self._power)
        loud = np.sqrt(self._power)
        wanted = np.where(loud > 0, _TARGET / np.maximum(loud, 1.0), 1.0)
        self._lift = np.clip(wanted, _LEAST, _MOST).astype(np.float32)
        share = np.linspace(0.0, 1.0, len(samples), dtype=np.float32)[:, None]
        return before * (1 - share) + self._lift * share
