"""A backend that keeps talks in words, for the desk's side of them."""

from datetime import UTC, datetime

from app.contract.talk_text import Cue, Lane, Mood, MoodKind, TalkSummary, TextState, Transcript
from app.desk.talk_text import NOTHING, TalkText
from app.failures import BackendSilent

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
LINES = (
    (0.5, 2.5, Lane.OPERATOR, "Магазин «Затишок», добрий день."),
    (3.0, 7.0, Lane.CLIENT, "Де моє замовлення? Обіцяли плед ще вчора."),
    (7.5, 12.0, Lane.OPERATOR, "Плед уже у дорозі, завтра до обіду буде у вас."),
    (12.5, 15.0, Lane.CLIENT, "Добре, чекаю."),
)
CUES = tuple(Cue(start_s=start, end_s=end, lane=lane, text=text) for start, end, lane, text in LINES)
SUMMARY = TalkSummary(
    told_at=NOW,
    summary="Клієнтка питала, де її плед.\nПосилка буде завтра до обіду.",
    client_mood=Mood(words="Негативний", kind=MoodKind.BAD),
    employee_mood=Mood(words="Позитивний", kind=MoodKind.GOOD),
    overall_mood=Mood(words="Нейтральний", kind=MoodKind.NEUTRAL),
    actions=("Надіслати номер накладної", "Перевірити завтра, чи посилка прибула"),
    transcript=TextState.READY,
)


class WordsBook:
    """Answers as the backend does; `is_silent` is the network's."""

    def __init__(self, *, told: bool = True) -> None:
        self.summaries: dict[int, TalkSummary] = {7: SUMMARY} if told else {}
        self.transcripts = {7: Transcript(state=TextState.READY, cues=CUES)} if told else {}
        self.is_silent = False
        self.asked: list[int] = []

    async def summary(self, call_id: int) -> TalkSummary:
        self.asked.append(call_id)
        if self.is_silent:
            raise BackendSilent
        return self.summaries.get(call_id, TalkSummary())

    async def transcript(self, call_id: int) -> Transcript:
        if self.is_silent:
            raise BackendSilent
        return self.transcripts.get(call_id, NOTHING)


def text_in(book: WordsBook) -> TalkText:
    return TalkText(book)
