"""Recordings of many calls as one archive: which files it holds, and under which names."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from app.archive_index import FILE_MISSING
from app.audio.forms import Form
from app.backend.archive_rows import ArchiveIndex, left_out_row, row_of
from app.backend.archive_tag import Beginnings, sum_of
from app.backend.domain.names import clean_name
from app.backend.jobs.recording_store import use
from app.backend.storage.calls import call_of
from app.backend.storage.transaction import Row
from app.backend.zip_members import Member
from app.backend.zip_stream import ends_of, size_of
from app.contract.answers import Call, RecordingState
from app.recording_names import name_by

MOST = 20_000
"""Recordings in one archive."""


@dataclass(frozen=True, slots=True)
class Archive:
    """`size` is in bytes; `etag` changes with any byte of it."""

    members: tuple[Member, ...]
    index: ArchiveIndex
    size: int
    beginnings: Beginnings
    etag: str

    def goes_on(self, tag: str, at: int) -> bool:
        """Whether the first `at` bytes are those of an archive with this tag."""
        return tag == self.etag or self.beginnings.has_until(tag, at, list(ends_of(self.members)))


@dataclass(frozen=True, slots=True)
class _Found:
    """A recording that is there; `name` is not yet told apart from another one's."""

    name: str
    path: str
    size: int
    at: datetime
    row: bytes


class ArchivePlan:
    """Takes calls, newest first, and plans the archive of what can be heard of them; it blocks: in a thread only.

    With `tells_all` the index names those that have no recording, too. `misses_files`: one was kept and is not there
    any more. `seconds` is how long all that it holds sounds.
    """

    def __init__(
        self, folder: Path, template: str, zone: ZoneInfo, form: Form = Form.ORIGINAL, *, tells_all: bool = False
    ) -> None:
        self._folder = folder
        self._template = template
        self._zone = zone
        self._form = form
        self._tells_all = tells_all
        self.misses_files = False
        self.seconds = 0.0
        self._found: list[_Found] = []
        self._left_out: list[bytes] = []

    @property
    def count(self) -> int:
        """Recordings that it holds so far."""
        return len(self._found)

    def take(self, rows: Iterable[Row]) -> None:
        """Add the recordings of these calls; the store does not remove them for a while."""
        for row in rows:
            call = call_of(row)
            if call.recording.state is RecordingState.READY and row["recording_hash"] is not None:
                self._take(call, row["recording_hash"], row["recording_extension"])
            elif self._tells_all:
                self._leave_out(call, call.recording.reason or call.recording.state)

    def archive(self) -> Archive:
        """With the oldest call first."""
        digest, sums = hashlib.sha256(), bytearray()
        members: list[Member] = []
        names: dict[str, int] = {}
        for found in reversed(self._found):
            member = Member(_once(found.name, names), found.path, found.size, found.at)
            members.append(member)
            content = member.path.rpartition("/")[2]
            digest.update(f"{content} {member.size} {member.at} {member.name}\n".encode())
            sums += sum_of(digest.copy().digest())
        index = ArchiveIndex(
            at=members[-1].at if members else datetime.now(self._zone),
            names=tuple(member.name for member in members),
            rows=tuple(found.row for found in reversed(self._found)),
            left_out=tuple(reversed(self._left_out)),
        )
        digest.update(f"{index.at}\n".encode())
        for line in index.lines():
            digest.update(line)
        beginnings = Beginnings(bytes(sums), digest.digest())
        return Archive(tuple(members), index, size_of(members, index), beginnings, beginnings.tag())

    def _take(self, call: Call, content: str, extension: str) -> None:
        place = f"{self._folder}/{content[:2]}/{content}.{extension}"
        at = call.started_at.astimezone(self._zone)
        try:
            size = os.stat(place).st_size  # noqa: PTH116 - as a Path, each of ten thousand costs more than its name does
        except OSError:
            self.misses_files = True
            self._leave_out(call, FILE_MISSING)
            return
        use(place)
        self.seconds += call.recording.seconds or 0.0
        suffix = f".{extension}" if self._form is Form.ORIGINAL else self._form.suffix
        self._found.append(_Found(self._name(call, at, suffix), place, size, at, row_of(call, at)))

    def _leave_out(self, call: Call, why: str) -> None:
        self._left_out.append(left_out_row(row_of(call, call.started_at.astimezone(self._zone)), why))

    def _name(self, call: Call, at: datetime, suffix: str) -> str:
        return name_by(
            self._template,
            at,
            clean_name(call.client.name) if call.client else "",
            call.phone,
            call.direction,
            suffix,
            manager=call.manager.name if call.manager else "",
            order=call.order.name if call.order else "",
        )


def _once(name: str, taken: dict[str, int]) -> str:
    """The name, with a number when it is taken; systems that do not tell cases apart count too.

    `taken` are the names so far with the last number each was given: thousands alike are not counted anew each time.
    """
    stem, dot, extension = name.rpartition(".")
    number, found = taken.get(name.lower(), 1), name
    while found.lower() in taken:
        number += 1
        found = f"{stem} ({number}){dot}{extension}"
    taken[name.lower()] = number
    taken.setdefault(found.lower(), 1)
    return found
