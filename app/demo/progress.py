"""How far the demo's set-up is: counted here, worded by the screen."""

from collections.abc import Callable
from enum import StrEnum


class SetUp(StrEnum):
    """What is being done."""

    STARTING = "starting"
    ORDERS = "orders"
    OPERATORS = "operators"
    CALLS = "calls"
    READY = "ready"


type Progress = Callable[[int, int, SetUp], None]
"""Hears how many steps are done, of how many, and what is being done."""


class Steps:
    """Counts; `total` is known from the start, so that a bar never goes back."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._total = total
        self._progress = progress
        self._done = 0

    def tell(self, what: SetUp) -> None:
        if self._progress is not None:
            self._progress(self._done, self._total, what)

    def take(self, what: SetUp, steps: int = 1) -> None:
        self._done += steps
        self.tell(what)
