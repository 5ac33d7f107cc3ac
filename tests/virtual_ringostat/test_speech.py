"""The shipped recordings: small, stereo, and one lane is silent while the other speaks."""

import io
import wave

import numpy as np
import pytest

from app.backend.providers.webvtt import read_vtt
from app.virtual_ringostat.analyses import analysis_of, vtt
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


@pytest.mark.parametrize("speech", shipped(), ids=lambda speech: speech.file)
def test_each_line_stands_where_it_is_said(speech: Speech) -> None:
    """In the lane of whoever says it, one after another; nothing is said beside them."""
    written = next(dialogue for dialogue in dialogues() if f"{dialogue.name}.ogg" == speech.file)
    with wave.open(io.BytesIO(wav(speech))) as file:
        frames = np.frombuffer(file.readframes(file.getnframes()), dtype=np.int16).reshape(-1, 2).astype(np.float64)
    before = 0.0
    for line, (start, end) in zip(written.lines, speech.lines, strict=True):
        assert before <= start < end <= speech.seconds
        assert np.abs(frames[int(before * 8_000) : int(start * 8_000) - 400]).max(initial=0) < 2_500
        said = np.abs(frames[int(start * 8_000) : int(end * 8_000)]).mean(axis=0)
        assert said.argmax() == (0 if line.startswith("К") else 1), line
        before = end


def test_the_ai_speaks_of_every_talk_and_writes_down_its_words() -> None:
    for speech in shipped():
        told = analysis_of(speech)
        assert (told is None) is speech.voicemail
        lines = read_vtt(vtt(speech, "Олена Коваль").encode())
        assert lines is not None
        assert [(line.start_ms / 1000, line.end_ms / 1000) for line in lines] == [
            pytest.approx(line) for line in speech.lines
        ]
        assert {line.speaker for line in lines} == {"Клієнт", "Олена Коваль"}
