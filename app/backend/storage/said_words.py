"""Words that were said in a talk, or stand in its summary, found by whatever index the database has for them.

What is rare is found through that index; what is in many talks is found sooner by looking through the newest ones.
"""

import functools
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import ColumnElement, Select, Text, and_, bindparam, func, or_, select

from app.backend.storage import search
from app.backend.storage.search import FEW, Among
from app.backend.storage.tables import calls
from app.backend.storage.tables_talk_text import summaries, talk_words
from app.backend.storage.transaction import Tx
from app.contract.talk_text import FEWEST_LETTERS
from app.word_forms import MOST_FORMS, Forms, words_of

MOST_WORDS = 6
PREFIX = "word_"
"""Of the values' names, a number follows."""
_CHANGING = f"{PREFIX}changing_"
_LOOK = "SELECT rowid FROM look_words WHERE look_words MATCH :words_match"


@dataclass(frozen=True, slots=True)
class Shape:
    """How many words have one form, and how many have several: those are looked for in `MOST_FORMS` each."""

    plain: int
    changing: int

    @classmethod
    def of(cls, names: AbstractSet[str]) -> "Shape | None":
        """By the names of the values; None when no words are among them."""
        ours = [name for name in names if name.startswith(PREFIX)]
        changing = sum(name.startswith(_CHANGING) for name in ours)
        return cls(len(ours) - changing, changing // MOST_FORMS) if ours else None

    def groups(self) -> list[list[str]]:
        """The names of the values, a list for each word: any of them is to be held."""
        plain = [[f"{PREFIX}{word}"] for word in range(self.plain)]
        return plain + [[f"{_CHANGING}{word}_{form}" for form in range(MOST_FORMS)] for word in range(self.changing)]

    def names(self) -> list[str]:
        return [name for group in self.groups() for name in group]


@dataclass(frozen=True, slots=True)
class Words:
    """What is looked for: a talk must hold them all, each in a word or as one, in any of its forms."""

    all: tuple[Forms, ...]

    @classmethod
    def read(cls, text: str) -> "Words | None":
        """The words of what somebody typed; None when there is none long enough to look for."""
        words = words_of(text.replace("\0", " "))[:MOST_WORDS]
        return cls(words) if any(len(word[0]) >= FEWEST_LETTERS for word in words) else None

    @property
    def shape(self) -> Shape:
        return Shape(sum(len(word) == 1 for word in self.all), sum(len(word) > 1 for word in self.all))

    def values(self) -> dict[str, object]:
        """By the names of the conditions below."""
        plain = [word[0] for word in self.all if len(word) == 1]
        changing = [(*word, *word[:1] * (MOST_FORMS - len(word))) for word in self.all if len(word) > 1]
        looked_for = dict(zip(self.shape.names(), chain(plain, *changing), strict=True))
        long = (word for word in self.all if len(word[0]) >= FEWEST_LETTERS)
        match = " AND ".join(f"({' OR '.join(map(search.phrase, word))})" for word in long)
        values: dict[str, object] = {name: f"%{search.like(form)}%" for name, form in looked_for.items()}
        return values | {"words_match": match}


def is_rare(tx: Tx, workspace: int, words: Words) -> bool:
    """Whether so few talks hold them all that each may be looked up."""
    row = tx.one(_count(words.shape), workspace=workspace, few=FEW, **words.values())
    return row is not None and int(row["count"]) < FEW


@functools.cache
def said(shape: Shape, *, rare: bool) -> ColumnElement[bool]:
    """The call's words hold all of them."""
    in_call = (summaries.c.workspace == calls.c.workspace) & (summaries.c.external_id == calls.c.external_id)
    holding = talk_words.c.summary == summaries.c.id
    if not rare:
        # One value for each call, not EXISTS, which PostgreSQL makes a join of all talks with all calls.
        of_call = select(talk_words.c.summary).select_from(talk_words.join(summaries, holding))
        return of_call.where(in_call, _hold(shape)).correlate(calls).scalar_subquery().is_not(None)
    found = (
        select(calls.c.id)
        .select_from(talk_words.join(summaries, holding).join(calls, in_call))
        .where(calls.c.workspace == bindparam("workspace"), _found(shape))
    )
    return calls.c.id.in_(found.correlate(None))


@functools.cache
def _count(shape: Shape) -> Select[int]:
    # As a sum the workspace draws no index of all its rows.
    rows = select(talk_words.c.summary).where(talk_words.c.workspace + 0 == bindparam("workspace"), _found(shape))
    return select(func.count().label("count")).select_from(rows.limit(bindparam("few")).subquery())


def _found(shape: Shape) -> ColumnElement[bool]:
    plain = select(talk_words.c.summary).where(talk_words.c.workspace == bindparam("workspace"), _hold(shape))
    return Among(talk_words.c.summary, plain, _LOOK) & _hold(shape)


def _hold(shape: Shape) -> ColumnElement[bool]:
    return and_(*(or_(*map(_holds, names)) for names in shape.groups()))


def _holds(name: str) -> ColumnElement[bool]:
    return talk_words.c.folded.like(bindparam(name, type_=Text()), escape="\\")
