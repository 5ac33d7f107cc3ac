"""A ZIP archive of recordings in another form, each made of its file while it is sent: nothing of it is kept anywhere.

How long it will be is not known before its end.
"""

import zlib
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path

from app.archive_index import FILE_MISSING, FILE_UNREADABLE, ONE_LANE
from app.audio import converting
from app.audio.converting import Converting
from app.audio.forms import Form, NothingToHear
from app.backend.archive_rows import ArchiveIndex
from app.backend.zip_members import Member, whole_file
from app.backend.zip_records import after_unknown, before_file, before_unknown, end_of, is_far, line_of
from app.backend.zip_stream import gathered
from app.contract.answers import RecordingReason

_LEAST = 64 * 1024
"""Bytes of a part: some seconds of sound, so that something comes all the time."""


def parts_in_form(members: Sequence[Member], index: ArchiveIndex, form: Form) -> Iterator[bytes]:
    """The archive; what cannot be had in this form is not in it, and its index says why."""
    return gathered(_Making(form).pieces(members, index), _LEAST)


class _Making:
    def __init__(self, form: Form) -> None:
        self._form = form
        self._at = 0
        self._lines: list[bytes] = []
        self._states: dict[int, str] = {}

    def pieces(self, members: Sequence[Member], index: ArchiveIndex) -> Iterator[bytes]:
        for number, member in enumerate(members):
            try:
                yield from self._member(number, member)
            except NothingToHear:
                self._states[number] = RecordingReason.NOT_AUDIO
            except FileNotFoundError:
                self._states[number] = FILE_MISSING
            except OSError:
                self._states[number] = FILE_UNREADABLE
        yield from self._whole(index.name, index.at, b"".join(index.lines(self._states)))
        contents = sum(map(len, self._lines))
        yield from self._lines
        far = is_far(len(self._lines), self._at, contents)
        yield end_of(len(self._lines), self._at, contents, far=far)

    def _member(self, number: int, member: Member) -> Iterator[bytes]:
        """Its bytes in the archive.

        Raises:
            NothingToHear: before the first of them.
            OSError: it cannot be read, or not to its end; the table of contents does not name it then.
        """
        if member.path.endswith(self._form.suffix) and self._form in (Form.MP3, Form.WAV):  # it is that already
            yield from self._twice(member, partial(whole_file, member))
            return
        with Converting(Path(member.path), self._form) as sound:
            if self._form is Form.WAV:
                yield from self._twice(member, sound.pieces)
            else:
                yield from self._made(member, sound.pieces())
            if sound.lacks_side:
                self._states[number] = ONE_LANE

    def _twice(self, member: Member, make: Callable[[], Iterator[bytes]]) -> Iterator[bytes]:
        """What is quickly made is made once for its length and its sum, and once to be sent."""
        size = crc = 0
        for piece in make():
            size, crc = size + len(piece), zlib.crc32(piece, crc)
        name, begins = member.name.encode(), self._at
        before = before_file(name, size, member.at, crc)
        yield before
        self._at += len(before)
        for piece in make():
            self._at += len(piece)
            yield piece
        if self._at - begins != len(before) + size:
            raise OSError("it changed meanwhile")
        self._lines.append(line_of(name, size, member.at, crc, begins))

    def _made(self, member: Member, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """Whole, when that is soon done: so its length and its sum can stand before it."""
        begun = bytearray()
        for piece in pieces:
            begun += piece
            if len(begun) >= converting.AT_ONCE:
                yield from self._long(member, chain((bytes(begun),), pieces))
                return
        yield from self._whole(member.name, member.at, bytes(begun))

    def _whole(self, name: str, at: datetime, content: bytes) -> Iterator[bytes]:
        size, crc = len(content), zlib.crc32(content)
        before = before_file(name.encode(), size, at, crc)
        yield before
        yield content
        self._lines.append(line_of(name.encode(), size, at, crc, self._at))
        self._at += len(before) + size

    def _long(self, member: Member, pieces: Iterator[bytes]) -> Iterator[bytes]:
        name, begins, size, crc = member.name.encode(), self._at, 0, 0
        before = before_unknown(name, member.at)
        yield before
        self._at += len(before)
        for piece in pieces:
            size, crc = size + len(piece), zlib.crc32(piece, crc)
            self._at += len(piece)
            yield piece
        after = after_unknown(size, crc)
        yield after
        self._at += len(after)
        self._lines.append(line_of(name, size, member.at, crc, begins, told_after=True))
