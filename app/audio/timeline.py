"""Where each decoded frame belongs, by its time stamp where that is believable, by counting where it is not."""

from dataclasses import dataclass
from fractions import Fraction

_JITTER_S = 0.05
"""Time stamps this near to the samples counted are the same moment: following each would click."""
_LONGEST_GAP_S = 60.0
"""A jump beyond is a broken time stamp, not lost sound."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a frame needs, in samples: `missing` ones of silence before it, or its first `early` ones left out."""

    missing: int = 0
    early: int = 0


class Timeline:
    """Puts frames one after the other from a wanted sample on.

    Args:
        clock: seconds in one unit of the stream's time stamps.
        origin: time stamp of the recording's first sample.
        rate: samples a second.
        wanted: the first sample to hear, counted from the first one of the recording.
    """

    def __init__(self, clock: Fraction, origin: int, rate: int, wanted: int) -> None:
        self._samples_per_unit = (clock * rate).as_integer_ratio()
        self._origin = origin
        self._jitter = round(_JITTER_S * rate)
        self._longest_gap = round(_LONGEST_GAP_S * rate)
        self.heard = wanted
        """The sample up to which everything was taken."""
        self._at: int | None = None

    def start_of(self, pts: int | None) -> int:
        """Sample of the recording at which the next frame begins."""
        expected = self._at or 0
        if pts is None:
            return expected
        numerator, denominator = self._samples_per_unit
        told = (2 * (pts - self._origin) * numerator + denominator) // (2 * denominator)
        if self._at is None or self._jitter < told - expected < self._longest_gap:
            return told
        return expected

    def place(self, pts: int | None, samples: int) -> Place | None:
        """Take the next frame; None when it ends before the wanted sample."""
        start = self.start_of(pts)
        self._at = start + samples
        if self._at <= self.heard:
            return None
        behind = start - self.heard
        self.heard = self._at
        return Place(missing=behind) if behind > 0 else Place(early=-behind)
