"""The chips as a line of text, so that the desk opens with the filters it was closed with."""

import json
from dataclasses import replace
from datetime import date

from app.contract.answers import Direction, Named
from ui.call_list.filters import Choice, Heard, Outcome, Period, Talk


def kept_text(choice: Choice) -> str:
    """What is worth remembering: neither what was searched nor the hour that the overview asked for."""
    kept = {
        "period": choice.period,
        "own": [day.isoformat() for day in choice.own] if choice.own else None,
        "direction": choice.direction,
        "outcome": choice.outcome,
        "manager": _pair(choice.manager),
        "operator": _pair(choice.operator),
        "talk": choice.talk,
        "recorded": choice.recorded,
        "heard": dict(choice.heard),
    }
    return json.dumps(kept, ensure_ascii=False)


def choice_of(text: str) -> Choice:
    """The kept choice; the plain one when the text is of another version or none of ours."""
    try:
        kept = json.loads(text) if text else {}
        own, asked = kept.get("own"), kept.get("heard")
        asked = asked if isinstance(asked, dict) else {}  # a list: of a version that asked for one value only
        choice = Choice(
            period=Period(kept.get("period", Period.ALL)),
            own=(date.fromisoformat(own[0]), date.fromisoformat(own[1])) if own else None,
            direction=Direction(kept["direction"]) if kept.get("direction") else None,
            outcome=Outcome(kept.get("outcome", Outcome.ALL)),
            manager=_named(kept.get("manager")),
            operator=_named(kept.get("operator")),
            talk=Talk(kept.get("talk", Talk.ANY)),
            recorded=kept.get("recorded") is True,
            heard=tuple((one, int(asked[one])) for one in Heard if one in asked),
        )
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return Choice()
    return replace(choice, period=Period.ALL) if choice.period is Period.OWN and choice.own is None else choice


def _pair(named: Named | None) -> list[int | str] | None:
    return None if named is None else [named.id, named.name]


def _named(pair: list[int | str] | None) -> Named | None:
    return None if pair is None else Named(int(pair[0]), str(pair[1]))
