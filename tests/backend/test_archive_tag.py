"""Whoever was cut off goes on exactly as long as what they have is a beginning of what they would get."""

import hashlib
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.backend.archive_tag import Beginnings, sum_of

LENGTHS = st.lists(st.integers(1, 9), min_size=1, max_size=70)


def _beginnings(files: list[int], index: str) -> Beginnings:
    """Of an archive of files that are told apart by their lengths and places."""
    digest, sums = hashlib.sha256(), b""
    for length in files:
        digest.update(f"{length} ".encode())
        sums += sum_of(digest.copy().digest())
    digest.update(index.encode())
    return Beginnings(sums, digest.digest())


def _ends(files: list[int]) -> list[int]:
    return list(accumulate(files))


@given(LENGTHS, LENGTHS)
def test_what_is_added_behind_takes_nothing_away(files: list[int], more: list[int]) -> None:
    tag = _beginnings(files, "before").tag()
    now, ends = _beginnings(files + more, "after"), _ends(files + more)
    assert all(now.has_until(tag, at, ends) for at in range(1, sum(files) + 1))
    assert not now.has_until(tag, sum(files) + 1, ends), "the index was begun there"


@given(LENGTHS, LENGTHS)
def test_what_differs_is_never_taken_for_the_same(had: list[int], have: list[int]) -> None:
    tag, now, ends = _beginnings(had, "before").tag(), _beginnings(have, "after"), _ends(have)
    same = sum(1 for _ in _same(had, have))
    for at in range(1, sum(have) + 3):
        if now.has_until(tag, at, ends):
            assert at <= sum(have[:same])


def _same(had: list[int], have: list[int]) -> "list[int]":
    found = []
    for one, other in zip(had, have, strict=False):
        if one != other:
            break
        found.append(one)
    return found


def test_the_index_counts_for_whoever_has_a_part_of_it() -> None:
    files = [3] * 5
    tag = _beginnings(files, "before").tag()
    assert _beginnings(files, "before").has_until(tag, 16, _ends(files))
    assert not _beginnings(files, "after").has_until(tag, 16, _ends(files))
    assert _beginnings(files, "after").has_until(tag, 15, _ends(files))


@pytest.mark.parametrize(
    "tag",
    ["", "*", '""', '"0--000000000000"', '"5--0123456789ab"', 'W/"5-00-0123456789ab"', '"ffffffff-00-0123456789ab"'],
)
def test_a_tag_of_somebody_else_is_not_taken(tag: str) -> None:
    assert not _beginnings([3] * 5, "").has_until(tag, 1, _ends([3] * 5))


def test_a_tag_is_short_however_large_the_archive() -> None:
    assert len(_beginnings([1] * 20_000, "").tag()) < 230
