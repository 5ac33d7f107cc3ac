"""Quality control: ratings and tags of calls, live, and the list narrowed by them."""

from datetime import timedelta
from typing import Any

import pytest

from app.backend.storage.talk_shares import put_shares
from app.backend_link.questions import Questions
from app.contract.answers import RecordingState
from app.contract.events import EventType, RecordingNews, data_of
from app.contract.listening import Quality, TalkShares
from app.contract.requests import NewComment
from app.contract.reviews import CommentNews, ReviewNews
from tests.backend.conftest import ADMIN, Backend
from tests.backend.recorded import call_id, ended

SHARES = TalkShares(
    client_s=10.0,
    operator_s=25.5,
    both_s=4.5,
    silence_s=20.0,
    longest_client_s=5.0,
    longest_operator_s=12.0,
    longest_silence_s=7.5,
    client_interrupted=0,
    operator_interrupted=2,
)


async def _calls(backend: Backend, **query: Any) -> list[int]:
    answer = (await backend.http.get("/api/v1/calls", params=query)).raise_for_status().json()
    assert answer["total"] == len(answer["items"])
    return [item["id"] for item in answer["items"]]


async def _two_calls(backend: Backend) -> tuple[int, int]:
    for number in (1, 2):
        await backend.hook(ended(call_id(timedelta(hours=number), number)), "after")
    newer, older = await _calls(backend)
    return newer, older


async def test_everybody_has_one_review_and_the_call_shows_what_all_judged(backend: Backend) -> None:
    call, other = await _two_calls(backend)
    path = f"/api/v1/calls/{call}/review"
    await backend.http.put(path, json={"rating": 3, "tags": ["Заперечення", " заперечення "]})
    token = await backend.paired("Олена", "supervisor")
    olena = {"Authorization": f"Bearer {token}"}
    await backend.http.put(path, json={"rating": 4, "tags": ["Домовились"]}, headers=olena)
    reviews = (await backend.http.put(path, json={"rating": 5}, headers=olena)).raise_for_status().json()["items"]
    assert [(one["by"]["name"], one["rating"], one["tags"]) for one in reviews] == [
        ("API", 3, ["Заперечення"]),
        ("Олена", 5, ["Домовились"]),
    ]
    async with Questions(backend.url, ADMIN) as admin:
        assert (await admin.call(call)).quality == Quality(
            rating=4.0, reviews=2, tags=("Заперечення", "Домовились"), comments=0
        )
        assert (await admin.call(other)).quality is None
        await admin.add_comment(call, NewComment(text="чемно", at_s=3.0))
        quality = (await admin.call(call)).quality
    assert quality is not None
    assert quality.comments == 1
    await backend.http.put(path, json={"rating": None, "tags": []}, headers=olena)
    assert len((await backend.http.get(f"/api/v1/calls/{call}/reviews")).json()["items"]) == 1


@pytest.mark.parametrize("body", [{"rating": 0}, {"rating": 6}, {"tags": ["х" * 41]}, {"tags": ["т"] * 13}])
async def test_what_is_no_review_is_refused(backend: Backend, body: dict[str, Any]) -> None:
    call, _ = await _two_calls(backend)
    answer = await backend.http.put(f"/api/v1/calls/{call}/review", json=body)
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")


async def test_operators_read_reviews_and_write_none(backend: Backend) -> None:
    call, _ = await _two_calls(backend)
    operators = (await backend.http.get("/api/v1/operators")).json()["items"]
    token = await backend.paired("Олена", operator_id=operators[0]["id"])
    headers = {"Authorization": f"Bearer {token}"}
    assert (
        await backend.http.put(f"/api/v1/calls/{call}/review", json={"rating": 5}, headers=headers)
    ).status_code == 403
    assert (await backend.http.get(f"/api/v1/calls/{call}/reviews", headers=headers)).status_code == 200


async def test_comments_and_reviews_are_heard_live(backend: Backend) -> None:
    call, _ = await _two_calls(backend)
    async with backend.desk() as desk, Questions(backend.url, ADMIN) as admin:
        await desk.hear()
        made = await admin.add_comment(call, NewComment(text="ось тут", at_s=7.0))
        event = await desk.hear_until(lambda one: one.type == EventType.COMMENT)
        assert data_of(event) == CommentNews(call_id=call, comment=made)
        await backend.http.put(f"/api/v1/calls/{call}/review", json={"rating": 2})
        news = data_of(await desk.hear_until(lambda one: one.type == EventType.REVIEW))
        assert isinstance(news, ReviewNews)
        assert [review.rating for review in news.reviews] == [2]
        changed = data_of(await desk.hear_until(lambda one: one.type == EventType.RECORDING))
        assert isinstance(changed, RecordingNews)
        assert changed.call.recording.state is not RecordingState.READY
        assert changed.call.quality is not None


async def test_the_list_is_narrowed_by_what_was_judged_and_heard(backend: Backend) -> None:
    call, other = await _two_calls(backend)
    await backend.http.put(f"/api/v1/calls/{call}/review", json={"rating": 4, "tags": ["100 %_так"]})
    await backend.service.database.write(lambda tx: put_shares(tx, 1, call, SHARES))
    for query, found in (
        ({"rating_from": 4}, [call]),
        ({"rating_from": 5}, []),
        ({"rating_to": 4}, [call]),
        ({"tag": "100 %_так"}, [call]),
        ({"tag": "100"}, []),
        ({"reviewed": True}, [call]),
        ({"reviewed": False}, [other]),
        ({"interruptions": 2}, [call]),
        ({"interruptions": 3}, []),
        ({"operator_share": 75}, [call]),
        ({"operator_share": 76}, []),
        ({"silence": 7}, [call]),
        ({"silence": 8}, []),
        ({"monologue": int(SHARES.longest_operator_s)}, [call]),
        ({"monologue": int(SHARES.longest_operator_s) + 1}, []),
    ):
        assert await _calls(backend, **query) == found, query
    async with Questions(backend.url, ADMIN) as admin:
        assert (await admin.call(call)).shares == SHARES
        assert (await admin.call(other)).shares is None
