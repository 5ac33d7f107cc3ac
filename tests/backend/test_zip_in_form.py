"""An archive whose recordings come in another form: each sounds as it did, and what cannot be had is told."""

import csv
import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from app.archive_index import HEAD, left_out_of
from app.audio import converting
from app.audio.decode import SoundFile
from app.audio.forms import Form
from app.backend.archive_rows import ArchiveIndex
from app.backend.zip_in_form import parts_in_form
from app.backend.zip_members import Member
from tests.audio.sounds import encoded, pitch, tone

AT = datetime(2026, 10, 8, 17, 33, 20, tzinfo=UTC)
RATE = 8_000
ROW = b";" * (len(HEAD) - 3)
"""What the index tells of a call of which nothing is known."""
BOTH = np.array([tone(400, 4, RATE), tone(700, 4, RATE)])


def _archive(folder: Path, files: Mapping[str, bytes], form: Form) -> tuple[zipfile.ZipFile, list[dict[str, str]]]:
    """Of recordings under these names in the store; the rows of its index with it."""
    members = []
    for name, content in files.items():
        (folder / name).write_bytes(content)
        members.append(Member(f"{Path(name).stem}{form.suffix}", str(folder / name), len(content), AT))
    index = ArchiveIndex(AT, tuple(member.name for member in members), (ROW,) * len(members), ())
    (saved := folder / "saved.zip").write_bytes(b"".join(parts_in_form(members, index, form)))
    archive = zipfile.ZipFile(saved)
    assert archive.testzip() is None
    lines = archive.read("index.csv").decode("utf-8-sig").splitlines()
    rows = [{"file": row[0], "recording": row[-1]} for row in csv.reader(lines[1:], delimiter=";")]
    assert [row["file"] for row in rows if row["file"]] == archive.namelist()[:-1]
    return archive, rows


def _heard(content: bytes) -> list[float]:
    with SoundFile(io.BytesIO(content)) as sound:
        blocks = np.concatenate(list(sound.blocks()))
        assert len(blocks) / sound.rate == pytest.approx(4.0, abs=0.2)
        return [pitch(lane[sound.rate : 3 * sound.rate], sound.rate) for lane in blocks.T]


@pytest.mark.parametrize(
    ("form", "wanted"),
    [(Form.MP3, [400, 700]), (Form.WAV, [400, 700]), (Form.CLIENT, [400]), (Form.OPERATOR, [700])],
)
@pytest.mark.parametrize(("came", "kind"), [("ogg", "vorbis"), ("wav", "wav"), ("mp3", "mp3")])
def test_every_recording_sounds_as_it_did(
    form: Form, wanted: list[float], came: str, kind: str, tmp_path: Path
) -> None:
    archive, rows = _archive(
        tmp_path, {f"a.{came}": encoded(BOTH, RATE, kind), f"b.{came}": encoded(BOTH, RATE, kind)}, form
    )
    assert archive.namelist() == [f"a{form.suffix}", f"b{form.suffix}", "index.csv"]
    assert {row["recording"] for row in rows} == {"ready"}
    assert not any(entry.flag_bits & 8 for entry in archive.infolist()), "Finder opens no other ones"
    for name in archive.namelist()[:2]:
        assert _heard(archive.read(name)) == pytest.approx(wanted, abs=2)


def test_a_long_recording_is_sent_before_it_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converting, "AT_ONCE", 10_000)
    archive, rows = _archive(
        tmp_path, {"a.wav": encoded(BOTH, RATE, "wav"), "b.wav": encoded(BOTH, RATE, "wav")}, Form.MP3
    )
    assert [entry.flag_bits & 8 for entry in archive.infolist()] == [8, 8, 0]
    assert [row["recording"] for row in rows] == ["ready", "ready"]
    assert _heard(archive.read("b.mp3")) == pytest.approx([400, 700], abs=2)


@pytest.mark.parametrize("form", [Form.MP3, Form.WAV])
def test_what_is_in_that_form_already_stays_as_it_is(form: Form, tmp_path: Path) -> None:
    content = encoded(BOTH, RATE, form.suffix[1:])
    archive, _ = _archive(tmp_path, {f"a{form.suffix}": content}, form)
    assert archive.read(f"a{form.suffix}") == content


def test_one_side_of_a_single_lane_is_both_and_the_index_says_so(tmp_path: Path) -> None:
    files = {"both.wav": encoded(BOTH, RATE, "wav"), "mono.wav": encoded(tone(400, 4, RATE)[None], RATE, "wav")}
    archive, rows = _archive(tmp_path, files, Form.OPERATOR)
    assert [row["recording"] for row in rows] == ["ready", "one_lane"]
    assert _heard(archive.read("mono.mp3")) == pytest.approx([400], abs=2)
    assert left_out_of(tmp_path / "saved.zip").total() == 0


def test_what_cannot_be_had_in_that_form_is_told_with_the_reason(tmp_path: Path) -> None:
    files = {
        "a.ogg": encoded(BOTH, RATE, "vorbis"),
        "page.ogg": b"<html></html>" * 99,
        "gone.ogg": b"",
        "z.ogg": encoded(BOTH, RATE, "vorbis"),
    }
    members = [Member(f"{Path(name).stem}.mp3", str(tmp_path / name), 0, AT) for name in files]
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "gone.ogg").unlink()
    index = ArchiveIndex(AT, tuple(member.name for member in members), (ROW,) * 4, ())
    (saved := tmp_path / "saved.zip").write_bytes(b"".join(parts_in_form(members, index, Form.MP3)))
    assert left_out_of(saved) == {"not_audio": 1, "file_missing": 1}
    with zipfile.ZipFile(saved) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["a.mp3", "z.mp3", "index.csv"]
        assert _heard(archive.read("z.mp3")) == pytest.approx([400, 700], abs=2)


def test_a_file_that_goes_while_it_is_sent_is_told(tmp_path: Path) -> None:
    """It is in that form already, and shorter than it was."""
    files = [tmp_path / "a.mp3", tmp_path / "b.mp3"]
    for file in files:
        file.write_bytes(encoded(BOTH, RATE, "mp3"))
    members = [Member(file.name, str(file), file.stat().st_size, AT) for file in files]
    files[0].write_bytes(b"shorter")
    index = ArchiveIndex(AT, ("a.mp3", "b.mp3"), (ROW,) * 2, ())
    (saved := tmp_path / "saved.zip").write_bytes(b"".join(parts_in_form(members, index, Form.MP3)))
    assert left_out_of(saved) == {"file_unreadable": 1}
    with zipfile.ZipFile(saved) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["b.mp3", "index.csv"]
