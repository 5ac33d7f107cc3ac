"""The live line over a network that dies in silence, and over a sleep of the machine."""

import asyncio
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.server import ServerConnection

from app.backend_link.asking import Asking
from app.line_state import Line
from tests.relay import relay

ROOT = Path(__file__).parents[2]


class Journal:
    """A backend's side that says `hello`, replays, and tells what is added while a line is open."""

    def __init__(self, world: Any, last: int) -> None:
        self.world = world
        self.last = last
        self.asked: list[int | None] = []
        self.opened: asyncio.Queue[ServerConnection] = asyncio.Queue()

    async def talk(self, socket: ServerConnection) -> None:
        after = self.world.asked_after(socket)
        self.asked.append(after)
        await socket.send(self.world.hello(self.last))
        for seq in range((self.last if after is None else after) + 1, self.last + 1):
            await socket.send(self.world.event(seq))
        self.opened.put_nowait(socket)
        await socket.wait_closed()


async def within(seconds: float, awaited: Any) -> Any:
    async with asyncio.timeout(seconds):
        return await awaited


@pytest.mark.parametrize("is_told", [True, False], ids=["told", "nobody tells"])
async def test_two_seconds_after_a_black_hole_everything_is_caught_up(world: Any, ear: Any, *, is_told: bool) -> None:
    """The old connection and a try in the dark are both lost; neither waits for what will not come.

    The system's word ends the waiting at once; without it another try has begun beside the one that hangs.
    """
    journal = Journal(world, 5)
    async with world.backend(journal.talk, ping_interval=None) as port, relay(port) as network:
        line = ear.line(network.port, heartbeat_s=0.2)
        async with world.listening(line):
            await ear.until(Line.LINE_UP)
            network.go_dark()
            journal.last = 7
            while (lost := await within(2, ear.states.get())).line is not Line.LINE_LOST or lost.next_try_at:
                continue
            assert line.state == lost  # a try hangs in the dark now
            await network.open()
            if is_told:
                line.hurry()
            await within(2, ear.until(Line.LINE_UP))
            assert [await ear.next_seq(), await ear.next_seq()] == [6, 7]
    assert journal.asked == [None, 5]


async def test_two_seconds_after_a_refusing_network_everything_is_caught_up(world: Any, ear: Any) -> None:
    """However long it was away, and though nobody tells that it is back."""
    journal = Journal(world, 5)
    async with (
        world.backend(journal.talk) as port,
        relay(port) as network,
        world.listening(ear.line(network.port, waits=long_waits)),
    ):
        await ear.until(Line.LINE_UP)
        await network.cut()
        await within(3, ear.until(Line.LINE_LOST))
        while (await ear.states.get()).next_try_at is None:
            continue
        journal.last = 6
        await network.open()
        await within(2, ear.until(Line.LINE_UP))
    assert journal.asked == [None, 5]


def long_waits() -> Any:
    """As after an hour: the first wait is short, for the line was open a moment ago."""
    yield 0.05
    while True:
        yield 10.0


async def test_a_dead_line_is_noticed_when_the_network_comes_back(world: Any, ear: Any) -> None:
    """Long before its heartbeat: what the system tells makes it prove itself."""
    journal = Journal(world, 5)
    async with world.backend(journal.talk, ping_interval=None) as port, relay(port) as network:
        line = ear.line(network.port)
        async with world.listening(line):
            await ear.until(Line.LINE_UP)
            network.go_dark()
            await network.open()  # the address is another: the old line is dead, nobody says so
            journal.last = 6
            line.hurry()
            await within(2, ear.until(Line.LINE_LOST))
            await within(1, ear.until(Line.LINE_UP))
    assert journal.asked == [None, 5]


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="Windows stops no process")
async def test_what_piles_up_in_a_sleep_is_replayed_and_not_heard_as_news(world: Any) -> None:
    """The old connection is alive and full: its calls would ring long after they ended."""
    journal = Journal(world, 5)
    async with world.backend(journal.talk, ping_interval=None) as port:
        program = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "tests.backend_link.listening_program", f"http://127.0.0.1:{port}"),
            cwd=ROOT,
            stdout=asyncio.subprocess.PIPE,
        )
        assert program.stdout is not None
        try:
            socket = await journal.opened.get()
            while await program.stdout.readline() != b"line_up\n":
                continue
            os.kill(program.pid, signal.SIGSTOP)
            journal.last = 7
            for seq in (6, 7):
                await socket.send(world.event(seq))
            await asyncio.sleep(1.0)
            os.kill(program.pid, signal.SIGCONT)
            heard = [(await program.stdout.readline()).decode().strip() for _ in range(7)]
        finally:
            program.kill()
            await program.wait()
    assert heard[-4:] == ["catching_up", "event 6", "event 7", "line_up"], heard
    assert heard.index("hello 7") < heard.index("event 6")
    assert journal.asked == [None, 5]


async def test_a_question_asked_anew_does_not_wait_for_dead_connections() -> None:
    """One that was kept alive leads into the dark; what is being answered meanwhile is not cut off."""
    answered = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError, OSError):  # hung up
            while b"/slow" not in await reader.readuntil(b"\r\n\r\n"):
                writer.write(answered)
            slow_came.set()
            await reader.read(1)
        writer.close()

    slow_came = asyncio.Event()
    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    async with (
        relay(server.sockets[0].getsockname()[1]) as network,
        Asking(f"http://127.0.0.1:{network.port}", "a-token") as asking,
    ):
        slow = asyncio.create_task(asking.ask("GET", "/slow", dict))
        await slow_came.wait()
        await asking.ask("GET", "/quick", dict)
        network.go_dark()
        await network.open()
        for _ in range(2):
            asking.start_anew()
            await within(2, asking.ask("GET", "/quick", dict))
        assert not slow.done()
        slow.cancel()
        await asyncio.gather(slow, return_exceptions=True)
    server.close()
