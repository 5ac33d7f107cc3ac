"""A file system of a test's own that is really full when it is full."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(at: Path, kilobytes: int) -> Iterator[Path]:
    """A disk of this many kilobytes, mounted at the folder; only the superuser can do that."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only the superuser can mount a file system")
    at.mkdir(parents=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(at)], check=True)
    try:
        yield at
    finally:
        subprocess.run(["umount", "--lazy", str(at)], check=True)


def grow(disk: Path, kilobytes: int) -> None:
    """Somebody made room."""
    subprocess.run(["mount", "-o", f"remount,size={kilobytes}k", str(disk)], check=True)
