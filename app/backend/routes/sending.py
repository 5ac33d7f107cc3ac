"""What is made piece by piece while it is sent, such as a file's part or an archive."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

CHUNK = 64 * 1024


async def sent(parts: Iterator[bytes], turns: asyncio.Lock | None = None) -> AsyncIterator[bytes]:
    """The pieces, each made in a thread; those that share `turns` are made one after the other, each in its turn.

    Whoever listens may leave at any moment, also while a piece is made. Then the thread has the last hand on `parts`,
    and what a generator opened is closed with it: nothing that is open is ever carried from the thread into the loop.
    """
    while part := await _made(parts, turns):
        yield part


async def _made(parts: Iterator[bytes], turns: asyncio.Lock | None) -> bytes:
    if turns is None:
        return await asyncio.to_thread(next, parts, b"")
    async with turns:
        return await asyncio.to_thread(next, parts, b"")


def parts_of_file(path: Path, first: int, last: int) -> Iterator[bytes]:
    """The bytes from `first` to `last`, both included, in pieces of at most `CHUNK` bytes.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        file.seek(first)
        left = last - first + 1
        while left > 0 and (part := file.read(min(CHUNK, left))):
            left -= len(part)
            yield part
