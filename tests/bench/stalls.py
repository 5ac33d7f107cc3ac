"""How long the screen's loop lets others wait, and what it did meanwhile."""

import signal
import time
from collections import Counter
from pathlib import Path
from statistics import quantiles
from types import FrameType
from typing import Self

from PySide6.QtCore import QObject, Qt, QTimer

_EVERY_MS = 10
_LONG_S = 0.05
_LOOK_AGAIN_S = 0.01
_ROOT = Path(__file__).parents[2]
_OURS = (f"{_ROOT}/app/", f"{_ROOT}/ui/")


class Stalls:
    """A timer that should come every 10 ms writes down by how much it came late; an alarm looks at what kept it.

    The alarm rings in the screen's own thread: a frame held by another one would keep a painter alive after its
    painting, and Qt does not survive that.
    """

    def __init__(self, owner: QObject) -> None:
        self.late_ms: list[float] = []
        self.worked_ms: list[float] = []
        """What the screen's own thread worked from one time to the next: a busy machine changes nothing of it."""
        self.kept_by: Counter[str] = Counter()
        """Where the loop was seen while it was late by more than 50 ms: innermost line of ours."""
        self.worked_in: Counter[str] = Counter()
        """The same, of those turns only in which the thread itself worked more than 50 ms."""
        self._seen: list[str] = []
        self._last = self._last_worked = 0.0
        self._probe = QTimer(owner, interval=_EVERY_MS, timerType=Qt.TimerType.PreciseTimer)
        self._probe.timeout.connect(self._on_time)

    def __enter__(self) -> Self:
        signal.signal(signal.SIGALRM, self._look)
        self._last, self._last_worked = time.perf_counter(), time.thread_time()
        self._probe.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._probe.stop()
        signal.setitimer(signal.ITIMER_REAL, 0)

    @property
    def p99_ms(self) -> float:
        return quantiles(self.late_ms, n=100)[98]

    def _on_time(self) -> None:
        signal.setitimer(signal.ITIMER_REAL, _LONG_S + _EVERY_MS / 1000, _LOOK_AGAIN_S)
        now, worked = time.perf_counter(), time.thread_time()
        self.late_ms.append(max(0.0, (now - self._last) * 1000 - _EVERY_MS))
        self.worked_ms.append((worked - self._last_worked) * 1000)
        if worked - self._last_worked > _LONG_S:
            self.worked_in.update(self._seen)
        self._seen.clear()
        self._last, self._last_worked = now, worked

    def _look(self, _signal: int, frame: FrameType | None) -> None:
        while frame is not None and not frame.f_code.co_filename.startswith(_OURS):
            frame = frame.f_back
        if frame is not None:
            path = Path(frame.f_code.co_filename).relative_to(_ROOT)
            place = f"{path}:{frame.f_lineno} {frame.f_code.co_name}"
        else:
            place = "no line of ours"
        self.kept_by[place] += 1
        self._seen.append(place)
