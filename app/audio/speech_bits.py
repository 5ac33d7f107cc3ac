"""Who speaks when, as it travels: a bit for each tenth of a second, a row of bytes a lane."""

import numpy as np
from numpy.typing import NDArray

from app.audio.speech_runs import Flags, Span, runs_of

BITS_A_SECOND = 10


def packed(flags: Flags, frame_s: float) -> bytes:
    """Flags for each `frame_s`, as bits."""
    count = round(len(flags) * frame_s * BITS_A_SECOND)
    places = np.minimum((np.arange(count) + 0.5) / BITS_A_SECOND / frame_s, max(0, len(flags) - 1)).astype(np.int64)
    return np.packbits(flags[places]).tobytes() if count else b""


def both_at_once(rows: tuple[bytes, ...]) -> tuple[Span, ...]:
    """The seconds in which two lanes speak at the same time."""
    if len(rows) < 2:
        return ()
    one, other = (_bits(row) for row in rows[:2])
    length = min(len(one), len(other))
    runs = runs_of(one[:length] & other[:length])
    return tuple((float(begin) / BITS_A_SECOND, float(end) / BITS_A_SECOND) for begin, end in runs)


def _bits(row: bytes) -> NDArray[np.bool_]:
    return np.unpackbits(np.frombuffer(row, np.uint8)).astype(bool)
