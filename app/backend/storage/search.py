"""Parts of names, of telephone numbers and of order numbers, found by whatever index the database has for them.

What is rare is found through that index; what is common is found sooner by looking through the newest rows. Both give
the same answer, so each question takes the way that is quick for it.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, CompoundSelect, Select, Text, bindparam, func, select, text, union
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import NullType

from app.backend.storage.tables import calls, client_numbers, clients, orders
from app.backend.storage.transaction import Tx
from app.word_forms import folded

FEWEST_LETTERS = 3
FEWEST_DIGITS = 4
"""Shorter parts are in too many numbers for an index to be worth it."""
FEW = 1000
"""So many clients, numbers and orders at most are worth looking up one by one."""


def like(text_: str) -> str:
    """The text for a `LIKE` whose escape is the backslash, folded as names and numbers are kept for looking."""
    return folded(text_).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


@dataclass(frozen=True, slots=True)
class Part:
    """Any part of a name or of an order's number, and of a phone's number when it may be one (`digits`)."""

    q: str
    digits: str | None = None

    def values(self) -> dict[str, object]:
        """By the names of the conditions below."""
        values: dict[str, object] = {"q": f"%{like(self.q)}%", "q_match": phrase(folded(self.q))}
        if self.digits:
            values |= {"q_digits": f"%{self.digits}%", "q_digits_match": phrase(without_country(self.digits))}
        return values

    @property
    def is_long(self) -> bool:
        """Whether an index of three signs can find it."""
        long_enough = self.digits is None or len(without_country(self.digits)) >= FEWEST_DIGITS
        return len(folded(self.q)) >= FEWEST_LETTERS and long_enough


def without_country(digits: str) -> str:
    """Without the beginning that stands in nearly every number: what remains is in each of the same numbers."""
    if digits.startswith("380"):
        return digits[2:]
    return digits[1:] if digits.startswith("80") else digits


class Among(ColumnElement[bool]):
    """A column's value is among those that a part finds: by a plain statement, or by SQLite's own index."""

    inherit_cache = False
    # A Boolean would be compared with 1 in SQLite, and no index found for it.
    type = NullType()  # type: ignore[assignment]  # nobody asks for its type

    def __init__(self, column: "Column[Any]", plain: Select[Any] | CompoundSelect[Any], in_sqlite: str) -> None:
        self.column = column
        alone = plain.correlate(None) if isinstance(plain, Select) else plain
        self.plain = alone.scalar_subquery()
        self.in_sqlite = text(in_sqlite)


@compiles(Among)
def _among(element: Among, compiler: SQLCompiler, **words: Any) -> str:  # noqa: ANN401 - SQLAlchemy's own
    return f"{compiler.process(element.column, **words)} IN {compiler.process(element.plain, **words)}"


@compiles(Among, "sqlite")
def _among_in_sqlite(element: Among, compiler: SQLCompiler, **words: Any) -> str:  # noqa: ANN401 - as above
    return f"{compiler.process(element.column, **words)} IN ({compiler.process(element.in_sqlite, **words)})"


_Q = bindparam("q", type_=Text())
_Q_DIGITS = bindparam("q_digits", type_=Text())
NAMED = clients.c.folded.like(_Q, escape="\\")
ORDERED = orders.c.folded.like(_Q, escape="\\")
NUMBERED = client_numbers.c.phone.like(_Q_DIGITS)
CALLED = calls.c.phone.like(_Q_DIGITS)

_CLIENTS = select(clients.c.id).where(clients.c.workspace == bindparam("workspace"), NAMED)
_PHONES = union(  # a client who was entered by hand has never called
    select(calls.c.phone).where(calls.c.workspace == bindparam("workspace"), CALLED),
    select(client_numbers.c.phone).where(client_numbers.c.workspace == bindparam("workspace"), NUMBERED),
)
_ORDERS = select(orders.c.id).where(orders.c.workspace == bindparam("workspace"), ORDERED)
_LOOK_CLIENTS = "SELECT rowid FROM look_client WHERE look_client MATCH :q_match"
_LOOK_PHONES = "SELECT '+' || rowid FROM look_phone WHERE look_phone MATCH :q_digits_match"
_LOOK_ORDERS = "SELECT rowid FROM look_order WHERE look_order MATCH :q_match"


def named(column: "Column[int]") -> Among:
    """The column holds the key of a client whose name holds the part."""
    return Among(column, _CLIENTS, _LOOK_CLIENTS)


def numbered(column: "Column[str | None] | Column[str]") -> ColumnElement[bool]:
    """The column holds a number that holds the digits."""
    return Among(column, _PHONES, _LOOK_PHONES) & column.like(_Q_DIGITS)


def ordered(column: "Column[int]") -> Among:
    """The column holds the key of an order whose number holds the part."""
    return Among(column, _ORDERS, _LOOK_ORDERS)


def _bounded(found: Select[Any]) -> Select[Any]:
    return select(func.count().label("count")).select_from(found.limit(bindparam("few")).subquery())


# As a sum the workspace draws no index of all its rows.
_COUNT_NAMED = _bounded(
    select(clients.c.id).where(clients.c.workspace + 0 == bindparam("workspace"), named(clients.c.id))
)
_COUNT_ORDERED = _bounded(
    select(orders.c.id).where(orders.c.workspace + 0 == bindparam("workspace"), ordered(orders.c.id))
)
_COUNT_NUMBERED = _bounded(
    select(client_numbers.c.id).where(
        client_numbers.c.workspace == bindparam("workspace"), numbered(client_numbers.c.phone)
    )
)


def is_rare(tx: Tx, workspace: int, part: Part) -> bool:
    """Whether so few clients, numbers and orders hold the part that each may be looked up."""
    if not part.is_long:
        return False
    left = FEW
    for count in (_COUNT_NAMED, _COUNT_ORDERED, *((_COUNT_NUMBERED,) if part.digits else ())):
        row = tx.one(count, workspace=workspace, few=left, **part.values())
        left -= 0 if row is None else int(row["count"])
        if left <= 0:
            return False
    return True


def phrase(text_: str) -> str:
    """As FTS5 reads it: one string, signs and all; a zero, which would end it, is in no name."""
    return '"' + text_.replace('"', '""').replace("\0", "\N{REPLACEMENT CHARACTER}") + '"'
