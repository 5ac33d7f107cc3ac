"""Real sound: played through a sound server, recorded at its device, compared with the source."""

import json
import sys
from ast import literal_eval
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.audio.sounds import encoded, pitch, rising, second_of_rising, tone
from tests.sound_server import RATE
from tests.ui.recordings.conftest import SoundServer

pytestmark = pytest.mark.slow
_LISTENER = Path(__file__).with_name("listener.py")
_PROJECT = Path(__file__).parents[3]


def _heard(server: SoundServer, sound: bytes, folder: Path, *steps: list[Any]) -> tuple[NDArray[np.int16], str]:
    path = folder / "talk"
    path.write_bytes(sound)
    server.environment["PYTHONPATH"] = str(_PROJECT)
    return server.heard_of([sys.executable, str(_LISTENER), str(path), json.dumps(steps)])


def _second_of(heard: NDArray[np.int16]) -> float:
    return second_of_rising(heard[:, 0], RATE)


def test_the_device_hears_the_recording_itself(sound_server: SoundServer, tmp_path: Path) -> None:
    """Both lanes, each in its ear, whole and without a hole."""
    talk = np.array([tone(400, 3, 8000), tone(700, 3, 8000)])
    heard, told = _heard(sound_server, encoded(talk, 8000, "wav"), tmp_path, [0, "play"])
    assert told.split() == ["finished"]
    assert len(heard) / RATE == pytest.approx(3.0, abs=0.05)
    assert [pitch(heard[:, ear], RATE) for ear in (0, 1)] == pytest.approx([400, 700], abs=1)
    quietest = np.abs(heard[:, 0].astype(int))[: len(heard) // 960 * 960].reshape(-1, 960).max(axis=1).min()
    assert quietest > 10_000, "a hole where the device ran dry"


def test_twice_the_speed_is_half_the_time_at_the_same_pitch(sound_server: SoundServer, tmp_path: Path) -> None:
    talk = encoded(tone(440, 6, 8000)[None], 8000, "mp3")
    heard, _ = _heard(sound_server, talk, tmp_path, [0, "speed", 2.0], [0, "seek", 0.0], [0, "play"])
    assert len(heard) / RATE == pytest.approx(3.0, abs=0.1)
    assert pitch(heard[:, 0], RATE) == pytest.approx(440, abs=1)


def test_one_lane_alone_is_that_lane_on_both_ears(sound_server: SoundServer, tmp_path: Path) -> None:
    talk = encoded(np.array([tone(400, 3, 8000), tone(900, 3, 8000)]), 8000, "opus")
    heard, _ = _heard(sound_server, talk, tmp_path, [0, "hear", False, True], [0, "play"])
    assert np.abs(heard[:, 0].astype(int) - heard[:, 1]).max() <= 1
    spectrum = np.abs(np.fft.rfft(heard[RATE : 2 * RATE, 0] * np.hanning(RATE)))
    assert spectrum.argmax() == pytest.approx(900, abs=1)
    assert spectrum[400] < spectrum.max() / 1000


def test_after_a_seek_the_right_place_is_heard(sound_server: SoundServer, tmp_path: Path) -> None:
    """Ten seconds are jumped over while it plays; a little of what was ready before may not be heard after."""
    talk = encoded(rising(20, 16000)[None], 16000, "opus")
    heard, _ = _heard(sound_server, talk, tmp_path, [0, "play"], [1.0, "seek", 12.0], [2.0, "quit"])
    places = [_second_of(heard[at : at + 2400]) for at in range(0, len(heard) - 2400, 2400)]
    jump = int(np.argmax(np.diff(places) > 5)) + 1
    assert places[jump - 1] < 1.3
    after = places[jump + 2 : -2]  # the seam may lie on two windows; the very end is cut off by quitting
    assert after[0] == pytest.approx(12.125, abs=0.12)
    assert np.diff(after) == pytest.approx(0.05, abs=0.03)


def test_a_loop_that_ends_in_a_moment_goes_round(sound_server: SoundServer, tmp_path: Path) -> None:
    """It is marked while the talk runs; what follows its end was made ready already, and is not heard."""
    talk = encoded(rising(20, 16000)[None], 16000, "opus")
    heard, told = _heard(sound_server, talk, tmp_path, [0, "play"], [1.0, "loop", 0.5, 0.3], [4.0, "quit"])
    _, end = literal_eval(told)
    places = [_second_of(heard[at : at + 2400]) for at in range(0, len(heard) - 4800, 2400)]
    assert max(places) < end + 0.1
    assert np.count_nonzero(np.diff(places) < -0.3) >= 2, "round and round"


def test_a_change_of_speed_does_not_click(sound_server: SoundServer, tmp_path: Path) -> None:
    talk = encoded(tone(200, 20, 48000)[None], 48000, "wav")
    steps = [
        [0, "play"],
        *([0.5 * place, "speed", speed] for place, speed in enumerate((1.5, 2.0, 0.75, 3.0), start=1)),
    ]
    heard, _ = _heard(sound_server, talk, tmp_path, *steps, [2.5, "quit"])
    lane = heard[RATE // 10 : -RATE // 5, 0].astype(int)
    steps_of_wave = np.abs(np.diff(lane))[~_beside_a_hole(lane)]
    assert steps_of_wave.max() < 1.25 * 0.5 * 32767 * 2 * np.pi * 200 / RATE
    assert len(steps_of_wave) > 0.99 * len(lane)


def _beside_a_hole(lane: NDArray[Any]) -> NDArray[np.bool_]:
    """Where a sound server that got no processor time put a few milliseconds of nothing: its doing, not a click."""
    hole = np.convolve(lane == 0, np.ones(48), "same") > 24
    near = np.convolve(hole, np.ones(97), "same") > 0
    return np.asarray(near[1:] | near[:-1])


def test_silence_is_left_out_and_a_pause_goes_on_where_it_was(sound_server: SoundServer, tmp_path: Path) -> None:
    lane = np.r_[tone(400, 1, 8000), np.zeros(32000), tone(600, 1, 8000)]
    talk = encoded(np.array([lane, lane]), 8000, "wav")
    steps = [[0, "skip", True], [0, "seek", 0.0], [0, "play"], [0.5, "pause"], [0.9, "play"]]
    heard, told = _heard(sound_server, talk, tmp_path, *steps)
    assert "finished" in told
    loud = np.count_nonzero(np.abs(heard[:, 0].astype(int)) > 1000) / RATE
    assert loud == pytest.approx(2.0 * 0.96, abs=0.12)
    assert len(heard) / RATE == pytest.approx(2.0 + 0.37 + 0.4, abs=0.3)
