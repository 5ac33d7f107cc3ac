"""A backend that keeps remarks and judgements of talks, for the desk's side of them."""

from datetime import UTC, datetime

from app.contract.answers import Comment, Me, Named, Page, Role
from app.contract.requests import NewComment
from app.contract.reviews import Review, ReviewChange
from app.desk.talk_notes import TalkNotes
from app.failures import BackendSilent

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
SUPERVISOR = Me(user=Named(3, "Ірина"), role=Role.SUPERVISOR)


class RemarksBook:
    """Answers as the backend does; `is_silent` is the network's."""

    def __init__(self) -> None:
        self.kept: dict[int, list[Comment]] = {}
        self.judged: dict[int, tuple[Review, ...]] = {}
        self.is_silent = False

    async def comments(self, call_id: int) -> Page[Comment]:
        self._look()
        return Page(tuple(self.kept.get(call_id, [])))

    async def add_comment(self, call_id: int, comment: NewComment) -> Comment:
        self._look()
        kept = self.kept.setdefault(call_id, [])
        kept.append(
            Comment(id=len(kept) + 1, author=SUPERVISOR.user, at_s=comment.at_s, text=comment.text, created_at=NOW)
        )
        return kept[-1]

    async def reviews(self, call_id: int) -> Page[Review]:
        self._look()
        return Page(self.judged.get(call_id, ()))

    async def change_review(self, call_id: int, change: ReviewChange) -> Page[Review]:
        self._look()
        had = self.judged.get(call_id) or (Review(by=SUPERVISOR.user, rating=None, tags=(), at=NOW),)
        rating = change.rating if isinstance(change.rating, int) or change.rating is None else had[0].rating
        tags = change.tags if isinstance(change.tags, tuple) else had[0].tags
        self.judged[call_id] = (Review(by=SUPERVISOR.user, rating=rating, tags=tags, at=NOW),)
        return Page(self.judged[call_id])

    def _look(self) -> None:
        if self.is_silent:
            raise BackendSilent


def notes_in(book: RemarksBook, me: Me | None = SUPERVISOR) -> TalkNotes:
    return TalkNotes(book, book, lambda: me)
