"""What differs from one real account to the next, or goes wrong on the way: habits to be put on, none by default."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LogHabits:
    """How the call log export answers."""

    most: int = 6_500
    """Calls in one answer; a longer period must be split."""
    has_offset: bool = True
    """Whether `calldate` is written with its offset."""
    by_letters: bool = False
    """Whether times are compared as the project's clock showed them: the hour that comes twice is one hour then."""
    doubled_one_in: int = 97
    """Of the calls that came to a talk, one in so many is preceded by its own earlier row."""
    unknown_fields: frozenset[str] = frozenset()
    """What this account has not: one of them fails the whole request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mischief:
    """Shares (0 to 1) of the webhooks that fare badly between Ringostat and whoever receives them."""

    lost: float = 0.0
    doubled: float = 0.0
    late: float = 0.0
    """Overtaken by later ones of the same call."""
    late_by_s: float = 900.0
    """At most."""
