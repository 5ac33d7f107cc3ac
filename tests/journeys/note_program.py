"""A desk that writes a note when it is told to, and says when the note is kept. Run, and killed, by a test."""

import asyncio
import sys
from pathlib import Path

from app.operator_desk import Access, operator_desk
from app.paths import paths_in


async def main(url: str, token: str, folder: str, call_id: str, note: str) -> None:
    parts = operator_desk(Access(url, token), paths_in(Path(folder)), kept_bytes=0)
    async with parts.questions:
        call = await parts.questions.call(int(call_id))
        print("ready", flush=True)
        await asyncio.to_thread(sys.stdin.readline)
        parts.unsent.on_changed = lambda: print("kept", parts.unsent.count, flush=True)
        await parts.files.note_call(call, note)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
