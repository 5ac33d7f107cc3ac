"""What the desk asks about talks in words."""

from app.backend_link.asking import Asking, Params
from app.contract.answers import Page
from app.contract.talk_text import FoundTalk, TalkSummary, Transcript

PAGE = 20


class TextQuestions:
    """Asks over the desk's own connection. Each method raises `Refused` or `BackendSilent`."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    async def summary(self, call_id: int) -> TalkSummary:
        return await self._asking.ask("GET", f"/api/v1/calls/{call_id}/summary", TalkSummary)

    async def transcript(self, call_id: int) -> Transcript:
        return await self._asking.ask("GET", f"/api/v1/calls/{call_id}/transcript", Transcript)

    async def find_words(self, words: str, cursor: str | None = None) -> Page[FoundTalk]:
        """Talks that hold all the words, the newest first."""
        params: Params = {"words": words, "limit": PAGE, "cursor": cursor}
        return await self._asking.ask("GET", "/api/v1/calls/words", Page[FoundTalk], params=params)
