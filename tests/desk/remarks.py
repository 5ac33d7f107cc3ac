"""A backend that keeps remarks and judgements of talks, for the desk's side of them."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.contract.answers import Comment, Me, Named, Page, Role
from app.contract.requests import NewComment
from app.contract.reviews import Review, ReviewChange
from app.desk.talk_notes import TalkNotes
from app.failures import BackendSilent

if TYPE_CHECKING:
    from asyncio import Event

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
SUPERVISOR = Me(user=Named(3, "Ірина"), role=Role.SUPERVISOR)


class RemarksBook:
    """Answers as the backend does; `is_silent` is the network's, and `wait` holds back the next answer."""

    def __init__(self) -> None:
        self.kept: dict[int, list[Comment]] = {}
        self.judged: dict[int, tuple[Review, ...]] = {}
        self.is_silent = False
        self.wait: Event | None = None

    async def comments(self, call_id: int) -> Page[Comment]:
        self._look()
        return Page(tuple(self.kept.get(call_id, [])))

    async def add_comment(self, call_id: int, comment: NewComment) -> Comment:
        self._look()
        kept = self.kept.setdefault(call_id, [])
        kept.append(
            Comment(id=len(kept) + 1, author=SUPERVISOR.user, at_s=comment.at_s, text=comment.text, created_at=NOW)
        )
        made = kept[-1]
        await self._held_back()
        return made

    async def reviews(self, call_id: int) -> Page[Review]:
        self._look()
        judged = self.judged.get(call_id, ())
        await self._held_back()
        return Page(judged)

    async def change_review(self, call_id: int, change: ReviewChange) -> Page[Review]:
        self._look()
        had = self.judged.get(call_id) or (Review(by=SUPERVISOR.user, rating=None, tags=(), at=NOW),)
        rating = change.rating if isinstance(change.rating, int) or change.rating is None else had[0].rating
        tags = change.tags if isinstance(change.tags, tuple) else had[0].tags
        judged = self.judged[call_id] = (Review(by=SUPERVISOR.user, rating=rating, tags=tags, at=NOW),)
        await self._held_back()
        return Page(judged)

    async def _held_back(self) -> None:
        wait, self.wait = self.wait, None
        if wait is not None:
            await wait.wait()

    def _look(self) -> None:
        if self.is_silent:
            raise BackendSilent


def notes_in(book: RemarksBook, me: Me | None = SUPERVISOR) -> TalkNotes:
    return TalkNotes(book, book, lambda: me)
