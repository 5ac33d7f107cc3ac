"""Words that were said in a talk, or stand in its summary, found by whatever index the database has for them.

What is rare is found through that index; what is in many talks is found sooner by looking through the newest ones.
"""

import functools
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, Text, and_, bindparam, func, select

from app.backend.storage import search
from app.backend.storage.search import FEW, Among
from app.backend.storage.tables import calls
from app.backend.storage.tables_talk_text import summaries, talk_words
from app.backend.storage.transaction import Tx
from app.contract.talk_text import FEWEST_LETTERS
from app.word_forms import stems

MOST_WORDS = 6
PREFIX = "word_"
"""Of the values' names, a number follows."""
_LOOK = "SELECT rowid FROM look_words WHERE look_words MATCH :words_match"


@dataclass(frozen=True, slots=True)
class Words:
    """What is looked for, in lower case and without endings: a talk must hold them all, each in a word or as one."""

    all: tuple[str, ...]

    @classmethod
    def read(cls, text: str) -> "Words | None":
        """The words of what somebody typed; None when there is none long enough to look for."""
        words = stems(text.replace("\0", " "))[:MOST_WORDS]
        return cls(words) if any(len(word) >= FEWEST_LETTERS for word in words) else None

    def values(self) -> dict[str, object]:
        """By the names of the conditions below."""
        values: dict[str, object] = {
            f"{PREFIX}{place}": f"%{search.like(word)}%" for place, word in enumerate(self.all)
        }
        long = (search.phrase(word) for word in self.all if len(word) >= FEWEST_LETTERS)
        return values | {"words_match": " AND ".join(long)}


def is_rare(tx: Tx, workspace: int, words: Words) -> bool:
    """Whether so few talks hold them all that each may be looked up."""
    row = tx.one(_count(len(words.all)), workspace=workspace, few=FEW, **words.values())
    return row is not None and int(row["count"]) < FEW


@functools.cache
def said(count: int, *, rare: bool) -> ColumnElement[bool]:
    """The call's words hold all of so many."""
    in_call = (summaries.c.workspace == calls.c.workspace) & (summaries.c.external_id == calls.c.external_id)
    holding = talk_words.c.summary == summaries.c.id
    if not rare:
        # One value for each call, not EXISTS, which PostgreSQL makes a join of all talks with all calls.
        of_call = select(talk_words.c.summary).select_from(talk_words.join(summaries, holding))
        return of_call.where(in_call, _hold(count)).correlate(calls).scalar_subquery().is_not(None)
    found = (
        select(calls.c.id)
        .select_from(talk_words.join(summaries, holding).join(calls, in_call))
        .where(calls.c.workspace == bindparam("workspace"), _found(count))
    )
    return calls.c.id.in_(found.correlate(None))


@functools.cache
def _count(count: int) -> Select[int]:
    # As a sum the workspace draws no index of all its rows.
    rows = select(talk_words.c.summary).where(talk_words.c.workspace + 0 == bindparam("workspace"), _found(count))
    return select(func.count().label("count")).select_from(rows.limit(bindparam("few")).subquery())


def _found(count: int) -> ColumnElement[bool]:
    plain = select(talk_words.c.summary).where(talk_words.c.workspace == bindparam("workspace"), _hold(count))
    return Among(talk_words.c.summary, plain, _LOOK) & _hold(count)


def _hold(count: int) -> ColumnElement[bool]:
    return and_(
        *(talk_words.c.folded.like(bindparam(f"{PREFIX}{place}", type_=Text()), escape="\\") for place in range(count))
    )
