"""The screen's lock and the system's own quiet, told by a real D-Bus in a process of its own, or asked for."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.system.user_state import UserState
from ui.system_watch import SystemWatch
from ui.system_watch_linux import escaped

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "tests" / "ui" / "desktop_program.py"


def test_a_system_that_is_asked_is_told_once_for_each_change(qtbot: QtBot) -> None:
    answers = iter([UserState(), UserState(locked=True), UserState(locked=True), UserState(quiet=True)])
    watch = SystemWatch(ask=lambda: next(answers))
    told: list[UserState] = []
    watch.changed.connect(told.append)
    watch.start()
    for _ in range(3):
        watch._clock.timeout.emit()
    watch.stop()
    assert told == [UserState(locked=True), UserState(quiet=True)]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="D-Bus is Linux's")
def test_a_linux_desktop_tells_by_itself() -> None:
    """Its screen saver, KDE's notification service whose property changes, GNOME's settings."""
    assert shutil.which("dbus-run-session"), "the test machine has a D-Bus"
    command = ["dbus-run-session", "--", sys.executable, str(PROGRAM)]
    began = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["locked", "free", "quiet", "free", "quiet", "free"], (
        done.stderr,
        time.monotonic() - began,
    )


@pytest.mark.parametrize(("name", "path"), [("c2", "c2"), ("2", "_32"), ("12", "_312"), ("a-b", "a_2db")])
def test_a_session_has_the_path_that_logind_gives_it(name: str, path: str) -> None:
    assert escaped(name) == path
