"""Who listens now: every desk has a bounded queue of its own, and one that does not keep up is let go."""

import asyncio
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from app.backend.domain.audience import Circle, hears
from app.backend.storage.people import SignedInAs
from app.backend.storage.transaction import ToldRow

QUEUE = 1_000
"""Lines of the journal that may wait for one desk; more, and it is cut and catches up later."""


_ENDS = (Circle.SIGNED_OUT, Circle.CHANGED)


class Listener:
    """One desk's end of the live line. Ends when the desk leaves, is too slow, is signed out, or is to come anew.

    It is to come anew when the service closes, and when its person may see other things than before.
    """

    def __init__(self, who: SignedInAs) -> None:
        self.who = who
        self.too_slow = asyncio.Event()
        self.signed_out = asyncio.Event()
        self.closing = asyncio.Event()
        self._waiting: deque[ToldRow] = deque()
        self._news = asyncio.Event()

    def tell(self, row: ToldRow) -> None:
        """Queue a line; never waits."""
        if len(self._waiting) >= QUEUE:
            self.too_slow.set()
            return
        self._waiting.append(row)
        self._news.set()

    async def next_rows(self) -> list[ToldRow]:
        """All lines that wait, at least one."""
        await self._news.wait()
        rows = list(self._waiting)
        self._waiting.clear()
        self._news.clear()
        return rows

    def hears(self, row: ToldRow) -> bool:
        operator = self.who.me.operator
        return hears(row.audience, row.operators, self.who.me.role, None if operator is None else operator.id)


class LiveHub:
    """All listeners of this process, by workspace. `hear` is called on the event loop with what was committed."""

    def __init__(self) -> None:
        self._listeners: dict[int, set[Listener]] = {}
        self._signed_out: set[int] = set()  # desks: one may have been recognised a moment before it was revoked
        self._closed = False

    def hear(self, rows: Sequence[ToldRow]) -> None:
        """Pass committed lines to those they concern, in their order."""
        for row in rows:
            if row.audience in _ENDS:
                self._end(row)
            for listener in self._listeners.get(row.workspace, ()):
                if listener.hears(row):
                    listener.tell(row)

    @contextmanager
    def listener(self, who: SignedInAs) -> Iterator[Listener]:
        """A listener for as long as the block lasts."""
        listener = Listener(who)
        if self._closed:
            listener.closing.set()
        if who.desk in self._signed_out:
            listener.signed_out.set()
        listeners = self._listeners.setdefault(who.workspace, set())
        listeners.add(listener)
        try:
            yield listener
        finally:
            listeners.discard(listener)

    def listening(self) -> int:
        """How many desks listen now."""
        return sum(len(listeners) for listeners in self._listeners.values())

    def sign_out(self, desk: int) -> None:
        """Tell the listeners of a desk, now and later, that nobody knows it any more."""
        self._signed_out.add(desk)
        for listeners in self._listeners.values():
            for listener in listeners:
                if listener.who.desk == desk:
                    listener.signed_out.set()

    def _end(self, row: ToldRow) -> None:
        """End the live lines of the desks whose rights changed."""
        for desk in row.operators:
            if row.audience == Circle.SIGNED_OUT:
                self.sign_out(desk)
            else:
                self.begin_anew(desk)

    def begin_anew(self, desk: int) -> None:
        """End the live lines of a desk: it comes back at once and is recognised anew."""
        for listeners in self._listeners.values():
            for listener in listeners:
                if listener.who.desk == desk:
                    listener.closing.set()

    def close(self) -> None:
        """Tell every listener, now and later, that the service closes."""
        self._closed = True
        for listeners in self._listeners.values():
            for listener in listeners:
                listener.closing.set()
