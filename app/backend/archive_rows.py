"""The index of an archive, row by row, as spreadsheets open it."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from types import SimpleNamespace

from app.archive_index import FILE_UNREADABLE, HEAD, HELD, NAME, ONE_LANE
from app.contract.answers import Call
from app.tables_out import harmless

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


def row_of(call: Call, at: datetime) -> str:
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
