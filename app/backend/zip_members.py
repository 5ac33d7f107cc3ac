"""The files of an archive that is made while it is sent: where they lie, their bytes, and what is known of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

CHUNK = 256 * 1024
_MOST_SUMS = 50_000


@dataclass(frozen=True, slots=True)
class Member:
    """A file of the archive. `path` is where it lies, as text: as `Path` ten thousand of them take 9 MB."""

    name: str
    path: str
    size: int
    at: datetime


class Index(Protocol):
    """The last file."""

    @property
    def name(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def size(self) -> int:
        """How long it is when nothing is lost."""
        ...

    def lines(self, states: Mapping[int, str] = ..., size: int | None = None) -> Iterator[bytes]:
        """Its bytes, exactly so many; `states` are of members that are not there, and then there is more room."""
        ...


class Sums:
    """The CRC-32 of files that were read lately, and which could not be read; those of a store, which never change."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}
        self._broken: set[str] = set()

    def get(self, path: str) -> int | None:
        return self._known.get(path)

    def keep(self, path: str, crc: int) -> None:
        self._known[path] = crc
        self._broken.discard(path)
        if len(self._known) > _MOST_SUMS:
            del self._known[next(iter(self._known))]

    def lose(self, path: str) -> None:
        self._known.pop(path, None)
        self._broken.add(path)

    def is_broken(self, path: str) -> bool:
        return path in self._broken


def whole_file(member: Member) -> Iterator[bytes]:
    """Its bytes as they lie on the disk.

    Raises:
        OSError: it is gone, cannot be read, or is shorter than it was.
    """
    return (piece for _, piece in pieces_of(member, 0))


def pieces_of(member: Member, begin: int) -> Iterator[tuple[int, bytes]]:
    """Its bytes from there on, each piece with its place.

    Raises:
        OSError: it is gone, cannot be read, or is shorter than it was.
    """
    with Path(member.path).open("rb", buffering=0) as file:
        file.seek(begin)
        at = begin
        while at < member.size:
            piece = file.read(min(CHUNK, member.size - at))
            if not piece:
                raise OSError("shorter than it was")
            yield at, piece
            at += len(piece)
