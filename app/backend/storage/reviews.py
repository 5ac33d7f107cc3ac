"""How people rate and tag calls; what all of them judged together stands beside the call."""

from datetime import datetime

import msgspec
from sqlalchemy import bindparam, delete, func, select

from app.backend.storage.moments import micro, moment_of
from app.backend.storage.tables import comments, people
from app.backend.storage.tables_listening import quality, reviews
from app.backend.storage.transaction import Row, Tx
from app.backend.storage.upserts import insert_or_renew
from app.contract.answers import Named
from app.contract.listening import Quality
from app.contract.reviews import Review

_OF_CALL = (
    select(reviews, people.c.name.label("reviewer"))
    .select_from(reviews.join(people, people.c.id == reviews.c.person))
    .where(reviews.c.call == bindparam("of_call"))
    .order_by(reviews.c.at, reviews.c.person)
)
_PUT = insert_or_renew(reviews, ("call", "person"), ("rating", "tags", "at"))
_DELETE = delete(reviews).where(reviews.c.call == bindparam("of_call"), reviews.c.person == bindparam("of_person"))
_REMARKS = select(func.count().label("count")).where(comments.c.call == bindparam("of_call"))
_JUDGE = insert_or_renew(quality, ("call",), ("rating_hundredths", "reviews", "tags", "comments"))

COLUMNS = (
    quality.c.rating_hundredths,
    quality.c.reviews,
    quality.c.tags.label("quality_tags"),
    quality.c.comments,
)
"""What `quality_in` reads; NULL all of them where nobody judged."""


def reviews_of_call(tx: Tx, call: int) -> tuple[Review, ...]:
    """The earliest first."""
    return tuple(_review(row) for row in tx.rows(_OF_CALL, of_call=call))


def put_review(tx: Tx, call: int, *, person: int, rating: int | None, tags: tuple[str, ...], now: datetime) -> None:
    """Keep a person's review; without rating and tags there is none."""
    if rating is None and not tags:
        tx.run(_DELETE, of_call=call, of_person=person)
    else:
        tx.run(_PUT, call=call, person=person, rating=rating, tags=msgspec.json.encode(tags).decode(), at=micro(now))


def judge(tx: Tx, workspace: int, call: int) -> None:
    """Bring what all judged together up to date; to be called after a review or a comment."""
    found = reviews_of_call(tx, call)
    ratings = [review.rating for review in found if review.rating is not None]
    tags = tuple(dict.fromkeys(tag for review in found for tag in review.tags))
    remarks = tx.one(_REMARKS, of_call=call)
    tx.run(
        _JUDGE,
        call=call,
        workspace=workspace,
        rating_hundredths=round(100 * sum(ratings) / len(ratings)) if ratings else None,
        reviews=len(found),
        tags=msgspec.json.encode(tags).decode(),
        comments=0 if remarks is None else remarks["count"],
    )


def quality_in(row: Row) -> Quality | None:
    """The judgement of a row of calls with `COLUMNS`."""
    if row["reviews"] is None:
        return None
    rating = row["rating_hundredths"]
    return Quality(
        rating=None if rating is None else rating / 100,
        reviews=row["reviews"],
        tags=msgspec.json.decode(row["quality_tags"], type=tuple[str, ...]),
        comments=row["comments"],
    )


def _review(row: Row) -> Review:
    return Review(
        by=Named(row["person"], row["reviewer"]),
        rating=row["rating"],
        tags=msgspec.json.decode(row["tags"], type=tuple[str, ...]),
        at=moment_of(row["at"]),
    )
