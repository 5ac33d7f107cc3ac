"""Tables that people take with them: CSV as spreadsheets open it, and XLSX; written row by row to a temporary name.

Nothing half-written ever stands under the name that was asked for, and no cell is a formula.
"""

import csv
import os
import re
import unicodedata
from collections.abc import Iterable, Sequence
from contextlib import suppress
from enum import StrEnum
from itertools import batched
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

type Cell = str | int | None

_FORMULA_BEGINS: Final = frozenset("=+-@\t\r\n")
_NOTHING_SEEN: Final = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0")
"""Letters and marks by their kind, and blank all the same."""
_SPLITTERS: Final = re.compile(r"([,;\t\r\n])")
"""At each of them some program may begin another cell, whatever the table was written with."""
_LONGEST_CELL: Final = 32_000
"""Units of UTF-16; Excel takes 32 767 of them, and calls a file broken that has more in a cell."""
_WIDEST: Final = 60
_MOST_ROWS: Final = 1_048_576
"""Of a sheet."""


class TableKind(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"


class Table(Protocol):
    """A table that is being written; `close` makes it whole, `drop` leaves nothing of it."""

    def write(self, rows: Iterable[Sequence[Cell]]) -> None: ...
    def close(self) -> None: ...
    def drop(self) -> None: ...


def new_table(kind: TableKind, target: Path, head: Sequence[str], *, delimiter: str = ";") -> Table:
    """Begin a table with its first row.

    Raises:
        OSError: the disk, here and in everything that is done with the table.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    if kind is TableKind.CSV:
        return _CsvTable(target, head, delimiter)
    return _XlsxTable(target, head)


def free_name(folder: Path, name: str, kind: TableKind) -> Path:
    """The name in the folder; with a number when such a file is there already."""
    target, number = folder / f"{name}.{kind}", 1
    while target.exists():
        number += 1
        target = folder / f"{name} ({number}).{kind}"
    return target


def harmless(cell: Cell) -> str | int:
    """What a spreadsheet shows as it is written: text that would be reckoned gets an apostrophe before it.

    So does what stands inside a text where a program of another country, or one that was told so, splits it in two.
    """
    if cell is None:
        return ""
    if isinstance(cell, int):
        return cell
    text = _within(cell)
    head, *rest = _SPLITTERS.split(f"'{text}" if _begins_formula(text) else text)
    pieces = (f"{sign}'{piece}" if _begins_formula(piece) else sign + piece for sign, piece in batched(rest, 2))
    return head + "".join(pieces)


def _within(text: str) -> str:
    """As much of its beginning as a cell may hold, without a part of a sign."""
    if 2 * len(text) <= _LONGEST_CELL:
        return text
    return text.encode("utf-16-le")[: 2 * _LONGEST_CELL].decode("utf-16-le", errors="ignore")


def _begins_formula(text: str) -> bool:
    """Whether the first that is seen of it begins one, in full width or small too, as programs take them for the same.

    What is blank before it is left out by some programs on the way.
    """
    for sign in text:
        if unicodedata.normalize("NFKC", sign)[0] in _FORMULA_BEGINS:
            return True
        if unicodedata.category(sign)[0] not in "ZC" and sign not in _NOTHING_SEEN:
            return False
    return False


class _CsvTable:
    """UTF-8 with its mark, so that Excel reads the letters; every text quoted, so that none is split at its commas."""

    def __init__(self, target: Path, head: Sequence[str], delimiter: str) -> None:
        self._target, self._part = target, _part_of(target)
        self._file = self._part.open("w", encoding="utf-8-sig", newline="")
        self._rows = csv.writer(self._file, delimiter=delimiter, quoting=csv.QUOTE_NONNUMERIC)
        self.write([head])

    def write(self, rows: Iterable[Sequence[Cell]]) -> None:
        self._rows.writerows([harmless(cell) for cell in row] for row in rows)

    def close(self) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._part.replace(self._target)

    def drop(self) -> None:
        with suppress(OSError):  # what could not be flushed is not wanted any more
            self._file.close()
        self._part.unlink(missing_ok=True)


class _XlsxTable:
    """Written in the order of its rows, which are forgotten as they are written; after a full sheet comes another."""

    def __init__(self, target: Path, head: Sequence[str]) -> None:
        import xlsxwriter

        self._target, self._part = target, _part_of(target)
        options: dict[str, Any] = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book: Workbook | None = xlsxwriter.Workbook(str(self._part), options)
        self._book.use_zip64()  # else a table of 4 GB cannot be finished; a smaller one is written as ever
        self._head = tuple(head)
        self._bold = self._book.add_format({"bold": True})
        self._sheet = self._new_sheet()

    def write(self, rows: Iterable[Sequence[Cell]]) -> None:
        for row in rows:
            if self._row >= _MOST_ROWS:
                self._sheet = self._new_sheet()
            for column, cell in enumerate(row):
                if isinstance(cell, int):
                    self._sheet.write_number(self._row, column, cell)
                elif cell:
                    self._sheet.write_string(self._row, column, _within(cell))
            self._row += 1

    def _new_sheet(self) -> "Worksheet":
        assert self._book is not None
        sheet = self._book.add_worksheet()
        for column, title in enumerate(self._head):
            sheet.set_column(column, column, min(_WIDEST, max(12, len(title) + 2)))
            sheet.write_string(0, column, title, self._bold)
        sheet.freeze_panes(1, 0)
        self._row = 1
        return sheet

    def close(self) -> None:
        from xlsxwriter.exceptions import FileCreateError

        assert self._book is not None
        try:
            self._book.close()
        except FileCreateError as reason:
            cause = reason.args[0] if reason.args else reason
            raise (cause if isinstance(cause, OSError) else OSError(str(cause))) from reason
        finally:
            self._book = None
        self._part.replace(self._target)

    def drop(self) -> None:
        from xlsxwriter.exceptions import XlsxWriterException

        if self._book is not None:
            # What cannot be finished is not wanted any more; closing takes its temporary files away.
            with suppress(OSError, ValueError, XlsxWriterException):
                self._book.close()
            self._book = None
        self._part.unlink(missing_ok=True)


def _part_of(target: Path) -> Path:
    return target.with_name(f"{target.name}.part")
