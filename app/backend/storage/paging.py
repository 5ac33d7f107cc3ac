"""Pages that neither repeat nor skip a row while new ones come in: each goes on below the last row before it."""

import base64
import binascii
from dataclasses import dataclass

from sqlalchemy import BigInteger, Column, ColumnElement, bindparam, tuple_


class CursorNotValid(ValueError):  # noqa: N818 - named by what is the matter, as every trouble here
    """The cursor was not given out by this backend."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last row of a page: its moment in microseconds, and its key."""

    at: int
    id: int

    def text(self) -> str:
        return base64.urlsafe_b64encode(f"{self.at}.{self.id}".encode()).decode().rstrip("=")


def cursor_of(text: str | None) -> Cursor | None:
    """Read a cursor.

    Raises:
        CursorNotValid: it is none of ours.
    """
    if not text:
        return None
    try:
        at, _, key = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode().partition(".")
        cursor = Cursor(int(at), int(key))
    except (ValueError, binascii.Error, UnicodeDecodeError) as error:
        raise CursorNotValid(text[:80]) from error
    if not (abs(cursor.at) < 2**63 and 0 <= cursor.id < 2**63):
        raise CursorNotValid(text[:80])
    return cursor


def above_cursor(at: "Column[int]", key: "Column[int]") -> ColumnElement[bool]:
    """Rows that come after the cursor's, oldest first."""
    return tuple_(at, key) > tuple_(bindparam("after_at", type_=BigInteger), bindparam("after_id", type_=BigInteger))


def below_cursor(at: "Column[int]", key: "Column[int]") -> ColumnElement[bool]:
    """Rows that come after the cursor's (`after_at`, `after_id`), newest first."""
    return tuple_(at, key) < tuple_(bindparam("after_at", type_=BigInteger), bindparam("after_id", type_=BigInteger))
