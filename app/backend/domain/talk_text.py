"""What a talk was about in words: the summary that was made of it, and who said what when."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.contract.talk_text import Lane, MoodKind


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkAnalysis:
    """What the provider's AI made of a talk; None means "not told": a later telling never erases an earlier one.

    Moods are in the provider's own words. `transcript_url` holds a token.
    """

    call_id: str
    summary: str | None = None
    client_mood: str | None = None
    employee_mood: str | None = None
    overall_mood: str | None = None
    actions: tuple[str, ...] = ()
    transcript_url: str | None = None

    @property
    def tells_something(self) -> bool:
        words = (self.summary, self.client_mood, self.employee_mood, self.overall_mood)
        return any(words) or bool(self.actions) or self.transcript_url is not None


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """A cue of a transcript: milliseconds of the recording, plain text on one line; `speaker` as it was written."""

    start_ms: int
    end_ms: int
    speaker: str
    text: str


_BAD = """
    negativ негатив unhappy dissatisf незадовол angry anger злий злість гнів роздрат annoy irritat frustrat upset sad
    сумн bad поган конфлікт розчаров 😠 😡 🙁 ☹ 😞 👎
"""
_GOOD = """
    positiv позитив happy satisf задовол friendly дружн привітн приязн good добр joy радіс вдячн polite ввічлив
    😊 🙂 😀 😃 👍
"""
# Asked in this order: what is dissatisfied holds the letters of what is satisfied.
_MOODS: tuple[tuple[MoodKind, str], ...] = (
    (MoodKind.NEUTRAL, "neutral нейтрал mixed змішан 😐 😶"),
    (MoodKind.BAD, _BAD),
    (MoodKind.GOOD, _GOOD),
    (MoodKind.NEUTRAL, "calm спокій спокійн balanced врівноваж stable рівн"),
)


def kind_of_mood(words: str) -> MoodKind | None:
    """Which of the three the provider's word is; None for a word nobody knows."""
    folded = words.casefold()
    return next((kind for kind, stems in _MOODS if any(stem in folded for stem in stems.split())), None)


_LANES: dict[str, Lane] = {
    **dict.fromkeys(
        ("client", "customer", "caller", "subscriber", "клієнт", "клієнтка", "покупець", "абонент", "клиент", "left"),
        Lane.CLIENT,
    ),
    **dict.fromkeys(
        ("operator", "employee", "manager", "agent", "staff", "consultant", "оператор", "операторка", "менеджер"),
        Lane.OPERATOR,
    ),
    **dict.fromkeys(
        ("менеджерка", "співробітник", "працівник", "консультант", "сотрудник", "right"),
        Lane.OPERATOR,
    ),
    # As in the recordings: the client is in channel 0.
    **dict.fromkeys(("channel 0", "speaker 0", "канал 0"), Lane.CLIENT),
}


def lanes_of(speakers: Sequence[str], *, operator: str = "", client: str = "") -> dict[str, Lane | None]:
    """Which side each of the speakers is, by what they are called; with two of them the one tells the other."""
    names = {_folded(operator): Lane.OPERATOR, _folded(client): Lane.CLIENT}
    lanes = {one: _LANES.get(_folded(one)) or (names.get(_folded(one)) if one.strip() else None) for one in speakers}
    told = [one for one in lanes if one]
    if len(told) == 2:
        first, second = told
        for one, other in ((first, second), (second, first)):
            if lanes[one] is None and lanes[other] is not None:
                lanes[one] = Lane.CLIENT if lanes[other] is Lane.OPERATOR else Lane.OPERATOR
    return lanes


def is_side(speaker: str) -> bool:
    """Whether the word names a side of a talk: «Клієнт», «Operator»."""
    return _folded(speaker) in _LANES


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
