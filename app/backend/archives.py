"""Recordings of many calls as one archive: which files it holds, under which names, and the index of them."""

import csv
import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from app.archive_index import FILE_MISSING, FILE_UNREADABLE, HEAD, HELD, NAME, ONE_LANE
from app.audio.forms import Form
from app.backend.archive_tag import Beginnings, sum_of
from app.backend.domain.names import clean_name
from app.backend.jobs.recording_store import use
from app.backend.storage.calls import call_of
from app.backend.storage.transaction import Row
from app.backend.zip_stream import Member, ends_of, size_of
from app.contract.answers import Call, RecordingState
from app.recording_names import name_by
from app.tables_out import harmless

MOST = 20_000
"""Recordings in one archive."""
_NUMBER = re.compile(r"\+[0-9]{1,15}")
"""Of a telephone: a spreadsheet takes it for no more than a number."""
_MARK = "\ufeff".encode()
"""So that spreadsheets read Cyrillic."""
_ROWS = csv.writer(SimpleNamespace(write=str), lineterminator="\r\n")
_ALL_HELD: Mapping[int, str] = {}


@dataclass(frozen=True)
class ArchiveIndex:
    """The archive's last file. `names` and `rows` are its members', `left_out` whole rows of what it does not hold."""

    at: datetime
    names: tuple[str, ...]
    rows: tuple[str, ...]
    left_out: tuple[str, ...]
    name: str = NAME

    @cached_property
    def size(self) -> int:
        return sum(len(line) for line in self.lines())

    def text(self, lost: Sequence[int], size: int) -> bytes:
        """The whole, in UTF-8; what is too short for `size` is filled up in the rows of those that were lost."""
        text = b"".join(self.lines(dict.fromkeys(lost, FILE_UNREADABLE)))
        spare = size - len(text)
        if not spare:
            return text
        assert lost
        assert spare > 0, "the word for it is longer than the name that is not told"
        at = text.index(f"{FILE_UNREADABLE}\r\n".encode()) + len(FILE_UNREADABLE)
        return text[:at] + b" " * spare + text[at:]

    def lines(self, states: Mapping[int, str] = _ALL_HELD) -> Iterator[bytes]:
        """Row by row; `states` are those of members that the archive does not hold as was wanted."""
        yield _MARK + _csv(HEAD).encode()
        for number, (name, row) in enumerate(zip(self.names, self.rows, strict=True)):
            state = states.get(number, HELD)
            file = _cell(name) if state in (HELD, ONE_LANE) else ""
            yield f"{file},{row},{state}\r\n".encode()
        for row in self.left_out:
            yield row.encode()


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
    row: str


class ArchivePlan:
    """Takes calls, newest first, and plans the archive of what can be heard of them; it blocks: in a thread only.

    With `tells_all` the index names those that have no recording, too. `misses_files`: one was kept and is not there
    any more.
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
        self._found: list[_Found] = []
        self._left_out: list[str] = []

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
        suffix = f".{extension}" if self._form is Form.ORIGINAL else self._form.suffix
        self._found.append(_Found(self._name(call, at, suffix), place, size, at, _row(call, at)))

    def _leave_out(self, call: Call, why: str) -> None:
        row = _row(call, call.started_at.astimezone(self._zone))
        self._left_out.append(f",{row},{why}\r\n")

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


def _row(call: Call, at: datetime) -> str:
    """What the index tells of a call, between the name of its file and the state of its recording."""
    quality = call.quality
    cells = (
        f"{at:%Y-%m-%d %H:%M:%S}",
        call.direction,
        call.client.name if call.client else "",
        call.phone or "",
        call.manager.name if call.manager else "",
        "" if call.talk_s is None else str(call.talk_s),
        "" if quality is None or quality.rating is None else f"{quality.rating:g}",
        "" if quality is None else ", ".join(quality.tags),
        call.order.name if call.order else "",
        call.note,
    )
    return _csv([cell if _NUMBER.fullmatch(cell) else str(harmless(cell)) for cell in cells]).removesuffix("\r\n")


def _cell(text: str) -> str:
    return _csv([str(harmless(text))]).removesuffix("\r\n")


def _csv(cells: Iterable[str]) -> str:
    """A row; what looks like a formula is text."""
    row: str = _ROWS.writerow(cells)  # what its `write` gives: the row itself
    return row
