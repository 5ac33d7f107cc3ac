"""A ZIP archive made while it is sent: one file after the other as it lies on the disk, nothing of it kept in memory.

The same files under the same names give the same bytes, so that whoever was cut off can go on anywhere in it.
"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

CHUNK = 256 * 1024
_LIMIT = zipfile.ZIP64_LIMIT
_MOST_FILES = zipfile.ZIP_FILECOUNT_LIMIT
_LOCAL, _CENTRAL, _END, _END_64 = 30, 46, 22, 76
_DESCRIPTOR, _DESCRIPTOR_64 = 16, 24
_EXTRA_64 = 20
_UTF_8 = 0x800


@dataclass(frozen=True, slots=True)
class Member:
    """A file of the archive: on the disk, or the bytes themselves."""

    name: str
    content: Path | bytes
    size: int
    at: datetime


class MemberChanged(Exception):  # noqa: N818 - named by what is the matter
    """A file is gone or has another size than was announced."""


def parts_of(members: Sequence[Member], skip: int = 0) -> Iterator[bytes]:
    """The archive from the byte `skip` on, in pieces of some `CHUNK` bytes.

    Raises:
        MemberChanged: what was sent so far is of no use.
    """
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as archive:
        for member in members:
            with archive.open(_info(member), "w", force_zip64=member.size > _LIMIT) as into:
                for piece in _pieces(member):
                    into.write(piece)
                    skip, part = sink.take(skip)
                    if part:
                        yield part
    _, part = sink.take(skip)
    yield part


def size_of(members: Sequence[Member]) -> int:
    """How long the archive will be, known before a byte of it is made."""
    at = directory = 0
    for member in members:
        name = len(member.name.encode())
        is_large = member.size > _LIMIT
        far = 4 + 8 * (2 * is_large + (at > _LIMIT)) if is_large or at > _LIMIT else 0
        directory += _CENTRAL + name + far
        at += _LOCAL + name + (_EXTRA_64 if is_large else 0)
        at += member.size + (_DESCRIPTOR_64 if is_large else _DESCRIPTOR)
    is_far = len(members) > _MOST_FILES or at > _LIMIT or directory > _LIMIT
    return at + directory + _END + (_END_64 if is_far else 0)


class _Sink(io.RawIOBase):
    """Takes what the archive writes, hands it out in parts; it cannot be sought in, so the archive never looks back."""

    def __init__(self) -> None:
        super().__init__()
        self._kept = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        view = memoryview(data)  # type: ignore[arg-type]  # whatever has a buffer
        self._kept += view
        return view.nbytes

    def take(self, skip: int) -> tuple[int, bytes]:
        """What was written since, without its first `skip` bytes; and how many are still to be left out."""
        part = bytes(self._kept[skip:])
        left = max(0, skip - len(self._kept))
        self._kept.clear()
        return left, part


def _info(member: Member) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(member.name, (max(member.at.year, 1980), *member.at.timetuple()[1:6]))
    info.compress_type = zipfile.ZIP_STORED
    info.file_size = member.size
    info.create_system = 3
    info.external_attr = 0o644 << 16
    info.flag_bits = _UTF_8
    return info


def _pieces(member: Member) -> Iterator[bytes]:
    if isinstance(member.content, bytes):
        yield member.content
        return
    left = member.size
    try:
        with member.content.open("rb") as file:
            while piece := file.read(min(CHUNK, left)):
                left -= len(piece)
                yield piece
    except OSError as error:
        raise MemberChanged(member.name) from error
    if left:
        raise MemberChanged(member.name)
