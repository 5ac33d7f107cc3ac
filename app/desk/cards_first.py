"""The card of a call goes before its row: what concerns the lists waits until the card had time to be painted."""

import asyncio
from collections import deque
from collections.abc import Callable
from time import perf_counter

CARDS_FIRST_S = 0.04
"""A card is painted within this; nobody sees a row come so much later."""
ONE_GO_S = 0.008
"""About half a frame: what a burst brings is done in such pieces, with the screen's own work between them."""


class CardsFirst:
    """Does everything in its order, a moment later and in short goes; `close` forgets what still waits."""

    def __init__(self, wait_s: float = CARDS_FIRST_S, one_go_s: float = ONE_GO_S) -> None:
        self._wait_s = wait_s
        self._one_go_s = one_go_s
        self._waiting: deque[Callable[[], None]] = deque()
        self._alarm: asyncio.TimerHandle | None = None  # None while nothing waits

    @property
    def waits(self) -> bool:
        """Whether anything is still to be done."""
        return self._alarm is not None

    def __call__(self, do: Callable[[], None]) -> None:
        self._waiting.append(do)
        if self._alarm is None:
            self._alarm = asyncio.get_running_loop().call_later(self._wait_s, self._do_some)

    def close(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        self._waiting.clear()

    def _do_some(self) -> None:
        """At least one, then what one go has time for; the rest with a later turn of the loop."""
        self._alarm = None
        enough = perf_counter() + self._one_go_s
        try:
            while self._waiting:
                self._waiting.popleft()()
                if perf_counter() >= enough:
                    break
        finally:
            if self._waiting and self._alarm is None:
                self._alarm = asyncio.get_running_loop().call_later(0, self._do_some)
