"""A recording is read whatever its format, from any moment, however broken."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from app.audio.decode import NotSound, SoundFile, probe
from app.contract.answers import RecordingReason
from tests.audio.sounds import FORMATS, encoded, pitch, rising, tone

RATES = {
    "wav": (8000, 44100),
    "mp3": (8000, 16000, 44100),
    "opus": (8000, 48000),
    "vorbis": (8000, 48000),
    "alaw": (8000,),
}
KINDS = [(kind, rate) for kind, rates in RATES.items() for rate in rates]


def _noise(lanes: int, seconds: float, rate: int) -> NDArray[np.float64]:
    """Different everywhere, so that a shift by one sample shows."""
    raw = np.random.default_rng(7).standard_normal((lanes, round(seconds * rate)))
    smooth = [np.convolve(lane, np.ones(8) / 8, "same") for lane in raw]
    return 0.3 * np.array(smooth)


def _all(sound: SoundFile, start: float = 0.0) -> NDArray[np.int16]:
    return np.concatenate(list(sound.blocks(start)))


@pytest.mark.parametrize(("kind", "rate"), KINDS)
def test_a_seek_gives_the_same_samples_as_reading_through(kind: str, rate: int) -> None:
    """Wherever one goes, even into the last second of an Ogg file."""
    with SoundFile(encoded(_noise(2, 12, rate), rate, kind)) as sound:
        whole = _all(sound)
        for second in (0.0, 0.1, 1.0, 5.123, 11.7, 3.3):
            part = _all(sound, second)
            expected = whole[round(second * sound.rate) :]
            assert part.shape == expected.shape
            assert np.abs(part.astype(int) - expected).max() <= 2, (second, "an Opus decoder warms up by one step")


@pytest.mark.parametrize(
    ("kind", "lanes"),
    [(kind, lanes) for kind in FORMATS for lanes in (1, 2) if (kind, lanes) != ("vorbis", 1)],  # not made by FFmpeg
)
def test_length_and_lanes_are_counted(kind: str, lanes: int) -> None:
    told = probe(encoded(_noise(lanes, 3, 16000), 16000, kind))
    assert told.lanes == lanes
    assert told.seconds == pytest.approx(3.0, abs=0.05)
    assert told.rate == (48000 if kind == "opus" else 16000)


def test_a_telephone_recording_comes_out_at_the_device_rate_in_stereo() -> None:
    with SoundFile(encoded(tone(440, 2, 8000)[None], 8000, "alaw"), rate=48000, lanes=2) as sound:
        whole = _all(sound)
    assert whole.shape == (96000, 2)
    assert np.array_equal(whole[:, 0], whole[:, 1])
    assert pitch(whole[20000:40000, 0], 48000) == pytest.approx(440, abs=2)


def test_a_truncated_file_plays_what_it_has() -> None:
    for kind in FORMATS:
        data = encoded(_noise(2, 10, 16000), 16000, kind)
        with SoundFile(data[: len(data) // 2]) as sound:
            assert 3.5 < len(_all(sound)) / sound.rate < 6.5, kind


def test_a_damaged_stretch_is_a_gap_and_what_follows_keeps_its_moment() -> None:
    """The tone tells the second: after the damage it is the right one."""
    data = bytearray(encoded(rising(20, 16000)[None], 16000, "opus"))
    middle = len(data) // 2
    data[middle : middle + 3000] = bytes(3000)
    with SoundFile(bytes(data)) as sound:
        heard = next(sound.blocks(15.0, length=9600))[:, 0]
        whole = _all(sound)[:, 0]
    assert pitch(heard, sound.rate) == pytest.approx(300 + 100 * 15.1, abs=10)
    assert pitch(whole[15 * sound.rate :][:9600], sound.rate) == pytest.approx(300 + 100 * 15.1, abs=10)


def test_a_lying_header_is_not_believed(tmp_path: Path) -> None:
    """A WAV whose header says an hour, as a recorder leaves it when its power is cut."""
    data = bytearray(encoded(_noise(1, 2, 8000), 8000, "wav"))
    at = data.index(b"data") + 4
    data[at : at + 4] = (3600 * 16000).to_bytes(4, "little")
    path = tmp_path / "lying.wav"
    path.write_bytes(data)
    assert probe(path).seconds == pytest.approx(2.0, abs=0.01)


def test_a_file_object_stays_open_and_is_read_again() -> None:
    source = BytesIO(encoded(_noise(1, 2, 8000), 8000, "mp3"))
    assert probe(source).seconds == pytest.approx(2.0, abs=0.1)
    assert not source.closed
    source.seek(0)
    assert probe(source).lanes == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", RecordingReason.EMPTY),
        (b"<html><body>503</body></html>" * 40, RecordingReason.NOT_AUDIO),
        (b"#EXTM3U\n#EXTINF:9,\nhttp://127.0.0.1:9/other.mp3\n", RecordingReason.NOT_AUDIO),
        (bytes(5000), RecordingReason.NOT_AUDIO),
    ],
)
def test_what_is_no_sound_is_told_with_its_reason(tmp_path: Path, data: bytes, reason: RecordingReason) -> None:
    """An error page of the source, a playlist that would open other addresses, nothing at all."""
    path = tmp_path / "recording"
    path.write_bytes(data)
    for source in (path, data):
        with pytest.raises(NotSound) as told:
            probe(source)
        assert told.value.reason is reason


def test_a_header_without_sound_is_empty() -> None:
    data = encoded(np.zeros((1, 1)), 8000, "wav")
    with pytest.raises(NotSound) as told:
        probe(data[: data.index(b"data") + 4] + bytes(4))
    assert told.value.reason is RecordingReason.EMPTY


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        probe(tmp_path / "gone.ogg")


class _Counted(BytesIO):
    """Counts what is read of it."""

    read_bytes = 0

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        self.read_bytes += len(data)
        return data


@pytest.mark.parametrize("options", [{"b": "32000"}, {"b": "32000", "write_xing": "0"}])
def test_whoever_is_in_a_hurry_does_not_read_a_steady_mp3_up_to_its_end(options: dict[str, str]) -> None:
    """A seek into what has not come: only what is needed is asked for, and the place is true to a frame."""
    rate, second = 8000, 100.0
    data = encoded(rising(120, rate, slope=20)[None], rate, "mp3", **options)
    source = _Counted(data)
    with SoundFile(source) as sound:
        sound.is_hurried = True
        before = source.read_bytes
        first = next(iter(sound.blocks(second, length=4000)))[:, 0]
        assert source.read_bytes - before < len(data) / 2
    assert pitch(first, rate) == pytest.approx(300 + 20 * (second + 0.25), abs=20 * 0.08)


def test_an_mp3_of_changing_pace_is_entered_true_to_the_sample_even_in_a_hurry() -> None:
    """Its table of contents is off by seconds: what was said there must not be shown here."""
    sounds = _noise(1, 60, 8000) * np.repeat(np.tile([0.0, 1.0], 6), 40_000)
    with SoundFile(encoded(sounds, 8000, "mp3", abr="1", b="24000")) as sound:
        whole = _all(sound)
        sound.is_hurried = True
        part = _all(sound, 41.5)
        assert np.abs(part.astype(int) - whole[round(41.5 * 8000) :]).max() <= 2


def test_a_wav_that_tells_a_wrong_pace_is_sought_true_to_the_sample() -> None:
    """FFmpeg writes one of its default bit rate when it makes ADPCM, as it is kept by telephone exchanges."""
    rate = 16_000
    with SoundFile(encoded(rising(20, rate)[None], rate, "adpcm")) as sound:
        whole = _all(sound)
        for second in (12.0, 3.0):
            assert np.array_equal(_all(sound, second), whole[round(second * rate) :])
