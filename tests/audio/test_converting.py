"""An MP3 that is handed out while it is made begins and ends where the recording does, as players hear it."""

import io
import re
from pathlib import Path

import numpy as np
import pytest

from app.audio import converting
from app.audio.converting import Converting
from app.audio.decode import SoundFile
from app.audio.export import export
from app.audio.forms import Form
from app.audio.mp3_sink import Mp3Sink
from tests.audio.sounds import encoded, tone

_INFO = re.compile(rb"Info\0..\x0f(.{8}).{125}(.{3})", re.DOTALL)
"""How many frames and bytes there are, and the silence before and after."""


def _heard(content: bytes) -> tuple[int, int]:
    """How many samples there are, and which is the first loud one."""
    with SoundFile(io.BytesIO(content)) as sound:
        samples = np.concatenate(list(sound.blocks()))
    return len(samples), int(np.flatnonzero(np.abs(samples[:, 0].astype(int)) > 4_000)[0])


@pytest.mark.parametrize("length", [0, 123, 700, 1150])
@pytest.mark.parametrize("rate", [8_000, 16_000, 44_100, 48_000])
@pytest.mark.parametrize("at_once", [2 * 1024 * 1024, 5_000])
def test_an_mp3_is_as_long_as_the_recording_and_begins_with_it(
    rate: int, length: int, at_once: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when it is sent before it is whole."""
    monkeypatch.setattr(converting, "AT_ONCE", at_once)
    lane = np.concatenate((np.zeros(rate // 2), tone(500, 3, rate), np.zeros(length)))
    talk = tmp_path / "talk.wav"
    talk.write_bytes(encoded(np.array([lane, lane]), rate, "wav"))
    with Converting(talk, Form.MP3) as sound:
        pieces = list(sound.pieces())
    assert (len(pieces) > 1) == (at_once < 10_000)
    whole, first = _heard(b"".join(pieces))
    assert whole == len(lane)
    assert abs(first - _heard(talk.read_bytes())[1]) <= 3, "of 8,000 samples a second 0.4 ms"


def test_what_is_promised_is_what_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first frame of what is sent early says the same as that of a file which is written to its end."""
    talk = tmp_path / "talk.wav"
    talk.write_bytes(encoded(np.array([tone(400, 4, 8_000)] * 2), 8_000, "wav"))
    export(talk, tmp_path / "whole.mp3", Form.MP3)
    monkeypatch.setattr(converting, "AT_ONCE", 5_000)
    with Converting(talk, Form.MP3) as sound:
        early = b"".join(sound.pieces())
    told = [_INFO.search(content) for content in (early, (tmp_path / "whole.mp3").read_bytes())]
    assert all(told)
    assert len({one.groups() for one in told if one}) == 1


def test_what_was_taken_is_not_written_over() -> None:
    sink = Mp3Sink()
    sink.write(b"abcd")
    assert sink.take() == b"abcd"
    sink.write(b"efgh")
    sink.seek(2)
    sink.write(b"XYZ")
    assert sink.seek(0, 2) == 8
    sink.write(b"ij")
    assert sink.take() == b"Zfghij"
