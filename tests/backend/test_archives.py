"""Recordings of a selection or of a whole filter as one ZIP."""

import csv
import io
import zipfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.archive_index import left_out_of
from app.audio.decode import SoundFile
from app.backend.storage import recordings
from app.backend_link.listening_questions import ListeningQuestions
from app.backend_link.questions import Questions
from app.contract.answers import Direction
from app.contract.exports import MOST_CHOSEN
from app.desk.call_history import CallFilter
from tests.backend.conftest import ADMIN, Backend
from tests.backend.recorded import call_id, ended, unanswered


async def _calls_with_recordings(backend: Backend, count: int = 3) -> list[int]:
    """So many calls of one client, the newest first, each with a recording of its own."""
    for number in range(1, count + 1):
        told = ended(call_id(timedelta(hours=number), number), recording=None, recording_presence="0")
        await backend.hook(told, "after")  # without an address, so that nobody fetches it
    items = (await backend.http.get("/api/v1/calls")).json()["items"]
    keys = [item["id"] for item in items]
    for key in keys:
        await _keep_recording(backend, key)
    return keys


async def _keep_recording(backend: Backend, key: int, extension: str = "mp3", content: bytes = b"") -> None:
    content = content or b"%d" % key * 1000
    path = _file_of(backend, key).with_suffix(f".{extension}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)

    def work(tx: Any) -> None:
        name, size = f"{key:064x}", len(content)
        recordings.put_ready(tx, key, hash_=name, extension=extension, size=size, seconds=5.0, shape=b"\x01")

    await backend.service.database.write(work)


def _opened(content: bytes) -> zipfile.ZipFile:
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert archive.testzip() is None
    return archive


def _index_of(archive: zipfile.ZipFile) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(archive.read("index.csv").decode("utf-8-sig"))))


def _left_out_in(content: bytes) -> list[str]:
    """Why recordings are not in the archive."""
    states = [row["recording"].rstrip() for row in _index_of(_opened(content))]
    return [state for state in states if state != "ready"]


def _file_of(backend: Backend, key: int) -> Path:
    name = f"{key:064x}"
    return backend.service.configuration.recordings / name[:2] / f"{name}.mp3"


async def test_a_whole_filter_comes_with_useful_names_and_an_index(backend: Backend) -> None:
    keys = await _calls_with_recordings(backend)
    answer = (await backend.http.get("/api/v1/recordings.zip")).raise_for_status()
    archive = _opened(answer.content)
    assert int(answer.headers["content-length"]) == len(answer.content)
    *names, _ = archive.namelist()
    rows = _index_of(archive)
    assert [row["file"] for row in rows] == names
    assert {row["recording"] for row in rows} == {"ready"}
    assert len(names) == len(keys)
    assert all(name.endswith(".mp3") and "+380" in name for name in names)
    assert archive.read(names[-1]) == b"%d" % keys[0] * 1000


async def test_a_filter_by_the_hour_of_the_day_is_one_too(backend: Backend) -> None:
    keys = await _calls_with_recordings(backend)
    zone = ZoneInfo("Europe/Kyiv")
    told = [(await backend.http.get(f"/api/v1/calls/{key}")).json()["started_at"] for key in keys]
    hours = [datetime.fromisoformat(at).astimezone(zone).hour for at in told]
    answer = (await backend.http.get("/api/v1/recordings.zip", params={"hour": hours[0]})).raise_for_status()
    assert len(_index_of(_opened(answer.content))) == hours.count(hours[0]) < len(keys)


async def test_a_recording_whose_file_is_gone_is_named_with_the_reason(backend: Backend, tmp_path: Path) -> None:
    keys = await _calls_with_recordings(backend)
    _file_of(backend, keys[1]).unlink()
    (saved := tmp_path / "a.zip").write_bytes((await backend.http.get("/api/v1/recordings.zip")).content)
    with zipfile.ZipFile(saved) as archive:
        assert len(archive.namelist()) == len(keys)  # the index, and all but one
        gone = [row for row in _index_of(archive) if row["recording"] != "ready"]
    assert [(row["file"], row["recording"], row["phone"]) for row in gone] == [("", "file_missing", "+380670001122")]
    assert left_out_of(saved) == {"file_missing": 1}
    for key in keys:
        _file_of(backend, key).unlink(missing_ok=True)
    assert (await backend.http.get("/api/v1/recordings.zip")).status_code == 410


async def test_a_recording_whose_file_goes_while_it_is_sent_is_named_too(backend: Backend, tmp_path: Path) -> None:
    keys = await _calls_with_recordings(backend)
    with _file_of(backend, keys[-1]).open("r+b") as file:
        file.truncate(64 * 1024 * 1024)  # more than waits anywhere on the way
    saved = tmp_path / "a.zip"
    async with backend.http.stream("GET", "/api/v1/recordings.zip") as answer:
        with saved.open("wb") as file:
            async for part in answer.aiter_bytes():
                _file_of(backend, keys[0]).unlink(missing_ok=True)
                file.write(part)
    assert saved.stat().st_size == int(answer.headers["content-length"])
    with zipfile.ZipFile(saved) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == len(keys)
        assert [row["recording"].rstrip() for row in _index_of(archive)] == ["ready", "ready", "file_unreadable"]
    assert left_out_of(saved) == {"file_unreadable": 1}


async def test_a_selection_holds_only_what_was_chosen_under_the_wanted_names(backend: Backend) -> None:
    keys = await _calls_with_recordings(backend)
    query = {"calls": f"{keys[0]},{keys[2]}", "template": "запис/../{way}"}
    answer = (await backend.http.get("/api/v1/recordings.zip", params=query)).raise_for_status()
    assert _opened(answer.content).namelist() == ["запис .. вх.mp3", "запис .. вх (2).mp3", "index.csv"]


async def test_a_selection_is_told_in_the_question_itself_and_goes_on(backend: Backend) -> None:
    """Whatever is in it is told: also what has no recording."""
    keys = await _calls_with_recordings(backend)
    await backend.hook(unanswered(call_id(timedelta(minutes=1), 9)), "after")
    (missed,) = (await backend.http.get("/api/v1/calls", params={"limit": 1})).json()["items"]
    wanted = {"calls": [missed["id"], keys[0], keys[2], keys[2], 10**15], "template": "{phone}"}
    whole = (await backend.http.post("/api/v1/recordings.zip", json=wanted)).raise_for_status()
    assert _opened(whole.content).namelist() == ["+380670001122.mp3", "+380670001122 (2).mp3", "index.csv"]
    assert [row["recording"] for row in _index_of(_opened(whole.content))] == ["ready", "ready", "nobody_answered"]
    headers = {"Range": "bytes=1500-", "If-Range": whole.headers["etag"]}
    rest = await backend.http.post("/api/v1/recordings.zip", json=wanted, headers=headers)
    assert (rest.status_code, whole.content[:1500] + rest.content) == (206, whole.content)


async def test_recordings_come_in_the_form_that_is_asked_for_and_whole_each_time(backend: Backend) -> None:
    (key,) = await _calls_with_recordings(backend, 1)
    talk = (Path(__file__).parents[2] / "resources/demo_recordings/wrong_number.ogg").read_bytes()
    await _keep_recording(backend, key, "ogg", talk)
    asked = {"form": "operator", "template": "{phone}"}
    for answer in (
        await backend.http.get("/api/v1/recordings.zip", params=asked, headers={"Range": "bytes=100-"}),
        await backend.http.post("/api/v1/recordings.zip", json={"calls": [key], **asked}),
    ):
        assert (answer.status_code, answer.headers.get("etag")) == (200, None)
        archive = _opened(answer.content)
        assert archive.namelist() == ["+380670001122.mp3", "index.csv"]
        with SoundFile(archive.read("+380670001122.mp3")) as sound:
            assert sound.lanes == 1
            assert sound.seconds_told == pytest.approx(6.3, abs=0.2)
    trail = (await backend.http.get("/api/v1/audit", params={"deed": "exported"})).json()["items"]
    assert trail[0]["details"] == {"recordings": "1", "form": "operator"}
    assert (await backend.http.get("/api/v1/recordings.zip", params={"form": "flac"})).status_code == 400


async def test_a_selection_has_a_limit_that_is_told(backend: Backend) -> None:
    keys = await _calls_with_recordings(backend)
    largest = [*keys, *range(10**9, 10**9 + MOST_CHOSEN - len(keys))]
    answer = (await backend.http.post("/api/v1/recordings.zip", json={"calls": largest})).raise_for_status()
    assert len(_index_of(_opened(answer.content))) == len(keys)
    refused = await backend.http.post("/api/v1/recordings.zip", json={"calls": [*largest, 10**8]})
    assert refused.status_code == 413
    assert (refused.json()["code"], refused.json()["subject"]) == ("too_many_recordings", "10000")
    for nonsense in (
        '{"calls":[]}',
        '{"calls":["a"]}',
        '{"calls":[-1]}',
        '{"calls":[1],"template":"{password}"}',
        "{}",
    ):
        assert (await backend.http.post("/api/v1/recordings.zip", content=nonsense)).status_code == 400


async def test_of_a_selection_an_operator_gets_what_they_may_hear(backend: Backend) -> None:
    """Their own, and those of colleagues with their clients; of the others, nothing is told."""
    keys = await _calls_with_recordings(backend)
    his = {"employee_id": "2", "connected_with": "s_ivan", "recording": None, "recording_presence": "0"}
    for number, phone in ((8, "+380670000008"), (9, "+380670001122")):
        await backend.hook(ended(call_id(timedelta(minutes=20 - number), number), phone, **his), "after")
    with_her_client, of_his = [item["id"] for item in (await backend.http.get("/api/v1/calls")).json()["items"]][:2]
    for key in (with_her_client, of_his):
        await _keep_recording(backend, key)
    operators = (await backend.http.get("/api/v1/operators")).json()["items"]
    olena, ivan = (next(one["id"] for one in operators if one["staff_id"] == staff) for staff in ("331851", "2"))
    everything = {"calls": [*keys, with_her_client, of_his], "template": "{phone}"}
    for operator, count in ((olena, len(keys) + 1), (ivan, len(keys) + 2)):
        token = await backend.paired(f"{operator}", operator_id=operator)
        told = {"Authorization": f"Bearer {token}"}
        answer = await backend.http.post("/api/v1/recordings.zip", json=everything, headers=told)
        assert len(_index_of(_opened(answer.content))) == count
        old_way = {"calls": ",".join(map(str, everything["calls"]))}
        answer = await backend.http.get("/api/v1/recordings.zip", params=old_way, headers=told)
        assert len(_index_of(_opened(answer.content))) == count
    nobody = await backend.paired("Петро")
    answer = await backend.http.post(
        "/api/v1/recordings.zip", json={"calls": keys}, headers={"Authorization": f"Bearer {nobody}"}
    )
    assert answer.status_code == 404


async def test_a_desk_brings_its_selection(backend: Backend, tmp_path: Path) -> None:
    keys = await _calls_with_recordings(backend)
    async with Questions(backend.url, ADMIN) as asking:
        listening, into = ListeningQuestions(asking), tmp_path / "chosen.zip"
        await listening.save_archive(CallFilter(), "{date} {phone}", into, lambda *_: None, chosen=keys[1:])
        with zipfile.ZipFile(into) as archive:
            assert len(archive.namelist()) == len(keys)  # the index, and all but one


async def test_whoever_was_cut_off_goes_on_where_it_was(backend: Backend) -> None:
    await _calls_with_recordings(backend)
    whole = await backend.http.get("/api/v1/recordings.zip")
    headers = {"Range": "bytes=1500-", "If-Range": whole.headers["etag"]}
    rest = await backend.http.get("/api/v1/recordings.zip", headers=headers)
    assert (rest.status_code, whole.content[:1500] + rest.content) == (206, whole.content)
    trail = (await backend.http.get("/api/v1/audit")).json()["items"]
    taken = [entry["details"] for entry in trail if entry["deed"] == "exported"]
    assert taken == [{"recordings": "3", "from_byte": "1500"}, {"recordings": "3"}], "nobody takes a part unnoticed"


async def test_a_new_call_and_a_new_note_come_behind_what_was_brought(backend: Backend) -> None:
    keys = await _calls_with_recordings(backend)
    whole = await backend.http.get("/api/v1/recordings.zip")
    await backend.http.patch(f"/api/v1/calls/{keys[0]}", json={"note": "\u00a0＝HYPERLINK(1)"})
    await backend.hook(ended(call_id(timedelta(minutes=1), 9), recording=None, recording_presence="0"), "after")
    (newest,) = (await backend.http.get("/api/v1/calls", params={"limit": 1})).json()["items"]
    await _keep_recording(backend, newest["id"])
    headers = {"Range": "bytes=3000-", "If-Range": whole.headers["etag"]}
    rest = await backend.http.get("/api/v1/recordings.zip", headers=headers)
    assert rest.status_code == 206
    assert rest.headers["content-range"].startswith("bytes 3000-")
    archive = _opened(whole.content[:3000] + rest.content)
    assert len(archive.namelist()) == len(keys) + 2
    assert "'\u00a0＝HYPERLINK" in archive.read("index.csv").decode("utf-8-sig")


async def test_whoever_has_what_is_no_beginning_of_it_any_more_begins_anew(backend: Backend) -> None:
    keys = await _calls_with_recordings(backend)
    whole = await backend.http.get("/api/v1/recordings.zip")
    _file_of(backend, keys[-1]).unlink()
    for first in (1500, len(whole.content) + 9):
        headers = {"Range": f"bytes={first}-", "If-Range": whole.headers["etag"]}
        anew = await backend.http.get("/api/v1/recordings.zip", headers=headers)
        assert anew.status_code == 200
        assert _left_out_in(anew.content) == ["file_missing"]
    beyond = {"Range": f"bytes={len(whole.content)}-"}
    assert (await backend.http.get("/api/v1/recordings.zip", headers=beyond)).status_code == 416


async def test_nothing_to_hear_is_said_and_nonsense_is_refused(backend: Backend) -> None:
    assert (await backend.http.get("/api/v1/recordings.zip")).status_code == 404
    for query in ({"template": "{password}"}, {"template": "без місць"}, {"calls": "1;2"}):
        assert (await backend.http.get("/api/v1/recordings.zip", params=query)).status_code == 400


async def test_operators_get_only_what_they_may_see_and_it_is_kept_who_took_it(backend: Backend) -> None:
    keys = await _calls_with_recordings(backend)
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
    keys = await _calls_with_recordings(backend)
    steps: list[tuple[int, int | None]] = []
    async with Questions(backend.url, ADMIN) as questions:
        listening = ListeningQuestions(questions)
        wanted = CallFilter(recorded=True, direction=Direction.IN)
        target = tmp_path / "записи.zip"
        await listening.save_archive(wanted, "{date} {client}", target, lambda *step: steps.append(step))
    assert len(_opened(target.read_bytes()).namelist()) == len(keys) + 1
    assert steps[-1] == (target.stat().st_size, target.stat().st_size)
    assert not target.with_name("записи.zip.part").exists()
