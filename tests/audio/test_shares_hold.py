"""What is told of who spoke how much holds within stated bounds, in conversations of which the truth is known.

They are made of the shipped talks' voices: whose turn begins and ends when is drawn by dice, with pauses, words of
agreement and cutting in; over line noise, with the echo of the other's voice, in the formats that exchanges keep.
"""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from app.audio.decode import SoundFile
from app.audio.talk_shares import shares_of
from app.audio.whole import hear_whole
from app.contract.listening import TalkShares
from tests.audio.sounds import encoded

_TALKS = Path(__file__).parents[2] / "resources/demo_recordings"
_RATE = 8_000
_LOUD = 0.05
_PIECE = 240
"""Samples: what of them is not loud is left out of a voice, so that a turn is speech from end to end."""
_TURNS = 14
CLIENT, OPERATOR = 0, 1
VOICES = (("complaint", "furnishing_a_flat"), ("wholesale", "return_a_lamp"), ("gift_advice", "change_address"))

SHARE = 0.5
"""Points of a hundred: of what was said, the operator's part."""
SAID_S = 0.8
"""Of a minute and a half: each of what the client, the operator and both together said."""
LONGEST_S = 0.2
SILENCE_S = 0.2


@cache
def _voice(talk: str, lane: int) -> NDArray[np.float64]:
    """Somebody of a shipped talk, without a breath, as loud as a telephone is."""
    with SoundFile(_TALKS / f"{talk}.ogg", rate=_RATE) as sound:
        samples = np.concatenate(list(sound.blocks()))[:, lane].astype(float) / 32767
    pieces = samples[: len(samples) // _PIECE * _PIECE].reshape(-1, _PIECE)
    speech = pieces[np.abs(pieces).max(axis=1) > _LOUD * np.abs(samples).max()].reshape(-1)
    loud: NDArray[np.float64] = speech * (0.5 / np.abs(speech).max())
    return loud


@dataclass
class Conversation:
    """Whose turn begins and ends when, and what is to be told of it."""

    turns: list[tuple[int, float, float]] = field(default_factory=list)
    cut_in: list[int] = field(default_factory=lambda: [0, 0])
    longest: list[float] = field(default_factory=lambda: [0.0, 0.0])

    @property
    def seconds(self) -> float:
        return max(end for _, _, end in self.turns) + 1.0

    def spoken(self, lane: int) -> NDArray[np.bool_]:
        flags = np.zeros(round(self.seconds * 100), bool)
        for whose, begin, end in self.turns:
            if whose == lane:
                flags[round(begin * 100) : round(end * 100)] = True
        return flags

    def sound(self, talks: tuple[str, str], dice: np.random.Generator) -> NDArray[np.float64]:
        planes = 0.0008 * dice.standard_normal((2, round(self.seconds * _RATE)))
        for lane, begin, end in self.turns:
            voice = _voice(talks[lane], lane)
            first, length = round(begin * _RATE), round((end - begin) * _RATE)
            part = np.resize(np.roll(voice, -int(dice.integers(len(voice)))), length)
            planes[lane, first : first + length] += part
            planes[1 - lane, first : first + length] += 0.03 * part  # its echo
        return planes


def _drawn(dice: np.random.Generator) -> Conversation:
    """Turn after turn: after a pause, or over the other's last words; some with a pause or a «так» of the other."""
    told, now, lane = Conversation(), 1.0, int(dice.integers(2))
    for number in range(_TURNS):
        length = dice.uniform(5, 9)
        begin, end = now, now + length
        if dice.random() < 0.25:
            middle = begin + length / 2
            told.turns += [(lane, begin, middle - 0.5), (lane, middle + 0.5, end)]
        else:
            told.turns.append((lane, begin, end))
            if dice.random() < 0.3:
                told.turns.append((1 - lane, begin + length / 2, begin + length / 2 + 0.4))
        told.longest[lane] = max(told.longest[lane], length)
        lane = 1 - lane
        if dice.random() < 0.3 and number < _TURNS - 1:
            now = end - dice.uniform(0.8, 1.4)
            told.cut_in[lane] += 1
        else:
            now = end + dice.uniform(0.6, 4.0)
    return told


def _heard(seed: int, kind: str) -> tuple[Conversation, TalkShares]:
    dice = np.random.default_rng(seed)
    told = _drawn(dice)
    loudness, speech = hear_whole(encoded(told.sound(VOICES[seed % len(VOICES)], dice), _RATE, kind))
    shares = shares_of(speech, loudness.seconds)
    assert shares is not None
    return told, shares


def _longest_silence(told: Conversation) -> float:
    there = np.flatnonzero(told.spoken(CLIENT) | told.spoken(OPERATOR))
    pauses = (there[0], np.diff(there).max() - 1, len(told.spoken(CLIENT)) - there[-1] - 1)
    return float(max(pauses)) / 100


@pytest.mark.parametrize(("seed", "kind"), [(0, "wav"), (1, "wav"), (2, "wav"), (3, "alaw"), (4, "opus"), (5, "mp3")])
def test_shares_monologues_silences_and_interruptions_are_true(seed: int, kind: str) -> None:
    told, shares = _heard(seed, kind)
    client, operator = told.spoken(CLIENT), told.spoken(OPERATOR)
    both = np.count_nonzero(client & operator) / 100
    alone = (np.count_nonzero(client) / 100 - both, np.count_nonzero(operator) / 100 - both)
    assert (shares.client_s, shares.operator_s, shares.both_s) == pytest.approx((*alone, both), abs=SAID_S)
    said = shares.client_s + shares.operator_s + 2 * shares.both_s
    share = 100 * (alone[OPERATOR] + both) / (sum(alone) + 2 * both)
    assert 100 * (shares.operator_s + shares.both_s) / said == pytest.approx(share, abs=SHARE)
    assert (shares.longest_client_s, shares.longest_operator_s) == pytest.approx(told.longest, abs=LONGEST_S)
    assert shares.longest_silence_s == pytest.approx(_longest_silence(told), abs=SILENCE_S)
    assert [shares.client_interrupted, shares.operator_interrupted] == told.cut_in
    assert sum(told.cut_in) > 0, "a conversation in which nobody cuts in proves little"
