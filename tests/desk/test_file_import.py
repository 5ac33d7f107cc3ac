"""A file on its way in, and the report of what was left out."""

import csv
from pathlib import Path

import pytest
from msgspec.structs import replace

from app.contract.answers import Page
from app.contract.crm import (
    BadRow,
    Import,
    ImportColumn,
    ImportKind,
    ImportReading,
    ImportState,
    Meaning,
    Wrong,
)
from app.desk import file_import
from app.desk.file_import import FileImport, FileNotThere, FileTooLarge
from app.desk.import_report import write_report


class Backend:
    """Answers as the backend does, one look after the other."""

    def __init__(self) -> None:
        columns = (ImportColumn(title="№", meaning=None),)
        self.told = Import(
            id=1,
            kind=ImportKind.ORDERS,
            file_name="a.csv",
            state=ImportState.PREVIEW,
            encoding="utf-8",
            delimiter=";",
            has_head=True,
            columns=columns,
            total=3,
        )
        self.uploaded: list[tuple[str, bytes]] = []

    async def upload(self, kind: ImportKind, name: str, content: bytes) -> Import:
        self.uploaded.append((name, content))
        return self.told

    async def import_(self, import_id: int) -> Import:
        self.told = replace(self.told, state=ImportState.DONE, done=3, added=1, bad=2)
        return self.told

    async def read_otherwise(self, import_id: int, reading: ImportReading) -> Import:
        self.told = replace(self.told, columns=(ImportColumn(title="№", meaning=Meaning.NUMBER),))
        return self.told

    async def run_import(self, import_id: int) -> Import:
        self.told = replace(self.told, state=ImportState.QUEUED)
        return self.told

    async def cancel_import(self, import_id: int) -> Import:
        self.told = replace(self.told, state=ImportState.CANCELLED)
        return self.told

    async def bad_rows(self, import_id: int, after: str | None = None) -> Page[BadRow]:
        number = 1 if after is None else 2
        row = BadRow(id=number, line=number + 1, title="№", value="", why=Wrong.NUMBER_MISSING)
        return Page((row,), "1" if after is None else None)


async def test_a_file_is_handed_over_understood_and_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_import, "_LOOKS_EVERY_S", 0)
    path = tmp_path / "a.csv"
    path.write_bytes(b"1\n")
    backend = Backend()
    desk = FileImport(backend, ImportKind.ORDERS)
    changes: list[ImportState] = []
    desk.on_changed = lambda: changes.append(desk.now.state) if desk.now else None
    await desk.take(path)
    assert (backend.uploaded, desk.missing) == ([("a.csv", b"1\n")], Meaning.NUMBER)
    await desk.understand(ImportReading(meanings=(Meaning.NUMBER,)))
    assert desk.missing is None
    await desk.run()
    assert changes[-2:] == [ImportState.DONE, ImportState.DONE]
    assert not desk.goes_on
    assert [row.line for row in desk.bad] == [2]
    assert [row.line for row in await desk.all_bad()] == [2, 3]


async def test_a_file_that_is_gone_or_too_large_never_leaves_this_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend = Backend()
    desk = FileImport(backend, ImportKind.ORDERS)
    with pytest.raises(FileNotThere):
        await desk.take(tmp_path / "nothing.csv")
    monkeypatch.setattr(file_import, "LARGEST_FILE", 1)
    (tmp_path / "large.csv").write_bytes(b"12")
    with pytest.raises(FileTooLarge):
        await desk.take(tmp_path / "large.csv")
    assert backend.uploaded == []


async def test_what_is_cancelled_is_over(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"1\n")
    desk = FileImport(Backend(), ImportKind.ORDERS)
    await desk.cancel()
    await desk.take(path)
    await desk.cancel()
    assert desk.now is not None
    assert desk.now.state is ImportState.CANCELLED


def test_a_report_opens_in_a_spreadsheet_and_runs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "звіт.csv"
    write_report(path, ("Рядок", "Що там"), [("2", "=HYPERLINK(1)"), ("3", "+380671112200"), ("4", "так")])
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert rows == [["Рядок", "Що там"], ["2", "'=HYPERLINK(1)"], ["3", "'+380671112200"], ["4", "так"]]
