"""A small real websocket server that says what a test tells it to, and an ear that hears the line."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from itertools import repeat
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from websockets.asyncio.server import ServerConnection, serve

from app.backend_link.live_line import LiveLine
from app.contract.events import Event, Hello, Reset
from app.line_state import Line, LineState

Talk = Callable[[ServerConnection], Awaitable[None]]
ME = b'{"user":{"id":1,"name":"Olena"},"role":"operator"}'


def hello(seq: int) -> str:
    return f'{{"type":"hello","seq":{seq},"me":{ME.decode()}}}'


def event(seq: int) -> str:
    return f'{{"seq":{seq},"at":"2026-11-23T10:00:00Z","type":"later","data":{{}}}}'


def asked_after(socket: ServerConnection) -> int | None:
    assert socket.request is not None
    query = parse_qs(urlsplit(socket.request.path).query)
    return int(query["after"][0]) if "after" in query else None


@asynccontextmanager
async def backend(talk: Talk, port: int = 0, **options: Any) -> AsyncIterator[int]:
    """Serve on `port` (0: any free one) and give the port."""
    async with serve(talk, "127.0.0.1", port, close_timeout=0.2, **options) as server:
        yield next(iter(server.sockets)).getsockname()[1]


class Ear:
    """Everything a line told, to be waited for."""

    def __init__(self) -> None:
        self.messages: asyncio.Queue[Hello | Reset | Event] = asyncio.Queue()
        self.states: asyncio.Queue[LineState] = asyncio.Queue()

    def line(self, port: int, **options: Any) -> LiveLine:
        options.setdefault("waits", lambda: repeat(0.0))
        return LiveLine(
            f"http://127.0.0.1:{port}",
            "a-token",
            hear=self.messages.put_nowait,
            line_changed=self.states.put_nowait,
            **options,
        )

    async def until(self, line: Line) -> LineState:
        while (state := await self.states.get()).line is not line:
            continue
        return state

    async def next_seq(self) -> int:
        """The number of the next event, past everything else."""
        while not isinstance(message := await self.messages.get(), Event):
            continue
        return message.seq


@asynccontextmanager
async def listening(line: LiveLine) -> AsyncIterator[asyncio.Task[None]]:
    task = asyncio.create_task(line.run())
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


class World:
    """What the tests of this room need, in one fixture."""

    hello = staticmethod(hello)
    event = staticmethod(event)
    asked_after = staticmethod(asked_after)
    backend: Callable[..., AbstractAsyncContextManager[int]] = staticmethod(backend)
    listening: Callable[[LiveLine], AbstractAsyncContextManager[asyncio.Task[None]]] = staticmethod(listening)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def ear(no_task_outlives_its_test: None) -> Ear:
    return Ear()
