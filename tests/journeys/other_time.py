"""Time that runs faster and elsewhere than ours; a backend that lives in it is `tests.journeys.backend_in_time`."""

import os
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app.demo.child import Child
from app.demo.programs import BACKEND
from tests.journeys.office import BackendProcess

_VARIABLE = "OTHER_TIME"


@dataclass(frozen=True, slots=True)
class OtherTime:
    """It was `start` at `wall` seconds of the machine's clock, and passes `speed` times as fast since."""

    start: datetime
    wall: float
    speed: float

    @classmethod
    def beginning(cls, start: datetime, speed: float) -> "OtherTime":
        return cls(start, time.time(), speed)

    @classmethod
    def inherited(cls) -> "OtherTime":
        start, wall, speed = os.environ[_VARIABLE].split()
        return cls(datetime.fromisoformat(start), float(wall), float(speed))

    @property
    def environment(self) -> dict[str, str]:
        return {_VARIABLE: f"{self.start.isoformat()} {self.wall!r} {self.speed!r}"}

    def now(self) -> datetime:
        return self.start + timedelta(seconds=(time.time() - self.wall) * self.speed)

    def wall_seconds(self, seconds: float) -> float:
        return seconds / self.speed

    def until(self, moment: datetime) -> float:
        """Seconds of the machine's clock until then; 0 when it is past."""
        return max(0.0, (moment - self.now()).total_seconds() / self.speed)


class BackendInTime(BackendProcess):
    """A backend whose clock is another one."""

    def program(self, arguments: Sequence[str], environment: Mapping[str, str], log: Path) -> Child:
        return _ChildInTime(arguments, environment, log)


class _ChildInTime(Child):
    def __init__(self, arguments: Sequence[str], environment: Mapping[str, str], log: Path) -> None:
        super().__init__(BACKEND, arguments, environment, log)
        self._command = [sys.executable, "-m", "tests.journeys.backend_in_time", *arguments, "--die-with-stdin"]
