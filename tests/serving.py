"""An application of a test on a real port of this machine."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import uvicorn

type App = Callable[..., Awaitable[None]]


def address_of(listener: socket.socket) -> str:
    return f"http://127.0.0.1:{listener.getsockname()[1]}"


@asynccontextmanager
async def served(app: App, listener: socket.socket, *, log_level: str = "warning") -> AsyncIterator[str]:
    """Serve an ASGI application until the block ends; gives its address."""
    config = uvicorn.Config(app, lifespan="off", ws="none", log_level=log_level, timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        yield address_of(listener)
    finally:
        server.should_exit = True
        await task
