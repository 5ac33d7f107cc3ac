"""What is known of a talk from hearing it, and what people judged of it."""

from msgspec import Struct


class TalkShares(Struct, frozen=True, kw_only=True):
    """Who spoke how much, heard in the two lanes of the recording; seconds of the recording.

    `client_s`, `operator_s`, `both_s` and `silence_s` together are its length.
    """

    client_s: float
    operator_s: float
    both_s: float
    """At the same time."""
    silence_s: float
    longest_client_s: float
    """The longest time one of them had the word, their own pauses counted in."""
    longest_operator_s: float
    longest_silence_s: float
    client_interrupted: int
    """How often the client took the word from the operator."""
    operator_interrupted: int


class Quality(Struct, frozen=True, kw_only=True):
    """What people judged of a call, all of them together."""

    rating: float | None = None
    """Mean of the ratings, 1-5."""
    reviews: int = 0
    tags: tuple[str, ...] = ()
    comments: int = 0
