"""The index of an archive, row by row, as spreadsheets open it."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from types import SimpleNamespace

from app.archive_index import BETWEEN, HEAD, HELD, NAME, ONE_LANE
from app.contract.answers import Call
from app.tables_out import harmless

_NUMBER = re.compile(r"\+[0-9]{1,15}")
"""Of a telephone: a spreadsheet takes it for no more than a number."""
_MARK = "\ufeff".encode()
"""So that spreadsheets read Cyrillic."""
_ROWS = csv.writer(SimpleNamespace(write=str), delimiter=BETWEEN, lineterminator="\r\n")
_BETWEEN = BETWEEN.encode()
_ALL_HELD: Mapping[int, str] = {}


@dataclass(frozen=True)
class ArchiveIndex:
    """The archive's last file. `names` and `rows` are its members', `left_out` whole rows of what it does not hold."""

    at: datetime
    names: tuple[str, ...]
    rows: tuple[bytes, ...]
    left_out: tuple[bytes, ...]
    name: str = NAME

    @cached_property
    def size(self) -> int:
        return sum(map(len, self.lines()))

    def lines(self, states: Mapping[int, str] = _ALL_HELD, size: int | None = None) -> Iterator[bytes]:
        """Row by row, in UTF-8; `states` are those of members that the archive does not hold as was wanted.

        With `size` they are so long together: what is too short is filled up in the row of the first that it does not
        hold. That row alone has room enough, for a line of the table of contents is longer than any reason.
        """
        spare = 0 if size is None else size - sum(map(len, self.lines(states)))
        assert spare == 0 or (spare > 0 and states)
        yield _MARK + _csv(HEAD).encode()
        for number, (name, row) in enumerate(zip(self.names, self.rows, strict=True)):
            state = states.get(number, HELD)
            file = _cell(name) if state in (HELD, ONE_LANE) else ""
            if not file:
                state, spare = state + " " * spare, 0
            yield _BETWEEN.join((file.encode(), row, state.encode())) + b"\r\n"
        yield from self.left_out


def left_out_row(row: bytes, why: str) -> bytes:
    """A whole row of what the archive does not hold."""
    return _BETWEEN.join((b"", row, why.encode())) + b"\r\n"


def row_of(call: Call, at: datetime) -> bytes:
    """What the index tells of a call, between the name of its file and the state of its recording."""
    quality = call.quality
    cells = (
        f"{at:%Y-%m-%d %H:%M:%S}",
        call.direction,
        call.client.name if call.client else "",
        call.phone or "",
        call.manager.name if call.manager else "",
        "" if call.talk_s is None else str(call.talk_s),
        "" if quality is None or quality.rating is None else f"{quality.rating:g}".replace(".", ","),
        "" if quality is None else ", ".join(quality.tags),
        call.order.name if call.order else "",
        call.note,
    )
    row = _csv([cell if _NUMBER.fullmatch(cell) else str(harmless(cell)) for cell in cells])
    return row.removesuffix("\r\n").encode()


def _cell(text: str) -> str:
    return _csv([str(harmless(text))]).removesuffix("\r\n")


def _csv(cells: Iterable[str]) -> str:
    """A row; what looks like a formula is text."""
    row: str = _ROWS.writerow(cells)  # what its `write` gives: the row itself
    return row
