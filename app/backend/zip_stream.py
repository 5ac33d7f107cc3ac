"""A ZIP archive made while it is sent: one file after the other as it lies on the disk, nothing of it kept in memory.

The same files under the same names give the same bytes, so that whoever was cut off can go on anywhere in it, at once:
nothing that was sent before is read again, as long as its sum is still known.

A file's sum stands before it, so what is larger than `_AT_ONCE` is read twice, unless its sum is known.

Its last file is an index, made when everything else has been sent. A file that cannot be read to its end breaks nothing
off: the archive's length was promised, so the rest of it is sent as zeros that the table of contents does not name, and
the index says that it is not there.
"""

import zlib
from array import array
from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import chain

from app.archive_index import FILE_UNREADABLE
from app.backend.zip_members import CHUNK, Index, Member, Sums, pieces_of
from app.backend.zip_records import (
    before_file,
    end_of,
    is_far,
    length_before,
    length_of_end,
    length_of_line,
    line_of,
)

_AT_ONCE = 1024 * 1024


def parts_of(members: Sequence[Member], index: Index, skip: int = 0, sums: Sums | None = None) -> Iterator[bytes]:
    """The archive from the byte `skip` on, in pieces of some `CHUNK` bytes, however small its files are."""
    return gathered(_Making(members, index, sums or Sums()).pieces(skip), CHUNK)


def gathered(pieces: Iterator[bytes], least: int) -> Iterator[bytes]:
    """The same bytes, in pieces of at least that many; the last one may be shorter."""
    kept = bytearray()
    for piece in pieces:
        if len(piece) >= least and not kept:
            yield piece
            continue
        kept += piece
        if len(kept) >= least:
            yield bytes(kept)
            kept.clear()
    if kept:
        yield bytes(kept)


def size_of(members: Sequence[Member], index: Index) -> int:
    """How long the archive will be, known before a byte of it is made."""
    contents_at, contents = _plan(members, index)
    return contents_at + contents + length_of_end(far=is_far(len(members) + 1, contents_at, contents))


def ends_of(members: Sequence[Member]) -> Iterator[int]:
    """For each of them, where in the archive what belongs to it ends."""
    at = 0
    for member in members:
        at += length_before(member.name.encode(), member.size) + member.size
        yield at


def _plan(members: Sequence[Member], index: Index) -> tuple[int, int]:
    """Where the table of contents begins, and its length."""
    at = contents = 0
    files: Iterable[Member | Index] = chain(members, (index,))
    for file in files:
        name = file.name.encode()
        contents += length_of_line(name, file.size, at)
        at += length_before(name, file.size) + file.size
    return at, contents


class _Making:
    """One sending. `lost` are the places of members that could not be read."""

    def __init__(self, members: Sequence[Member], index: Index, sums: Sums) -> None:
        self._members = members
        self._index = index
        self._sums = sums
        self._lost: dict[int, str] = {}

    def pieces(self, skip: int) -> Iterator[bytes]:
        crcs, begins, at = array("L"), array("Q"), 0
        passed = 0
        for number, member in enumerate(self._members):
            begins.append(at)
            length = length_before(member.name.encode(), member.size) + member.size
            if at + length <= skip:
                passed += 1
                crcs.append(0)
            else:
                crcs.append((yield from self._file(number, member, max(0, skip - at))))
            at += length
        for number in range(passed):  # now only, so that whoever goes on does not wait
            crcs[number] = self._sum_of(number, again=True)[0]
        yield from self._end(crcs, begins, at, skip)

    def _file(self, number: int, member: Member, skip: int) -> Generator[bytes, None, int]:
        """From the byte `skip` of what belongs to it on; returns the sum of its bytes."""
        name, again = member.name.encode(), skip > 0
        crc, content = self._sum_of(number, again=again)
        if number in self._lost:
            for zeros in _zeros(member.size):
                crc = zlib.crc32(zeros, crc)
        before = before_file(name, member.size, member.at, crc)
        yield before[skip:]
        sent = max(0, skip - len(before))
        if content is not None:
            yield content[sent:]
            return crc
        if number not in self._lost:
            try:
                for at, piece in pieces_of(member, sent):
                    yield piece
                    sent = at + len(piece)
            except OSError:
                self._lose(number)
        yield from _zeros(member.size - sent)
        return crc

    def _sum_of(self, number: int, *, again: bool) -> tuple[int, bytes | None]:
        """The sum of a member's bytes; and they themselves, when it was read for it and is not large.

        Of what somebody may have zeros of already, nothing more is read: it stays lost.
        """
        member = self._members[number]
        crc = self._sums.get(member.path)
        if crc is not None:
            return crc, None
        if again and self._sums.is_broken(member.path):
            self._lost[number] = FILE_UNREADABLE
            return 0, None
        crc, content = 0, bytearray()
        is_small = member.size <= _AT_ONCE
        try:
            for _, piece in pieces_of(member, 0):
                crc = zlib.crc32(piece, crc)
                if is_small:
                    content += piece
        except OSError:
            self._lose(number)
            return 0, None
        self._sums.keep(member.path, crc)
        return crc, bytes(content) if is_small else None

    def _lose(self, number: int) -> None:
        self._lost[number] = FILE_UNREADABLE
        self._sums.lose(self._members[number].path)

    def _end(self, crcs: "array[int]", begins: "array[int]", at: int, skip: int) -> Iterator[bytes]:
        """The index, the table of contents and the end."""
        contents_at, contents = _plan(self._members, self._index)
        far = is_far(len(self._members) + 1, contents_at, contents)
        lost = self._lost
        room = sum(
            length_of_line(self._members[number].name.encode(), self._members[number].size, begins[number])
            for number in lost
        )
        name, size = self._index.name.encode(), self._index.size + room
        crc = 0
        for line in self._index.lines(lost, size):
            crc = zlib.crc32(line, crc)
        lines = (
            line_of(member.name.encode(), member.size, member.at, crcs[number], begins[number])
            for number, member in enumerate(self._members)
            if number not in lost
        )
        line = line_of(name, size, self._index.at, crc, at)
        end = end_of(len(self._members) + 1 - len(lost), contents_at + room, contents - room, far=far)
        before = before_file(name, size, self._index.at, crc)
        for piece in chain((before,), self._index.lines(lost, size), lines, (line, end)):
            yield piece[max(0, skip - at) :]
            at += len(piece)


def _zeros(count: int) -> Iterator[bytes]:
    while count > 0:
        yield bytes(min(CHUNK, count))
        count -= CHUNK
