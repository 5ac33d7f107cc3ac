"""Recordings of a selection or of a whole filter as one ZIP."""

import csv
import io
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from app.backend.storage import recordings
from app.backend_link.listening_questions import ListeningQuestions
from app.backend_link.questions import Questions
from app.contract.answers import Direction
from app.desk.call_history import CallFilter
from tests.backend.conftest import ADMIN, Backend
from tests.backend.recorded import call_id, ended


async def _calls_with_recordings(backend: Backend, count: int = 3) -> list[int]:
    """So many calls of one client, the newest first, each with a recording of its own."""
    for number in range(1, count + 1):
        told = ended(call_id(timedelta(hours=number), number), recording=None, recording_presence="0")
        await backend.hook(told, "after")  # without an address, so that nobody fetches it
    items = (await backend.http.get("/api/v1/calls")).json()["items"]
    keys = [item["id"] for item in items]
    folder = backend.service.configuration.recordings
    for key in keys:
        name = f"{key:064x}"
        (folder / name[:2]).mkdir(parents=True, exist_ok=True)
        (folder / name[:2] / f"{name}.mp3").write_bytes(b"%d" % key * 1000)

    def work(tx: Any) -> None:
        for key in keys:
            size = len(b"%d" % key * 1000)
            recordings.put_ready(tx, key, hash_=f"{key:064x}", extension="mp3", size=size, seconds=5.0, shape=b"\x01")

    await backend.service.database.write(work)
    return keys


def _opened(content: bytes) -> zipfile.ZipFile:
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert archive.testzip() is None
    return archive


async def test_a_whole_filter_comes_with_useful_names_and_an_index(backend: Backend) -> None:
    keys = await _calls_with_recordings(backend)
    answer = (await backend.http.get("/api/v1/recordings.zip")).raise_for_status()
    archive = _opened(answer.content)
    assert int(answer.headers["content-length"]) == len(answer.content)
    index, *names = archive.namelist()
    rows = list(csv.DictReader(io.StringIO(archive.read(index).decode("utf-8-sig"))))
    assert [row["file"] for row in rows] == names
    assert len(names) == len(keys)
    assert all(name.endswith(".mp3") and "+380" in name for name in names)
    assert archive.read(names[0]) == b"%d" % keys[0] * 1000


async def test_a_selection_holds_only_what_was_chosen_under_the_wanted_names(backend: Backend) -> None:
    keys = await _calls_with_recordings(backend)
    query = {"calls": f"{keys[0]},{keys[2]}", "template": "запис/../{way}"}
    answer = (await backend.http.get("/api/v1/recordings.zip", params=query)).raise_for_status()
    assert _opened(answer.content).namelist() == ["index.csv", "запис .. вх.mp3", "запис .. вх (2).mp3"]


async def test_a_desk_brings_its_selection(backend: Backend, tmp_path: Path) -> None:
    keys = await _calls_with_recordings(backend)
    async with Questions(backend.url, ADMIN) as asking:
        listening, into = ListeningQuestions(asking), tmp_path / "chosen.zip"
        await listening.save_archive(CallFilter(), "{date} {phone}", into, lambda *_: None, chosen=keys[1:])
        with zipfile.ZipFile(into) as archive:
            assert len(archive.namelist()) == len(keys)  # the index, and all but one


async def test_whoever_was_cut_off_goes_on_where_it_was(backend: Backend) -> None:
    keys = await _calls_with_recordings(backend)
    whole = await backend.http.get("/api/v1/recordings.zip")
    headers = {"Range": "bytes=1500-", "If-Range": whole.headers["etag"]}
    rest = await backend.http.get("/api/v1/recordings.zip", headers=headers)
    assert (rest.status_code, whole.content[:1500] + rest.content) == (206, whole.content)
    trail = (await backend.http.get("/api/v1/audit")).json()["items"]
    taken = [entry["details"] for entry in trail if entry["deed"] == "exported"]
    assert taken == [{"recordings": "3", "from_byte": "1500"}, {"recordings": "3"}], "nobody takes a part unnoticed"
    note = {"note": "=HYPERLINK(1)"}
    await backend.http.patch(f"/api/v1/calls/{keys[0]}", json=note)
    anew = await backend.http.get("/api/v1/recordings.zip", headers=headers)
    assert anew.status_code == 200
    assert "'=HYPERLINK" in _opened(anew.content).read("index.csv").decode("utf-8-sig")


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
