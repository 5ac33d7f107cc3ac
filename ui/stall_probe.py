"""How long the screen keeps everything waiting: a timer that comes late tells by how much."""

from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Slot

_EVERY_S: Final = 0.05
_KEPT_S: Final = 3_600.0
_BUCKET_S: Final = 60.0
_SLEPT_S: Final = 30.0
"""So late a timer means that the machine slept, not that the program was busy."""


class StallProbe(QObject):
    """Keeps the longest stall of each of the last sixty minutes, each told up to 50 ms too short.

    (The loop's own `awake` and `aboutToBlock` enclose only a part of a turn: timers and sockets come outside of them.)
    """

    def __init__(self, parent: QObject, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._last = clock()
        self._minutes: deque[tuple[float, float]] = deque()  # when each began, and its longest stall, in seconds
        self._timer = QTimer(self, interval=round(_EVERY_S * 1000), timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)

    @property
    def longest_ms(self) -> int:
        """Of the last hour, whole milliseconds."""
        self._forget(self._clock())
        return round(1000 * max((longest for _, longest in self._minutes), default=0.0))

    def start(self) -> None:
        self._last = self._clock()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """The timer's time has come, or should have come some while ago."""
        now = self._clock()
        late, self._last = max(0.0, now - self._last - _EVERY_S), now
        if late > _SLEPT_S:
            return
        if self._minutes and now - self._minutes[-1][0] < _BUCKET_S:
            began, longest = self._minutes[-1]
            if late > longest:
                self._minutes[-1] = began, late
        else:
            self._forget(now)
            self._minutes.append((now, late))

    def _forget(self, now: float) -> None:
        while self._minutes and now - self._minutes[0][0] > _KEPT_S:
            self._minutes.popleft()
