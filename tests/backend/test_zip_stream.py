"""An archive that is made while it is sent is an archive like any other, from any byte on."""

import io
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.backend.zip_members import CHUNK, Member, Sums
from app.backend.zip_stream import ends_of, parts_of, size_of

AT = datetime(2026, 10, 8, 17, 33, 20, tzinfo=UTC)
NOTHING: Mapping[int, str] = {}


@dataclass(frozen=True)
class Lost:
    """An index that tells which members were lost, and nothing else."""

    name: str = "перелік.csv"
    at: datetime = AT
    size: int = 2

    def lines(self, states: Mapping[int, str] = NOTHING, size: int | None = None) -> Iterator[bytes]:
        yield f"{sorted(states)}".encode().ljust(size or 0)


INDEX = Lost()


def _members(folder: Path, count: int = 5, size: int = 1000) -> list[Member]:
    made = []
    for number in range(count):
        path = folder / f"{number}"
        path.write_bytes(bytes([number % 255 + 1]) * (number * size + 1))
        made.append(Member(f"Іван {number}.ogg", str(path), number * size + 1, AT))
    return made


def _opened(whole: bytes) -> zipfile.ZipFile:
    archive = zipfile.ZipFile(io.BytesIO(whole))
    assert archive.testzip() is None
    return archive


def test_every_file_comes_out_as_it_was(tmp_path: Path) -> None:
    members = _members(tmp_path)
    whole = b"".join(parts_of(members, INDEX))
    assert len(whole) == size_of(members, INDEX)
    with _opened(whole) as archive:
        assert archive.namelist() == [*(member.name for member in members), INDEX.name]
        assert archive.read("Іван 3.ogg") == b"\x04" * 3001
        assert archive.read(INDEX.name) == b"[]"
        assert archive.infolist()[0].date_time == (2026, 10, 8, 17, 33, 20)
        assert not any(entry.flag_bits & 8 for entry in archive.infolist()), "Finder opens no other ones"
        offsets = [entry.header_offset for entry in archive.infolist()]
    assert offsets[1:] == list(ends_of(members))


@pytest.mark.parametrize("is_known", [False, True])
def test_it_goes_on_from_any_byte(tmp_path: Path, is_known: bool) -> None:
    members, sums = _members(tmp_path), Sums()
    whole = b"".join(parts_of(members, INDEX, 0, sums))
    for skip in (*range(0, 200, 7), 5000, *range(len(whole) - 900, len(whole), 13), len(whole) - 1):
        assert b"".join(parts_of(members, INDEX, skip, sums if is_known else None)) == whole[skip:], skip


def test_what_was_sent_before_is_not_read_again(tmp_path: Path) -> None:
    members, sums = _members(tmp_path), Sums()
    whole = b"".join(parts_of(members, INDEX, 0, sums))
    skip = list(ends_of(members))[2]
    for member in members[:3]:
        Path(member.path).unlink()
    assert b"".join(parts_of(members, INDEX, skip, sums)) == whole[skip:]


def test_the_first_part_does_not_wait_for_what_was_sent_before(tmp_path: Path) -> None:
    """When no sum is known any more, those files are read at the end: here they are there by then only."""
    members = _members(tmp_path, size=300_000)
    whole = b"".join(parts_of(members, INDEX))
    skip = list(ends_of(members))[3]
    for member in members[:4]:
        Path(member.path).rename(f"{member.path}.away")
    rest = parts_of(members, INDEX, skip)
    begun = next(rest)
    for member in members[:4]:
        Path(f"{member.path}.away").rename(member.path)
    assert begun + b"".join(rest) == whole[skip:]


def test_memory_stays_flat_however_much_goes_through(tmp_path: Path) -> None:
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(40 * 1024 * 1024)
    members = [Member(f"{number}.wav", str(path), 40 * 1024 * 1024, AT) for number in range(4)]
    tracemalloc.start()
    sent = sum(map(len, parts_of(members, INDEX)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sent == size_of(members, INDEX)
    assert peak < 4 * 1024 * 1024


def test_a_file_that_is_lost_meanwhile_is_told_and_not_named(tmp_path: Path) -> None:
    """One is shorter than it was, one is gone; the archive is as long as was promised, and whole."""
    members = _members(tmp_path)
    (tmp_path / "2").write_bytes(b"shorter")
    (tmp_path / "4").unlink()
    whole = b"".join(parts_of(members, INDEX))
    assert len(whole) == size_of(members, INDEX)
    with _opened(whole) as archive:
        assert archive.namelist() == ["Іван 0.ogg", "Іван 1.ogg", "Іван 3.ogg", INDEX.name]
        assert archive.read(INDEX.name).rstrip() == b"[2, 4]"
        assert archive.read("Іван 3.ogg") == b"\x04" * 3001


def test_a_file_that_is_lost_before_the_rest_is_asked_for_is_told(tmp_path: Path) -> None:
    members, sums = _members(tmp_path), Sums()
    begun = b"".join(parts_of(members, INDEX))[:4000]
    (tmp_path / "1").unlink()
    whole = begun + b"".join(parts_of(members, INDEX, len(begun), sums))
    with _opened(whole) as archive:
        assert archive.read(INDEX.name).rstrip() == b"[1]"
        assert "Іван 1.ogg" not in archive.namelist()


def test_what_was_sent_as_lost_stays_lost_for_whoever_goes_on(tmp_path: Path) -> None:
    """Though it can be read again: they have zeros in its place. Whoever begins anew gets it."""
    members, sums = _members(tmp_path), Sums()
    Path(members[1].path).rename(f"{members[1].path}.away")
    begun = b"".join(parts_of(members, INDEX, 0, sums))
    Path(f"{members[1].path}.away").rename(members[1].path)
    for skip in (next(ends_of(members)) + 600, 4000):
        with _opened(begun[:skip] + b"".join(parts_of(members, INDEX, skip, sums))) as archive:
            assert archive.read(INDEX.name).rstrip() == b"[1]"
    with _opened(b"".join(parts_of(members, INDEX, 0, sums))) as archive:
        assert len(archive.namelist()) == len(members) + 1


def test_whoever_reads_it_from_its_beginning_finds_the_length_before_each_file(tmp_path: Path) -> None:
    """Also behind one that was lost, where there are zeros."""
    members = _members(tmp_path)
    Path(members[1].path).rename(tmp_path / "away")
    whole = b"".join(parts_of(members, INDEX))
    Path(members[1].path).write_bytes(bytes(members[1].size))
    at = 0
    for member in members:
        signature, crc, size, long, extra = struct.unpack_from("<4s10x2L4x2H", whole, at)
        begins = at + 30 + long + extra
        content = whole[begins : begins + size]
        assert (signature, content) == (b"PK\3\4", Path(member.path).read_bytes())
        assert crc == zlib.crc32(content)
        at = begins + size


def test_a_large_file_is_read_in_pieces_for_its_sum_too(tmp_path: Path) -> None:
    (large := tmp_path / "large").write_bytes(content := bytes(range(256)) * 12_345)
    members, sums = [Member("large.wav", str(large), len(content), AT)], Sums()
    whole = b"".join(parts_of(members, INDEX))
    assert _opened(whole).read("large.wav") == content
    for known in (sums, sums):
        assert b"".join(parts_of(members, INDEX, 0, known)) == whole
    assert b"".join(parts_of(members, INDEX, 2_000_000, sums)) == whole[2_000_000:]


@pytest.mark.slow
def test_more_than_two_gigabytes_and_seventy_thousand_files_are_counted_right(tmp_path: Path) -> None:
    path = tmp_path / "huge"
    with path.open("wb") as file:
        file.truncate(2**31 + 5)
    end, empty = tmp_path / "end", tmp_path / "empty"
    end.write_bytes(b"end")
    empty.touch()
    huge = [Member("a.wav", str(path), 2**31 + 5, AT), Member("b.csv", str(end), 3, AT)]
    saved, zeros = tmp_path / "huge.zip", bytes(CHUNK)
    with saved.open("wb") as file:
        for part in parts_of(huge, INDEX):
            if part == zeros:
                file.seek(len(part), io.SEEK_CUR)  # a hole: the zeros take no place on the disk
            else:
                file.write(part)
    assert saved.stat().st_size == size_of(huge, INDEX)
    with zipfile.ZipFile(saved) as archive:
        assert [entry.file_size for entry in archive.infolist()] == [2**31 + 5, 3, 2]
        assert archive.read("b.csv") == b"end"
    many = [Member(f"{number}", str(empty), 0, AT) for number in range(70_000)]
    whole = b"".join(parts_of(many, INDEX))
    assert len(whole) == size_of(many, INDEX)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        assert len(archive.infolist()) == 70_001
