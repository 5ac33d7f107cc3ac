"""uvicorn around the application: says when it listens, ends live lines before it waits for connections."""

import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import uvicorn
from litestar import Litestar


class BackendServer(uvicorn.Server):
    """Serves until told to stop; `ready` is called with the address once it listens."""

    def __init__(self, app: Litestar, host: str, port: int, *, ready: Callable[[str], None] = lambda _: None) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                host=host,
                port=port,
                ws="websockets-sansio",
                log_config=None,
                access_log=False,  # paths hold the webhook's secret
                server_header=False,
                timeout_graceful_shutdown=5,
                ws_max_size=64 * 1024,
            )
        )
        self._end_live_lines: Callable[[], None] = app.state.end_live_lines
        self._ready = ready

    @property
    def address(self) -> str:
        """`http://127.0.0.1:PORT`, with the port that was really taken."""
        host, port = self.servers[0].sockets[0].getsockname()[:2]
        return f"http://{f'[{host}]' if ':' in host else host}:{port}"

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready(self.address)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._end_live_lines()  # an open live line would hold the server for ever
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop at SIGINT and SIGTERM and return: what was opened around the server must be closed too."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        had = {number: signal.signal(number, self._stop) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in had.items():
                signal.signal(number, handler)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.should_exit = True
