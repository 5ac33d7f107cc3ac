"""Quality control: how people rate a talk, and the news of what they remark on it."""

from datetime import datetime
from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

from app.contract.answers import Comment, Named

MOST_TAGS = 12


class Review(Struct, frozen=True, kw_only=True):
    """One person's judgement of a call."""

    by: Named
    rating: int | None
    """1-5; None: only tags."""
    tags: tuple[str, ...]
    at: datetime


class ReviewChange(Struct, frozen=True, kw_only=True):
    """Of one's own review; a review without rating and tags is none."""

    rating: Annotated[int, Meta(ge=1, le=5)] | UnsetType | None = UNSET
    tags: (
        Annotated[tuple[Annotated[str, Meta(min_length=1, max_length=40)], ...], Meta(max_length=MOST_TAGS)] | UnsetType
    ) = UNSET


class CommentNews(Struct, frozen=True, kw_only=True):
    """Somebody remarked something on a call."""

    call_id: int
    comment: Comment


class ReviewNews(Struct, frozen=True, kw_only=True):
    """`reviews` are all of the call's as they are now."""

    call_id: int
    reviews: tuple[Review, ...]
