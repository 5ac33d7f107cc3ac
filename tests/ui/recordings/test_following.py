"""The sound follows the system to another device."""

import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.audio.sounds import encoded, rising, second_of_rising, tone
from tests.sound_server import RATE
from tests.sound_server import sound_server as a_sound_server
from tests.ui.recordings.conftest import SoundServer

pytestmark = pytest.mark.slow
_LISTENER = Path(__file__).with_name("listener.py")


def _pactl(server: SoundServer, *command: str) -> str:
    done = subprocess.run(["pactl", *command], env=server.environment, capture_output=True, check=True)
    return done.stdout.decode().strip()


def _await_talk(pactl: Callable[..., str], over: threading.Event) -> None:
    """Until somebody plays, however long the listener takes to begin."""
    while not over.is_set() and not pactl("list", "short", "sink-inputs"):
        over.wait(0.05)


def _who_sounds(pactl: Callable[..., str]) -> list[str]:
    rows = [row.split("\t") for row in pactl("list", "short", "sinks").splitlines()]
    return [row[1] for row in rows if row[-1] == "RUNNING"]


def test_the_talk_goes_on_where_the_system_plays_now(sound_server: SoundServer, tmp_path: Path) -> None:
    """In the middle another device becomes the system's: the stream stands on it, and the talk is heard to its end."""
    pactl = partial(_pactl, sound_server)
    other = pactl("load-module", "module-null-sink", "sink_name=headset", f"rate={RATE}")
    pactl("set-default-sink", "ear")
    path = tmp_path / "talk.wav"
    path.write_bytes(encoded(tone(400, 8, 8000)[None], 8000, "wav"))
    sound_server.environment["PYTHONPATH"] = str(Path(__file__).parents[3])
    over = threading.Event()
    sounding: list[list[str]] = []

    def turn() -> None:
        _await_talk(pactl, over)
        over.wait(2.5)
        sounding.append(_who_sounds(pactl))
        pactl("set-default-sink", "headset")
        while not over.is_set() and sounding[-1] != ["headset"]:
            sounding.append(_who_sounds(pactl))
            over.wait(0.05)

    turning = threading.Thread(target=turn)
    turning.start()
    try:
        heard, told = sound_server.heard_of([sys.executable, str(_LISTENER), str(path), '[[0, "play"]]'])
    finally:
        over.set()
        turning.join()
        pactl("set-default-sink", "ear")
        pactl("unload-module", other)
    assert "finished" in told
    assert (sounding[0], sounding[-1]) == (["ear"], ["headset"])
    assert len(heard) / RATE == pytest.approx(8.0, abs=0.5), "the sound server takes the ear along to the new device"


def test_the_talk_goes_on_when_its_device_is_pulled_out(sound_server: SoundServer, tmp_path: Path) -> None:
    """The headset vanishes while the talk is heard in it: what was not heard in it comes from the one that is left."""
    pactl = partial(_pactl, sound_server)
    headset = pactl("load-module", "module-null-sink", "sink_name=headset", f"rate={RATE}")
    pactl("set-default-sink", "headset")
    path = tmp_path / "talk.wav"
    path.write_bytes(encoded(rising(8, 8000)[None], 8000, "wav"))
    sound_server.environment["PYTHONPATH"] = str(Path(__file__).parents[3])
    over = threading.Event()

    def pull() -> None:
        _await_talk(pactl, over)
        over.wait(2.5)
        pactl("unload-module", headset)

    pulling = threading.Thread(target=pull)
    pulling.start()
    try:
        heard, told = sound_server.heard_of([sys.executable, str(_LISTENER), str(path), '[[0, "play"]]'])
    finally:
        over.set()
        pulling.join()
        pactl("set-default-sink", "ear")
    assert "finished" in told
    assert "silent" not in told
    first, last = (second_of_rising(part[:, 0], RATE) for part in (heard[4800:9600], heard[-9600:-4800]))
    assert 1.0 < first < 4.5, "the rest of the talk, from where the headset left it"
    assert last == pytest.approx(7.85, abs=0.15)
    assert len(heard) / RATE == pytest.approx(8.0 - first + 0.15, abs=0.5), "without a hole"


def test_a_device_that_is_plugged_in_is_heard_and_no_longer_missed(tmp_path: Path) -> None:
    """Begun without any: it is said; then there is one, and the talk is heard in it to its end."""
    with a_sound_server(tmp_path) as environment:
        server = SoundServer({**environment, "PYTHONPATH": str(Path(__file__).parents[3])})
        _pactl(server, "unload-module", "module-null-sink")
        path = tmp_path / "talk.wav"
        path.write_bytes(encoded(tone(400, 4, 8000)[None], 8000, "wav"))
        command = [sys.executable, str(_LISTENER), str(path), '[[0, "play"]]']
        with subprocess.Popen(command, env=server.environment, stdout=subprocess.PIPE, text=True) as listener:
            assert listener.stdout is not None
            told = [listener.stdout.readline().strip()]
            _pactl(server, "load-module", "module-null-sink", "sink_name=headset", f"rate={RATE}")
            told += listener.stdout.read().split()
    assert told == ["silent", "heard", "finished"]
