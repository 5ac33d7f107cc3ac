"""Who speaks when is heard as a person hears it: real speech, music on hold, echoes, and nothing at all."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from app.audio.decode import SoundFile
from app.audio.speech import FRAME_S, Speech
from app.audio.speech_bits import both_at_once, packed
from app.audio.talk_shares import shares_of
from app.audio.whole import hear_whole
from tests.audio.sounds import encoded, tone

_TALK = Path(__file__).parents[2] / "resources/demo_recordings/complaint.ogg"
_RATE = 8000


def _voice(seconds: float) -> NDArray[np.float64]:
    """The operator of a shipped talk, speaking, `seconds` long, as loud as a telephone is."""
    with SoundFile(_TALK, rate=_RATE) as sound:
        lane = np.concatenate(list(sound.blocks()))[:, 1].astype(float) / 32767
    loud = np.abs(lane).reshape(-1)[: len(lane) // 240 * 240].reshape(-1, 240).max(axis=1) > 0.05
    speech = lane[: len(loud) * 240].reshape(-1, 240)[loud].reshape(-1)
    voice: NDArray[np.float64] = np.resize(speech, round(seconds * _RATE)) * (0.5 / np.abs(speech).max())
    return voice


def _nothing(seconds: float) -> NDArray[np.float64]:
    return np.zeros(round(seconds * _RATE))


def _heard(client: NDArray[np.float64], operator: NDArray[np.float64], rate: int = _RATE) -> tuple[Speech, float]:
    loudness, speech = hear_whole(encoded(np.array([client, operator]), rate, "wav"))
    return speech, loudness.seconds


def test_a_shipped_talk_adds_up_and_both_have_their_say() -> None:
    loudness, speech = hear_whole(_TALK)
    shares = shares_of(speech, loudness.seconds)
    assert shares is not None
    parts = (shares.client_s, shares.operator_s, shares.both_s, shares.silence_s)
    assert sum(parts) == pytest.approx(loudness.seconds, abs=0.05)
    assert shares.operator_s > shares.client_s > 5
    assert shares.longest_operator_s <= shares.operator_s + 10
    assert speech.holds == ()


def test_each_ones_words_and_the_silence_between_are_measured() -> None:
    client = np.r_[_voice(10), _nothing(20)]
    operator = np.r_[_nothing(15), _voice(10), _nothing(5)]
    shares = shares_of(*_heard(client, operator))
    assert shares is not None
    assert shares.client_s == pytest.approx(10, abs=0.5)
    assert shares.operator_s == pytest.approx(10, abs=0.5)
    assert shares.longest_silence_s == pytest.approx(5, abs=0.5)
    assert (shares.client_interrupted, shares.operator_interrupted) == (0, 0)


def test_whoever_cuts_in_and_goes_on_has_interrupted() -> None:
    """The operator begins at second 5, the client gives in at 6."""
    client = np.r_[_voice(6), _nothing(6)]
    operator = np.r_[_nothing(5), _voice(5), _nothing(2)]
    shares = shares_of(*_heard(client, operator))
    assert shares is not None
    assert (shares.client_interrupted, shares.operator_interrupted) == (0, 1)
    assert shares.both_s == pytest.approx(1, abs=0.4)


def test_a_word_of_agreement_interrupts_nobody_and_ends_no_monologue() -> None:
    client = np.r_[_voice(12)]
    operator = np.r_[_nothing(5), _voice(0.4), _nothing(6.6)]
    shares = shares_of(*_heard(client, operator))
    assert shares is not None
    assert shares.operator_interrupted == 0
    assert shares.longest_client_s == pytest.approx(12, abs=0.8)


def test_the_echo_of_one_voice_is_not_the_other() -> None:
    voice = _voice(10)
    shares = shares_of(*_heard(voice, 0.04 * voice))
    assert shares is not None
    assert shares.operator_s + shares.both_s < 0.5


def test_music_on_hold_is_waiting_and_speech_is_not() -> None:
    """Ten seconds of a chord in the operator's lane, the client silent, between two stretches of speech."""
    chord = sum(tone(hertz, 10, _RATE, loud=0.15) for hertz in (262, 330, 392))
    operator = np.r_[_voice(10), chord, _voice(10)]
    speech, _ = _heard(_nothing(30), operator)
    ((begin, end),) = speech.holds
    assert begin == pytest.approx(10, abs=1.0)
    assert end == pytest.approx(20, abs=1.0)


@pytest.mark.parametrize("rate", [8000, 11025, 16000, 44100, 48000])
def test_the_recordings_own_rate_changes_nothing(rate: int) -> None:
    places = np.arange(10 * rate) * _RATE / rate
    voice = np.interp(places, np.arange(10 * _RATE), _voice(10))
    shares = shares_of(*_heard(voice, np.zeros_like(voice), rate))
    assert shares is not None
    assert shares.client_s == pytest.approx(10, abs=0.7)
    assert shares.operator_s == 0


def test_one_lane_tells_nobody_apart_and_silence_holds_nothing() -> None:
    loudness, speech = hear_whole(encoded(_voice(5)[None], _RATE, "wav"))
    assert shares_of(speech, loudness.seconds) is None
    assert len(speech.lanes) == 1
    silent, seconds = _heard(_nothing(20), _nothing(20))
    assert silent.holds == ()
    shares = shares_of(silent, seconds)
    assert shares is not None
    assert shares.silence_s == pytest.approx(20, abs=0.1)


def test_speech_travels_as_bits_and_comes_out_the_same() -> None:
    flags = np.zeros(1000, bool)
    flags[100:200] = True
    other = np.zeros(1000, bool)
    other[150:400] = True
    rows = (packed(flags, FRAME_S), packed(other, FRAME_S))
    assert len(rows[0]) == 38
    (span,) = both_at_once(rows)
    assert span == pytest.approx((4.5, 6.0), abs=0.1)
    assert both_at_once(rows[:1]) == ()
