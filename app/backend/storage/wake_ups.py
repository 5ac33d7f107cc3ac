"""What processes behind one PostgreSQL call to each other: that there is something new, never what it is.

A word may be lost (its sender is killed, the server restarts), so nothing rests on one: whoever was away is told so
and looks for itself. Words go out on a connection of their own, after the commit they are about: `NOTIFY` within a
transaction would make all commits wait for each other.
"""

import asyncio
import logging
import selectors
import socket
from collections.abc import Callable
from contextlib import closing, suppress
from threading import Lock, Thread
from types import TracebackType
from typing import Any, NamedTuple, Self

import psycopg

log = logging.getLogger(__name__)

CHANNEL = "slukhavka"
_LOOK_EVERY_S = 5.0
"""Whether the connection still leads somewhere."""
_TRY_AGAIN_S = 0.5


class Word(NamedTuple):
    """Something of this kind has changed: which, and (where that can be told) up to which number."""

    kind: str
    key: int
    number: int = 0

    def text(self) -> str:
        return f"{self.kind}:{self.key}:{self.number}"


def word_of(text: str) -> Word | None:
    """What was called; None when it is none of our words (a newer program's, somebody else's)."""
    kind, *numbers = text.split(":")
    try:
        key, number = map(int, numbers)
    except ValueError:
        return None
    return Word(kind, key, number)


class WakeUps:
    """One thread with one connection that calls out and listens; an asynchronous context manager.

    Args:
        open_connection: to the server; each statement commits itself.
        heard: called on the event loop with each word of another process.
        was_away: called on the event loop when words may have been lost: at the start, and after each break.
    """

    def __init__(
        self,
        open_connection: "Callable[[], psycopg.Connection[Any]]",
        *,
        heard: Callable[[Word], None],
        was_away: Callable[[], None],
    ) -> None:
        self._open_connection = open_connection
        self._heard = heard
        self._was_away = was_away
        self._lock = Lock()
        self._unsaid: dict[tuple[str, int], Word] = {}  # one word of a kind and key says all before it
        self._closing = False
        self._bell, self._ear = socket.socketpair()  # rings the thread out of its waiting
        for end in (self._bell, self._ear):
            end.setblocking(False)
        self._thread: Thread | None = None  # None until opened

    async def __aenter__(self) -> Self:
        loop = asyncio.get_running_loop()
        listening = loop.create_future()
        self._thread = Thread(target=self._run, args=(loop, listening), name="database-wake-ups")
        self._thread.start()
        await listening
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._thread is not None
        self._closing = True
        self._ring()
        await asyncio.to_thread(self._thread.join)
        for end in (self._bell, self._ear):
            end.close()

    def say(self, word: Word) -> None:
        """Call it to all other processes soon; never waits."""
        with self._lock:
            self._unsaid[word.kind, word.key] = word
        self._ring()

    def _ring(self) -> None:
        with suppress(BlockingIOError):  # it rings already
            self._bell.send(b"!")

    def _run(self, loop: asyncio.AbstractEventLoop, listening: asyncio.Future[None]) -> None:
        def tried() -> None:
            if not listening.done():
                listening.set_result(None)

        def opened() -> None:
            tried()
            self._was_away()

        with selectors.DefaultSelector() as waiting:
            waiting.register(self._ear, selectors.EVENT_READ)
            while not self._closing:
                try:
                    self._listen(loop, waiting, opened)
                except psycopg.Error as trouble:
                    log.info("other processes are not heard for a while: %s", type(trouble).__name__)
                    loop.call_soon_threadsafe(tried)
                    self._wait(waiting, _TRY_AGAIN_S)

    def _listen(
        self, loop: asyncio.AbstractEventLoop, waiting: selectors.BaseSelector, opened: Callable[[], None]
    ) -> None:
        """Listen and call out, until closed or the connection breaks."""
        with closing(self._open_connection()) as connection:
            connection.execute(f"LISTEN {CHANNEL}".encode())
            loop.call_soon_threadsafe(opened)
            handle = connection.fileno()
            waiting.register(handle, selectors.EVENT_READ)
            try:
                while not self._closing:
                    self._say_all(connection)
                    for called in connection.notifies(timeout=0):
                        word = None if called.pid == connection.info.backend_pid else word_of(called.payload)
                        if word is not None:
                            loop.call_soon_threadsafe(self._heard, word)
                    self._wait(waiting, _LOOK_EVERY_S)
                self._say_all(connection)
            finally:
                waiting.unregister(handle)

    def _say_all(self, connection: "psycopg.Connection[Any]") -> None:
        while True:
            with self._lock:
                if not self._unsaid:
                    return
                key, word = next(iter(self._unsaid.items()))
            connection.execute("SELECT pg_notify(%s, %s)", (CHANNEL, word.text()))
            with self._lock:
                if self._unsaid[key] == word:  # else there is more to say by now
                    del self._unsaid[key]

    def _wait(self, waiting: selectors.BaseSelector, seconds: float) -> None:
        """Until somebody rings or calls, at most so long."""
        for event, _ in waiting.select(seconds):
            if event.fileobj is self._ear:
                with suppress(BlockingIOError):
                    while self._ear.recv(1024):
                        pass
