"""Words looked for in all talks, as state: the answer comes page by page, the newest talks first."""

from collections.abc import Awaitable, Callable, Sequence
from enum import StrEnum

from app.contract.answers import Page
from app.contract.talk_text import FEWEST_LETTERS, FoundTalk
from app.failures import Failure
from app.word_forms import Forms, words_of

type AskWords = Callable[[str, str | None], Awaitable[Page[FoundTalk]]]


class Stand(StrEnum):
    """Where the search stands."""

    TOO_SHORT = "too_short"
    """Nothing is asked yet, or no word of it has three letters."""
    LOOKING = "looking"
    FOUND = "found"
    NOTHING = "nothing"
    FAILED = "failed"


class WordSearch:
    """The newest question wins. Failures are kept in `failure`, and what was found so far stays."""

    def __init__(self, ask: AskWords) -> None:
        self.on_changed: Callable[[], None] = _nobody
        self._ask = ask
        self.text = ""
        self.talks: Sequence[FoundTalk] = ()
        self.failure: Failure | None = None
        self._next: str | None = None
        self._is_looking = False
        self._question = 0

    @property
    def words(self) -> tuple[Forms, ...]:
        return words_of(self.text)

    @property
    def stand(self) -> Stand:
        if not is_enough(self.text):
            return Stand.TOO_SHORT
        if self.talks:
            return Stand.FOUND
        if self._is_looking:
            return Stand.LOOKING
        return Stand.NOTHING if self.failure is None else Stand.FAILED

    @property
    def has_more(self) -> bool:
        return self._next is not None

    async def search(self, text: str) -> None:
        """Ask anew."""
        self._question += 1
        self.text, self.talks, self._next, self.failure = text, (), None, None
        if is_enough(text):
            await self._bring(None)
        else:
            self._is_looking = False
            self.on_changed()

    async def more(self) -> None:
        """The next page, when there is one and it is not on its way."""
        if self._next is not None and not self._is_looking:
            await self._bring(self._next)

    async def _bring(self, cursor: str | None) -> None:
        question, self._is_looking = self._question, True
        self.on_changed()
        try:
            page = await self._ask(self.text, cursor)
        except Failure as failure:
            if question == self._question:
                self.failure = failure
        else:
            if question == self._question:
                had = {talk.call.id for talk in self.talks}
                self.talks = (*self.talks, *(talk for talk in page.items if talk.call.id not in had))
                self._next, self.failure = page.next, None
        finally:
            if question == self._question:
                self._is_looking = False
        if question == self._question:
            self.on_changed()


def is_enough(text: str) -> bool:
    """Whether there is a word long enough to look for."""
    return any(len(word[0]) >= FEWEST_LETTERS for word in words_of(text))


def _nobody() -> None:
    """Nobody looks yet."""
