"""A sound server of our own: its only device throws the sound away, but for its monitor."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

RATE = 48_000
DEVICE = "ear"


@contextmanager
def sound_server(home: Path) -> Iterator[dict[str, str]]:
    """Start a private PulseAudio in the folder; the environment of those who are to be heard there."""
    assert shutil.which("pulseaudio"), "apt install pulseaudio pulseaudio-utils: real sound is listened to"
    address = f"unix:{home}/native"
    environment = {**os.environ, "HOME": str(home), "XDG_RUNTIME_DIR": str(home), "PULSE_SERVER": address}
    server = subprocess.Popen(
        [
            "pulseaudio",
            "-n",
            "--daemonize=no",
            "--use-pid-file=no",
            "--exit-idle-time=120",  # an orphan of a crashed run ends by itself
            "--log-level=error",
            f"--load=module-null-sink sink_name={DEVICE} rate={RATE}",
            f"--load=module-native-protocol-unix auth-anonymous=1 socket={home}/native",
        ],
        env={key: value for key, value in environment.items() if key != "PULSE_SERVER"},
    )
    try:
        _await_answer(environment)
        yield environment
    finally:
        server.terminate()
        server.wait()


def _await_answer(environment: dict[str, str]) -> None:
    deadline = time.monotonic() + 20
    while subprocess.run(["pactl", "info"], env=environment, capture_output=True, check=False).returncode:
        assert time.monotonic() < deadline, "the sound server does not answer"
