"""Who spoke how much and who cut in, counted in what was heard of the two lanes."""

import numpy as np
from numpy.typing import NDArray

from app.audio.speech import FRAME_S, Speech
from app.audio.speech_runs import Flags, runs_of
from app.contract.listening import TalkShares

_OWN_PAUSE_S = 2.0
"""A pause of this length at most belongs to a monologue, when the other one stays silent in it."""
_WORD_OF_OTHER_S = 1.0
"""«Так», «угу» of the other do not take the word."""
_TALKED_BEFORE_S = 1.0
_TALKED_OVER_S = 0.3
_TALKED_ON_S = 1.0
"""Whoever cuts in does it while the other has been speaking so long, over them for so long, and goes on so long."""


def shares_of(speech: Speech, seconds: float) -> TalkShares | None:
    """None when the recording does not tell the two apart."""
    if len(speech.lanes) < 2:
        return None
    client, operator = speech.lanes
    both = client & operator
    silence = runs_of(~(client | operator))
    client_s, operator_s, both_s = _seconds(client & ~both), _seconds(operator & ~both), _seconds(both)
    return TalkShares(
        client_s=client_s,
        operator_s=operator_s,
        both_s=both_s,
        silence_s=round(max(0.0, seconds - client_s - operator_s - both_s), 2),
        longest_client_s=_longest_word(client, operator),
        longest_operator_s=_longest_word(operator, client),
        longest_silence_s=_longest(silence),
        client_interrupted=_cut_in(client, operator),
        operator_interrupted=_cut_in(operator, client),
    )


def _seconds(flags: Flags) -> float:
    return round(float(np.count_nonzero(flags)) * FRAME_S, 2)


def _longest(runs: NDArray[np.int64]) -> float:
    return round(float((runs[:, 1] - runs[:, 0]).max(initial=0)) * FRAME_S, 2)


def _longest_word(one: Flags, other: Flags) -> float:
    """The longest time one had the word."""
    longest, begun, ended = 0, None, 0
    for begin, end in runs_of(one):
        pause_s = (begin - ended) * FRAME_S
        said_s = np.count_nonzero(other[ended:begin] & ~one[ended:begin]) * FRAME_S
        if begun is None or pause_s > _OWN_PAUSE_S or said_s >= _WORD_OF_OTHER_S:
            begun = begin
        ended = end
        longest = max(longest, end - begun)
    return round(float(longest) * FRAME_S, 2)


def _cut_in(one: Flags, other: Flags) -> int:
    """How often `one` began while `other` was speaking, and went on when they gave in."""
    talks = runs_of(other)
    cut = 0
    for begin, end in runs_of(one):
        over = talks[(talks[:, 0] < begin) & (talks[:, 1] > begin)]
        if not len(over):
            continue
        began, gave_in = over[0]
        cut += bool(
            (begin - began) * FRAME_S >= _TALKED_BEFORE_S
            and gave_in < end
            and (gave_in - begin) * FRAME_S >= _TALKED_OVER_S
            and (end - begin) * FRAME_S >= _TALKED_ON_S
        )
    return cut
