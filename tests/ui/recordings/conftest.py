"""A sound server of the test's own, with an ear at its only device; and tests that know of no device at all."""

import os
import subprocess
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from pytestqt.qtbot import QtBot

from app.desk.talk_text import TalkText
from tests.audio.sounds import encoded, tone
from tests.desk.remarks import RemarksBook, notes_in
from tests.desk.talk_words import WordsBook, text_in
from tests.sound_server import DEVICE, RATE
from tests.sound_server import sound_server as a_sound_server
from tests.ui.recordings.docked import OneRecording
from ui.recordings.dock import PlayerDock
from ui.theme import PLAYER_HEIGHT, Light, Theme

_LOUD = 30


@pytest.fixture(autouse=True)
def no_sound_device(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The machine's own devices stay silent: tests in this process find none."""
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/none")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))


@dataclass(frozen=True)
class SoundServer:
    environment: dict[str, str]

    def heard_of(self, command: list[str]) -> tuple[NDArray[np.int16], str]:
        """Run a program; what its sound was, from the first loud sample to the last, and what it printed."""
        ear = subprocess.Popen(
            [
                "parec",
                f"--device={DEVICE}.monitor",
                "--format=s16le",
                f"--rate={RATE}",
                "--channels=2",
                "--raw",
                "--latency-msec=20",
            ],
            env=self.environment,
            stdout=subprocess.PIPE,
        )
        assert ear.stdout is not None
        try:
            parts = [_exactly(ear.stdout.fileno(), RATE // 20)]  # the ear is open
            program = subprocess.Popen(command, env=self.environment, stdout=subprocess.PIPE, text=True)
            while program.poll() is None or _is_loud(parts[-1]):
                parts.append(_exactly(ear.stdout.fileno(), RATE // 20))
            assert program.stdout is not None
            told = program.stdout.read()
            program.stdout.close()
            assert program.returncode == 0, told
        finally:
            ear.terminate()
            ear.stdout.close()
            ear.wait()
        return _without_edges(np.concatenate(parts)), told


@pytest.fixture(scope="session")
def sound_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoundServer]:
    """A private PulseAudio whose only device throws the sound away, but for its monitor."""
    with a_sound_server(tmp_path_factory.mktemp("pulse")) as environment:
        yield SoundServer(environment)


def _exactly(pipe: int, frames: int) -> NDArray[np.int16]:
    data = b""
    while len(data) < frames * 4:
        more = os.read(pipe, frames * 4 - len(data))
        assert more, "the ear fell off"
        data += more
    return np.frombuffer(data, np.int16).reshape(-1, 2)


def _is_loud(samples: NDArray[np.int16]) -> bool:
    return bool(np.abs(samples.astype(int)).max(initial=0) > _LOUD)


def _without_edges(samples: NDArray[np.int16]) -> NDArray[np.int16]:
    loud = np.flatnonzero(np.abs(samples.astype(int)).max(axis=1) > _LOUD)
    return samples[loud[0] : loud[-1] + 1] if len(loud) else samples[:0]


@pytest.fixture
def shelf(tmp_path: Path) -> OneRecording:
    path = tmp_path / "talk.wav"
    path.write_bytes(encoded(np.array([tone(400, 20, 8000), tone(700, 20, 8000)]), 8000, "wav"))
    return OneRecording(path)


@pytest.fixture
def book() -> RemarksBook:
    return RemarksBook()


@pytest.fixture
def said() -> WordsBook:
    return WordsBook()


@pytest.fixture
def text(said: WordsBook) -> TalkText:
    return text_in(said)


@pytest.fixture
async def dock(qtbot: QtBot, shelf: OneRecording, book: RemarksBook, text: TalkText) -> AsyncIterator[PlayerDock]:
    dock = PlayerDock(Theme(light=Light.LIGHT), shelf, notes_in(book), text)
    dock.resize(1400, PLAYER_HEIGHT)  # room for the head in whatever font the machine has
    dock.show()
    yield dock
    await dock.close_all()
    dock.close()
    dock.deleteLater()
