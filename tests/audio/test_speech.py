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


def _melody(seconds: float, decay: float) -> NDArray[np.float64]:
    """Notes over slow chords, as a telephone exchange plays; `decay` of each note in a second."""
    dice = np.random.default_rng(4)
    notes = [_note(dice.choice((262, 294, 330, 392, 440)), dice.choice((0.25, 0.5)), decay) for _ in range(80)]
    chords = [
        sum(_note(hertz, 2, 0) for hertz in chord) for chord in ((131, 165, 196), (110, 131, 165), (87, 110, 131))
    ]
    length = round(seconds * _RATE)
    melody: NDArray[np.float64] = 0.12 * np.concatenate(notes)[:length] + 0.1 * np.resize(
        np.concatenate(chords), length
    )
    return melody


def _note(hertz: float, seconds: float, decay: float) -> NDArray[np.float64]:
    moments = np.arange(round(seconds * _RATE)) / _RATE
    edges = np.minimum(1, moments / 0.01) * np.minimum(1, (seconds - moments) / 0.02)
    note: NDArray[np.float64] = (
        edges * np.exp(-decay * moments) * sum(np.sin(2 * np.pi * hertz * part * moments) / part for part in (1, 2, 3))
    )
    return note


@pytest.mark.parametrize("kind", ["wav", "mp3", "opus"])
@pytest.mark.parametrize("decay", [0.0, 1.5])
def test_a_melody_is_left_out_whatever_the_file(kind: str, decay: float) -> None:
    operator = np.r_[_voice(4), _melody(12, decay), _voice(4)]
    noise = 0.001 * np.random.default_rng(1).standard_normal(len(operator))
    _, speech = hear_whole(encoded(np.array([noise, operator]), _RATE, kind))
    ((begin, end),) = speech.holds
    assert begin == pytest.approx(4, abs=1.0)
    assert end == pytest.approx(16, abs=1.0)


@pytest.mark.parametrize("times", [1.0, 1.5, 3.0])
def test_an_announcement_over_the_music_is_never_left_out(times: float) -> None:
    """In the music's own lane, as loud as the music or louder."""
    spoken, music = _voice(12), _melody(12, 0)
    spoken *= times * np.sqrt(np.mean(music**2) / np.mean(spoken**2))
    speech, _ = _heard(_nothing(12), 0.3 * (spoken + music))
    assert speech.holds == ()


def test_whoever_speaks_while_the_music_plays_is_never_left_out() -> None:
    """A client who says a word now and then to the waiting music."""
    client = np.r_[_nothing(4), _voice(1), _nothing(4), _voice(1), _nothing(4), _voice(1), _nothing(5)]
    speech, _ = _heard(client, _melody(20, 0))
    for begin, end in speech.holds:
        assert not client[round(begin * _RATE) : round(end * _RATE)].any()


@pytest.mark.parametrize(
    "path",
    sorted(path for path in _TALK.parent.glob("*.ogg") if path.stat().st_size < 300_000),
    ids=lambda path: path.stem,
)
def test_no_shipped_talk_is_taken_for_waiting(path: Path) -> None:
    _, speech = hear_whole(path)
    assert speech.holds == ()


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
