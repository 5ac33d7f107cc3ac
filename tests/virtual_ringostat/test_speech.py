"""The shipped recordings: small, stereo, and one lane is silent while the other speaks."""

import io
import wave

import numpy as np
import pytest

from app.virtual_ringostat.dialogues import dialogues
from app.virtual_ringostat.speech import Speech, nearest, ogg, shipped, wav

_TENTH = 800
"""Samples of a tenth of a second."""


def test_what_was_written_is_what_is_shipped() -> None:
    assert [f"{dialogue.name}.ogg" for dialogue in dialogues()] == [speech.file for speech in shipped()]
    assert sum(len(ogg(speech)) for speech in shipped()) <= 1_500_000


def test_there_are_short_ones_and_a_long_one() -> None:
    lengths = sorted(speech.seconds for speech in shipped())
    assert lengths[0] < 8
    assert lengths[-1] > 200
    assert 60 < lengths[-2] < 90


@pytest.mark.parametrize("speech", shipped(), ids=lambda speech: speech.file)
def test_nobody_speaks_in_the_others_lane(speech: Speech) -> None:
    """Whoever is silent is at least 40 dB below whoever speaks, in all but the odd tenth of a second."""
    with wave.open(io.BytesIO(wav(speech))) as file:
        assert (file.getnchannels(), file.getframerate()) == (2, 8_000)
        frames = np.frombuffer(file.readframes(file.getnframes()), dtype=np.int16).reshape(-1, 2)
    assert abs(len(frames) / 8_000 - speech.seconds) < 0.1
    tenths = frames[: len(frames) // _TENTH * _TENTH].astype(np.float64).reshape(-1, _TENTH, 2)
    loud = np.sqrt((tenths**2).mean(axis=1))
    speaking = loud.max(axis=1) > 600
    leak = loud.min(axis=1)[speaking] / loud.max(axis=1)[speaking]
    assert np.percentile(leak, 95) < 0.01
    who = loud[speaking].argmax(axis=1)
    assert set(who) == {0, 1}


@pytest.mark.parametrize("woman", [True, False])
def test_the_nearest_recording_has_the_right_voice_unless_none_is_long_enough(woman: bool) -> None:
    found = nearest(shipped(), 27, woman=woman)
    assert (found.woman, round(found.seconds)) == (woman, 27)
    assert nearest(shipped(), 220, woman=woman).seconds > 200
    assert nearest(shipped(), 30, woman=False, voicemail=True).file == "voicemail.ogg"
