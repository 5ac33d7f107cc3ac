"""A ZIP archive made while it is sent: one file after the other as it lies on the disk, nothing of it kept in memory.

The same files under the same names give the same bytes, so that whoever was cut off can go on anywhere in it, at once:
nothing that was sent before is read again, as long as its sum is still known.

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
    after_file,
    before_file,
    end_of,
    is_far,
    length_around,
    length_of_end,
    length_of_line,
    line_of,
)


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
        at += length_around(member.name.encode(), member.size) + member.size
        yield at


def _plan(members: Sequence[Member], index: Index) -> tuple[int, int]:
    """Where the table of contents begins, and its length."""
    at = contents = 0
    files: Iterable[Member | Index] = chain(members, (index,))
    for file in files:
        name = file.name.encode()
        contents += length_of_line(name, file.size, at)
        at += length_around(name, file.size) + file.size
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
            length = length_around(member.name.encode(), member.size) + member.size
            if at + length <= skip:
                passed += 1
                crcs.append(0)
            else:
                crcs.append((yield from self._file(number, member, max(0, skip - at))))
            at += length
        for number in range(passed):  # now only, so that whoever goes on does not wait
            crcs[number] = self._sum_of(number, self._members[number])
        yield from self._end(crcs, begins, at, skip)

    def _file(self, number: int, member: Member, skip: int) -> Generator[bytes, None, int]:
        """From the byte `skip` of what belongs to it on; returns the sum of its bytes."""
        before = before_file(member.name.encode(), member.size, member.at)
        yield before[skip:]
        begin = min(max(0, skip - len(before)), member.size)
        crc = self._sums.get(member.path)
        running, sent = 0, begin
        try:
            for at, piece in self._read(member, 0 if crc is None else begin, again=skip > 0):
                if crc is None:
                    running = zlib.crc32(piece, running)
                if at + len(piece) > sent:
                    yield piece[max(0, sent - at) :]
                    sent = at + len(piece)
        except OSError:
            self._lose(number)
            yield from _zeros(member.size - sent)
        else:
            if crc is None:
                self._sums.keep(member.path, running)
        crc = running if crc is None else crc
        yield after_file(member.size, crc)[max(0, skip - len(before) - member.size) :]
        return crc

    def _sum_of(self, number: int, member: Member) -> int:
        crc = self._sums.get(member.path)
        if crc is not None:
            return crc
        crc = 0
        try:
            for _, piece in self._read(member, 0, again=True):
                crc = zlib.crc32(piece, crc)
        except OSError:
            self._lose(number)
        else:
            self._sums.keep(member.path, crc)
        return crc

    def _lose(self, number: int) -> None:
        self._lost[number] = FILE_UNREADABLE
        self._sums.lose(self._members[number].path)

    def _read(self, member: Member, begin: int, *, again: bool) -> Iterator[tuple[int, bytes]]:
        """Its pieces; of what somebody may have zeros of already, nothing more is read."""
        if again and self._sums.is_broken(member.path):
            raise OSError("it could not be read before")
        yield from pieces_of(member, begin)

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
        before, after = before_file(name, size, self._index.at), after_file(size, crc)
        for piece in chain((before,), self._index.lines(lost, size), (after,), lines, (line, end)):
            yield piece[max(0, skip - at) :]
            at += len(piece)


def _zeros(count: int) -> Iterator[bytes]:
    while count > 0:
        yield bytes(min(CHUNK, count))
        count -= CHUNK
