"""Where playing leaves its straight way: loops, left-out silence and waiting, and whoever wants to be elsewhere."""

import threading
import wave
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from app.audio.playing import RATE, Playing
from app.contract.answers import RecordingReason
from app.desk.arriving import Arriving
from tests.audio.sounds import encoded, rising, second_of_rising, tone
from tests.audio.test_playing import _read, _to_the_end


def _ended_by(playing: Playing) -> bool:
    """Whether it can be closed at all."""
    closing = threading.Thread(target=playing.close, daemon=True)
    closing.start()
    closing.join(30)
    return not closing.is_alive()


def test_a_loop_of_nothing_but_silence_is_heard_and_left_though_silence_is_left_out() -> None:
    lane = np.r_[tone(400, 1, 8000), np.zeros(32_000), tone(600, 2, 8000)]
    playing = Playing(encoded(lane[None], 8000, "wav"), start=1.5)
    playing.set_skips_silence(True)
    playing.set_loop((1.5, 4.0))
    playing.seek(1.5)
    assert len(_read(playing, 6 * RATE)) == 6 * RATE
    playing.set_loop(None)
    playing.seek(5.2)
    assert np.abs(_read(playing, RATE // 2).astype(int)).max() > 10_000
    assert _ended_by(playing)


def _go_into_silence(playing: Playing) -> None:
    while not playing.is_made_beyond(20.0):
        playing.wait_ready(0.01)
        playing.read(RATE)


def test_whoever_leaves_an_hour_of_silence_does_not_wait_for_its_end(tmp_path: Path) -> None:
    """All of it is gone through, and nothing of it is put anywhere: it is left in the middle all the same."""
    path = tmp_path / "hour.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8_000)
        file.writeframes((tone(400, 1, 8_000) * 32_767).astype(np.int16).tobytes())
        file.writeframes(bytes(2 * 8_000 * 3_600))
    playing = Playing(path)
    playing.set_skips_silence(True)
    playing.seek(0.5)
    _go_into_silence(playing)
    playing.seek(0.0)
    assert np.abs(_read(playing, RATE // 2).astype(int)).max() > 10_000
    assert not playing.is_made_beyond(10.0)
    _go_into_silence(playing)
    playing.close()
    assert not playing.is_made_beyond(3_500.0)


def test_waiting_at_the_very_beginning_is_left_out_too() -> None:
    with Playing(encoded(tone(440, 10, 8000)[None], 8000, "wav")) as playing:
        playing.set_holds(((0.0, 6.0),))
        playing.set_skips_silence(True)
        playing.seek(0.0)
        assert len(_to_the_end(playing)) / RATE == pytest.approx(4.0, abs=0.05)


@pytest.mark.parametrize(
    ("hold", "heard"),
    [
        ((3.0, 8.0), (1.0, 3.0)),  # waiting begins in the loop and outlasts it
        ((0.0, 2.0), (2.0, 5.0)),  # it ends in the loop
        ((2.0, 4.0), (1.0, 5.0)),
        ((0.5, 9.0), (1.0, 5.0)),  # nothing else is in the loop
    ],
)
def test_a_loop_with_waiting_in_it_goes_round(hold: tuple[float, float], heard: tuple[float, float]) -> None:
    with Playing(encoded(rising(12, 8000)[None], 8000, "wav"), start=1.0) as playing:
        playing.set_holds((hold,))
        playing.set_loop((1.0, 5.0))
        playing.set_skips_silence(True)
        playing.seek(1.0)
        places = [second_of_rising(_read(playing, RATE // 10)[:, 0], RATE) for _ in range(90)]
    assert min(places) == pytest.approx(heard[0], abs=0.2)
    assert max(places) == pytest.approx(heard[1], abs=0.2)


def test_what_is_made_ready_beyond_a_loop_is_told() -> None:
    """The loop is marked while the talk runs, its end a moment ahead: the decoding has passed it."""
    with Playing(encoded(rising(20, 8000)[None], 8000, "wav"), start=3.0) as playing:
        _read(playing, RATE // 2)
        while not playing.has_ready(RATE // 10):
            assert playing.wait_ready(10)
        here = playing.second_at(playing.frames_read)
        assert playing.is_made_beyond(here + 0.05)
        assert not playing.is_made_beyond(here + 5.0)


@pytest.mark.parametrize("kind", ["wav", "mp3", "opus"])
def test_a_seek_before_anything_has_come_is_obeyed_when_it_comes(kind: str, tmp_path: Path) -> None:
    """The file is being opened: what its head says is needed wherever one wants to be."""
    data = encoded(np.array([rising(30, 16000, slope=20)] * 2), 16000, kind)
    arriving = Arriving(tmp_path / "7.arriving")
    waits = threading.Event()
    arriving.on_waiting = waits.set
    with Playing(arriving) as playing:
        assert waits.wait(30)
        playing.seek(20.0)
        arriving.begin(len(data))
        arriving.put(0, data)
        heard = _read(playing, RATE // 5)
        assert playing.failure is None
        assert second_of_rising(heard[:, 0], RATE, slope=20) == pytest.approx(20.1, abs=0.2)
        arriving.close()


def test_whatever_breaks_is_told_and_nobody_waits_for_what_never_comes(caplog: pytest.LogCaptureFixture) -> None:
    source = BytesIO(encoded(tone(440, 1, 8000)[None], 8000, "wav"))
    source.close()
    with Playing(source) as playing:
        assert playing.wait_ready(10)
        assert playing.failure is RecordingReason.NOT_AUDIO
        playing.seek(0.5)
        assert playing.ended
    assert "cannot be played" in caplog.text
    caplog.clear()
