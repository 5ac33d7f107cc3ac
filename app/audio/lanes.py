"""Who of the two is heard, and in which ear."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.audio.frames import Samples

_FADE_FRAMES = 480
"""10 ms at 48 kHz: a lane that comes or goes at once would click."""


@dataclass(frozen=True, slots=True)
class Lanes:
    """Both: as recorded, one in each ear. One alone: on both ears. None: silence."""

    client: bool = True
    operator: bool = True


class LaneMix:
    def __init__(self) -> None:
        self._wanted = _gains(Lanes())
        self._now: NDArray[np.float32] | None = None  # until something was heard

    def hear(self, lanes: Lanes) -> None:
        self._wanted = _gains(lanes)

    def mixed(self, samples: Samples) -> Samples:
        """The stereo samples as they are to be heard; a change fades in over 10 ms."""
        if not len(samples):
            return samples
        before, self._now = self._now, self._wanted
        is_as_recorded = self._now[0, 0] == self._now[1, 1] == 1.0
        if is_as_recorded and (before is None or before is self._now):
            return samples
        heard = samples @ self._now
        if before is not None and before is not self._now:
            fade = min(_FADE_FRAMES, len(samples))
            share = np.linspace(0.0, 1.0, fade, dtype=np.float32)[:, None]
            heard[:fade] = heard[:fade] * share + (samples[:fade] @ before) * (1.0 - share)
        return heard.astype(np.int16)


def _gains(lanes: Lanes) -> NDArray[np.float32]:
    """How much of each lane (row) goes to each ear (column)."""
    match lanes:
        case Lanes(client=True, operator=True):
            ears = [[1, 0], [0, 1]]
        case Lanes(client=True):
            ears = [[1, 1], [0, 0]]
        case Lanes(operator=True):
            ears = [[0, 0], [1, 1]]
        case _:
            ears = [[0, 0], [0, 0]]
    return np.array(ears, dtype=np.float32)
