"""How long from the start of the process to the first painted window, beside a bare PySide6 window in the same run."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

RUNS = 9
ROOT = Path(__file__).parent.parent.parent


def measure(row: Callable[[str, list[float], str], None]) -> None:
    bare, ours = [], []
    for _ in range(RUNS):  # in turn, so that a slow minute of the machine falls on both
        bare.append(painted_after("bare_window")[0])
        ours.append(painted_after("our_window")[0])
    row("bare PySide6 window painted", bare, "ms")
    row("first window painted", ours, "ms")
    print(f"{'ratio of the medians':<52} {median(ours) / median(bare):>9.2f}")


def painted_after(name: str) -> tuple[float, int]:
    """Milliseconds until the window was painted, and the memory of the process then, in KiB."""
    began = time.monotonic()
    at, kib = program(name).split()[:2]
    return (float(at) - began) * 1000, int(kib)


def program(name: str, *arguments: str) -> str:
    """What a program of this room prints."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", f"tests.bench.{name}", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout
