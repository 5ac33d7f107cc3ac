"""Leaves long silence out of a recording while it plays."""

from collections import deque
from collections.abc import Iterator

import numpy as np

from app.audio.frames import Samples

LONGEST_S = 0.6
"""A shorter pause is part of the speech."""
_KEPT_BEFORE_S = 0.25
_KEPT_AFTER_S = 0.12
_QUIET_SHARE = 0.03
"""Quiet is 30 dB below the loudest heard so far …"""
_QUIET_LEAST, _QUIET_MOST = 40, 600
"""… within these amplitudes (of 32767): before any speech only true silence is, and a shout silences nobody."""

type Piece = tuple[int, Samples]
"""Frame of the recording at which it begins, and what is heard there."""


class SilenceSkipper:
    """Takes the sound piece by piece, gives back what is to be heard; holds back at most `LONGEST_S` of it."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._loudest = 0
        self._run = 0
        self._held: deque[Piece] = deque()

    def take(self, at: int, samples: Samples) -> Iterator[Piece]:
        if not self._is_quiet(samples):
            yield from self.rest()
            yield at, samples
            return
        self._run += len(samples)
        if self._run <= _KEPT_BEFORE_S * self._rate:
            yield at, samples
            return
        self._held.append((at, samples))
        if self._run > LONGEST_S * self._rate:
            while sum(len(held) for _, held in self._held) > _KEPT_AFTER_S * self._rate:
                self._held.popleft()

    def rest(self) -> Iterator[Piece]:
        """What is held back, to be heard after all: the silence was short, or ends here."""
        held, self._held = self._held, deque()
        self._run = 0
        yield from held

    def _is_quiet(self, samples: Samples) -> bool:
        loud = int(np.abs(samples.astype(np.int32)).max(initial=0))
        self._loudest = max(self._loudest, loud)
        return loud <= min(max(self._loudest * _QUIET_SHARE, _QUIET_LEAST), _QUIET_MOST)
