"""The card of a call goes before its row: what concerns the lists waits until the card had time to be painted."""

import asyncio
from collections.abc import Callable

CARDS_FIRST_S = 0.04
"""A card is painted within this; nobody sees a row come so much later."""


class CardsFirst:
    """Does everything in its order, a moment later and together; `close` forgets what still waits."""

    def __init__(self, wait_s: float = CARDS_FIRST_S) -> None:
        self._wait_s = wait_s
        self._waiting: list[Callable[[], None]] = []
        self._alarm: asyncio.TimerHandle | None = None  # None while nothing waits

    @property
    def waits(self) -> bool:
        """Whether anything is still to be done."""
        return self._alarm is not None

    def __call__(self, do: Callable[[], None]) -> None:
        self._waiting.append(do)
        if self._alarm is None:
            self._alarm = asyncio.get_running_loop().call_later(self._wait_s, self._do_all)

    def close(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        self._waiting.clear()

    def _do_all(self) -> None:
        self._alarm = None
        waiting, self._waiting = self._waiting, []
        for do in waiting:
            do()
