"""Comments on calls: pinned to a moment, seen by whoever may see the call."""

from datetime import timedelta
from typing import Any

import pytest

from app.backend.routes import comments
from app.backend_link.questions import Questions
from app.contract.answers import Named
from app.contract.events import EventType, data_of
from app.contract.problems import Problem
from app.contract.requests import NewComment
from app.contract.reviews import CommentNews
from app.failures import Refused
from tests.backend.conftest import ADMIN, Backend
from tests.backend.recorded import call_id, ended, picked_up


async def only_call(backend: Backend) -> int:
    (call,) = (await backend.http.get("/api/v1/calls")).raise_for_status().json()["items"]
    return int(call["id"])


async def test_a_comment_keeps_its_moment_its_author_and_its_order(backend: Backend) -> None:
    await backend.hook(ended(call_id(timedelta(hours=1))), "after")
    call = await only_call(backend)
    token = await backend.paired("Олена", "supervisor")
    async with Questions(backend.url, token) as olena, Questions(backend.url, ADMIN) as admin:
        pinned = await olena.add_comment(call, NewComment(text="  Тут <b>домовились</b>\nпро ціну ", at_s=12.3456))
        whole = await admin.add_comment(call, NewComment(text="Дякую"))
        assert (await olena.comments(call)).items == (pinned, whole)
    assert (pinned.text, pinned.at_s, pinned.author.name) == ("Тут <b>домовились</b>\nпро ціну", 12.346, "Олена")
    assert (whole.at_s, whole.author) == (None, Named(whole.author.id, "API"))
    assert pinned.id < whole.id


@pytest.mark.parametrize(
    "body",
    [
        {"text": ""},
        {"text": " \n\t "},
        {"text": "х" * 10_001},
        {"text": "пізніше за добу", "at_s": 86_401},
        {"text": "до початку", "at_s": -0.1},
        {"text": "ніколи", "at_s": "soon"},
        {},
    ],
)
async def test_what_is_no_comment_is_refused_and_not_kept(backend: Backend, body: dict[str, Any]) -> None:
    await backend.hook(ended(call_id(timedelta(hours=1))), "after")
    path = f"/api/v1/calls/{await only_call(backend)}/comments"
    answer = await backend.http.post(path, json=body)
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")
    assert (await backend.http.get(path)).json()["items"] == []


async def test_ten_thousand_letters_are_not_too_many(backend: Backend) -> None:
    await backend.hook(ended(call_id(timedelta(hours=1))), "after")
    async with Questions(backend.url, ADMIN) as admin:
        made = await admin.add_comment(await only_call(backend), NewComment(text="ї" * 10_000, at_s=0))
    assert (len(made.text), made.at_s) == (10_000, 0.0)


async def test_who_may_not_see_the_call_sees_no_comments(backend: Backend) -> None:
    """A colleague's running talk is theirs until it has ended."""
    running = call_id(timedelta(seconds=20))
    await backend.hook(picked_up(running), "answered")
    call = await only_call(backend)
    await backend.hook(ended(call_id(timedelta(hours=1), 2), employee_id="2", connected_with="s_ivan"), "after")
    operators = (await backend.http.get("/api/v1/operators")).json()["items"]
    ivan = next(operator["id"] for operator in operators if operator["staff_id"] == "2")
    async with Questions(backend.url, await backend.paired("Іван", operator_id=ivan)) as colleague:
        for question in (colleague.comments(call), colleague.add_comment(call, NewComment(text="цікаво"))):
            with pytest.raises(Refused) as refused:
                await question
            assert refused.value.problem is Problem.NOT_FOUND
        await backend.hook(ended(running), "after")
        await colleague.add_comment(call, NewComment(text="тепер видно"))
        assert [comment.text for comment in (await colleague.comments(call)).items] == ["тепер видно"]


async def test_a_comment_whose_answer_was_lost_is_kept_once(backend: Backend) -> None:
    """Said again in the same words of the same moment it is the same one; of another moment it is another."""
    await backend.hook(ended(call_id(timedelta(hours=1))), "after")
    call = await only_call(backend)
    async with Questions(backend.url, await backend.paired("Олена", "supervisor")) as olena:
        first = await olena.add_comment(call, NewComment(text="Домовились", at_s=3.0))
        assert await olena.add_comment(call, NewComment(text=" Домовились ", at_s=3.0)) == first
        whole = await olena.add_comment(call, NewComment(text="Домовились"))
        assert await olena.add_comment(call, NewComment(text="Домовились")) == whole
        later = await olena.add_comment(call, NewComment(text="Домовились", at_s=4.0))
    async with Questions(backend.url, ADMIN) as admin:
        other = await admin.add_comment(call, NewComment(text="Домовились", at_s=3.0))
        assert (await admin.comments(call)).items == (first, whole, later, other)


async def test_a_comment_is_told_to_all_who_may_see_the_call(backend: Backend) -> None:
    """A colleague who serves the client reads it in «Список записів», live; another client's operator does not."""
    his = {"employee_id": "2", "connected_with": "s_ivan"}
    hers = {"employee_id": "3", "connected_with": "s_iryna"}
    await backend.hook(ended(call_id(timedelta(hours=3), 3), "+380670000003", **hers), "after")
    await backend.hook(ended(call_id(timedelta(hours=2), 2), **his), "after")
    await backend.hook(ended(call_id(timedelta(hours=1), 1)), "after")
    call = (await backend.http.get("/api/v1/calls")).json()["items"][0]["id"]
    staff = {one["staff_id"]: one["id"] for one in (await backend.http.get("/api/v1/operators")).json()["items"]}
    ivan, iryna = [await backend.paired(name, operator_id=staff[name]) for name in ("2", "3")]
    async with backend.desk(ivan) as serving, backend.desk(iryna) as other, Questions(backend.url, ADMIN) as admin:
        for desk in (serving, other):
            await desk.hear()
        made = await admin.add_comment(call, NewComment(text="передзвонити", at_s=3.0))
        news = await serving.hear_until(lambda event: event.type == EventType.COMMENT)
        assert data_of(news) == CommentNews(call_id=call, comment=made)
        await backend.hook(ended(call_id(timedelta(minutes=5), 4), "+380670000003", **hers), "after")
        await other.hear_until(lambda event: event.type != EventType.COMMENT or pytest.fail("told to a stranger"))


async def test_a_call_that_is_not_there_has_no_comments(backend: Backend) -> None:
    answers = [
        await backend.http.get("/api/v1/calls/77/comments"),
        await backend.http.post("/api/v1/calls/77/comments", json={"text": "порожньо"}),
    ]
    assert [answer.status_code for answer in answers] == [404, 404]


async def test_the_comments_of_one_call_are_bounded(backend: Backend, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comments, "MOST", 2)
    await backend.hook(ended(call_id(timedelta(hours=1))), "after")
    path = f"/api/v1/calls/{await only_call(backend)}/comments"
    answers = [await backend.http.post(path, json={"text": f"{number}"}) for number in range(3)]
    assert [answer.status_code for answer in answers] == [201, 201, 413]
