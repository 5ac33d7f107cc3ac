"""Who spoke how much, seen from the loudness."""

from dataclasses import dataclass
from typing import Final

from app.contract.answers import Peaks
from app.contract.listening import TalkShares

_SPEECH: Final = 40
"""Heights (of 255) from here on are somebody speaking."""


@dataclass(frozen=True, slots=True)
class Shares:
    """Per cent of the talk; together 100. Whoever is louder at a moment has it."""

    client: int
    operator: int
    silence: int


def in_per_cent(heard: TalkShares) -> Shares | None:
    """What the backend heard; a moment in which both speak is half of each."""
    whole = heard.client_s + heard.operator_s + heard.both_s + heard.silence_s
    if not whole:
        return None
    client = round(100 * (heard.client_s + heard.both_s / 2) / whole)
    operator = round(100 * (heard.operator_s + heard.both_s / 2) / whole)
    return Shares(client, operator, max(0, 100 - client - operator))


def shares_of(peaks: Peaks) -> Shares | None:
    """None when the recording does not tell the two apart, or has nothing in it."""
    if len(peaks.lanes) < 2 or not peaks.lanes[0]:
        return None
    client = operator = 0
    for one, other in zip(peaks.lanes[0], peaks.lanes[1], strict=False):
        if max(one, other) >= _SPEECH:
            client += one >= other
            operator += one < other
    columns = len(peaks.lanes[0])
    client, operator = round(100 * client / columns), round(100 * operator / columns)
    return Shares(client, operator, max(0, 100 - client - operator))
