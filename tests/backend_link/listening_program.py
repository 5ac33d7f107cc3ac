"""A live line in a process of its own, to be stopped as a sleeping machine stops it. It prints what it hears."""

import asyncio
import sys
from datetime import timedelta

from app.backend_link.live_line import LiveLine
from app.contract.events import Event, Hello, Reset
from app.line_state import LineState


def hear(message: Hello | Reset | Event) -> None:
    print("event" if isinstance(message, Event) else "hello", getattr(message, "seq", 0), flush=True)


def line_changed(state: LineState) -> None:
    print(state.line, flush=True)


if __name__ == "__main__":
    line = LiveLine(
        sys.argv[1], "a-token", hear=hear, line_changed=line_changed, breath_s=0.05, slept=timedelta(seconds=0.7)
    )
    asyncio.run(line.run())
