"""The screens of talks in words, with words in Latin letters."""

from collections.abc import Callable
from datetime import datetime

import msgspec
from PySide6.QtWidgets import QWidget

from app.contract.answers import Page
from app.contract.talk_text import (
    Cue,
    FoundTalk,
    Lane,
    Mood,
    MoodKind,
    TalkSummary,
    TextReason,
    TextState,
    Transcript,
    WordPlace,
)
from app.desk.word_search import WordSearch
from app.failures import BackendSilent
from tests.desk.talk_words import WordsBook, text_in
from tests.ui.call_screens import answered
from tests.ui.latin_shop import NOW, call
from ui.recordings.texts import Texts
from ui.theme import Theme
from ui.word_search.dialog import WordsDialog

type Shown = Callable[[QWidget], None]

_TOLD = TalkSummary(
    told_at=NOW,
    summary="The client asks where the blanket is.",
    client_mood=Mood(words="negative", kind=MoodKind.BAD),
    employee_mood=Mood(words="positive", kind=MoodKind.GOOD),
    overall_mood=Mood(words="curious", kind=None),
    actions=("Send the number of the parcel",),
    transcript=TextState.READY,
)
_STANDS: tuple[tuple[TextState, TextReason | None, datetime | None], ...] = (
    (TextState.NONE, None, None),
    (TextState.PENDING, None, None),
    (TextState.READY, None, None),
    *((TextState.PENDING, reason, NOW) for reason in TextReason),
    *((TextState.FAILED, reason, None) for reason in TextReason),
)
_CUES = tuple(
    Cue(start_s=3.0 * place, end_s=3.0 * place + 2, text="Where is my blanket?", lane=lane)
    for place, lane in enumerate((*Lane, None))
)


async def texts(theme: Theme, shown: Shown) -> None:
    """Not processed yet, without an answer, whole, without a summary, and each reason for no transcript."""
    book = WordsBook(told=False)
    panel = Texts(theme, text_in(book), theme)
    panel.show_call(call())
    panel.open_drawer(is_open=True)
    drawer = panel.drawer
    assert drawer is not None
    drawer.resize(1068, drawer.height())
    shown(drawer)

    async def again() -> None:
        panel.show_call(msgspec.structs.replace(call(), id=2))
        panel.show_call(call())
        await answered()
        shown(drawer)

    await again()
    book.is_silent = True
    await again()
    book.is_silent = False
    number = call().id
    for state, why, at in _STANDS:
        book.summaries[number] = TalkSummary(told_at=NOW, transcript=state)
        book.transcripts[number] = Transcript(state=state, reason=why, next_try_at=at)
        await again()
    book.summaries[number] = _TOLD
    book.transcripts[number] = Transcript(state=TextState.READY, cues=_CUES)
    await again()
    for words in ("blanket", "sofa"):
        panel.show_words(words, at=3.0)
        shown(drawer)
    await panel.close()


async def spoken(theme: Theme, shown: Shown) -> None:
    """Nothing asked, nothing found, nobody answering, and found talks."""
    places = tuple(WordPlace(at_s=at, lane=lane, text="my blanket") for at, lane in ((None, None), (9.0, Lane.CLIENT)))
    answers: list[Page[FoundTalk] | None] = [
        Page(()),
        None,
        Page((FoundTalk(call=call(), places=places, count=7),)),
    ]

    async def ask(_words: str, _cursor: str | None) -> Page[FoundTalk]:
        answer = answers.pop(0)
        if answer is None:
            raise BackendSilent
        return answer

    search = WordSearch(ask)
    parent = QWidget()
    dialog = WordsDialog(theme, search, lambda: NOW, parent)
    shown(dialog)
    while answers:
        await search.search("blanket")
        shown(dialog)
    await dialog.close_tasks()
