"""Which second of the recording was heard with which frame, through changes of speed, seeks and left-out silence."""

from collections import deque

_REMEMBERED = 512
"""Marks kept: some twenty seconds, far more than any device keeps for itself."""


class Heard:
    """Counts the frames given out.

    Args:
        second: where the recording begins to be heard.
    """

    def __init__(self, second: float) -> None:
        self.frames = 0
        self._marks: deque[tuple[int, float, float]] = deque([(0, second, 0.0)], maxlen=_REMEMBERED)

    def add(self, frames: int, second: float, pace: float) -> None:
        """So many frames were given out that begin at `second`, with `pace` seconds in each."""
        self._marks.append((self.frames, second, pace))
        self.frames += frames

    def jump(self, second: float) -> None:
        """Whatever is asked from now on stands at `second`, until frames from there are given out."""
        self._marks.clear()
        self._marks.append((self.frames, second, 0.0))

    def second_at(self, frame: int) -> float:
        """The second of a frame given out; a later frame stands where the last one ended."""
        frame = min(frame, self.frames)
        for begin, second, pace in reversed(self._marks):
            if begin <= frame:
                return second + (frame - begin) * pace
        return self._marks[0][1]
