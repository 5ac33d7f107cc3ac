"""The sound server goes while a talk is heard: the program stays, says that nobody hears it, and finds it again."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.audio.sounds import encoded, tone
from tests.sound_server import sound_server
from ui.recordings.sound_server import SoundServer

_LISTENER = Path(__file__).with_name("listener.py")


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="PulseAudio is Linux's")
def test_a_talk_outlives_the_sound_server(tmp_path: Path) -> None:
    """Paused and gone on with after that, which ended the program; the talk is counted on to its end."""
    path = tmp_path / "talk.wav"
    path.write_bytes(encoded(tone(400, 5, 8000)[None], 8000, "wav"))
    with sound_server(tmp_path) as environment:
        environment["PYTHONPATH"] = str(Path(__file__).parents[3])
        steps = '[[0, "play"], [1.5, "say"], [2.5, "pause"], [3, "play"]]'
        command = [sys.executable, str(_LISTENER), str(path), steps]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as listener:
            assert listener.stdout is not None
            said = listener.stdout.readline()
            os.kill(_server_of(environment), signal.SIGKILL)
            told = listener.stdout.read().split()
    assert said
    assert told == ["silent", "finished"]
    assert listener.returncode == 0


def _server_of(environment: dict[str, str]) -> int:
    """Its number, as its end of the socket tells it."""
    with socket.socket(socket.AF_UNIX) as asking:
        asking.connect(environment["PULSE_SERVER"].removeprefix("unix:"))
        return int.from_bytes(asking.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 4), sys.byteorder)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="PulseAudio is Linux's")
def test_a_server_is_there_as_long_as_somebody_is_connected_to_it(tmp_path: Path) -> None:
    server = SoundServer()
    assert server.is_there(), "where nobody ever was connected, sound goes another way"
    place = tmp_path / "native"
    with socket.socket(socket.AF_UNIX) as there, socket.socket(socket.AF_UNIX) as ours:
        there.bind(str(place))
        there.listen()
        ours.connect(str(place))
        assert server.is_there()
        ours.close()
        assert not server.is_there()
        with socket.socket(socket.AF_UNIX) as anew:
            anew.connect(str(place))
            assert server.is_there()
