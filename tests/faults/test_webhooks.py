"""Whatever comes through Ringostat's door, the next good webhook is taken and told; nothing is lost, nothing stops."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest

from app.backend_link.live_line import LiveLine
from app.contract.answers import Call, Phase
from app.contract.events import CallNews, Event, data_of
from app.desk.call_history import CallFilter
from app.line_state import Line
from tests.backend.recorded import PHONE, call_id, ended, ringing
from tests.backend_link.conftest import Ear, listening
from tests.journeys.office import ADMIN, BackendProcess, Office, open_office
from tests.raw_rows import raw_rows

_READABLE = 8

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("no_task_outlives_its_test")]


@pytest.fixture
async def company(tmp_path: Path, database_address: Path | str) -> AsyncIterator[tuple[BackendProcess, Office]]:
    async with open_office(tmp_path, SLUKHAVKA_DATABASE=str(database_address)) as both:
        yield both


async def sent(
    office: Office, body: bytes, content_type: str = "application/json", method: str = "POST"
) -> httpx.Response:
    async with httpx.AsyncClient(timeout=20) as ringostat:
        return await ringostat.request(
            method, office.hooks, params={"event": "after"}, content=body, headers={"Content-Type": content_type}
        )


async def calls(office: Office) -> tuple[Call, ...]:
    return (await office.admin.calls(CallFilter())).items


NONSENSE = (
    (b"not JSON at all \xff\xfe", "application/json"),
    (b'{"call_id": "cut', "application/json"),
    (b'{"weather": "fine", "caller": ["a", {"b": 1}]}', "application/json"),
    (b"[" * 200_000, "application/json"),
    (b'["an", "array"]', "application/json"),
    (b"null", "application/json"),
    (b"\x00" * 1000, "application/octet-stream"),
    (b"--x\r\nContent-Disposition: form-data; name=", "multipart/form-data; boundary=x"),
    (b"%%%&&&===", "application/x-www-form-urlencoded"),
    (b"", ""),
)


async def test_what_is_not_understood_is_kept_and_counted_and_the_next_is_taken(
    company: tuple[BackendProcess, Office], database_address: Path | str
) -> None:
    _, office = company
    for number, (body, content_type) in enumerate(NONSENSE, 1):
        answer = await sent(office, body, content_type)
        assert (answer.status_code, answer.json()) == (200, {"ok": True, "understood": False}), body[:40]
        assert (await office.admin.health()).misunderstood == number
        await office.hook(ended(f"good-{number}"), "after")
        assert (await office.admin.calls(CallFilter(), limit=1)).total == number
    kept = [row[0] for row in raw_rows(database_address, "SELECT body FROM raw_webhook ORDER BY id")]
    # bytes of no encoding are kept as the letters they may have been
    assert [body[:_READABLE] for body in kept] == [body[:_READABLE] for body, _ in NONSENSE]


async def test_what_is_too_large_is_refused_before_it_is_whole(company: tuple[BackendProcess, Office]) -> None:
    """Nothing of it is kept; what comes next is."""
    _, office = company
    answer = await sent(office, b'{"call_id": "' + b"x" * 2_000_000 + b'"}')
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    assert answer.headers["content-type"] == "application/problem+json"
    await office.hook(ended(), "after")
    assert len(await calls(office)) == 1
    assert (await office.admin.health()).misunderstood == 0


async def test_a_desk_hears_the_good_ones_among_the_bad(company: tuple[BackendProcess, Office]) -> None:
    """A hidden number too: a call without number and client."""
    _, office = company
    good, hidden = call_id(timedelta(seconds=2), 1), call_id(timedelta(seconds=1), 2)
    ear = Ear()
    line = LiveLine(office.url, ADMIN, hear=ear.messages.put_nowait, line_changed=ear.states.put_nowait)
    async with listening(line):
        await ear.until(Line.LINE_UP)
        await sent(office, b"nonsense")
        await office.hook(ringing(good), "before")
        await sent(office, b"x" * 300_000)
        await office.hook(ringing(hidden, None), "before")
        heard: dict[str, CallNews] = {}
        while len(heard) < 2:
            message = await ear.messages.get()
            news = data_of(message) if isinstance(message, Event) else None
            if isinstance(news, CallNews):
                heard[news.external_id] = news
    assert (heard[good].phone, heard[good].phase) == (PHONE, Phase.RINGING)
    assert (heard[hidden].phone, heard[hidden].client, heard[hidden].file) == (None, None, None)


async def test_forms_and_queries_say_the_same_as_json(company: tuple[BackendProcess, Office]) -> None:
    """Ringostat can be told to send either; the same call stays one row."""
    _, office = company
    told = {name: value for name, value in ended().items() if value is not None}
    form = urlencode(told).encode()
    lines = [f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in told.items()]
    parts = "".join([*lines, "--x--\r\n"]).encode()
    async with httpx.AsyncClient(timeout=20) as ringostat:
        for answer in (
            await sent(office, form, "application/x-www-form-urlencoded"),
            await sent(office, parts, "multipart/form-data; boundary=x"),
            await ringostat.get(office.hooks, params={"event": "after", **told}),
            await ringostat.post(office.hooks, params={"event": "after"}, json=ended()),
        ):
            assert (answer.status_code, answer.json()) == (200, {"ok": True})
    (call,) = await calls(office)
    assert (call.phone, call.talk_s, call.phase) == (PHONE, 10, Phase.ENDED)
