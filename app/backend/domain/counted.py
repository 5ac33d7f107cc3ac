"""What a few counted values tell of many."""

from collections.abc import Mapping


def median(counted: Mapping[int, int]) -> int | None:
    """The lower median of values, each with how often it was seen; None without any."""
    left = (sum(counted.values()) + 1) // 2
    for value in sorted(counted):
        left -= counted[value]
        if left <= 0:
            return value
    return None
