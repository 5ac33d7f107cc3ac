"""How much place the recordings take, and how long and how much of them is kept."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta, Struct

Days = Annotated[int, Meta(ge=1, le=3650)]
Megabytes = Annotated[int, Meta(ge=1, le=100_000_000)]
"""Millions of bytes."""


class Keeping(Struct, frozen=True, kw_only=True):
    """None: without an end."""

    keep_days: Days | None
    """A recording of an older call is removed."""
    budget_mb: Megabytes | None
    """When all together are larger, the oldest are removed."""


class Removal(Struct, frozen=True, kw_only=True):
    """What a rule removes."""

    recordings: int = 0
    bytes: int = 0


class Storage(Struct, frozen=True, kw_only=True):
    keeping: Keeping
    recordings: int
    bytes: int
    """Of the files; the same content is one file, however many calls it belongs to."""
    oldest_at: datetime | None
    """When the call of the oldest one began."""
    free_bytes: int | None
    """On the disk they lie on; None when the system does not say."""
    removed: Removal = Removal()
    """By the last clean-up since the backend was started."""
    removed_at: datetime | None = None
