"""What people remark on and judge of the talk that is listened to, live."""

from collections.abc import Callable
from typing import Protocol

from app.contract.answers import Comment, Me, Page, Role
from app.contract.requests import NewComment
from app.contract.reviews import CommentNews, Review, ReviewChange, ReviewNews


class AsksRemarks(Protocol):
    """`app.backend_link.questions.Questions` is one."""

    async def comments(self, call_id: int) -> Page[Comment]: ...
    async def add_comment(self, call_id: int, comment: NewComment) -> Comment: ...


class AsksJudgements(Protocol):
    """`app.backend_link.listening_questions.ListeningQuestions` is one."""

    async def reviews(self, call_id: int) -> Page[Review]: ...
    async def change_review(self, call_id: int, change: ReviewChange) -> Page[Review]: ...


class TalkNotes:
    """Of one call at a time. `me` tells who listens, when that is known."""

    def __init__(self, remarks: AsksRemarks, judgements: AsksJudgements, me: Callable[[], Me | None]) -> None:
        self.on_changed: Callable[[], None] = _nobody
        self._remarks = remarks
        self._judgements = judgements
        self._me = me
        self.call_id: int | None = None
        self.is_known = False
        """Whether the backend has answered for this call."""
        self._judged_anew = 0
        self.comments: tuple[Comment, ...] = ()
        """By their moment, those on the call as a whole first."""
        self.reviews: tuple[Review, ...] = ()

    @property
    def may_review(self) -> bool:
        me = self._me()
        return me is not None and me.role is not Role.OPERATOR

    @property
    def mine(self) -> Review | None:
        """What this person judged."""
        me = self._me()
        return next((review for review in self.reviews if me is not None and review.by.id == me.user.id), None)

    def leave(self) -> None:
        """No talk is listened to."""
        self.call_id, self.is_known = None, False
        self._show((), ())

    async def open(self, call_id: int) -> None:
        """Ask for what is known of the call; again for the same one keeps what is shown. Raises what asking raises.

        What is told meanwhile is newer than the answer.
        """
        if call_id != self.call_id:
            self.leave()
            self.call_id = call_id
        judged_anew = self._judged_anew
        comments = (await self._remarks.comments(call_id)).items
        reviews = (await self._judgements.reviews(call_id)).items
        if call_id == self.call_id:
            self.is_known = True
            answered = {comment.id for comment in comments}  # none of them is ever taken back
            told = (comment for comment in self.comments if comment.id not in answered)
            self._show((*comments, *told), reviews if judged_anew == self._judged_anew else self.reviews)

    async def add_comment(self, text: str, at_s: float | None) -> None:
        """Remark something on the call that is listened to. Raises what asking raises."""
        if self.call_id is not None:
            call_id = self.call_id
            comment = await self._remarks.add_comment(call_id, NewComment(text=text, at_s=at_s))
            self.hear(CommentNews(call_id=call_id, comment=comment))

    async def review(self, change: ReviewChange, *, of: int | None = None) -> None:
        """Judge the call that is listened to, or that was when it was judged. Raises what asking raises."""
        call_id = self.call_id if of is None else of
        if call_id is not None:
            reviews = (await self._judgements.change_review(call_id, change)).items
            self.hear(ReviewNews(call_id=call_id, reviews=reviews))

    def hear(self, news: CommentNews | ReviewNews) -> None:
        """Somebody remarked or judged something; one's own comes as an answer and as news."""
        if news.call_id != self.call_id:
            return
        match news:
            case CommentNews(comment=comment):
                if all(known.id != comment.id for known in self.comments):
                    self._show((*self.comments, comment), self.reviews)
            case ReviewNews(reviews=reviews):
                self._judged_anew += 1
                if reviews != self.reviews:
                    self._show(self.comments, reviews)

    def _show(self, comments: tuple[Comment, ...], reviews: tuple[Review, ...]) -> None:
        by_moment = sorted(comments, key=lambda comment: (comment.at_s is not None, comment.at_s or 0.0, comment.id))
        self.comments, self.reviews = tuple(by_moment), reviews
        self.on_changed()


def _nobody() -> None:
    """Nobody looks yet."""
