"""What Ringostat's AI tells of a call → a `TalkAnalysis` in our words."""

from collections.abc import Iterable, Mapping

from app.backend.domain.talk_text import TalkAnalysis
from app.backend.providers.ringostat_body import Pairs
from app.backend.providers.ringostat_keys import Said, place_in
from app.backend.providers.ringostat_values import address_in

_LONGEST_SUMMARY = 6_000
_LONGEST_MOOD = 80
_MOST_ACTIONS = 20
_LONGEST_ACTION = 500
_BULLETS = " \t-–—•*·▪●☐✓"


def analysis_of(call_id: str, said: Mapping[Said, str], pairs: Pairs, own: Mapping[str, Said]) -> TalkAnalysis | None:
    """The analysis that stands in a webhook; None when there is none.

    `said` are the best values of its `pairs`; actions are told under several keys as often as under one.
    """
    told = TalkAnalysis(
        call_id=call_id,
        summary=said.get(Said.SUMMARY, "")[:_LONGEST_SUMMARY] or None,
        client_mood=_mood(said, Said.CLIENT_MOOD),
        employee_mood=_mood(said, Said.EMPLOYEE_MOOD),
        overall_mood=_mood(said, Said.OVERALL_MOOD),
        actions=_actions(text for key, text in pairs if (place := place_in(key, own)) and place[0] is Said.ACTIONS),
        transcript_url=address_in(said.get(Said.TRANSCRIPT, "")),
    )
    return told if told.tells_something else None


def _mood(said: Mapping[Said, str], what: Said) -> str | None:
    return said.get(what, "")[:_LONGEST_MOOD].strip() or None


def _actions(texts: Iterable[str]) -> tuple[str, ...]:
    """Each once, without the sign it was listed with."""
    lines = (_unlisted(line) for text in texts for line in text.splitlines())
    return tuple(dict.fromkeys(line[:_LONGEST_ACTION] for line in lines if line))[:_MOST_ACTIONS]


def _unlisted(line: str) -> str:
    line = line.strip(_BULLETS)
    number, dot, rest = line.partition(" ")
    return rest.strip() if dot and number[:-1].isdigit() and number[-1] in ".)" else line
