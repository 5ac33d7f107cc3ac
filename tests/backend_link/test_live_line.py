"""The live line against real websocket servers."""

import asyncio
import gc
import os
from http import HTTPStatus
from itertools import islice, pairwise, repeat
from typing import Any

import pytest
from websockets.asyncio.server import ServerConnection
from websockets.http11 import Request, Response

from app.backend_link.live_line import growing_waits, live_url
from app.contract.events import Hello, Reset
from app.failures import NotSignedIn
from app.line_state import Line


async def test_it_says_who_it_is_and_hears_in_order(world: Any, ear: Any) -> None:
    tokens: list[str] = []

    async def talk(socket: ServerConnection) -> None:
        assert socket.request is not None
        tokens.append(socket.request.headers["Authorization"])
        for text in (world.hello(4), world.event(5), world.event(6)):
            await socket.send(text)
        await socket.wait_closed()

    async with world.backend(talk) as port, world.listening(ear.line(port)):
        assert isinstance(await ear.messages.get(), Hello)
        assert [await ear.next_seq(), await ear.next_seq()] == [5, 6]
        await ear.until(Line.LINE_UP)
    assert tokens == ["Bearer a-token"]


async def test_after_a_restart_of_the_backend_it_asks_for_what_was_missed(world: Any, ear: Any) -> None:
    asked: list[int | None] = []
    journal = [5]

    async def talk(socket: ServerConnection) -> None:
        after = world.asked_after(socket)
        asked.append(after)
        await socket.send(world.hello(journal[-1] if after is not None else 4))
        for seq in journal:
            if seq > (after or 0):
                await socket.send(world.event(seq))
        await socket.wait_closed()

    async with world.backend(talk) as port:
        line = ear.line(port, waits=lambda: repeat(0.01))
        task = world.listening(line)
        await task.__aenter__()
        assert await ear.next_seq() == 5
    lost = await ear.until(Line.LINE_LOST)
    journal += [6, 7]
    async with world.backend(talk, port):
        assert [await ear.next_seq(), await ear.next_seq()] == [6, 7]
        up = await ear.until(Line.LINE_UP)
        assert up.since >= lost.since
        await task.__aexit__(None, None, None)
    assert asked == [None, 5]


async def test_while_it_waits_it_says_since_when_and_when_it_tries_again(world: Any, ear: Any) -> None:
    async def talk(socket: ServerConnection) -> None:
        await socket.send(world.hello(1))

    async with world.backend(talk) as port, world.listening(ear.line(port, waits=lambda: repeat(3600.0))):
        await ear.until(Line.LINE_UP)
        lost = await ear.until(Line.LINE_LOST)
    assert lost.next_try_at is not None
    assert 3590 < (lost.next_try_at - lost.since).total_seconds() <= 3601


async def test_hurry_ends_a_wait_at_once(world: Any, ear: Any) -> None:
    async def talk(socket: ServerConnection) -> None:
        await socket.send(world.hello(1))

    line = ear.line(1, waits=lambda: repeat(3600.0))
    async with world.backend(talk) as port:
        line = ear.line(port, waits=lambda: repeat(3600.0))
        async with world.listening(line):
            for _ in range(3):
                await ear.until(Line.LINE_UP)
                await ear.until(Line.LINE_LOST)
                line.hurry()


async def test_a_token_nobody_knows_is_final(world: Any, ear: Any) -> None:
    def refuse(socket: ServerConnection, _request: Request) -> Response:
        return socket.respond(HTTPStatus.UNAUTHORIZED, "")

    async def talk(_socket: ServerConnection) -> None:
        raise AssertionError

    async with world.backend(talk, process_request=refuse) as port, asyncio.timeout(10):
        with pytest.raises(NotSignedIn):
            await ear.line(port).run()


async def test_a_token_taken_away_while_the_line_is_open_is_final(world: Any, ear: Any) -> None:
    async def talk(socket: ServerConnection) -> None:
        await socket.send(world.hello(1))
        await socket.close(4401, "revoked")

    async with world.backend(talk) as port:
        with pytest.raises(NotSignedIn):
            await ear.line(port).run()


async def test_a_sign_in_page_of_a_hotel_is_passing(world: Any, ear: Any) -> None:
    answers = iter([HTTPStatus.FOUND, HTTPStatus.OK, HTTPStatus.BAD_GATEWAY, HTTPStatus.NOT_FOUND])

    def portal(socket: ServerConnection, _request: Request) -> Response | None:
        status = next(answers, None)
        return None if status is None else socket.respond(status, "<html>")

    async def talk(socket: ServerConnection) -> None:
        await socket.send(world.hello(1))
        await socket.wait_closed()

    async with world.backend(talk, process_request=portal) as port, world.listening(ear.line(port)):
        await ear.until(Line.LINE_UP)
    assert next(answers, None) is None


async def test_what_is_not_understood_is_skipped_and_its_content_not_logged(
    world: Any, ear: Any, caplog: pytest.LogCaptureFixture
) -> None:
    async def talk(socket: ServerConnection) -> None:
        for text in (world.hello(1), "+380671234567", '{"type":"later"}', b"\xff", world.event(2)):
            await socket.send(text)
        await socket.wait_closed()

    async with world.backend(talk) as port, world.listening(ear.line(port)):
        assert await ear.next_seq() == 2
    assert caplog.text.count("was not understood") == 3
    assert "671234567" not in caplog.text


async def test_a_repeated_event_is_heard_once(world: Any, ear: Any) -> None:
    async def talk(socket: ServerConnection) -> None:
        for text in (world.hello(1), world.event(2), world.event(2), world.event(1), world.event(3)):
            await socket.send(text)
        await socket.wait_closed()

    async with world.backend(talk) as port, world.listening(ear.line(port)):
        assert [await ear.next_seq(), await ear.next_seq()] == [2, 3]


async def test_a_gap_older_than_the_journal_is_told_and_passed(world: Any, ear: Any) -> None:
    async def talk(socket: ServerConnection) -> None:
        for text in (world.hello(900), '{"type":"reset"}', world.event(901)):
            await socket.send(text)
        await socket.wait_closed()

    line = ear.line(0, after=3)
    async with world.backend(talk) as port:
        line = ear.line(port, after=3)
        async with world.listening(line):
            assert isinstance(await ear.messages.get(), Hello)
            assert isinstance(await ear.messages.get(), Reset)
            assert await ear.next_seq() == 901
    assert line.last_seq == 901


async def test_a_journal_that_is_younger_than_ours_means_everything_anew(world: Any, ear: Any) -> None:
    """The backend's database was put back from a copy."""

    async def talk(socket: ServerConnection) -> None:
        await socket.send(world.hello(10))
        await socket.send(world.event(11))
        await socket.wait_closed()

    async with world.backend(talk) as port, world.listening(ear.line(port, after=500)):
        assert isinstance(await ear.messages.get(), Hello)
        assert isinstance(await ear.messages.get(), Reset)
        assert await ear.next_seq() == 11


async def test_quiet_after_hello_means_that_nothing_missed_concerns_this_desk(world: Any, ear: Any) -> None:
    async def talk(socket: ServerConnection) -> None:
        await socket.send(world.hello(9))
        await socket.wait_closed()

    async with world.backend(talk) as port, world.listening(ear.line(port, after=3, quiet_s=0.01)):
        await ear.until(Line.CATCHING_UP)
        await ear.until(Line.LINE_UP)


@pytest.mark.parametrize("is_hurried", [False, True])
async def test_a_half_open_line_is_noticed(world: Any, ear: Any, is_hurried: bool) -> None:
    """By the heartbeat; at once by a probe when the machine woke up."""
    opened: list[ServerConnection] = []

    async def talk(socket: ServerConnection) -> None:
        opened.append(socket)
        await socket.send(world.hello(len(opened)))
        if len(opened) == 1:
            socket.transport.pause_reading()  # the other end is there, and says nothing any more
        await socket.wait_closed()

    heartbeat_s = 3600 if is_hurried else 0.05
    async with world.backend(talk, ping_interval=None) as port:
        line = ear.line(port, heartbeat_s=heartbeat_s, probe_s=0.05)
        async with world.listening(line):
            await ear.until(Line.LINE_UP)
            if is_hurried:
                line.hurry()
            await ear.until(Line.LINE_LOST)
            await ear.until(Line.LINE_UP)
        opened[0].transport.abort()
    assert len(opened) == 2


async def test_a_live_line_survives_being_hurried(world: Any, ear: Any) -> None:
    pinged = asyncio.Event()

    async def talk(socket: ServerConnection) -> None:
        await socket.send(world.hello(1))
        await pinged.wait()
        await (await socket.ping())  # the client's own ping was answered before this one is
        await socket.send(world.event(2))
        await socket.wait_closed()

    async with world.backend(talk) as port:
        line = ear.line(port)
        async with world.listening(line):
            await ear.until(Line.LINE_UP)
            line.hurry()
            pinged.set()
            assert await ear.next_seq() == 2
            assert line.state.line is Line.LINE_UP
            assert ear.states.empty()


def open_files() -> int:
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - counted, not read


async def test_a_thousand_reconnects_leave_no_task_and_no_socket(world: Any, ear: Any) -> None:
    opened = 0

    async def talk(socket: ServerConnection) -> None:
        nonlocal opened
        opened += 1
        await socket.send(world.hello(1))
        if opened % 2:
            socket.transport.abort()

    async with world.backend(talk) as port:
        line = ear.line(port)
        async with world.listening(line):
            for _ in range(10):
                await ear.until(Line.LINE_UP)
            files, tasks = open_files(), len(asyncio.all_tasks())
            while opened < 1000:
                await ear.states.get()
        gc.collect()
        assert open_files() <= files + 4
        assert len(asyncio.all_tasks()) <= tasks + 4


def test_waits_grow_from_half_a_second_to_ten() -> None:
    waits = list(islice(growing_waits(), 8))
    assert 0.4 <= waits[0] <= 0.5
    assert all(8.0 <= wait <= 10.0 for wait in waits[-3:])
    assert all(later > earlier for earlier, later in pairwise(waits[:5]))


@pytest.mark.parametrize(
    ("base", "url"),
    [
        ("http://127.0.0.1:8000", "ws://127.0.0.1:8000/api/v1/live"),
        ("https://calls.example/", "wss://calls.example/api/v1/live"),
        ("https://example.org/slukhavka/?x=1#y", "wss://example.org/slukhavka/api/v1/live"),
    ],
)
def test_the_address_of_the_line_follows_the_backends(base: str, url: str) -> None:
    assert live_url(base) == url


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="http"):
        live_url("calls.example")
