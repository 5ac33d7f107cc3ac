"""Which recordings go: the oldest first, none too many, and a content only with its last call."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.backend.domain.keeping import Held, Rule, days_kept, to_remove

NOW = datetime(2026, 10, 8, 12, tzinfo=UTC)
MB = 1_000_000


def held(call: int, days_ago: float, *, content: str | None = None, shared_by: int = 1, size: int = MB) -> Held:
    return Held(
        call=call,
        hash=content or f"{call:064x}",
        extension="ogg",
        bytes=size,
        called_at=NOW - timedelta(days=days_ago),
        shared_by=shared_by,
    )


def removed(oldest_first: list[Held], rule: Rule, used: int) -> list[int]:
    return [one.call for one in to_remove(oldest_first, rule, used_bytes=used, now=NOW)]


def test_without_a_rule_nothing_goes() -> None:
    assert removed([held(1, 4000)], Rule(None, None), 10**15) == []


def test_what_is_older_goes() -> None:
    three = [held(1, 91), held(2, 90.5), held(3, 89)]
    assert removed(three, Rule(90, None), 3 * MB) == [1, 2]
    assert days_kept(three[0].called_at, NOW) == 91


def test_beyond_the_budget_the_oldest_go_and_no_more_than_needed() -> None:
    four = [held(number, 10 - number) for number in range(1, 5)]
    assert removed(four, Rule(None, 2), 4 * MB) == [1, 2]
    assert removed(four, Rule(None, 4), 4 * MB) == []


def test_a_content_that_two_calls_share_frees_its_place_with_the_last() -> None:
    shared = "a" * 64
    three = [held(1, 9, content=shared, shared_by=2), held(2, 8), held(3, 7, content=shared, shared_by=2)]
    assert removed(three, Rule(None, 1), 2 * MB) == [1, 2]


@given(st.lists(st.tuples(st.floats(0, 100), st.integers(1, 9 * MB)), max_size=30), st.integers(1, 40))
def test_what_is_left_fits_and_nothing_older_than_what_went_stays(
    recordings: list[tuple[float, int]], budget: int
) -> None:
    recordings.sort(reverse=True)
    oldest_first = [held(number, days, size=size) for number, (days, size) in enumerate(recordings)]
    used = sum(one.bytes for one in oldest_first)
    gone = removed(oldest_first, Rule(None, budget), used)
    assert gone == list(range(len(gone)))
    left = sum(one.bytes for one in oldest_first[len(gone) :])
    assert left <= budget * MB
    assert not gone or left + oldest_first[gone[-1]].bytes > budget * MB
