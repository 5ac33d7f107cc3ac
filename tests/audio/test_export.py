"""A recording in another form sounds as it did, and leaves no half-written file."""

from pathlib import Path

import numpy as np
import pytest

from app.audio.decode import SoundFile
from app.audio.export import export
from app.audio.forms import Form, NothingToHear
from tests.audio.sounds import encoded, pitch, tone


@pytest.mark.parametrize("rate", [8000, 16000, 44100, 48000])
@pytest.mark.parametrize("form", [Form.MP3, Form.WAV, Form.CLIENT, Form.OPERATOR])
def test_what_was_said_is_heard_in_every_form(form: Form, rate: int, tmp_path: Path) -> None:
    talk = encoded(np.array([tone(400, 4, rate), tone(700, 4, rate)]), rate, "wav")
    target = tmp_path / f"talk{form.suffix}"
    export(talk, target, form)
    with SoundFile(target) as sound:
        heard = np.concatenate(list(sound.blocks()))
        seconds, heard_rate = len(heard) / sound.rate, sound.rate
    assert seconds == pytest.approx(4.0, abs=0.1)
    found = [pitch(lane[heard_rate : 3 * heard_rate], heard_rate) for lane in heard.T]
    wanted = {Form.CLIENT: [400], Form.OPERATOR: [700]}.get(form, [400, 700])
    assert found == pytest.approx(wanted, abs=2)
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_one_lane_stays_one_lane_whoever_is_wanted(tmp_path: Path) -> None:
    export(encoded(tone(400, 2, 8000)[None], 8000, "mp3"), tmp_path / "a.mp3", Form.OPERATOR)
    with SoundFile(tmp_path / "a.mp3") as sound:
        assert sound.lanes == 1


def test_what_is_no_sound_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(NothingToHear):
        export(b"<html></html>" * 99, tmp_path / "a.mp3", Form.MP3)
    assert list(tmp_path.iterdir()) == []
