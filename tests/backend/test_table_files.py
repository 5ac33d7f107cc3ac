"""Tables as people bring them: any encoding, any delimiter, workbooks, and files that are none."""

import io
import zipfile
from datetime import datetime

import openpyxl
import pytest

from app.backend import table_files
from app.backend.table_files import NotATable, TableForm, TooManyRows, form_of, rows_of

_NAIVE = datetime(2026, 10, 8, 14, 5)  # noqa: DTZ001 - workbooks know no zones
HEAD = ("Номер", "Телефон", "Сума")
ROW = ("10482", "067 123-45-67", "1 234,50")


def written(delimiter: str, encoding: str) -> bytes:
    lines = [delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in row) for row in (HEAD, ROW)]
    return "\r\n".join(lines).encode(encoding)


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    into = io.BytesIO()
    book.save(into)
    return into.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encoding_and_delimiter_are_guessed(delimiter: str, encoding: str) -> None:
    body = written(delimiter, encoding)
    form = form_of(body)
    assert form == TableForm(encoding.removesuffix("-sig"), delimiter)
    assert list(rows_of(body, form)) == [(1, HEAD), (2, ROW)]


def test_excels_own_first_line_names_the_delimiter_and_is_no_row() -> None:
    body = b"sep=,\r\nnumber,sum\r\n1,2\r\n"
    assert list(rows_of(body, form_of(body))) == [(2, ("number", "sum")), (3, ("1", "2"))]


def test_a_cell_may_hold_lines_and_empty_rows_keep_their_numbers() -> None:
    body = b'a;b\n"one\ntwo";2\n\n;\n3;4\n'
    assert list(rows_of(body, form_of(body))) == [(1, ("a", "b")), (2, ("one\ntwo", "2")), (5, ("3", "4"))]


def test_a_workbook_is_read_as_a_person_would_type_it() -> None:
    body = workbook(HEAD, (10482, 380671234567.0, 1234.5), (None, None, None), (_NAIVE, True, ""))
    assert list(rows_of(body, form_of(body))) == [
        (1, HEAD),
        (2, ("10482", "380671234567", "1234.5")),
        (4, ("2026-10-08 14:05:00", "True", "")),
    ]


@pytest.mark.parametrize(
    "body",
    [b"", b"PK\x03\x04 broken", b"\x89PNG\r\n\x1a\n\0\0\0", workbook(HEAD)[:-40]],
    ids=["empty", "broken zip", "picture", "cut workbook"],
)
def test_what_is_no_table_is_refused(body: bytes) -> None:
    with pytest.raises(NotATable):
        list(rows_of(body, form_of(body)))


def test_a_small_file_that_unpacks_to_gigabytes_is_refused_unread() -> None:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (64 * 1024 * 1024))
    with pytest.raises(NotATable, match="unpacks to too much"):
        list(rows_of(into.getvalue(), TableForm()))


def test_entities_in_a_workbook_blow_nothing_up() -> None:
    """Ten levels of ten: a billion letters in four lines."""
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY e0 "0123456789">{levels}]><worksheet>&e9;</worksheet>'
    source = io.BytesIO(workbook(HEAD, ROW))
    into = io.BytesIO()
    with zipfile.ZipFile(source) as good, zipfile.ZipFile(into, "w") as bad:
        for name in good.namelist():
            bad.writestr(name, bomb if name == "xl/worksheets/sheet1.xml" else good.read(name))
    with pytest.raises(NotATable):
        list(rows_of(into.getvalue(), TableForm()))


def test_more_rows_than_are_taken_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_files, "MOST_ROWS", 10)
    body = b"a;b\n" + b"1;2\n" * 11
    with pytest.raises(TooManyRows):
        list(rows_of(body, TableForm("utf-8", ";")))
