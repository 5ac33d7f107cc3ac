"""Whoever listens may leave at any moment, and nothing stays open."""

import asyncio
import os
import select
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.backend.routes.sending import CHUNK, parts_of_file, sent


async def test_a_part_of_a_file_comes_whole(tmp_path: Path) -> None:
    path, content = tmp_path / "sound", bytes(range(256)) * 1024
    path.write_bytes(content)
    pieces = [piece async for piece in sent(parts_of_file(path, 100, len(content) - 7))]
    assert b"".join(pieces) == content[100 : len(content) - 6]
    assert max(map(len, pieces)) == CHUNK


@pytest.mark.skipif(sys.platform == "win32", reason="a file whose opening takes as long as a test wants")
async def test_whoever_leaves_while_a_file_is_opened_leaves_none_open(tmp_path: Path) -> None:
    """The interpreter warns of a file that only the collector closed, and a warning fails the test."""
    path = tmp_path / "slow"
    os.mkfifo(path)
    begun = threading.Event()

    def opening() -> Iterator[bytes]:
        begun.set()
        yield from parts_of_file(path, 0, 10)

    async def listen() -> None:
        async for _ in sent(opening()):
            pass

    listening = asyncio.create_task(listen())
    assert await asyncio.to_thread(begun.wait, 10), "from here on only a writer lets the file be opened"
    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)
    writer = await asyncio.to_thread(os.open, path, os.O_WRONLY)
    gone = select.poll()
    gone.register(writer, 0)
    assert await asyncio.to_thread(gone.poll, 10_000), "the reader has closed it"
    os.close(writer)


@pytest.mark.parametrize("share", [True, False])
async def test_those_that_share_turns_are_made_one_after_the_other(share: bool) -> None:
    met = threading.Barrier(2)

    def making() -> Iterator[bytes]:
        try:
            met.wait(0.3 if share else 10)  # the longer it takes, the surer: in turn, they never meet
            yield b"met"
        except threading.BrokenBarrierError:
            yield b"alone"

    async def listen(turns: asyncio.Lock | None) -> list[bytes]:
        return [piece async for piece in sent(making(), turns)]

    turns = asyncio.Lock() if share else None
    heard = list(await asyncio.gather(listen(turns), listen(turns)))
    assert heard == [[b"alone"]] * 2 if share else heard == [[b"met"]] * 2
