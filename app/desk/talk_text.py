"""The talk that is listened to, in words: its summary, its transcript, which line sounds now, words found in it."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Protocol

from app.contract.talk_text import Cue, TalkSummary, TextNews, TextState, Transcript
from app.word_forms import folded, holds, words_of

NOTHING = Transcript(state=TextState.NONE)


class AsksText(Protocol):
    """`app.backend_link.text_questions.TextQuestions` is one."""

    async def summary(self, call_id: int) -> TalkSummary: ...
    async def transcript(self, call_id: int) -> Transcript: ...


class TalkText:
    """Of one call at a time. `on_stale` tells that it is to be opened once more: the backend knows more of it now."""

    def __init__(self, ask: AsksText) -> None:
        self.on_changed: Callable[[], None] = _nobody
        self.on_stale: Callable[[], None] = _nobody
        self._ask = ask
        self.call_id: int | None = None
        self.is_known = False
        """Whether the backend has answered for this call."""
        self.is_stale = True
        """Whether the backend may know more than it has answered."""
        self.summary = TalkSummary()
        self.transcript = NOTHING
        self._starts: list[float] = []
        self._folded: list[str] = []

    async def open(self, call_id: int) -> None:
        """Ask for the words of the call; again for the same one keeps what is shown. Raises what asking raises."""
        if call_id != self.call_id:
            self.leave()
            self.call_id = call_id
        self.is_stale = False
        try:
            await self._open(call_id)
        except BaseException:
            self.is_stale |= call_id == self.call_id
            raise

    async def _open(self, call_id: int) -> None:
        summary = await self._ask.summary(call_id)
        transcript = await self._ask.transcript(call_id) if summary.told_at is not None else NOTHING
        if call_id == self.call_id:
            self.is_known = True
            self._show(summary, transcript)

    def leave(self) -> None:
        """No talk is listened to."""
        self.call_id, self.is_known, self.is_stale = None, False, True
        self._show(TalkSummary(), NOTHING)

    def hear(self, news: TextNews) -> None:
        """Summary or transcript of some call have changed."""
        if news.call_id == self.call_id:
            self.is_stale = True
            self.on_stale()

    @property
    def cues(self) -> Sequence[Cue]:
        return self.transcript.cues

    def sounding_at(self, second: float) -> int | None:
        """The line that sounds then, or was the last to sound; None before the first.

        Where lines overlap it is the one that began last and has not ended.
        """
        last = bisect_right(self._starts, second + 0.001) - 1
        if last < 0:
            return None
        for place in range(last, max(-1, last - 8), -1):
            if self.cues[place].end_s > second:
                return place
        return last

    def find(self, text: str) -> tuple[int, ...]:
        """Lines in which any of the words stands; those with all of them, when there are such."""
        words = words_of(text)
        if not words:
            return ()
        held = [(place, sum(holds(line, word) for word in words)) for place, line in enumerate(self._folded)]
        most = max((count for _, count in held), default=0)
        wanted = len(words) if most == len(words) else 1
        return tuple(place for place, count in held if count >= wanted)

    def is_in_summary(self, text: str) -> bool:
        """Whether any of the words stands in the summary or in what it advises."""
        told = folded("\n".join((self.summary.summary, *self.summary.actions)))
        return any(holds(told, word) for word in words_of(text))

    def _show(self, summary: TalkSummary, transcript: Transcript) -> None:
        self.summary, self.transcript = summary, transcript
        self._starts = [cue.start_s for cue in transcript.cues]
        self._folded = [folded(cue.text) for cue in transcript.cues]
        self.on_changed()


def _nobody() -> None:
    """Nobody looks yet."""
