"""Remarks and judgements of the talk that is listened to."""

import asyncio

import pytest

from app.contract.answers import Comment, Me, Named, Role
from app.contract.reviews import CommentNews, Review, ReviewChange, ReviewNews
from app.failures import BackendSilent
from tests.desk.remarks import NOW, RemarksBook, notes_in


def _comment(number: int, at_s: float | None) -> Comment:
    return Comment(id=number, author=Named(9, "Олена"), at_s=at_s, text=f"{number}", created_at=NOW)


async def test_comments_stand_by_their_moment_those_on_the_whole_call_first() -> None:
    book = RemarksBook()
    book.kept[7] = [_comment(1, 30.0), _comment(2, None), _comment(3, 5.0)]
    notes = notes_in(book)
    await notes.open(7)
    assert [comment.id for comment in notes.comments] == [2, 3, 1]


async def test_ones_own_comment_is_shown_once_though_it_comes_as_news_too() -> None:
    notes = notes_in(RemarksBook())
    changes: list[int] = []
    await notes.open(7)
    notes.on_changed = lambda: changes.append(len(notes.comments))
    await notes.add_comment("ось тут", 4.0)
    notes.hear(CommentNews(call_id=7, comment=notes.comments[0]))
    notes.hear(CommentNews(call_id=8, comment=_comment(5, 1.0)))
    assert changes == [1]


async def test_what_colleagues_remark_and_judge_comes_live() -> None:
    notes = notes_in(RemarksBook())
    await notes.open(7)
    notes.hear(CommentNews(call_id=7, comment=_comment(4, 2.0)))
    await notes.review(ReviewChange(rating=4))
    assert (len(notes.comments), notes.mine and notes.mine.rating) == (1, 4)
    notes.hear(ReviewNews(call_id=7, reviews=()))
    assert notes.mine is None


async def test_what_is_told_while_it_is_asked_for_stays() -> None:
    """The news may be quicker than an answer that was read before it."""
    book = RemarksBook()
    book.kept[7] = [_comment(1, 1.0)]
    notes = notes_in(book)
    book.wait = held = asyncio.Event()
    opening = asyncio.create_task(notes.open(7))
    await asyncio.sleep(0)
    notes.hear(CommentNews(call_id=7, comment=_comment(2, 2.0)))
    review = Review(by=Named(9, "Олена"), rating=5, tags=(), at=NOW)
    notes.hear(ReviewNews(call_id=7, reviews=(review,)))
    held.set()
    await opening
    assert ([comment.id for comment in notes.comments], notes.reviews) == ([1, 2], (review,))


async def test_nothing_is_known_of_a_call_until_the_backend_answers() -> None:
    book = RemarksBook()
    notes = notes_in(book)
    book.is_silent = True
    known = []
    with pytest.raises(BackendSilent):
        await notes.open(7)
    known.append(notes.is_known)
    book.is_silent = False
    await notes.open(7)
    known.append(notes.is_known)
    notes.leave()
    assert [*known, notes.is_known] == [False, True, False]


async def test_only_supervisors_may_judge() -> None:
    operator = Me(user=Named(1, "Іван"), role=Role.OPERATOR)
    assert notes_in(RemarksBook()).may_review
    assert not notes_in(RemarksBook(), operator).may_review
    assert not notes_in(RemarksBook(), None).may_review


async def test_a_lost_line_is_told_and_keeps_what_was_known() -> None:
    book = RemarksBook()
    notes = notes_in(book)
    await notes.open(7)
    await notes.add_comment("є", None)
    book.is_silent = True
    with pytest.raises(BackendSilent):
        await notes.add_comment("немає", None)
    assert [comment.text for comment in notes.comments] == ["є"]
    notes.leave()
    assert notes.comments == ()
