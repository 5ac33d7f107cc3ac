"""The live line: hears what happens the moment it happens, comes back by itself, and misses nothing."""

import asyncio
import logging
import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from msgspec import DecodeError

from app.backend_link.passing_or_final import NotSignedIn, failure_of_line
from app.backend_link.racing import first_to_come
from app.contract.events import Event, Hello, Reset, read_message
from app.line_state import Line, LineState

if TYPE_CHECKING:
    from websockets.asyncio.client import ClientConnection

FIRST_WAIT_S = 0.5
LONGEST_WAIT_S = 10.0
LONGEST_BLIND_WAIT_S = 1.5
"""Between tries while nothing answers at all: nobody tells when a network further away is back."""
OPEN_TIMEOUT_S = 4.0
AGAIN_S = 1.0
"""After so long without a word another try begins beside the one that waits."""
HEARTBEAT_S = 2.0
PATIENCE_S = 4.0
"""For the answer to a heartbeat: a backend that is busy for a moment is not lost."""
PROBE_S = 1.0
QUIET_S = 0.5
BREATH_S = 1.0
SLEPT = timedelta(seconds=5)
"""A breath that took this long was a sleep of the machine, or a stop of this program."""
CLOSE_TIMEOUT_S = 1.0
LARGEST_MESSAGE = 8 * 1024 * 1024

log = logging.getLogger(__name__)


def growing_waits() -> Iterator[float]:
    """Seconds between tries: 0.5, doubling up to 10, each shortened by up to a fifth so that desks do not march."""
    wait = FIRST_WAIT_S
    while True:
        yield wait * random.uniform(0.8, 1.0)  # noqa: S311 - spreads tries, guards nothing
        wait = min(LONGEST_WAIT_S, wait * 2)


def utc_now() -> datetime:
    return datetime.now(UTC)


class LiveLine:
    """One websocket to the backend, opened again and again until its task is cancelled.

    `hear` gets every message once and in order; `line_changed` every change of the line's state. Both are called on
    the loop and must not wait. After a gap the backend replays what came after the last event heard; a sleep is a gap
    too, even when the old connection outlived it: what piled up there is past and must not be heard as news.
    """

    def __init__(
        self,
        base_url: str,
        token: str,
        *,
        hear: Callable[[Hello | Reset | Event], None],
        line_changed: Callable[[LineState], None],
        after: int | None = None,
        # Time
        now: Callable[[], datetime] = utc_now,
        waits: Callable[[], Iterator[float]] = growing_waits,
        heartbeat_s: float = HEARTBEAT_S,
        probe_s: float = PROBE_S,
        quiet_s: float = QUIET_S,
        breath_s: float = BREATH_S,
        slept: timedelta = SLEPT,
    ) -> None:
        self.last_seq = after
        """The last event heard; None before the first hello."""
        self.state = LineState(Line.LINE_LOST, now())
        self._url = live_url(base_url)
        self._token = token
        self._hear = hear
        self._line_changed = line_changed
        self._now, self._new_waits = now, waits
        self._heartbeat_s, self._probe_s, self._quiet_s, self._breath_s = heartbeat_s, probe_s, quiet_s, breath_s
        self._waits = waits()
        self._caught_up_at = 0
        self._hurry = asyncio.Event()
        self._dialling: asyncio.Timeout | None = None  # while the line is being opened
        self._dialled_at = 0.0  # on the loop's clock
        self._slept = slept
        self._awake_at = now()

    async def run(self) -> None:
        """Listen until cancelled.

        Raises:
            NotSignedIn: the backend does not know this token; trying again would not help.
        """
        from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus

        while True:
            wait_s = next(self._waits)
            try:
                await self._listen_once()
            except InvalidStatus as reason:
                self._lost(failure_of_line(status=reason.response.status_code))
            except ConnectionClosed as reason:
                self._lost(failure_of_line(close_code=reason.rcvd.code if reason.rcvd else None))
            except (OSError, TimeoutError) as reason:
                self._lost(failure_of_line(), type(reason).__name__)
                # A try that found nobody has waited already, all the time it took.
                tried_s = asyncio.get_running_loop().time() - self._dialled_at
                wait_s = max(0.0, min(wait_s, LONGEST_BLIND_WAIT_S) - tried_s)
            except (EOFError, InvalidHandshake) as reason:
                self._lost(failure_of_line(), type(reason).__name__)
            else:
                self._lost(failure_of_line(), "this machine slept", since=self._awake_at)
                wait_s = 0.0
            await self._pause(wait_s)

    def hurry(self) -> None:
        """The network came back or the machine woke up: try at once, or make sure that the open line is alive."""
        self._hurry.set()
        if self._dialling is not None:  # what a try sent into a dead network is lost: a new one is quicker
            self._dialling.reschedule(asyncio.get_running_loop().time())

    async def _listen_once(self) -> None:
        """Open the line and hear it until it breaks (raises that) or this machine has slept (comes back)."""
        async with await self._dial() as socket:
            self._hurry.clear()
            self._awake_at = self._now()
            beside = [
                asyncio.create_task(self._probe_when_hurried(socket), name="live line: probe"),
                asyncio.create_task(self._breathe(socket), name="live line: breath"),
            ]
            try:
                await self._read_all(socket)
            finally:
                for task in beside:
                    task.cancel()
                await asyncio.gather(*beside, return_exceptions=True)

    async def _dial(self) -> "ClientConnection":
        """Raises OSError or TimeoutError when nobody answers, TimeoutError also when somebody hurries meanwhile."""
        self._dialled_at = asyncio.get_running_loop().time()
        at_most = round(OPEN_TIMEOUT_S / AGAIN_S)
        try:
            async with asyncio.timeout(None) as self._dialling:
                return await first_to_come(self._connect, every_s=AGAIN_S, at_most=at_most, leave=_abort)
        finally:
            self._dialling = None

    async def _connect(self) -> "ClientConnection":
        from websockets.asyncio.client import connect

        after = "" if self.last_seq is None else f"?{urlencode({'after': self.last_seq})}"
        return await connect(
            self._url + after,
            additional_headers={"Authorization": f"Bearer {self._token}"},
            proxy=None if is_loopback(self._url) else True,
            open_timeout=OPEN_TIMEOUT_S,
            ping_interval=self._heartbeat_s,
            ping_timeout=max(self._heartbeat_s, min(PATIENCE_S, 2 * self._heartbeat_s)),
            close_timeout=CLOSE_TIMEOUT_S,
            max_size=LARGEST_MESSAGE,
            max_queue=64,
            logger=_library_log(),
        )

    async def _read_all(self, socket: "ClientConnection") -> None:
        from websockets.exceptions import ConnectionClosed

        while True:
            catching_up = self.state.line is Line.CATCHING_UP
            try:
                async with asyncio.timeout(self._quiet_s if catching_up else None):
                    text = await socket.recv()
            except ConnectionClosed:
                if self._has_slept():
                    return
                raise
            except TimeoutError:
                # The last events before hello may not concern this desk and then never come: quiet means all is here.
                self._tell(Line.LINE_UP)
                continue
            if self._has_slept():
                socket.transport.abort()  # who does not answer any more need not be waited for
                return
            try:
                message = read_message(text)
            except DecodeError:
                log.warning("live line: a message of %d characters was not understood", len(text))
                continue
            self._take(message)

    def _take(self, message: Hello | Reset | Event) -> None:
        match message:
            case Hello():
                self._open(message)
            case Reset():
                self.last_seq = self._caught_up_at
                self._hear(message)
                self._tell(Line.LINE_UP)
            case Event():
                if self.last_seq is not None and message.seq <= self.last_seq:
                    return  # a repetition
                self.last_seq = message.seq
                self._hear(message)
                if message.seq >= self._caught_up_at:
                    self._tell(Line.LINE_UP)

    def _open(self, hello: Hello) -> None:
        self._waits = self._new_waits()  # a line that opened starts anew
        self._caught_up_at = hello.seq
        self._hear(hello)
        if self.last_seq is not None and self.last_seq < hello.seq:
            self._tell(Line.CATCHING_UP)
            return
        if self.last_seq is not None and self.last_seq > hello.seq:
            self._hear(Reset())  # another journal than the one we heard: a backup was put back
        self.last_seq = hello.seq
        self._tell(Line.LINE_UP)

    async def _probe_when_hurried(self, socket: "ClientConnection") -> None:
        """Ask an open line for a sign of life whenever somebody hurries; without one, cut it."""
        from websockets.exceptions import ConnectionClosed

        while True:
            await self._hurry.wait()
            self._hurry.clear()
            try:
                async with asyncio.timeout(self._probe_s):
                    await (await socket.ping())
            except TimeoutError:
                socket.transport.abort()
            except ConnectionClosed:
                return

    async def _breathe(self, socket: "ClientConnection") -> None:
        """Note that this program runs; after a stop, cut the line."""
        while not self._has_slept():
            self._awake_at = self._now()
            await asyncio.sleep(self._breath_s)
        socket.transport.abort()

    def _has_slept(self) -> bool:
        return self._now() - self._awake_at > self._slept

    def _lost(self, failure: Exception, reason: str = "", since: datetime | None = None) -> None:
        """Note that the line is gone, since now when nothing else is told; raises when that is final."""
        if self.state.line is not Line.LINE_LOST:
            log.info("live line lost: %s", reason or failure)
            self.state = LineState(Line.LINE_LOST, since or self._now())
        if isinstance(failure, NotSignedIn):
            self._line_changed(self.state)
            raise failure

    async def _pause(self, wait_s: float) -> None:
        since = self.state.since
        self._set(LineState(Line.LINE_LOST, since, self._now() + timedelta(seconds=wait_s)))
        with suppress(TimeoutError):
            async with asyncio.timeout(wait_s):
                await self._hurry.wait()
        self._hurry.clear()
        self._set(LineState(Line.LINE_LOST, since))

    def _tell(self, line: Line) -> None:
        if line is not self.state.line:
            self._set(LineState(line, self._now()))

    def _set(self, state: LineState) -> None:
        self.state = state
        self._line_changed(state)


def _abort(socket: "ClientConnection") -> None:
    """Two came at once: one is enough."""
    socket.transport.abort()


def live_url(base_url: str) -> str:
    """`https://host/path` → `wss://host/path/api/v1/live`."""
    parts = urlsplit(base_url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ValueError("the backend's address must begin with http:// or https://")
    return parts._replace(
        scheme="wss" if parts.scheme == "https" else "ws",
        path=parts.path.rstrip("/") + "/api/v1/live",
        query="",
        fragment="",
    ).geturl()


def is_loopback(url: str) -> bool:
    """Whether the address is this machine's own, which no proxy can reach."""
    return urlsplit(url).hostname in ("127.0.0.1", "::1", "localhost")


def _library_log() -> logging.Logger:
    """The library's log without its DEBUG lines, which would show tokens and bodies."""
    library = logging.getLogger("websockets.client")
    library.setLevel(logging.INFO)
    return library
