"""Recordings of a selection as one ZIP."""

import zipfile
from datetime import timedelta
from pathlib import Path

from app.backend_link.listening_questions import ListeningQuestions
from app.backend_link.questions import Questions
from app.contract.exports import MOST_CHOSEN
from app.desk.call_history import CallFilter
from tests.backend.archived import calls_with_recordings, index_of, keep_recording, opened
from tests.backend.conftest import ADMIN, Backend
from tests.backend.recorded import call_id, ended, unanswered


async def test_a_selection_holds_only_what_was_chosen_under_the_wanted_names(backend: Backend) -> None:
    keys = await calls_with_recordings(backend)
    query = {"calls": f"{keys[0]},{keys[2]}", "template": "запис/../{way}"}
    answer = (await backend.http.get("/api/v1/recordings.zip", params=query)).raise_for_status()
    assert opened(answer.content).namelist() == ["запис .. вх.mp3", "запис .. вх (2).mp3", "index.csv"]


async def test_a_selection_is_told_in_the_question_itself_and_goes_on(backend: Backend) -> None:
    """Whatever is in it is told: also what has no recording."""
    keys = await calls_with_recordings(backend)
    await backend.hook(unanswered(call_id(timedelta(minutes=1), 9)), "after")
    (missed,) = (await backend.http.get("/api/v1/calls", params={"limit": 1})).json()["items"]
    wanted = {"calls": [missed["id"], keys[0], keys[2], keys[2], 10**15], "template": "{phone}"}
    whole = (await backend.http.post("/api/v1/recordings.zip", json=wanted)).raise_for_status()
    assert opened(whole.content).namelist() == ["+380670001122.mp3", "+380670001122 (2).mp3", "index.csv"]
    assert [row["recording"] for row in index_of(opened(whole.content))] == ["ready", "ready", "nobody_answered"]
    headers = {"Range": "bytes=1500-", "If-Range": whole.headers["etag"]}
    rest = await backend.http.post("/api/v1/recordings.zip", json=wanted, headers=headers)
    assert (rest.status_code, whole.content[:1500] + rest.content) == (206, whole.content)


async def test_a_selection_has_a_limit_that_is_told(backend: Backend) -> None:
    keys = await calls_with_recordings(backend)
    largest = [*keys, *range(10**9, 10**9 + MOST_CHOSEN - len(keys))]
    answer = (await backend.http.post("/api/v1/recordings.zip", json={"calls": largest})).raise_for_status()
    assert len(index_of(opened(answer.content))) == len(keys)
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
    keys = await calls_with_recordings(backend)
    his = {"employee_id": "2", "connected_with": "s_ivan", "recording": None, "recording_presence": "0"}
    for number, phone in ((8, "+380670000008"), (9, "+380670001122")):
        await backend.hook(ended(call_id(timedelta(minutes=20 - number), number), phone, **his), "after")
    with_her_client, of_his = [item["id"] for item in (await backend.http.get("/api/v1/calls")).json()["items"]][:2]
    for key in (with_her_client, of_his):
        await keep_recording(backend, key)
    operators = (await backend.http.get("/api/v1/operators")).json()["items"]
    olena, ivan = (next(one["id"] for one in operators if one["staff_id"] == staff) for staff in ("331851", "2"))
    everything = {"calls": [*keys, with_her_client, of_his], "template": "{phone}"}
    for operator, count in ((olena, len(keys) + 1), (ivan, len(keys) + 2)):
        token = await backend.paired(f"{operator}", operator_id=operator)
        told = {"Authorization": f"Bearer {token}"}
        answer = await backend.http.post("/api/v1/recordings.zip", json=everything, headers=told)
        assert len(index_of(opened(answer.content))) == count
        old_way = {"calls": ",".join(map(str, everything["calls"]))}
        answer = await backend.http.get("/api/v1/recordings.zip", params=old_way, headers=told)
        assert len(index_of(opened(answer.content))) == count
    nobody = await backend.paired("Петро")
    answer = await backend.http.post(
        "/api/v1/recordings.zip", json={"calls": keys}, headers={"Authorization": f"Bearer {nobody}"}
    )
    assert answer.status_code == 404


async def test_a_desk_brings_its_selection(backend: Backend, tmp_path: Path) -> None:
    keys = await calls_with_recordings(backend)
    async with Questions(backend.url, ADMIN) as asking:
        listening, into = ListeningQuestions(asking), tmp_path / "chosen.zip"
        await listening.save_archive(CallFilter(), "{date} {phone}", into, lambda *_: None, chosen=keys[1:])
        with zipfile.ZipFile(into) as archive:
            assert len(archive.namelist()) == len(keys)  # the index, and all but one
