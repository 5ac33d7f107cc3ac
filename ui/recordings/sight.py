"""Which part of a talk is in sight: the whole of it, or a few seconds seen closely."""

from dataclasses import dataclass, replace
from typing import Final, Self

_CLOSEST_S: Final = 2.0
_LEAD: Final = 0.1
"""Where in sight the playhead stands when the sight followed it."""


@dataclass(frozen=True, slots=True)
class Sight:
    """Seconds from `start` to `end` of a talk that is `seconds` long; all 0 while nothing is known of it."""

    seconds: float = 0.0
    start: float = 0.0
    end: float = 0.0

    @classmethod
    def whole(cls, seconds: float) -> Self:
        return cls(seconds, 0.0, seconds)

    @property
    def is_whole(self) -> bool:
        return self.end - self.start >= self.seconds

    def share(self, second: float) -> float:
        """Place of a second in sight, 0-1; beyond these where it is out of sight."""
        length = self.end - self.start
        return (second - self.start) / length if length else 0.0

    def second(self, share: float) -> float:
        """What stands at a place in sight; never outside of the talk."""
        return min(max(self.start + share * (self.end - self.start), 0.0), self.seconds)

    def zoomed(self, factor: float, around: float) -> Self:
        """`factor` times closer, the second `around` staying where it is."""
        length = min(max((self.end - self.start) / factor, _CLOSEST_S), self.seconds)
        return self._at(around - self.share(around) * length, length)

    def moved(self, by: float) -> Self:
        """So many seconds further, but not beyond the talk."""
        return self._at(self.start + by, self.end - self.start)

    def following(self, second: float) -> Self:
        """Turned on to the second when it is out of sight."""
        if self.is_whole or self.start <= second <= self.end:
            return self
        length = self.end - self.start
        return self._at(second - _LEAD * length, length)

    def cut(self, columns: bytes) -> bytes:
        """The part in sight of columns that stand for the whole talk."""
        if self.is_whole or not self.seconds:
            return columns
        first = int(len(columns) * self.start / self.seconds)
        return columns[first : max(first + 1, round(len(columns) * self.end / self.seconds))]

    def _at(self, start: float, length: float) -> Self:
        start = min(max(start, 0.0), self.seconds - length)
        return replace(self, start=start, end=start + length)
