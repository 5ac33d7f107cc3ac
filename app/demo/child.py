"""A program of ours in a process of its own, which ends when we do: it holds the other end of our pipe."""

import asyncio
import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from app.demo.programs import command

_STARTS_WITHIN_S = 60.0
_ENDS_WITHIN_S = 10.0
_LISTENING = "listening "
_OURS = "SLUKHAVKA_"


class ChildFailed(Exception):  # noqa: N818 - named by what is the matter, as every trouble here
    """A program did not come up; the sentence ends with the last lines it wrote."""


class Child:
    """Starts `program` on entering, waits for its `listening URL` line, and ends it on leaving.

    Threads read its pipe, so that it works under any event loop. Of our own environment the child gets everything but
    the settings of this program itself, and `environment` besides.
    """

    def __init__(self, program: str, arguments: Sequence[str], environment: Mapping[str, str], log: Path) -> None:
        self.url = ""
        self._program = program
        self._command = [*command(program), *arguments, "--die-with-stdin"]
        self._environment = {k: v for k, v in os.environ.items() if not k.startswith(_OURS)} | dict(environment)
        self._log = log
        self._process: subprocess.Popen[str] | None = None  # None outside `async with`
        self._reader: threading.Thread | None = None  # reads standard output until the child closes it

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    async def __aenter__(self) -> Self:
        loop = asyncio.get_running_loop()
        heard: asyncio.Future[str | None] = loop.create_future()

        def tell(line: str | None) -> None:
            if not heard.done():
                heard.set_result(line)

        self._process = self._started()
        assert self._process.stdout is not None
        self._reader = threading.Thread(
            target=_read, args=(self._process.stdout, loop, tell), name=f"output of {self._program}", daemon=True
        )
        self._reader.start()
        try:
            async with asyncio.timeout(_STARTS_WITHIN_S):
                url = await heard
        except BaseException:
            await self._end()
            raise
        if url is None:
            await self._end()
            raise ChildFailed(f"{self._program} ended before it listened: {self._last_words()}")
        self.url = url
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._end()

    def _started(self) -> subprocess.Popen[str]:
        with self._log.open("ab") as log:
            return subprocess.Popen(  # noqa: S603 - our own program
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                env=self._environment,
                text=True,
                encoding="utf-8",
                creationflags=_without_console(),
            )

    async def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            await asyncio.shield(asyncio.to_thread(_end, process, self._reader))

    def _last_words(self) -> str:
        return self._log.read_text("utf-8", errors="replace").strip()[-2_000:]


def _read(output: IO[str], loop: asyncio.AbstractEventLoop, tell: Callable[[str | None], None]) -> None:
    """Tell the address, or None at the end; go on reading, so that the child never waits for us."""
    with contextlib.suppress(RuntimeError):  # the loop is closed already: nobody waits for an answer
        for line in _lines(output):
            if line.startswith(_LISTENING):
                loop.call_soon_threadsafe(tell, line.removeprefix(_LISTENING).strip())
        loop.call_soon_threadsafe(tell, None)


def _lines(output: IO[str]) -> Iterator[str]:
    with output:
        yield from output


def _end(process: subprocess.Popen[str], reader: threading.Thread | None) -> None:
    """Close the pipe; the child ends by itself, and if it does not, it is killed."""
    assert process.stdin is not None
    process.stdin.close()
    try:
        process.wait(_ENDS_WITHIN_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if reader is not None:
        reader.join()


def _without_console() -> int:
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW
    return 0
