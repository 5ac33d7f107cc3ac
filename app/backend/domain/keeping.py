"""Which recordings go when there are rules for how long and how much is kept: the oldest first."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.contract.storage import Removal

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A recording that is kept; several calls may share one content."""

    call: int
    hash: str
    extension: str
    bytes: int
    called_at: datetime
    shared_by: int
    """How many calls have this content, this one among them."""


@dataclass(frozen=True, slots=True)
class Rule:
    """None: without an end."""

    days: int | None
    megabytes: int | None


def to_remove(oldest_first: Iterable[Held], rule: Rule, *, used_bytes: int, now: datetime) -> Iterator[Held]:
    """Those that are older than the rule allows, and then as many as are needed to come under its size."""
    limit = None if rule.megabytes is None else rule.megabytes * _MEGABYTE
    too_old = None if rule.days is None else now - timedelta(days=rule.days)
    gone: Counter[str] = Counter()
    for held in oldest_first:
        is_old = too_old is not None and held.called_at < too_old
        is_beyond = limit is not None and used_bytes > limit
        if not is_old and not is_beyond:
            return
        gone[held.hash] += 1
        if gone[held.hash] == held.shared_by:
            used_bytes -= held.bytes  # only with the last of them the file goes
        yield held


def removal_of(gone: Iterable[Held]) -> Removal:
    """How many these are, and how much place they free."""
    recordings = freed = 0
    left: Counter[str] = Counter()
    for held in gone:
        recordings += 1
        left[held.hash] += 1
        if left[held.hash] == held.shared_by:
            freed += held.bytes
    return Removal(recordings=recordings, bytes=freed)


def days_kept(called_at: datetime, now: datetime) -> int:
    return max(0, (now - called_at).days)
