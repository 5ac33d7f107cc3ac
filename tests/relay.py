"""A piece of network between a desk and its backend, that can die the way networks do."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any, Final

_PIECE: Final = 65_536


class Relay:
    """Passes bytes on between whoever dials `port` and `to_port`, both on this machine."""

    def __init__(self, to_port: int) -> None:
        self.port = 0
        self._to_port = to_port
        self._server: asyncio.Server | None = None  # None while nobody answers
        self._is_dark = self._is_deaf = self._is_open = False
        self._breaks_after: int | None = None
        self._lines: set[asyncio.StreamWriter] = set()
        self._visits: set[asyncio.Task[None]] = set()

    async def open(self) -> None:
        """Let who dials from now on through; what is held in the dark stays there."""
        self._is_dark = self._is_deaf = False
        self._is_open = True
        if self._server is None:
            self._server = await asyncio.start_server(self._admit, "127.0.0.1", self.port)
            self.port = self._server.sockets[0].getsockname()[1]

    def break_after(self, size: int) -> None:
        """Let this many bytes of answers through, then break every line; new ones go through whole."""
        self._breaks_after = size

    def go_dark(self) -> None:
        """Swallow everything without a word, new lines too: a cable that was pulled further away."""
        self._is_dark = True
        for visit in self._visits:
            visit.cancel()

    def go_deaf(self) -> None:
        """Let through what is said to the backend, and nothing that it answers from now on."""
        self._is_deaf = True

    async def cut(self) -> None:
        """Break every line and refuse new ones: the cable that was pulled is ours."""
        assert self._server is not None
        server, self._server = self._server, None
        server.close()
        await self.close()

    async def close(self) -> None:
        self._is_open = False
        if self._server is not None:
            self._server.close()
        for visit in self._visits:
            visit.cancel()
        await asyncio.gather(*self._visits, return_exceptions=True)
        for line in self._lines:
            line.transport.abort()
        self._lines.clear()

    def _admit(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self._is_open:
            writer.transport.abort()  # it had dialled just before the end
            return
        self._lines.add(writer)
        if not self._is_dark:
            self._start(self._carry(reader, writer))

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", self._to_port)
        self._lines.add(back)
        self._start(self._pass_on(there, writer, is_answer=True))
        await self._pass_on(reader, back)

    async def _pass_on(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, is_answer: bool = False
    ) -> None:
        """One way, until it ends or the line goes dark."""
        try:
            while piece := await reader.read(_PIECE):
                if not (is_answer and self._is_deaf):
                    left = self._breaks_after if is_answer else None
                    writer.write(piece[:left])
                    await writer.drain()
                    if left is not None:
                        self._break(left - len(piece))
        except OSError:
            writer.transport.abort()
        else:
            writer.close()

    def _break(self, left: int) -> None:
        self._breaks_after = left if left > 0 else None
        if left <= 0:
            for line in self._lines:
                line.close()  # what was let through still arrives

    def _start(self, visit: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(visit, name="relay")
        self._visits.add(task)
        task.add_done_callback(self._visits.discard)


@asynccontextmanager
async def relay(to_port: int) -> AsyncIterator[Relay]:
    """Open until the block ends."""
    piece = Relay(to_port)
    await piece.open()
    try:
        yield piece
    finally:
        await piece.close()
