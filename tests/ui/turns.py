"""How long the screen's loop is busy in one piece."""

import time
from types import TracebackType
from typing import Self

from PySide6.QtCore import QObject, Qt, QTimer


class Turns:
    """Notes the longest stretch in which the loop came to no timer, while the block lasts.

    `cpu_ms` counts only what the screen's own thread worked meanwhile, so a busy machine does not change what a test
    judges; `wall_ms` is what a person would wait. Both are milliseconds, at most one too long: the timer's own pace.
    """

    def __init__(self, owner: QObject) -> None:
        self.cpu_ms = 0.0
        self.wall_ms = 0.0
        self._cpu = self._wall = 0.0
        self._timer = QTimer(owner, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_turn)

    def __enter__(self) -> Self:
        self._cpu, self._wall = time.thread_time(), time.perf_counter()
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.stop()
        self._on_turn()

    def _on_turn(self) -> None:
        cpu, wall = time.thread_time(), time.perf_counter()
        self.cpu_ms = max(self.cpu_ms, 1000 * (cpu - self._cpu))
        self.wall_ms = max(self.wall_ms, 1000 * (wall - self._wall))
        self._cpu, self._wall = cpu, wall
