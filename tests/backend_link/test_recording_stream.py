"""A recording that is heard while it comes, from a server that is in no hurry."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.audio.playing import RATE, Playing
from app.backend_link.listening_questions import ListeningQuestions
from app.backend_link.questions import Questions
from app.desk.arriving import Arriving
from app.failures import BackendSilent, Refused
from app.virtual_ringostat.listening import listening_socket
from tests.audio.sounds import encoded, rising, second_of_rising
from tests.serving import served

_STEP = 32 * 1024


@dataclass
class SlowSound:
    """Serves ranges of `content`, 32 KiB after each permit; `asked` are the first bytes asked for."""

    content: bytes
    permits: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(0))
    asked: list[int] = field(default_factory=list)
    etag: str = '"one"'
    cut_after: int | None = None
    url: str = ""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await receive()
        told = {name.decode(): value.decode() for name, value in scope["headers"]}
        found = re.match(r"bytes=(\d+)-", told.get("range", ""))
        at = int(found[1]) if found and told.get("if-range", self.etag) == self.etag else 0
        self.asked.append(at)
        size = len(self.content)
        headers = {
            "etag": self.etag,
            "content-type": "audio/wav",
            "content-length": str(size - at),
            "content-range": f"bytes {at}-{size - 1}/{size}",
        }
        status = 206 if found and at == int(found[1]) else 200
        raw = [(name.encode(), value.encode()) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": status, "headers": raw})
        turn = len(self.asked)
        while at < size:
            await self.permits.acquire()
            if turn != len(self.asked):  # whoever asked for this asks for something else now
                self.permits.release()
                return
            if self.cut_after is not None and at >= self.cut_after:
                return
            await send({"type": "http.response.body", "body": self.content[at : at + _STEP], "more_body": True})
            at += _STEP
        await send({"type": "http.response.body", "body": b""})

    def let_all_through(self) -> None:
        for _ in range(10_000):
            self.permits.release()


@pytest.fixture
async def server() -> AsyncIterator[SlowSound]:
    slow = SlowSound(encoded(rising(120, 16000, slope=50.0)[None], 16000, "wav"))
    async with served(slow, listening_socket(), log_level="critical") as url:  # it cuts answers: uvicorn complains
        slow.url = url
        yield slow
        slow.let_all_through()


@pytest.fixture
async def asks(server: SlowSound) -> AsyncIterator[ListeningQuestions]:
    async with Questions(server.url, "a-token") as questions:
        yield ListeningQuestions(questions)


@pytest.fixture
def arriving(tmp_path: Path) -> Arriving:
    return Arriving(tmp_path / "7.arriving")


async def _heard_second(playing: Playing) -> float:
    """Which second of the rising tone the next tenth of a second is."""
    heard = np.empty((0, 2), np.int16)
    async with asyncio.timeout(20):
        while len(heard) < RATE // 10:
            await asyncio.to_thread(playing.wait_ready, 1.0)
            heard = np.concatenate([heard, playing.read(RATE // 10 - len(heard))])
    return second_of_rising(heard[:, 0], RATE, slope=50.0)


async def test_the_beginning_is_heard_and_any_place_is_jumped_to_long_before_the_whole_has_come(
    server: SlowSound, asks: ListeningQuestions, arriving: Arriving
) -> None:
    coming = asyncio.create_task(asks.stream_recording(7, arriving))
    for _ in range(4):
        server.permits.release()
    with Playing(arriving) as playing, closing(arriving):  # in this order: whoever waits for bytes is let go first
        assert await _heard_second(playing) == pytest.approx(0.05, abs=0.1)
        playing.seek(100.0)
        async with asyncio.timeout(20):
            while len(server.asked) < 2:  # noqa: ASYNC110 - the server tells no asyncio.Event
                await asyncio.sleep(0.01)
        for _ in range(24):
            server.permits.release()
        assert await _heard_second(playing) == pytest.approx(100.05, abs=0.1)
        assert len(server.content) > 28 * _STEP
        server.let_all_through()
        saved = await coming
        playing.seek(50.0)
        assert await _heard_second(playing) == pytest.approx(50.05, abs=0.1)
    assert saved.size == len(server.content)
    assert (await asyncio.to_thread(arriving.path.read_bytes)) == server.content


async def test_a_cut_is_told_and_what_came_is_heard(
    server: SlowSound, asks: ListeningQuestions, arriving: Arriving
) -> None:
    server.cut_after = 20 * _STEP
    server.let_all_through()
    with pytest.raises(BackendSilent):
        await asks.stream_recording(7, arriving)
    arriving.fail()
    with Playing(arriving, start=10.0) as playing:
        assert await _heard_second(playing) == pytest.approx(10.05, abs=0.1)
        arriving.close()


async def test_another_recording_in_its_place_is_not_mixed_in(
    server: SlowSound, asks: ListeningQuestions, arriving: Arriving
) -> None:
    coming = asyncio.create_task(asks.stream_recording(7, arriving))
    for _ in range(2):
        server.permits.release()
    await asyncio.to_thread(arriving.read, 100)
    server.etag = '"two"'
    arriving.seek(3_000_000)
    reading = asyncio.create_task(asyncio.to_thread(arriving.read, 100))
    with pytest.raises(Refused):
        await coming
    arriving.close()
    assert await reading == b""


async def test_whoever_waits_is_let_go_when_the_listener_leaves(arriving: Arriving) -> None:
    arriving.begin(1_000_000)
    with Playing(arriving) as playing:
        assert not await asyncio.to_thread(playing.wait_ready, 0.2)
        arriving.close()
    assert not playing._thread.is_alive()


def test_parts_that_come_in_any_order_make_the_whole(arriving: Arriving) -> None:
    whole = bytes(range(256)) * 40
    arriving.begin(len(whole))
    for begin in (5000, 0, 9000, 4000, 2000, 7000, 1000, 3000, 8000, 6000, 10_000):
        assert arriving.missing_from(begin) is not None
        arriving.put(begin, whole[begin : begin + 1000])
    assert arriving.missing_from(0) is None
    assert arriving.readall() == whole
    arriving.close()
