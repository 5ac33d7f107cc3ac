"""Hour and day of the week of a call in the company's time zone, reckoned by the database.

Neither database is asked about zones: the offsets that hold in the period are values of the statement, so that it
reads the same in both, and its text depends only on how many they are.
"""

from collections.abc import Sequence

from sqlalchemy import BigInteger, BindParameter, ColumnElement, bindparam, case

from app.backend.domain.zone_pieces import Piece
from app.backend.storage.moments import micro
from app.backend.storage.tables import calls

_HOUR = 3_600_000_000
_DAY = 24 * _HOUR
_THURSDAY = 3
"""1970 began on one; Monday is 0."""


def hour_of(pieces: int) -> ColumnElement[int]:
    """The hour of the day, 0 to 23."""
    return (_local(pieces) // _number(_HOUR)) % _number(24)


def weekday_of(pieces: int) -> ColumnElement[int]:
    """The day of the week, Monday 0 to Sunday 6."""
    return (_local(pieces) // _number(_DAY) + _number(_THURSDAY)) % _number(7)


def values_of(pieces: Sequence[Piece]) -> dict[str, object]:
    """What the expressions above ask for by name."""
    values: dict[str, object] = {}
    for place, piece in enumerate(pieces):
        values[f"offset_{place}"] = round(piece.offset.total_seconds() * 1_000_000)
        if piece.until is not None:
            values[f"turn_{place}"] = micro(piece.until)
    return values


def _local(pieces: int) -> ColumnElement[int]:
    last = _named(f"offset_{pieces - 1}")
    turns = [(calls.c.started_at < _named(f"turn_{place}"), _named(f"offset_{place}")) for place in range(pieces - 1)]
    offset: ColumnElement[int] = case(*turns, else_=last) if turns else last
    return calls.c.started_at + offset


def _named(name: str) -> BindParameter[int]:
    return bindparam(name, type_=BigInteger())


def _number(value: int) -> BindParameter[int]:
    return bindparam(None, value, type_=BigInteger())
