"""Moments as the database keeps them: whole microseconds since 1970 UTC."""

from datetime import UTC, datetime, timedelta
from typing import overload

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_UNIT = timedelta(microseconds=1)


@overload
def micro(moment: datetime) -> int: ...
@overload
def micro(moment: None) -> None: ...
@overload
def micro(moment: datetime | None) -> int | None: ...
def micro(moment: datetime | None) -> int | None:
    return None if moment is None else (moment - _EPOCH) // _UNIT


@overload
def moment_of(value: int) -> datetime: ...
@overload
def moment_of(value: None) -> None: ...
@overload
def moment_of(value: int | None) -> datetime | None: ...
def moment_of(value: int | None) -> datetime | None:
    return None if value is None else _EPOCH + timedelta(microseconds=value)


def utc_now() -> datetime:
    """The moment of now; asked at the doors and in long runs, an argument everywhere else."""
    return datetime.now(UTC)
