"""A machine that slept is noticed by its clock, and by what a Linux system tells over D-Bus."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.waking import Waking

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "tests" / "ui" / "waking_program.py"


def test_a_jump_of_the_clock_is_a_waking(qtbot: QtBot) -> None:
    """Seconds that pass as seconds are not."""
    told: list[float] = []
    clock = iter([100.0, 101.0, 102.1, 3700.0, 3701.0])
    owner = QObject()
    waking = Waking(owner, lambda: next(clock))
    waking.woke.connect(lambda: told.append(1))
    for _ in range(2):
        waking.look()
    assert not told
    waking.look()
    assert len(told) == 1
    waking.look()
    assert len(told) == 1


def test_watching_can_begin_and_end(qtbot: QtBot) -> None:
    """Whatever this system tells of its network."""
    owner = QObject()
    waking = Waking(owner)
    waking.start()
    waking.stop()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="D-Bus is Linux's")
def test_linux_tells_of_the_end_of_sleep_and_lock_and_of_the_network() -> None:
    """The end of a sleep and of a lock to the watch, NetworkManager (through Qt) to the waking."""
    assert shutil.which("dbus-run-session"), "the test machine has a D-Bus"
    command = ["dbus-run-session", "--", sys.executable, str(PROGRAM)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["watch", "watch", "waking"]
