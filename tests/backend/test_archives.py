"""Recordings of a whole filter as one ZIP."""

import zipfile
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.archive_index import left_out_of
from app.audio.decode import SoundFile
from app.backend_link.listening_questions import ListeningQuestions
from app.backend_link.questions import Questions
from app.contract.answers import Direction
from app.contract.exports import EXPECTED_LENGTH
from app.desk.call_history import CallFilter
from tests.backend.archived import calls_with_recordings, file_of, index_of, keep_recording, opened
from tests.backend.conftest import ADMIN, Backend
from tests.backend.recorded import call_id, ended


async def test_a_whole_filter_comes_with_useful_names_and_an_index(backend: Backend) -> None:
    keys = await calls_with_recordings(backend)
    answer = (await backend.http.get("/api/v1/recordings.zip")).raise_for_status()
    archive = opened(answer.content)
    assert int(answer.headers["content-length"]) == len(answer.content)
    *names, _ = archive.namelist()
    rows = index_of(archive)
    assert [row["file"] for row in rows] == names
    assert {row["recording"] for row in rows} == {"ready"}
    assert len(names) == len(keys)
    assert all(name.endswith(".mp3") and "+380" in name for name in names)
    assert archive.read(names[-1]) == b"%d" % keys[0] * 1000


async def test_a_filter_by_the_hour_of_the_day_is_one_too(backend: Backend) -> None:
    keys = await calls_with_recordings(backend)
    zone = ZoneInfo("Europe/Kyiv")
    told = [(await backend.http.get(f"/api/v1/calls/{key}")).json()["started_at"] for key in keys]
    hours = [datetime.fromisoformat(at).astimezone(zone).hour for at in told]
    answer = (await backend.http.get("/api/v1/recordings.zip", params={"hour": hours[0]})).raise_for_status()
    assert len(index_of(opened(answer.content))) == hours.count(hours[0]) < len(keys)


async def test_a_recording_whose_file_is_gone_is_named_with_the_reason(backend: Backend, tmp_path: Path) -> None:
    keys = await calls_with_recordings(backend)
    file_of(backend, keys[1]).unlink()
    (saved := tmp_path / "a.zip").write_bytes((await backend.http.get("/api/v1/recordings.zip")).content)
    with zipfile.ZipFile(saved) as archive:
        assert len(archive.namelist()) == len(keys)  # the index, and all but one
        gone = [row for row in index_of(archive) if row["recording"] != "ready"]
    assert [(row["file"], row["recording"], row["phone"]) for row in gone] == [("", "file_missing", "+380670001122")]
    assert left_out_of(saved) == {"file_missing": 1}
    for key in keys:
        file_of(backend, key).unlink(missing_ok=True)
    assert (await backend.http.get("/api/v1/recordings.zip")).status_code == 410


async def test_a_recording_whose_file_goes_while_it_is_sent_is_named_too(backend: Backend, tmp_path: Path) -> None:
    keys = await calls_with_recordings(backend)
    with file_of(backend, keys[-1]).open("r+b") as file:
        file.truncate(64 * 1024 * 1024)  # more than waits anywhere on the way
    saved = tmp_path / "a.zip"
    async with backend.http.stream("GET", "/api/v1/recordings.zip") as answer:
        with saved.open("wb") as file:
            async for part in answer.aiter_bytes():
                file_of(backend, keys[0]).unlink(missing_ok=True)
                file.write(part)
    assert saved.stat().st_size == int(answer.headers["content-length"])
    with zipfile.ZipFile(saved) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == len(keys)
        assert [row["recording"].rstrip() for row in index_of(archive)] == ["ready", "ready", "file_unreadable"]
    assert left_out_of(saved) == {"file_unreadable": 1}


async def test_recordings_come_in_the_form_that_is_asked_for_and_whole_each_time(backend: Backend) -> None:
    (key,) = await calls_with_recordings(backend, 1)
    talk = (Path(__file__).parents[2] / "resources/demo_recordings/wrong_number.ogg").read_bytes()
    await keep_recording(backend, key, "ogg", talk)
    asked = {"form": "operator", "template": "{phone}"}
    for answer in (
        await backend.http.get("/api/v1/recordings.zip", params=asked, headers={"Range": "bytes=100-"}),
        await backend.http.post("/api/v1/recordings.zip", json={"calls": [key], **asked}),
    ):
        assert (answer.status_code, answer.headers.get("etag")) == (200, None)
        assert int(answer.headers[EXPECTED_LENGTH]) == 5 * 8_000, "as long as the call's recording was said to be"
        archive = opened(answer.content)
        assert archive.namelist() == ["+380670001122.mp3", "index.csv"]
        with SoundFile(archive.read("+380670001122.mp3")) as sound:
            assert sound.lanes == 1
            assert sound.seconds_told == pytest.approx(6.3, abs=0.2)
    trail = (await backend.http.get("/api/v1/audit", params={"deed": "exported"})).json()["items"]
    assert trail[0]["details"] == {"recordings": "1", "form": "operator"}
    assert (await backend.http.get("/api/v1/recordings.zip", params={"form": "flac"})).status_code == 400


async def test_nothing_to_hear_is_said_and_nonsense_is_refused(backend: Backend) -> None:
    assert (await backend.http.get("/api/v1/recordings.zip")).status_code == 404
    for query in ({"template": "{password}"}, {"template": "без місць"}, {"calls": "1;2"}):
        assert (await backend.http.get("/api/v1/recordings.zip", params=query)).status_code == 400


async def test_operators_get_only_what_they_may_see_and_it_is_kept_who_took_it(backend: Backend) -> None:
    keys = await calls_with_recordings(backend)
    await backend.hook(ended(call_id(timedelta(hours=9), 9), employee_id="2", connected_with="s_ivan"), "after")
    operators = (await backend.http.get("/api/v1/operators")).json()["items"]
    ivan = next(operator["id"] for operator in operators if operator["staff_id"] == "2")
    token = await backend.paired("Іван", operator_id=ivan)
    answer = await backend.http.get("/api/v1/recordings.zip", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 404
    await backend.http.get("/api/v1/recordings.zip")
    trail = (await backend.http.get("/api/v1/audit", params={"deed": "exported"})).json()["items"]
    assert [(entry["subject"], entry["details"]["recordings"]) for entry in trail] == [("zip", str(len(keys)))]


async def test_a_desk_saves_the_list_it_looks_at(backend: Backend, tmp_path: Path) -> None:
    keys = await calls_with_recordings(backend)
    steps: list[tuple[int, int | None]] = []
    async with Questions(backend.url, ADMIN) as questions:
        listening = ListeningQuestions(questions)
        wanted = CallFilter(recorded=True, direction=Direction.IN)
        target = tmp_path / "записи.zip"
        await listening.save_archive(wanted, "{date} {client}", target, lambda *step: steps.append(step))
    assert len(opened(target.read_bytes()).namelist()) == len(keys) + 1
    assert steps[-1] == (target.stat().st_size, target.stat().st_size)
    assert not target.with_name("записи.zip.part").exists()
