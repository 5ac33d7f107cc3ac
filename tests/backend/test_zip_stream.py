"""An archive that is made while it is sent is an archive like any other, from any byte on."""

import io
import tracemalloc
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.backend.zip_stream import Member, MemberChanged, parts_of, size_of

AT = datetime(2026, 10, 8, 17, 33, 20, tzinfo=UTC)


def _members(folder: Path, count: int = 5, size: int = 1000) -> list[Member]:
    made = []
    for number in range(count):
        path = folder / f"{number}"
        path.write_bytes(bytes([number % 256]) * (number * size + 1))
        made.append(Member(f"Іван {number}.ogg", path, number * size + 1, AT))
    return [Member("index.csv", "перелік".encode(), 14, AT), *made]


def test_every_file_comes_out_as_it_was(tmp_path: Path) -> None:
    members = _members(tmp_path)
    whole = b"".join(parts_of(members))
    assert len(whole) == size_of(members)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [member.name for member in members]
        assert archive.read("Іван 3.ogg") == b"\x03" * 3001
        assert archive.infolist()[0].date_time == (2026, 10, 8, 17, 33, 20)


def test_it_goes_on_from_any_byte(tmp_path: Path) -> None:
    members = _members(tmp_path)
    whole = b"".join(parts_of(members))
    for skip in (0, 1, 29, 30, 58, 5000, len(whole) - 200, len(whole) - 1):
        assert b"".join(parts_of(members, skip)) == whole[skip:], skip


def test_memory_stays_flat_however_much_goes_through(tmp_path: Path) -> None:
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(40 * 1024 * 1024)
    members = [Member(f"{number}.wav", path, 40 * 1024 * 1024, AT) for number in range(4)]
    tracemalloc.start()
    sent = sum(map(len, parts_of(members)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sent == size_of(members)
    assert peak < 4 * 1024 * 1024


def test_a_file_that_changed_meanwhile_breaks_it_off(tmp_path: Path) -> None:
    members = _members(tmp_path)
    (tmp_path / "2").write_bytes(b"shorter")
    with pytest.raises(MemberChanged):
        list(parts_of(members))
    (tmp_path / "2").unlink()
    with pytest.raises(MemberChanged):
        list(parts_of(members))


@pytest.mark.slow
def test_more_than_two_gigabytes_and_seventy_thousand_files_are_counted_right(tmp_path: Path) -> None:
    path = tmp_path / "huge"
    with path.open("wb") as file:
        file.truncate(2**31 + 5)
    huge = [Member("a.wav", path, 2**31 + 5, AT), Member("b.csv", b"end", 3, AT)]
    assert sum(map(len, parts_of(huge))) == size_of(huge)
    many = [Member(f"{number}", b"", 0, AT) for number in range(70_000)]
    assert sum(map(len, parts_of(many))) == size_of(many)
