"""The tag of an archive: by it whoever was cut off goes on, as long as all that they have is still the same.

What comes behind may differ. The oldest call's recording is the first file and the index the last: so a new call or
note, or a recording that came meanwhile, changes nothing of what was sent before it. The tag holds sums of up to
`_MARKS` beginnings of the archive, each longer than the last one, the whole of its files among them, and of the index.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

_MARKS = 16
_SUM = 6
"""Bytes of a sum: two beginnings that differ have the same one once in 2.8e14."""
_TAG = re.compile(r'"([0-9a-f]{1,8})-([0-9a-f]*)-([0-9a-f]{12})"')


@dataclass(frozen=True, slots=True)
class Beginnings:
    """`sums` are of all beginnings of an archive that end with a file, side by side; `index` is of the whole."""

    sums: bytes
    index: bytes

    def tag(self) -> str:
        """As an `ETag` header tells it."""
        count = len(self.sums) // _SUM
        marks = "".join(self._sum(mark).hex() for mark in _marks(count))
        return f'"{count:x}-{marks}-{self.index[:_SUM].hex()}"'

    def has_until(self, tag: str, at: int, ends: Sequence[int]) -> bool:
        """Whether the first `at` bytes are those of the archive of which this is the tag.

        `ends` are where what belongs to each file ends. It may say no to what is the same, never yes to what differs.
        """
        if tag == self.tag():
            return True
        told = _TAG.fullmatch(tag)
        needed = bisect_left(ends, at) + 1
        if told is None or needed > min(int(told[1], 16), len(ends)):
            return False
        marks = _marks(int(told[1], 16))
        place = bisect_left(marks, needed)
        known = told[2][place * 2 * _SUM : (place + 1) * 2 * _SUM]
        return marks[place] <= len(ends) and known == self._sum(marks[place]).hex()

    def _sum(self, files: int) -> bytes:
        return self.sums[(files - 1) * _SUM : files * _SUM]


def sum_of(digest: bytes) -> bytes:
    """As much of a digest as is kept."""
    return digest[:_SUM]


def _marks(files: int) -> list[int]:
    """The lengths, in files, of the beginnings whose sums are told."""
    return sorted({-(-files * number // _MARKS) for number in range(1, _MARKS + 1)}) if files else []
