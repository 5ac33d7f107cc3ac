"""Tables that people bring: CSV in the encodings and with the delimiters of the world's spreadsheets, and XLSX."""

import csv
import io
import itertools
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

MOST_BYTES = 20 * 1024 * 1024
MOST_ROWS = 100_000
MOST_COLUMNS = 60
LONGEST_CELL = 4_000
ENCODINGS = ("utf-8", "cp1251", "utf-16")
DELIMITERS = (";", ",", "\t")
_MOST_UNPACKED = 300 * 1024 * 1024
_MOST_PACKED_TIMES = 200
_MOST_PARTS = 2_000
_LOOKED_AT = 40
_ZIP = b"PK\x03\x04"
_FIRST_LINE = "sep="
"""Excel's own way to name the delimiter, in a first line that is no row."""

type TableRow = tuple[int, tuple[str, ...]]
"""Its number as a spreadsheet counts, and its cells."""


class NotATable(Exception):  # noqa: N818 - named by what is the matter, as every trouble here
    """The file is neither CSV nor XLSX, or broken, or not to be trusted; the sentence is for developers."""


class TooManyRows(NotATable):
    """It is a table of more than `MOST_ROWS` rows."""


@dataclass(frozen=True, slots=True)
class TableForm:
    """How a file is read; both are None for a workbook."""

    encoding: str | None = None
    delimiter: str | None = None


def form_of(body: bytes) -> TableForm:
    """What the file looks like.

    Raises:
        NotATable: it is nothing that can be read.
    """
    if not body or len(body) > MOST_BYTES:
        raise NotATable("empty or too large")
    if body.startswith(_ZIP):
        return TableForm()
    encoding = _encoding_of(body)
    text = _text(body[: 256 * 1024], encoding)
    if "\0" in text:
        raise NotATable("a binary file")
    return TableForm(encoding, _delimiter_of(text))


def rows_of(body: bytes, form: TableForm) -> Iterator[TableRow]:
    """Every row that holds anything, as text.

    Raises:
        NotATable: while iterating, too: it is broken further on, or longer than `MOST_ROWS`.
    """
    rows = _csv_rows(body, form) if form.delimiter is not None else _xlsx_rows(body)
    for count, row in enumerate(rows):
        if count >= MOST_ROWS + 1:  # the head is one
            raise TooManyRows(str(MOST_ROWS))
        yield row


def _encoding_of(body: bytes) -> str:
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1251"
    return "utf-8"


def _text(body: bytes, encoding: str) -> str:
    return body.decode("utf-8-sig" if encoding == "utf-8" else encoding, errors="replace")


def _delimiter_of(text: str) -> str:
    """The one that parts the first rows into the same number of cells most often, of several the most cells."""
    head = text[:8].lower()
    if head.startswith(_FIRST_LINE) and text[4:5] in DELIMITERS:
        return text[4]

    def fitness(delimiter: str) -> tuple[int, int]:
        with io.StringIO(text, newline="") as source:
            try:
                rows = list(itertools.islice(csv.reader(source, delimiter=delimiter), _LOOKED_AT))
            except csv.Error:
                return 0, 0
        widths = [len(row) for row in rows[:-1] or rows if any(row)]
        usual = max(set(widths), key=widths.count, default=0)
        return (widths.count(usual), usual) if usual > 1 else (0, 0)

    return max(DELIMITERS, key=fitness)


def _csv_rows(body: bytes, form: TableForm) -> Iterator[TableRow]:
    assert form.encoding is not None
    assert form.delimiter is not None
    with io.StringIO(_text(body, form.encoding), newline="") as source:
        try:
            for line, row in enumerate(csv.reader(source, delimiter=form.delimiter), 1):
                cells = tuple(cell.strip()[:LONGEST_CELL] for cell in row[:MOST_COLUMNS])
                if any(cells) and not (line == 1 and len(cells) <= 2 and cells[0].lower().startswith(_FIRST_LINE)):
                    yield line, cells
        except csv.Error as error:
            raise NotATable(str(error)) from error


def _xlsx_rows(body: bytes) -> Iterator[TableRow]:
    import openpyxl  # heavy, and only wanted here

    _refuse_bomb(body)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and validations that it leaves out
            book = openpyxl.load_workbook(io.BytesIO(body), read_only=True, data_only=True, keep_links=False)
        try:
            for line, row in enumerate(_sheet(book), 1):
                cells = tuple(_cell(value) for value in row[:MOST_COLUMNS])
                if any(cells):
                    yield line, cells
        finally:
            book.close()
    except NotATable:
        raise
    except Exception as error:
        # A broken workbook ends in any of a dozen exceptions of openpyxl, zipfile and the XML parser.
        raise NotATable(type(error).__name__) from error


def _sheet(book: "object") -> Iterator[tuple[object, ...]]:
    """Rows of the first sheet that has any."""
    for sheet in book.worksheets:  # type: ignore[attr-defined]  # openpyxl has no types
        sheet.reset_dimensions()  # what stands there is often wrong, and then rows are missing
        rows = sheet.iter_rows(values_only=True)
        first = next(rows, None)
        if first is not None:
            yield first
            yield from rows
            return


def _refuse_bomb(body: bytes) -> None:
    """A small file that unpacks to gigabytes; zipfile unpacks no more of a part than its entry says."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError) as error:
        raise NotATable(type(error).__name__) from error
    unpacked = sum(part.file_size for part in parts)
    packed = max(1, sum(part.compress_size for part in parts))
    too_much = unpacked > _MOST_UNPACKED or (unpacked > MOST_BYTES and unpacked / packed > _MOST_PACKED_TIMES)
    if len(parts) > _MOST_PARTS or too_much or any(part.flag_bits & 1 for part in parts):
        raise NotATable("it unpacks to too much, or is encrypted")


def _cell(value: object) -> str:
    """As a person would type it."""
    match value:
        case None:
            return ""
        case bool():
            return str(value)
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return value.isoformat(" ")
        case date() | time():
            return value.isoformat()
        case _:
            return str(value).strip()[:LONGEST_CELL]
