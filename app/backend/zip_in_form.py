"""A ZIP archive of recordings in another form, each made of its file while it is sent: nothing of it is kept anywhere.

How long it will be is not known before its end.
"""

import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.archive_index import FILE_MISSING, FILE_UNREADABLE, ONE_LANE
from app.audio.converting import Converting
from app.audio.forms import Form, NothingToHear
from app.backend.archive_rows import ArchiveIndex
from app.backend.zip_members import Member, whole_file
from app.backend.zip_records import after_file, before_file, end_of, is_far, line_of
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
        size = sum(map(len, index.lines(self._states)))
        yield from self._file(Member(index.name, "", size, index.at), index.lines(self._states))
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
            yield from self._file(member, whole_file(member))
            return
        with Converting(Path(member.path), self._form) as sound:
            yield from self._file(Member(member.name, member.path, 0, member.at), sound.pieces())
            if sound.lacks_side:
                self._states[number] = ONE_LANE

    def _file(self, member: Member, pieces: Iterator[bytes]) -> Iterator[bytes]:
        name, begins, size, crc = member.name.encode(), self._at, 0, 0
        before = before_file(name, member.size, member.at)
        yield before
        try:
            for piece in pieces:
                crc = zlib.crc32(piece, crc)
                size += len(piece)
                yield piece
        finally:
            self._at += len(before) + size
        after = after_file(size, crc)
        yield after
        self._at += len(after)
        self._lines.append(line_of(name, size, member.at, crc, begins))
