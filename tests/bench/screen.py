"""A screen to measure on: the one there is, or an X server of our own with a window manager."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def a_screen() -> Iterator[None]:
    """Set `DISPLAY` for what runs inside, when this Linux machine shows no screen."""
    if not sys.platform.startswith("linux") or os.environ.get("DISPLAY") or os.environ.get("QT_QPA_PLATFORM"):
        yield
        return
    reading, writing = os.pipe()
    words = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(words, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        os.environ["DISPLAY"] = f":{told.readline().strip()}"
    manager = subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        del os.environ["DISPLAY"]
        for process in (manager, server):
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(10)
