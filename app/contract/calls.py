"""What the backend tells of a list of calls besides its rows."""

from msgspec import Struct


class CallTotal(Struct, frozen=True, kw_only=True):
    """How many calls match and how long their talks are together, counted so far as anybody wants to read it."""

    calls: int
    talk_s: int
    more: bool = False
    """There are more than `calls`: it was not counted on."""
