"""The receiver of telephony webhooks, as Sitniks shows it in its own settings; it can be down."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from app.virtual_ringostat import doors
from app.virtual_ringostat.doors import Answer, Question, Route


@dataclass(frozen=True, slots=True)
class Heard:
    """One webhook that was taken, as it came."""

    body: bytes
    content_type: str
    query: Mapping[str, str]


class Telephony:
    """`down_status` is answered instead of taking anything, until it is None again; `news` is set by each webhook."""

    def __init__(self, secret: str) -> None:
        self.heard: list[Heard] = []
        self.refused = 0
        self.news = asyncio.Event()
        self.down_status: int | None = None
        self._secret = secret

    def routes(self) -> tuple[Route, ...]:
        return (
            Route("POST", "/telephony/ringostat/{secret}", self._take),
            Route("GET", "/telephony/ringostat/{secret}", self._take),
        )

    async def _take(self, question: Question) -> Answer:
        if question.place["secret"] != self._secret:
            return doors.text("Not Found", 404)
        self.news.set()
        if self.down_status is not None:
            self.refused += 1
            return doors.text("Service Unavailable", self.down_status)
        self.heard.append(Heard(question.body, question.headers.get("content-type", ""), question.query))
        return doors.json({"ok": True})
