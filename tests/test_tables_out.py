"""What people take with them opens as they expect, runs nothing, and stands there whole or not at all."""

import csv
import re
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from app import tables_out
from app.tables_out import Cell, TableKind, free_name, harmless, new_table

HEAD = ("Клієнт", "Розмова, с")


def rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def test_a_csv_begins_with_its_mark_and_keeps_every_letter(tmp_path: Path) -> None:
    target = tmp_path / "calls.csv"
    table = new_table(TableKind.CSV, target, HEAD)
    table.write([("Їжак; «Ґ»\nдругий рядок", 12), ("=1+1", None)])
    assert not target.exists(), "nothing half-written stands under the name"
    table.close()
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    assert rows_of(target) == [list(HEAD), ["Їжак; «Ґ»\nдругий рядок", "12"], ["'=1+1", ""]]
    assert [path.name for path in tmp_path.iterdir()] == ["calls.csv"]


def test_an_xlsx_holds_text_as_text_and_numbers_as_numbers(tmp_path: Path) -> None:
    target = tmp_path / "calls.xlsx"
    table = new_table(TableKind.XLSX, target, HEAD)
    table.write([("=HYPERLINK(1)", 12), ("https://example.com", None)])
    table.close()
    sheet = load_workbook(target).active
    assert sheet is not None
    cells = [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows()]
    assert cells[0] == [("Клієнт", "s"), ("Розмова, с", "s")]
    assert cells[1] == [("=HYPERLINK(1)", "s"), (12, "n")]
    assert cells[2][0] == ("https://example.com", "s")


@pytest.mark.parametrize("kind", list(TableKind))
def test_what_is_dropped_leaves_nothing(tmp_path: Path, kind: TableKind) -> None:
    table = new_table(kind, tmp_path / f"calls.{kind}", HEAD)
    table.write([("Марія", 1)])
    table.drop()
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    (tmp_path / "calls.csv").touch()
    assert free_name(tmp_path, "calls", TableKind.CSV).name == "calls (2).csv"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫", "\t", "\r", "\n"])
@pytest.mark.parametrize(
    "before",
    ["", " ", "\u00a0", "\u200b", "\ufeff", "\u2060", "\u202e", "\u3000", "\u3164", "\x00", "\u2028", " \u200d \u00a0"],
)
def test_nothing_that_begins_a_formula_is_hidden_behind_what_is_not_seen(sign: str, before: str) -> None:
    text = f"{before}{sign}1+1"
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", " ", "Марія", "\u00a0Марія", "1-2", "a=b", "№ 5", "«=»", "\u200b", "−5"])
def test_what_begins_no_formula_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize("kind", list(TableKind))
def test_no_cell_of_a_table_is_a_formula(tmp_path: Path, kind: TableKind) -> None:
    cells = ("\u00a0=1+1", "\u200b+1", "＝1+1")
    table = new_table(kind, target := tmp_path / f"calls.{kind}", ("а", "б", "в"))
    table.write([cells])
    table.close()
    if kind is TableKind.CSV:
        assert rows_of(target)[1] == [f"'{cell}" for cell in cells]
    else:
        sheet = load_workbook(target).active
        assert sheet is not None
        assert [(cell.value, cell.data_type) for cell in sheet[2]] == [(cell, "s") for cell in cells]


@pytest.mark.parametrize("splitter", [",", ";", "\t", "\n"])
def test_no_formula_is_left_where_another_program_splits_a_text(tmp_path: Path, splitter: str) -> None:
    """LibreOffice offers comma, semicolon and tab at once; Excel takes whatever its country writes between items."""
    table = new_table(TableKind.CSV, target := tmp_path / "calls.csv", HEAD)
    table.write([(f"Іван{splitter} =1+1{splitter}", 5)])
    table.close()
    assert rows_of(target)[1] == [f"Іван{splitter}' =1+1{splitter}", "5"]
    text = target.read_text("utf-8-sig")
    other = csv.reader(
        text.splitlines(), delimiter="," if splitter == ";" else splitter[0] if splitter != "\n" else ","
    )
    assert not [cell for row in other for cell in row if cell.lstrip().startswith("=")]
    assert '"Іван' in text, "a text is quoted, so that a reader of several delimiters does not split it"


def test_a_cell_is_no_longer_than_excel_takes_it(tmp_path: Path) -> None:
    """Excel counts in UTF-16."""
    table = new_table(TableKind.XLSX, target := tmp_path / "calls.xlsx", HEAD)
    table.write([("😀" * 40_000, 1), ("ї" * 40_000, 1), ("ї" * 31_000, 1)])
    table.close()
    sheet = ET.fromstring(zipfile.ZipFile(target).read("xl/worksheets/sheet1.xml"))
    texts = [one.text or "" for one in sheet.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}t")][-3:]
    assert [len(text.encode("utf-16-le")) // 2 for text in texts] == [32_000, 32_000, 31_000]


def test_more_rows_than_a_sheet_holds_go_on_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables_out, "_MOST_ROWS", 3)
    table = new_table(TableKind.XLSX, target := tmp_path / "calls.xlsx", HEAD)
    table.write([("Марія", 1), ("Олена", 2), ("Іван", 3)])
    table.close()
    book = load_workbook(target)
    assert [list(sheet.values) for sheet in book] == [[HEAD, ("Марія", 1), ("Олена", 2)], [HEAD, ("Іван", 3)]]


@given(st.text())
def test_no_text_is_a_formula(text: str) -> None:
    cell = harmless(text)
    assert isinstance(cell, str)
    assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell.replace("'", "") == text.replace("'", "")
    for piece in re.split(r"[,;\t\r\n]", cell):
        assert not piece.lstrip(" ").startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize("kind", list(TableKind))
def test_the_memory_stays_flat_however_many_rows(tmp_path: Path, kind: TableKind) -> None:
    def page() -> Iterator[tuple[Cell, ...]]:
        return (("Оксана Мельник", number) for number in range(200))

    table = new_table(kind, tmp_path / f"calls.{kind}", HEAD)
    for _ in range(20):
        table.write(page())
    tracemalloc.start()
    for _ in range(100):
        table.write(page())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    table.close()
    assert peak < 2_000_000
