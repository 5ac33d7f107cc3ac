"""Neither the token of a recording nor its address nor the Auth-key leaves the backend, whatever it is asked."""

import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import msgspec
import pytest

from app.contract.answers import RecordingState
from app.contract.events import Event, EventType, RecordingNews, data_of
from app.virtual_ringostat.account import Account
from tests.backend.company import KEY, LOGIN, Company, company
from tests.backend.conftest import Desk

_ROUTES = (
    "/calls",
    "/calls/{call}",
    "/calls/{call}/peaks",
    "/calls/{call}/comments",
    "/clients",
    "/missed",
    "/operators",
    "/managers",
    "/integration",
    "/webhooks/misunderstood",
    "/audit",
    "/statistics",
    "/storage",
    "/health",
    "/people",
    "/desks",
    "/sitniks",
)


class _Everything(logging.Handler):
    """All that any logger says, as it would be written, with its traceback."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(logging.Formatter("%(name)s %(message)s"))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def log() -> Iterator[list[str]]:
    handler, root = _Everything(), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)  # as the program sets it; libraries have their own words for more
    yield handler.lines
    root.setLevel(level)
    root.removeHandler(handler)


@pytest.fixture
async def both(tmp_path: Path, database_address: Path | str) -> AsyncIterator[Company]:
    async with company(tmp_path / "data", database_address, speed=30.0) as both:
        yield both


async def _until_heard(desk: Desk, external_id: str, told: list[bytes]) -> int:
    """The recording of the call can be heard; the call's id."""
    while True:
        message = await desk.hear()
        told.append(msgspec.json.encode(message))
        if isinstance(message, Event) and message.type == EventType.RECORDING:
            news = data_of(message)
            assert isinstance(news, RecordingNews)
            if news.call.external_id == external_id and news.call.recording.state is RecordingState.READY:
                return news.call.id


async def test_a_whole_story_tells_no_secret(both: Company, log: list[str], tmp_path: Path) -> None:
    """A talk, its recording, the call log, a body that nobody understands; all answers, the live line, all logs."""
    await both.set_up()
    told: list[bytes] = []
    async with both.backend.desk() as desk:
        wanted = {"client": "+380675554433", "scenario": "answered", "operator": LOGIN}
        call_id = (await both.control.post("/control/calls", json=wanted)).json()["call_id"]
        token = Account(base_url="").token(call_id)
        address = f"/recordings/{call_id}"
        call = await _until_heard(desk, call_id, told)
        both.backend.service.integration_changed()  # the call log is read, which holds the address again
        link = f"https://app.ringostat.com{address}.ogg?token={token}"
        strange = {"weather": "fine", "link": link, "nested": {"again": link}}
        assert (await both.backend.hook(strange, "after")).json() == {"ok": True, "understood": False}
        await both.backend.hook({"call_id": "x", "call_type": "in", "status": "ANSWERED", "recording": link}, "after")
        for path in _ROUTES:
            answer = await both.backend.http.get(f"/api/v1{path.format(call=call)}")
            assert answer.status_code == 200, (path, answer.text)
            told += [answer.content, str(answer.headers).encode()]
        whole = await both.backend.http.get(f"/api/v1/calls/{call}/recording")
        told.append(str(whole.headers).encode())
    kept = [path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file() and path.suffix != ".ogg"]
    for secret in (token, KEY):
        assert not [line for line in log if secret in line]
        assert not [words for words in told if secret.encode() in words]
        assert not [content for content in kept if secret.encode() in content]
    assert not [words for words in told if address.encode() in words and b'"weather"' not in words]
    assert not [line for line in log if address in line]


async def test_a_recording_is_served_as_players_and_caches_ask(both: Company) -> None:
    """`HEAD`, `If-Range`, `If-None-Match`, a part that begins at the end, more parts than one."""
    await both.set_up()
    async with both.backend.desk() as desk:
        wanted = {"client": "+380675554433", "scenario": "answered", "operator": LOGIN}
        call_id = (await both.control.post("/control/calls", json=wanted)).json()["call_id"]
        call = await _until_heard(desk, call_id, [])
    http, path = both.backend.http, f"/api/v1/calls/{call}/recording"
    whole = await http.get(path)
    size, etag = len(whole.content), whole.headers["etag"]
    head = await http.head(path)
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", etag)
    assert (int(head.headers["content-length"]), head.headers["accept-ranges"]) == (size, "bytes")
    same = await http.get(path, headers={"Range": "bytes=100-", "If-Range": etag})
    assert (same.status_code, same.content) == (206, whole.content[100:])
    other = await http.get(path, headers={"Range": "bytes=100-", "If-Range": '"another"'})
    assert (other.status_code, other.content) == (200, whole.content)
    beyond = await http.get(path, headers={"Range": f"bytes={size}-"})
    assert (beyond.status_code, beyond.headers["content-range"]) == (416, f"bytes */{size}")
    several = await http.get(path, headers={"Range": "bytes=0-1,5-6"})
    assert (several.status_code, several.content) == (200, whole.content)
    for tag in (etag, f"W/{etag}", f'"x", {etag}', "*"):
        assert (await http.get(path, headers={"If-None-Match": tag})).status_code == 304, tag
