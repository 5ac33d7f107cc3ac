"""What is heard, at any speed, from any moment, one lane alone, without silence; the place told is the place heard."""

import io
import threading
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from app.audio.lanes import Lanes
from app.audio.playing import RATE, Playing
from app.contract.answers import RecordingReason
from tests.audio.sounds import encoded, pitch, rising, second_of_rising, tone

_BLOCK = 960


def _read(playing: Playing, frames: int) -> NDArray[np.int16]:
    """Exactly so many frames, or fewer at the end."""
    parts = [np.empty((0, 2), np.int16)]
    while frames and not playing.ended:
        assert playing.wait_ready(10)
        parts.append(playing.read(min(frames, _BLOCK)))
        frames -= len(parts[-1])
    return np.concatenate(parts)


def _to_the_end(playing: Playing) -> NDArray[np.int16]:
    return _read(playing, 10**9)


def _second_of(heard: NDArray[np.int16]) -> float:
    return second_of_rising(heard[:, 0], RATE)


@pytest.mark.parametrize("speed", [0.5, 1.0, 1.5, 2.0, 3.0])
def test_speed_changes_the_time_and_keeps_the_pitch(speed: float) -> None:
    with Playing(encoded(tone(440, 6, 8000)[None], 8000, "wav")) as playing:
        playing.set_speed(speed)
        playing.seek(0.0)
        heard = _to_the_end(playing)
    assert len(heard) / RATE == pytest.approx(6 / speed, rel=0.02)
    assert pitch(heard[RATE : 2 * RATE, 0], RATE) == pytest.approx(440, abs=1)


def test_after_a_seek_the_right_place_is_heard_and_told() -> None:
    with Playing(encoded(rising(20, 16000)[None], 16000, "opus")) as playing:
        for second in (12.0, 3.5, 17.2):
            playing.seek(second)
            assert playing.second_at(playing.frames_read) == second
            heard = _read(playing, RATE // 5)
            assert _second_of(heard) == pytest.approx(second + 0.1, abs=0.03)
            assert playing.second_at(playing.frames_read) == pytest.approx(second + 0.2, abs=0.03)


def test_the_place_told_stays_true_through_changes_of_speed() -> None:
    with Playing(encoded(rising(30, 16000)[None], 16000, "wav")) as playing:
        for speed in (1.0, 2.0, 0.5, 3.0, 0.5, 3.0, 1.25):
            playing.set_speed(speed)
            heard = _read(playing, RATE)[-RATE // 10 :]
            middle = playing.frames_read - RATE // 20
            assert _second_of(heard) == pytest.approx(playing.second_at(middle), abs=0.04), speed


def test_nothing_clicks_when_the_speed_changes() -> None:
    """A click is a jump between two samples that the tone itself never makes."""
    with Playing(encoded(tone(200, 30, 48000)[None], 48000, "wav")) as playing:
        parts = []
        for speed in (1.0, 1.5, 2.0, 0.75, 3.0, 1.0):
            playing.set_speed(speed)
            parts.append(_read(playing, RATE // 2))
    heard = np.concatenate(parts)[RATE // 10 :, 0].astype(int)
    steepest = 0.5 * 32767 * 2 * np.pi * 200 / RATE
    assert np.abs(np.diff(heard)).max() < 1.2 * steepest


def test_a_lane_alone_is_on_both_ears_and_the_other_vanishes() -> None:
    both = np.array([tone(400, 10, 8000), tone(900, 10, 8000)])
    with Playing(encoded(both, 8000, "wav")) as playing:
        heard = _read(playing, RATE // 2)[RATE // 4 :]
        assert [pitch(heard[:, ear], RATE) for ear in (0, 1)] == pytest.approx([400, 900], abs=2)
        for lanes, hertz in ((Lanes(operator=False), 400), (Lanes(client=False), 900)):
            playing.hear(lanes)
            heard = _read(playing, RATE // 2)[RATE // 4 :]
            assert np.array_equal(heard[:, 0], heard[:, 1])
            assert pitch(heard[:, 0], RATE) == pytest.approx(hertz, abs=2)
            assert _share(heard[:, 0], 1300 - hertz) < 0.001
        playing.hear(Lanes(client=False, operator=False))
        assert not _read(playing, RATE // 2)[RATE // 4 :].any()


def _share(lane: NDArray[np.int16], hertz: float) -> float:
    """How strong a frequency is beside the strongest one."""
    spectrum = np.abs(np.fft.rfft(lane * np.hanning(len(lane))))
    return float(spectrum[round(hertz * len(lane) / RATE)] / spectrum.max())


def test_long_silence_is_left_out_and_a_pause_in_speech_stays() -> None:
    """Two tones with three seconds of silence between, then one with a pause of 0.4 s before it."""
    lane = np.r_[tone(400, 1, 8000), np.zeros(24000), tone(600, 1, 8000), np.zeros(3200), tone(800, 1, 8000)]
    with Playing(encoded(np.array([lane, lane]), 8000, "wav")) as playing:
        playing.set_skips_silence(True)
        playing.seek(0.0)
        heard = _to_the_end(playing)
        assert len(heard) / RATE == pytest.approx(6.4 - 3 + 0.37, abs=0.1)
        second = playing.second_at(playing.frames_read - round(0.5 * RATE))
    assert second == pytest.approx(5.9, abs=0.05)
    assert pitch(heard[-RATE // 2 :, 0], RATE) == pytest.approx(800, abs=2)


def test_silence_in_one_lane_is_not_silence() -> None:
    lanes = np.array([tone(400, 4, 8000), np.zeros(32000)])
    with Playing(encoded(lanes, 8000, "wav")) as playing:
        playing.set_skips_silence(True)
        playing.seek(0.0)
        assert len(_to_the_end(playing)) / RATE == pytest.approx(4.0, abs=0.05)


def test_the_end_is_told_and_a_seek_revives() -> None:
    with Playing(encoded(tone(440, 1, 8000)[None], 8000, "wav")) as playing:
        _to_the_end(playing)
        assert playing.ended
        assert playing.failure is None
        assert len(playing.read(_BLOCK)) == 0
        playing.seek(0.5)
        assert len(_to_the_end(playing)) / RATE == pytest.approx(0.5, abs=0.02)


def test_a_seek_beyond_the_end_ends() -> None:
    with Playing(encoded(tone(440, 1, 8000)[None], 8000, "wav")) as playing:
        playing.seek(99.0)
        assert len(_to_the_end(playing)) == 0
        assert playing.ended


@pytest.mark.parametrize(
    ("data", "reason"), [(b"", RecordingReason.EMPTY), (b"<html></html>" * 99, RecordingReason.NOT_AUDIO)]
)
def test_a_broken_file_ends_with_its_reason(data: bytes, reason: RecordingReason) -> None:
    with Playing(data) as playing:
        assert playing.wait_ready(10)
        assert playing.failure is reason
        assert playing.ended
        playing.seek(3.0)
        playing.set_speed(2.0)


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with Playing(tmp_path / "gone.ogg") as playing:
        assert playing.wait_ready(10)
        assert playing.failure is RecordingReason.NOT_FOUND


class _Held(io.BytesIO):
    """A file in whose middle a reader can be held."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.is_held, self.may_go_on = threading.Event(), threading.Event()
        self.may_go_on.set()

    def read(self, size: int | None = -1, /) -> bytes:
        if not self.may_go_on.is_set():
            self.is_held.set()
            self.may_go_on.wait()
        return super().read(size)


def test_commands_return_at_once_and_closing_leaves_no_thread() -> None:
    """A hundred seeks while the decoding stands in the middle of a read: none of them waits for it."""
    talk = _Held(encoded(np.zeros((2, 8000 * 600)), 8000, "wav"))
    playing = Playing(talk)
    assert playing.wait_ready(10)
    talk.may_go_on.clear()
    playing.seek(300.0)
    assert talk.is_held.wait(10)

    def steer() -> None:
        for second in range(100):
            playing.seek(float(second * 5))
            playing.set_speed(second / 50)

    steering = threading.Thread(target=steer, daemon=True)
    steering.start()
    steering.join(10)
    waits = steering.is_alive()
    talk.may_go_on.set()
    playing.close()
    assert not waits
    assert not playing._thread.is_alive()


def test_a_reader_that_stops_reading_stops_the_decoding() -> None:
    """Only what is about to be heard is kept in memory."""
    with Playing(encoded(np.zeros((2, 8000 * 600)), 8000, "wav")) as playing:
        assert playing.wait_ready(10)
        _read(playing, _BLOCK)
        assert playing._frames_ready < RATE


def test_a_loop_is_heard_again_and_again_without_a_gap() -> None:
    """Seconds 3 to 4 of a rising tone, four times; the steepest step between samples is the tone's own."""
    with Playing(encoded(rising(20, 48000)[None], 48000, "wav"), start=3.0) as playing:
        playing.set_loop((3.0, 4.0))
        heard = _read(playing, 4 * RATE)
        told = playing.second_at(playing.frames_read - RATE // 2)
    assert len(heard) == 4 * RATE
    for turn in range(3):
        begin = turn * RATE + RATE // 4
        assert _second_of(heard[begin : begin + RATE // 10]) == pytest.approx(3.3, abs=0.06)
    assert 3.0 <= told <= 4.0
    quietest = np.abs(heard[RATE // 10 :, 0].astype(int))[: 3 * RATE].reshape(-1, 960).max(axis=1).min()
    assert quietest > 10_000, "a hole at the joint"


def test_a_loop_to_the_very_end_goes_round_too_and_an_empty_one_ends() -> None:
    with Playing(encoded(tone(440, 2, 8000)[None], 8000, "wav"), start=1.5) as playing:
        playing.set_loop((1.5, 9.0))
        assert len(_read(playing, 3 * RATE)) == 3 * RATE
    with Playing(encoded(tone(440, 1, 8000)[None], 8000, "wav"), start=5.0) as playing:
        playing.set_loop((5.0, 9.0))
        assert len(_to_the_end(playing)) == 0


def test_waiting_is_left_out_with_the_silence_only() -> None:
    with Playing(encoded(tone(440, 10, 8000)[None], 8000, "wav")) as playing:
        playing.set_holds(((2.0, 8.0),))
        playing.set_skips_silence(True)
        playing.seek(0.0)
        assert len(_to_the_end(playing)) / RATE == pytest.approx(4.0, abs=0.05)
        playing.set_skips_silence(False)
        playing.seek(0.0)
        assert len(_to_the_end(playing)) / RATE == pytest.approx(10.0, abs=0.05)


def test_the_balance_lowers_one_voice_and_leaves_the_other() -> None:
    both = np.array([tone(400, 10, 8000), tone(900, 10, 8000)])
    with Playing(encoded(both, 8000, "wav")) as playing:
        playing.hear(Lanes(balance=0.5))
        loud = np.abs(_read(playing, RATE)[RATE // 2 :].astype(int)).max(axis=0)
    assert loud == pytest.approx([0.25 * 32767, 0.5 * 32767], rel=0.02)


def test_two_voices_are_brought_to_one_loudness_without_a_crackle() -> None:
    """Forty times quieter on one side; nothing is cut off, line noise is not lifted."""
    both = np.array([tone(400, 10, 8000, loud=0.02), tone(900, 10, 8000, loud=0.8)])
    with Playing(encoded(both, 8000, "wav")) as playing:
        playing.hear(Lanes(levelled=True))
        heard = _read(playing, 6 * RATE)[4 * RATE :].astype(int)
    power = np.sqrt(np.mean(heard.astype(float) ** 2, axis=0))
    assert power[0] == pytest.approx(power[1], rel=0.15)
    assert np.abs(heard).max() < 32_767
    noise = np.random.default_rng(1).normal(0, 0.0006, (2, 80_000))
    with Playing(encoded(noise, 8000, "wav")) as playing:
        playing.hear(Lanes(levelled=True))
        assert np.abs(_read(playing, 2 * RATE).astype(int)).max() < 200
