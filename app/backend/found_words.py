"""Where in a talk the words stand that somebody looked for."""

from collections.abc import Mapping, Sequence

from app.backend.domain.talk_text import SpokenLine, lanes_of
from app.backend.storage import talk_text
from app.backend.storage.transaction import Tx
from app.contract.answers import Call
from app.contract.talk_text import Cue, FoundTalk, Lane, TalkSummary, WordPlace
from app.word_forms import Forms, folded, holds, places_in

MOST_PLACES = 3
_AROUND = 160
"""Characters of a line that are shown; it is cut about the word."""


def found_in(tx: Tx, call: Call, words: Sequence[Forms]) -> FoundTalk:
    """The best places of a call: those that hold most of the words, in the order of the talk."""
    kept = talk_text.summary_of_call(tx, call.id)
    if kept is None:
        return FoundTalk(call=call, places=(), count=0)
    lines = talk_text.lines_of(tx, kept.id)
    lanes = lanes_for(call, lines)
    places = [*_in_summary(kept.told, words), *_in_lines(lines, lanes, words)]
    best = sorted(range(len(places)), key=lambda place: (-places[place][0], place))[:MOST_PLACES]
    return FoundTalk(call=call, places=tuple(places[place][1] for place in sorted(best)), count=len(places))


def cues_of(call: Call, lines: Sequence[SpokenLine]) -> tuple[Cue, ...]:
    """The lines as they travel, each with its side as far as it can be told."""
    lanes = lanes_for(call, lines)
    return tuple(
        Cue(
            start_s=line.start_ms / 1000,
            end_s=line.end_ms / 1000,
            lane=lanes[line.speaker],
            speaker=line.speaker,
            text=line.text,
        )
        for line in lines
    )


def lanes_for(call: Call, lines: Sequence[SpokenLine]) -> Mapping[str, Lane | None]:
    """Which side each speaker of the call's transcript is."""
    speakers = tuple(dict.fromkeys(line.speaker for line in lines))
    names = [call.operator, call.manager]
    operator = next((one.name for one in names if one is not None and one.name), "")
    return lanes_of(speakers, operator=operator, client="" if call.client is None else call.client.name)


def _in_summary(told: TalkSummary, words: Sequence[Forms]) -> list[tuple[int, WordPlace]]:
    texts = (*told.summary.splitlines(), *told.actions)
    return [
        (held, WordPlace(at_s=None, lane=None, text=about(text, words)))
        for text in texts
        if (held := _held(text, words))
    ]


def _in_lines(
    lines: Sequence[SpokenLine], lanes: Mapping[str, Lane | None], words: Sequence[Forms]
) -> list[tuple[int, WordPlace]]:
    return [
        (held, WordPlace(at_s=line.start_ms / 1000, lane=lanes[line.speaker], text=about(line.text, words)))
        for line in lines
        if (held := _held(line.text, words))
    ]


def _held(text: str, words: Sequence[Forms]) -> int:
    plain = folded(text)
    return sum(holds(plain, word) for word in words)


def about(text: str, words: Sequence[Forms]) -> str:
    """As much of a long text as stands around the first of the words."""
    if len(text) <= _AROUND:
        return text
    first = next((start for start, _ in places_in(text, words)), 0)
    start = max(0, min(first - _AROUND // 3, len(text) - _AROUND))
    if start:
        start = text.find(" ", start, start + 20) + 1 or start
    end = min(len(text), start + _AROUND)
    return ("… " if start else "") + text[start:end].strip() + (" …" if end < len(text) else "")
