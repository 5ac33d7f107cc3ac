"""The first program hears of later starts: each brings a link, or nothing but the wish to see the window."""

import asyncio
import contextlib
import hmac
import json
import logging
import os
import secrets
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path
from typing import Final

from ui.one_instance import LONGEST, UNDERSTOOD

log = logging.getLogger(__name__)

_PATIENCE_S: Final = 2.0


@contextlib.asynccontextmanager
async def later_starts(door: Path, come: Callable[[str], None]) -> AsyncIterator[None]:
    """Inside the block `come` is called, on the loop, with the link of every later start (empty: none)."""
    word = secrets.token_urlsafe(24)
    visits: set[asyncio.Task[None]] = set()
    try:
        server = await asyncio.start_server(partial(_admit, visits, word, come), "127.0.0.1", 0, limit=LONGEST)
        port = server.sockets[0].getsockname()[1]
        await asyncio.to_thread(_write, door, json.dumps({"port": port, "word": word}))
    except OSError as reason:
        log.warning("later starts are not heard: %s", reason.strerror)
        yield
        return
    try:
        yield
    finally:
        server.close()
        for visit in tuple(visits):
            visit.cancel()
        await asyncio.gather(*visits, return_exceptions=True)
        with contextlib.suppress(OSError):
            await asyncio.to_thread(door.unlink, missing_ok=True)


def _admit(
    visits: set[asyncio.Task[None]],
    word: str,
    come: Callable[[str], None],
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
) -> None:
    visit = asyncio.get_running_loop().create_task(_hear(word, come, reader, writer), name="a later start")
    visits.add(visit)
    visit.add_done_callback(visits.discard)


async def _hear(
    word: str, come: Callable[[str], None], reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    try:
        async with asyncio.timeout(_PATIENCE_S):
            link = _link_of(await reader.readuntil(b"\n"), word)
            writer.write(UNDERSTOOD)
            await writer.drain()
    except (OSError, ValueError, KeyError, TypeError, TimeoutError, EOFError, asyncio.LimitOverrunError):
        log.info("somebody knocked who is not a later start of this program")
    else:
        come(link)
    finally:
        writer.close()


def _link_of(told: bytes, word: str) -> str:
    """The link of whoever knows the word. Raises ValueError, KeyError or TypeError for anybody else."""
    knock = json.loads(told)
    if not hmac.compare_digest(str(knock["word"]).encode(), word.encode()):
        raise ValueError("the word is wrong")
    return str(knock["link"])


def _write(path: Path, text: str) -> None:
    """Readable by this user alone from its first byte on."""
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    new.replace(path)
