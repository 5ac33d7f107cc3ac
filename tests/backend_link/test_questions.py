"""Questions against a real HTTP server of a few lines, and the policy of what an answer means."""

import socket
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.backend_link import asking
from app.backend_link.passing_or_final import failure_of_answer, failure_of_line
from app.backend_link.questions import Questions
from app.contract.answers import Status
from app.contract.problems import Problem
from app.contract.requests import CallPatch, NewCallback
from app.desk.call_history import CallFilter
from app.failures import BackendSilent, NotSignedIn, Refused
from app.virtual_ringostat.listening import listening_socket
from tests.serving import served

SOUND = bytes(range(256)) * 8192  # 2 MiB
ETAG = '"one"'


@dataclass
class Answer:
    """What the server says next; `cut_after` bytes it drops the connection."""

    body: bytes = b"{}"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut_after: int | None = None


@dataclass
class Server:
    url: str = ""
    answer: Callable[[dict[str, Any]], Answer] = lambda _scope: Answer()
    asked: list[dict[str, Any]] = field(default_factory=list)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        body = (await receive())["body"]
        told = {name.decode(): value.decode() for name, value in scope["headers"]}
        self.asked.append(
            {"path": scope["path"], "query": scope["query_string"].decode(), "headers": told, "body": body}
        )
        answer = self.answer(self.asked[-1])
        headers = {"content-type": "application/json", "content-length": str(len(answer.body))} | answer.headers
        raw = [(name.encode(), value.encode()) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": answer.status, "headers": raw})
        await send({"type": "http.response.body", "body": answer.body[: answer.cut_after], "more_body": True})
        if answer.cut_after is None:
            await send({"type": "http.response.body", "body": b""})


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    told = Server()
    async with served(told, listening_socket(), log_level="critical") as url:  # it cuts answers: uvicorn complains
        told.url = url
        yield told


@pytest.fixture
async def questions(server: Server) -> AsyncIterator[Questions]:
    async with Questions(server.url, "a-token") as asked:
        yield asked


async def test_a_question_carries_the_token_and_only_what_was_asked(server: Server, questions: Questions) -> None:
    server.answer = lambda _: Answer(b'{"items":[],"next":null,"total":0}')
    page = await questions.calls(CallFilter(q="0671", status=Status.ACTIVE, missed=False), cursor="abc")
    assert (page.items, page.next, page.total) == ((), None, 0)
    assert server.asked[0]["query"] == "q=0671&status=active&missed=false&cursor=abc&limit=100"
    assert server.asked[0]["headers"]["authorization"] == "Bearer a-token"


async def test_what_is_not_set_is_not_sent(server: Server, questions: Questions) -> None:
    server.answer = lambda _: Answer(b"", 404)
    with pytest.raises(Refused):
        await questions.change_call(7, CallPatch(note="передзвонити"))
    assert msgspec.json.decode(server.asked[0]["body"]) == {"note": "передзвонити"}


async def test_a_click_carries_its_key(server: Server, questions: Questions) -> None:
    server.answer = lambda _: Answer(b'{"code":"operator_offline"}', 409, {"content-type": "application/problem+json"})
    with pytest.raises(Refused) as refused:
        await questions.call_back(NewCallback(order_id=3), "key-1")
    assert refused.value.problem is Problem.OPERATOR_OFFLINE
    assert server.asked[0]["headers"]["idempotency-key"] == "key-1"


@pytest.mark.parametrize("body", [b"<html>", b"{}", b"[" * 2000])
async def test_an_answer_that_makes_no_sense_is_passing(server: Server, questions: Questions, body: bytes) -> None:
    server.answer = lambda _: Answer(body)
    with pytest.raises(BackendSilent):
        await questions.me()


async def test_an_answer_that_never_ends_is_cut(
    server: Server, questions: Questions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "LARGEST_ANSWER", 1000)
    server.answer = lambda _: Answer(b" " * 5000)
    with pytest.raises(BackendSilent, match="too long"):
        await questions.me()


async def test_a_backend_that_is_not_there_is_passing() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        async with Questions(f"http://127.0.0.1:{nobody.getsockname()[1]}", "a-token") as questions:
            with pytest.raises(BackendSilent):
                await questions.me()


PROBLEM = {"content-type": "application/problem+json"}


@pytest.mark.parametrize(
    ("status", "code", "kind", "problem"),
    [
        (401, "not_signed_in", NotSignedIn, Problem.NOT_SIGNED_IN),
        (401, None, NotSignedIn, Problem.NOT_SIGNED_IN),
        (403, None, Refused, Problem.NOT_ALLOWED),
        (404, "recording_gone", Refused, Problem.RECORDING_GONE),
        (409, "invented_later", Refused, Problem.BAD_REQUEST),
        (422, None, Refused, Problem.BAD_REQUEST),
        (429, "too_many_tries", Refused, Problem.TOO_MANY_TRIES),
        (429, None, BackendSilent, None),
        (500, "bug", BackendSilent, Problem.BUG),
        (502, "ringostat_silent", Refused, Problem.RINGOSTAT_SILENT),
        (502, None, BackendSilent, None),
        (503, "storage_unavailable", BackendSilent, Problem.STORAGE_UNAVAILABLE),
        (302, None, BackendSilent, None),
    ],
)
def test_passing_or_final(status: int, code: str | None, kind: type[Exception], problem: Problem | None) -> None:
    body = b"<html>" if code is None else msgspec.json.encode({"code": code})
    failure = failure_of_answer(status, body, {} if code is None else PROBLEM)
    assert type(failure) is kind
    assert isinstance(failure, Refused | BackendSilent)
    assert failure.problem is problem


def test_only_an_unknown_token_ends_the_line_for_good() -> None:
    assert isinstance(failure_of_line(status=401), NotSignedIn)
    assert isinstance(failure_of_line(close_code=4401), NotSignedIn)
    for passing in (failure_of_line(), failure_of_line(status=404), failure_of_line(close_code=1012)):
        assert isinstance(passing, BackendSilent)


def sound(told: dict[str, Any], etag: str = ETAG, content: bytes = SOUND, cut_after: int | None = None) -> Answer:
    """Answer as a route with Range and If-Range does."""
    headers = {"etag": etag, "content-type": "audio/ogg"}
    start = int(told["headers"].get("range", "bytes=0-")[6:-1])
    if not start or told["headers"].get("if-range") != etag:
        return Answer(content, 200, headers, cut_after)
    if start >= len(content):
        return Answer(b"{}", 416, PROBLEM)
    span = {"content-range": f"bytes {start}-{len(content) - 1}/{len(content)}"}
    return Answer(content[start:], 206, headers | span, cut_after)


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


async def test_a_recording_comes_whole_and_tells_how_far_it_is(
    server: Server, questions: Questions, tmp_path: Path
) -> None:
    server.answer = sound
    steps: list[tuple[int, int | None]] = []
    saved = await questions.save_recording(7, tmp_path / "a.ogg", progress=lambda *step: steps.append(step))
    assert saved.path.read_bytes() == SOUND
    assert (saved.etag, saved.size, saved.content_type) == (ETAG, len(SOUND), "audio/ogg")
    assert steps[-1] == (len(SOUND), len(SOUND))
    assert sorted(steps) == steps
    assert names_in(tmp_path) == ["a.ogg"]


async def test_a_cut_recording_goes_on_where_it_stopped(server: Server, questions: Questions, tmp_path: Path) -> None:
    server.answer = lambda told: sound(told, cut_after=1_000_000)
    with pytest.raises(BackendSilent):
        await questions.save_recording(7, tmp_path / "a.ogg")
    assert not (tmp_path / "a.ogg").exists()
    server.answer = sound
    await questions.save_recording(7, tmp_path / "a.ogg")
    assert (tmp_path / "a.ogg").read_bytes() == SOUND
    assert int(server.asked[-1]["headers"]["range"][6:-1]) > 0


async def test_a_recording_that_changed_meanwhile_comes_from_its_beginning(
    server: Server, questions: Questions, tmp_path: Path
) -> None:
    server.answer = lambda told: sound(told, cut_after=1_000_000)
    with pytest.raises(BackendSilent):
        await questions.save_recording(7, tmp_path / "a.ogg")
    server.answer = lambda told: sound(told, '"two"', SOUND[::-1])
    await questions.save_recording(7, tmp_path / "a.ogg")
    assert (tmp_path / "a.ogg").read_bytes() == SOUND[::-1]


async def test_a_part_that_is_already_whole_does_no_harm(server: Server, questions: Questions, tmp_path: Path) -> None:
    (tmp_path / "a.ogg.part").write_bytes(SOUND)
    (tmp_path / "a.ogg.part-etag").write_text(ETAG)
    server.answer = sound
    saved = await questions.save_recording(7, tmp_path / "a.ogg")
    assert saved.path.read_bytes() == SOUND


async def test_a_recording_beyond_the_bound_is_refused(server: Server, questions: Questions, tmp_path: Path) -> None:
    server.answer = sound
    with pytest.raises(Refused) as refused:
        await questions.save_recording(7, tmp_path / "a.ogg", limit_bytes=1000)
    assert refused.value.problem is Problem.TOO_LARGE
    assert names_in(tmp_path) == []


async def test_a_recording_that_is_not_ready_says_so(server: Server, questions: Questions, tmp_path: Path) -> None:
    server.answer = lambda _: Answer(b'{"code":"recording_not_ready"}', 409, PROBLEM)
    with pytest.raises(Refused) as refused:
        await questions.save_recording(7, tmp_path / "a.ogg")
    assert refused.value.problem is Problem.RECORDING_NOT_READY
