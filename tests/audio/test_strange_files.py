"""Whatever comes under the name of a recording: it plays what can be played, and nothing hangs, bursts or is killed."""

import io
import random
import struct
import sys
import wave
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from app.audio.decode import NotSound, SoundFile, probe
from app.audio.peaks import peaks_of
from app.audio.whole import hear_whole
from app.contract.answers import RecordingReason
from tests.audio.sounds import FORMATS, Planes, encoded, pitch, tone

_RATES = (8_000, 16_000, 22_050, 44_100, 48_000)
_OPUS_RATES = (8_000, 16_000, 48_000)  # no other goes into an Opus file
_MATRIX = [
    (kind, lanes, rate)
    for kind in ("wav", "mp3", "vorbis", "opus")
    for lanes in (1, 2)
    for rate in (_OPUS_RATES if kind == "opus" else _RATES)
    if (kind, lanes) != ("vorbis", 1)  # not made by FFmpeg
]
_MUTATIONS = 150
_SIZES = (bytes(4), b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\xff\xff\xff\x7f")
_MEMORY_MIB = 300


@pytest.mark.parametrize(("kind", "lanes", "rate"), _MATRIX)
def test_every_form_of_a_recording_sounds_the_same(kind: str, lanes: int, rate: int) -> None:
    """At the device's rate: the pitch of each lane, the length, the peaks."""
    hertz = (400, 700)[:lanes]
    data = encoded(np.array([tone(one, 2, rate) for one in hertz]), rate, kind)
    with SoundFile(data, rate=48_000, lanes=2) as sound:
        heard = np.concatenate(list(sound.blocks()))
        late = np.concatenate(list(sound.blocks(1.5)))
    assert len(heard) / 48_000 == pytest.approx(2.0, abs=0.07)
    assert len(late) / 48_000 == pytest.approx(0.5, abs=0.07)
    for ear in (0, 1):
        assert pitch(heard[9_600:57_600, ear], 48_000) == pytest.approx(hertz[ear % lanes], abs=2)
    peaks = peaks_of(data)
    assert len(peaks.lanes) == lanes
    assert peaks.seconds == pytest.approx(2.0, abs=0.07)


def test_a_variable_bit_rate_does_not_move_a_moment() -> None:
    """Half of it is nearly silent, so that a byte's place says nothing of its second."""
    rate = 16_000
    lane = np.r_[np.zeros(10 * rate), tone(500, 2, rate), tone(900, 2, rate)]
    data = encoded(lane[None], rate, "mp3", abr="1", b="24000")
    with SoundFile(data) as sound:
        heard = np.concatenate(list(sound.blocks(12.5)))[: rate // 2, 0]
    assert pitch(heard, rate) == pytest.approx(900, abs=4)
    assert probe(data).seconds == pytest.approx(14.0, abs=0.1)


def test_a_title_in_another_encoding_spoils_no_sound() -> None:
    data = bytearray(_wav())
    at = data.index(b"Lavf")
    data[at : at + 4] = "Фірм".encode("cp1251")
    assert probe(bytes(data)).seconds == pytest.approx(2.0)


@pytest.mark.parametrize("codec", [0x0000, 0xFFFE, 0x1234])
def test_a_codec_nobody_knows_is_no_sound(codec: int) -> None:
    data = bytearray(_wav())
    data[20:22] = struct.pack("<H", codec)
    _is_refused(bytes(data))


def test_samples_of_64_bits_are_refused() -> None:
    data = bytearray(_wav())
    data[32:36] = struct.pack("<HH", 8, 64)
    _is_refused(bytes(data))


@pytest.mark.parametrize("rate", [0, 1, 7, 200_000_001, 0xFFFFFFFF])
def test_an_absurd_rate_is_refused_before_it_costs_memory(rate: int) -> None:
    data = bytearray(_wav())
    data[24:28] = struct.pack("<I", rate)
    _is_refused(bytes(data))


@pytest.mark.parametrize("channels", [0, 9, 255, 65_535])
def test_an_absurd_number_of_channels_is_refused(channels: int) -> None:
    data = bytearray(_wav())
    data[22:24] = struct.pack("<H", channels)
    data[32:34] = struct.pack("<H", channels * 2 & 0xFFFF)
    _is_refused(bytes(data))


@pytest.mark.parametrize("place", ["before", "after"])
def test_a_list_of_two_gigabytes_is_not_believed(place: str, tmp_path: Path) -> None:
    """Remarks before the sound or after it: a bit of their size was turned over."""
    bomb = b"LIST" + struct.pack("<I", 0x7700001A) + b"INFOISFT" + struct.pack("<I", 0x70000000) + bytes(100)
    plain = _plain_wav()
    data = plain[:36] + bomb + plain[36:] if place == "before" else plain + bomb
    _is_refused(data)
    path = tmp_path / "talk.wav"
    path.write_bytes(data)
    with pytest.raises(NotSound):
        probe(path)


def test_a_header_of_four_gigabytes_plays_what_is_there() -> None:
    data = bytearray(_plain_wav())
    data[4:8] = data[40:44] = b"\xff\xff\xff\xff"
    loudness, _ = hear_whole(bytes(data))
    assert loudness.seconds == pytest.approx(2.0, abs=0.01)
    with SoundFile(bytes(data)) as sound:
        assert sum(len(block) for block in sound.blocks(1.0)) == pytest.approx(8_000, abs=10)


def test_what_claims_to_go_on_for_days_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit, made small here: a recording twice as long as it is heard up to there."""
    monkeypatch.setattr("app.audio.decode._LONGEST_S", 1)
    with SoundFile(_wav()) as sound:
        assert sum(len(block) for block in sound.blocks()) / sound.rate == pytest.approx(1.0, abs=0.3)
        assert sound.counted_seconds() == 1
        assert sum(len(block) for block in sound.blocks(50_000.0)) < sound.rate


def test_damaged_files_by_the_hundred_neither_raise_nor_grow() -> None:
    """Bits turned over, pieces lost, heads overwritten, from a fixed seed: each is heard or refused in a word."""
    sources = [encoded(_speech(), 16_000, kind) for kind in FORMATS]
    dice = random.Random(20_261_125)
    before = _peak_mib()
    heard = 0
    for _ in range(_MUTATIONS):
        data = _damaged(dice.choice(sources), dice)
        heard += _is_heard(partial(hear_whole, data))
        heard += _is_heard(partial(_sought, data, dice))
    assert heard > _MUTATIONS, "most damage leaves something to hear"
    assert _peak_mib() - before < _MEMORY_MIB


def _sought(data: bytes, dice: random.Random) -> None:
    with SoundFile(data, rate=48_000, lanes=2) as sound:
        for second in (dice.random() * 2, 1e6, 0.0):
            next(sound.blocks(second), None)
        sound.counted_seconds()


def _is_heard(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except NotSound:
        return False
    return True


def _damaged(data: bytes, dice: random.Random) -> bytes:
    harmed = bytearray(data)
    match dice.randrange(5):
        case 0:
            for _ in range(dice.choice((1, 4, 16))):
                harmed[dice.randrange(200)] = dice.randrange(256)
        case 1:
            for _ in range(dice.choice((1, 8, 64, 512))):
                harmed[dice.randrange(len(harmed))] ^= 1 << dice.randrange(8)
        case 2:
            del harmed[dice.randrange(len(harmed)) :]
        case 3:
            at = dice.randrange(len(harmed))
            del harmed[at : at + dice.choice((1, 7, 500))]
        case _:
            at = dice.randrange(200)
            harmed[at : at + 4] = dice.choice(
                (b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff", b"\xff\xff\xff\x7f")
            )
    return bytes(harmed)


def _speech() -> Planes:
    noise = np.random.default_rng(5).standard_normal((2, 32_000))
    made: Planes = 0.2 * noise + tone(440, 2, 16_000)[None] * 0.5
    return made


def _wav() -> bytes:
    return encoded(tone(440, 2, 8_000)[None], 8_000, "wav")


def _plain_wav() -> bytes:
    """44 bytes of header and nothing else but the sound."""
    into = io.BytesIO()
    with wave.open(into, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8_000)
        file.writeframes((tone(440, 2, 8_000) * 32_767).astype(np.int16).tobytes())
    return into.getvalue()


def _is_refused(data: bytes) -> None:
    before = _peak_mib()
    with pytest.raises(NotSound) as told:
        hear_whole(data)
    assert told.value.reason is RecordingReason.NOT_AUDIO
    assert _peak_mib() - before < _MEMORY_MIB


def _peak_mib() -> float:
    """The most memory this program ever took; Windows does not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
