"""Who of the two is heard, how loud beside the other, and in which ear."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.audio.frames import Samples
from app.audio.levelling import Leveller

_FADE_FRAMES = 480
"""10 ms at 48 kHz: a lane that comes or goes at once would click."""
_KNEE, _FULL = 24_000.0, 32_767.0
"""What a lifted voice has above the knee is bent below full scale: cut off, it would crackle."""


@dataclass(frozen=True, slots=True)
class Lanes:
    """Both: as recorded, one in each ear. One alone: on both ears. None: silence.

    `balance` from -1 (the client alone) to 1 (the operator alone) lowers the other; `levelled` brings both to one
    loudness.
    """

    client: bool = True
    operator: bool = True
    balance: float = 0.0
    levelled: bool = False


class LaneMix:
    """Args: rate: samples a second."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._wanted = _gains(Lanes())
        self._now: NDArray[np.float32] | None = None  # until something was heard
        self._leveller: Leveller | None = None

    def hear(self, lanes: Lanes) -> None:
        self._wanted = _gains(lanes)
        if not lanes.levelled:
            self._leveller = None
        elif self._leveller is None:
            self._leveller = Leveller(self._rate)

    def mixed(self, samples: Samples) -> Samples:
        """The stereo samples as they are to be heard; a change fades in over 10 ms."""
        if not len(samples):
            return samples
        before, self._now = self._now, self._wanted
        leveller = self._leveller
        if leveller is None and (before is None or before is self._now) and np.array_equal(self._now, _AS_RECORDED):
            return samples
        lifted = samples.astype(np.float32)
        if leveller is not None:
            lifted *= leveller.lift(samples)
        heard = lifted @ self._now
        if before is not None and before is not self._now:
            fade = min(_FADE_FRAMES, len(samples))
            share = np.linspace(0.0, 1.0, fade, dtype=np.float32)[:, None]
            heard[:fade] = heard[:fade] * share + (lifted[:fade] @ before) * (1.0 - share)
        return _bent(heard) if leveller is not None else heard.astype(np.int16)


def _bent(heard: NDArray[np.float32]) -> Samples:
    """What is too loud for 16 bits, bent below full scale."""
    size = np.abs(heard)
    above = size > _KNEE
    if above.any():
        room = _FULL - _KNEE
        heard[above] = np.sign(heard[above]) * (_KNEE + room * np.tanh((size[above] - _KNEE) / room))
    return heard.astype(np.int16)


def _gains(lanes: Lanes) -> NDArray[np.float32]:
    """How much of each lane (row) goes to each ear (column)."""
    client, operator = 1.0 - max(0.0, lanes.balance), 1.0 + min(0.0, lanes.balance)
    match lanes:
        case Lanes(client=True, operator=True):
            ears = [[client, 0.0], [0.0, operator]]
        case Lanes(client=True):
            ears = [[1.0, 1.0], [0.0, 0.0]]
        case Lanes(operator=True):
            ears = [[0.0, 0.0], [1.0, 1.0]]
        case _:
            ears = [[0.0, 0.0], [0.0, 0.0]]
    return np.array(ears, dtype=np.float32)


_AS_RECORDED = _gains(Lanes())
