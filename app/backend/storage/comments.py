"""What people remark on calls; who may see a call sees its comments."""

from datetime import datetime

from sqlalchemy import bindparam, func, insert, select

from app.backend.storage.moments import micro, moment_of
from app.backend.storage.tables import comments, people
from app.backend.storage.transaction import Row, Tx
from app.contract.answers import Comment, Named

_VIEW = select(comments, people.c.name.label("author")).select_from(
    comments.join(people, people.c.id == comments.c.person)
)
_OF_CALL = _VIEW.where(comments.c.call == bindparam("of_call")).order_by(comments.c.id)
_GET = _VIEW.where(comments.c.id == bindparam("comment_id"))
_SAME = (
    _VIEW.where(
        comments.c.call == bindparam("of_call"),
        comments.c.person == bindparam("by_person"),
        func.coalesce(comments.c.at_ms, -1) == bindparam("at"),
        comments.c.text == bindparam("said"),
    )
    .order_by(comments.c.id)
    .limit(1)
)
_COUNT = select(func.count().label("count")).where(comments.c.call == bindparam("of_call"))
_NEW = insert(comments).returning(comments.c.id)


def comments_of_call(tx: Tx, call: int) -> tuple[Comment, ...]:
    """All of them, in the order they were written."""
    return tuple(_comment(row) for row in tx.rows(_OF_CALL, of_call=call))


def count_comments(tx: Tx, call: int) -> int:
    row = tx.one(_COUNT, of_call=call)
    return 0 if row is None else int(row["count"])


def same_comment(tx: Tx, call: int, *, person: int, at_s: float | None, text: str) -> Comment | None:
    """What this person remarked already, in the same words at the same moment."""
    at_ms = _milliseconds(at_s)
    row = tx.one(_SAME, of_call=call, by_person=person, at=-1 if at_ms is None else at_ms, said=text)
    return None if row is None else _comment(row)


def create_comment(tx: Tx, call: int, *, person: int, at_s: float | None, text: str, now: datetime) -> Comment:
    """Keep a comment; `at_s` is kept to the millisecond."""
    at_ms = _milliseconds(at_s)
    made = tx.one(_NEW, call=call, person=person, at_ms=at_ms, text=text, created_at=micro(now))
    assert made is not None
    row = tx.one(_GET, comment_id=made["id"])
    assert row is not None
    return _comment(row)


def _milliseconds(at_s: float | None) -> int | None:
    return None if at_s is None else round(at_s * 1000)


def _comment(row: Row) -> Comment:
    return Comment(
        id=row["id"],
        author=Named(row["person"], row["author"]),
        at_s=None if row["at_ms"] is None else row["at_ms"] / 1000,
        text=row["text"],
        created_at=moment_of(row["created_at"]),
    )
