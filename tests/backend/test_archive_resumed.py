"""Whoever was cut off in an archive goes on in it, as long as what they have is a beginning of it."""

from datetime import timedelta
from pathlib import Path

from app.backend_link.listening_questions import ListeningQuestions
from app.backend_link.questions import Questions
from app.desk.call_history import CallFilter
from app.recording_names import TEMPLATE
from tests.backend.archived import calls_with_recordings, file_of, keep_recording, left_out_in, opened
from tests.backend.conftest import ADMIN, Backend
from tests.backend.recorded import call_id, ended


async def test_whoever_was_cut_off_goes_on_where_it_was(backend: Backend) -> None:
    await calls_with_recordings(backend)
    whole = await backend.http.get("/api/v1/recordings.zip")
    headers = {"Range": "bytes=1500-", "If-Range": whole.headers["etag"]}
    rest = await backend.http.get("/api/v1/recordings.zip", headers=headers)
    assert (rest.status_code, whole.content[:1500] + rest.content) == (206, whole.content)
    trail = (await backend.http.get("/api/v1/audit")).json()["items"]
    taken = [entry["details"] for entry in trail if entry["deed"] == "exported"]
    assert taken == [{"recordings": "3", "from_byte": "1500"}, {"recordings": "3"}], "nobody takes a part unnoticed"


async def test_a_new_call_and_a_new_note_come_behind_what_was_brought(backend: Backend) -> None:
    keys = await calls_with_recordings(backend)
    whole = await backend.http.get("/api/v1/recordings.zip")
    await backend.http.patch(f"/api/v1/calls/{keys[0]}", json={"note": "\u00a0＝HYPERLINK(1)"})
    await backend.hook(ended(call_id(timedelta(minutes=1), 9), recording=None, recording_presence="0"), "after")
    (newest,) = (await backend.http.get("/api/v1/calls", params={"limit": 1})).json()["items"]
    await keep_recording(backend, newest["id"])
    headers = {"Range": "bytes=3000-", "If-Range": whole.headers["etag"]}
    rest = await backend.http.get("/api/v1/recordings.zip", headers=headers)
    assert rest.status_code == 206
    assert rest.headers["content-range"].startswith("bytes 3000-")
    archive = opened(whole.content[:3000] + rest.content)
    assert len(archive.namelist()) == len(keys) + 2
    assert "'\u00a0＝HYPERLINK" in archive.read("index.csv").decode("utf-8-sig")


async def test_a_desk_goes_on_though_a_call_came_meanwhile(backend: Backend, tmp_path: Path) -> None:
    keys = await calls_with_recordings(backend)
    whole = await backend.http.get("/api/v1/recordings.zip")
    (tmp_path / "a.zip.part").write_bytes(whole.content[:3000])
    (tmp_path / "a.zip.part-etag").write_text(whole.headers["etag"])
    await backend.hook(ended(call_id(timedelta(minutes=1), 9), recording=None, recording_presence="0"), "after")
    (newest,) = (await backend.http.get("/api/v1/calls", params={"limit": 1})).json()["items"]
    await keep_recording(backend, newest["id"])
    async with Questions(backend.url, ADMIN) as questions:
        listening, into = ListeningQuestions(questions), tmp_path / "a.zip"
        saved = await listening.save_archive(CallFilter(), TEMPLATE, into, lambda *_: None)
    assert len(opened(into.read_bytes()).namelist()) == len(keys) + 2
    assert saved.etag != whole.headers["etag"]
    (last, _) = (await backend.http.get("/api/v1/audit", params={"deed": "exported"})).json()["items"]
    assert last["details"] == {"recordings": "4", "from_byte": "3000"}


async def test_whoever_has_what_is_no_beginning_of_it_any_more_begins_anew(backend: Backend) -> None:
    keys = await calls_with_recordings(backend)
    whole = await backend.http.get("/api/v1/recordings.zip")
    file_of(backend, keys[-1]).unlink()
    for first in (1500, len(whole.content) + 9):
        headers = {"Range": f"bytes={first}-", "If-Range": whole.headers["etag"]}
        anew = await backend.http.get("/api/v1/recordings.zip", headers=headers)
        assert anew.status_code == 200
        assert left_out_in(anew.content) == ["file_missing"]
    beyond = {"Range": f"bytes={len(whole.content)}-"}
    assert (await backend.http.get("/api/v1/recordings.zip", headers=beyond)).status_code == 416
