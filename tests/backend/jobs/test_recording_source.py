"""A recording is taken only from where it may come, and only when it is one."""

import hashlib
import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

import httpx
import pytest

from app.backend.jobs.recording_source import Failure, Fetched, fetch, recording_client
from app.contract.answers import RecordingReason
from tests.backend.providers.answering import Answers

SOUND = next((Path(__file__).parents[3] / "resources" / "demo_recordings").glob("*.ogg")).read_bytes()
TOKEN = "0123456789abcdef0123456789abcdef"


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with recording_client() as client:
        yield client


@pytest.fixture
def into() -> Iterator[BinaryIO]:
    with TemporaryFile("w+b") as file:
        yield file


def host_of(server: Answers) -> str:
    return server.url.removeprefix("http://")


async def test_a_recording_is_written_whole(server: Answers, client: httpx.AsyncClient, into: BinaryIO) -> None:
    server.answer = lambda _: (200, SOUND)
    told = await fetch(f"{server.url}/1.wav?token={TOKEN}", into, client=client, allowed_hosts=[host_of(server)])
    assert told == Fetched(hashlib.sha256(SOUND).hexdigest(), len(SOUND), "ogg")
    into.seek(0)
    assert into.read() == SOUND


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (404, b"", RecordingReason.NOT_FOUND),
        (410, b"", RecordingReason.NOT_FOUND),
        (403, b"", RecordingReason.NOT_FOUND),
        (200, b"", RecordingReason.EMPTY),
        (200, b"<html>not yet</html>", RecordingReason.NOT_AUDIO),
        (200, b'{"error":"no"}', RecordingReason.NOT_AUDIO),
        (200, b"OggS" + bytes(5000), RecordingReason.NOT_AUDIO),
        (200, SOUND[:60], RecordingReason.NOT_AUDIO),
        (429, b"", RecordingReason.SOURCE_SILENT),
        (503, b"", RecordingReason.SOURCE_SILENT),
    ],
)
async def test_each_failure_has_its_reason(
    server: Answers, client: httpx.AsyncClient, into: BinaryIO, status: int, body: bytes, reason: RecordingReason
) -> None:
    server.answer = lambda _: (status, body)
    assert await fetch(server.url, into, client=client, allowed_hosts=[host_of(server)]) == Failure(reason)


async def test_what_is_cut_short_is_asked_again(server: Answers, client: httpx.AsyncClient, into: BinaryIO) -> None:
    server.answer = lambda _: (200, SOUND[:5000], {"Content-Length": str(len(SOUND)), "Connection": "close"})
    told = await fetch(server.url, into, client=client, allowed_hosts=[host_of(server)])
    assert told == Failure(RecordingReason.SOURCE_SILENT)


async def test_nobody_there_is_silence(client: httpx.AsyncClient, into: BinaryIO) -> None:
    told = await fetch("http://127.0.0.1:1/", into, client=client, allowed_hosts=["127.0.0.1:1"])
    assert told == Failure(RecordingReason.SOURCE_SILENT)


@pytest.mark.parametrize("announced", [True, False])
async def test_a_recording_has_a_bounded_size(
    server: Answers, client: httpx.AsyncClient, into: BinaryIO, announced: bool
) -> None:
    chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(SOUND), SOUND)
    no_length = {"Transfer-Encoding": "chunked"}
    server.answer = lambda _: (200, SOUND) if announced else (200, chunked, no_length)
    told = await fetch(server.url, into, client=client, allowed_hosts=[host_of(server)], limit_bytes=len(SOUND) - 1)
    assert told == Failure(RecordingReason.TOO_LARGE)
    assert into.tell() < len(SOUND)


@pytest.mark.parametrize(
    ("url", "hosts"),
    [
        ("http://app.ringostat.com/1.ogg", ["app.ringostat.com"]),
        ("https://app.ringostat.com:8443/1.ogg", ["app.ringostat.com"]),
        ("https://evil.example/1.ogg", ["app.ringostat.com"]),
        ("https://app.ringostat.com.evil.example/1.ogg", ["app.ringostat.com"]),
        ("https://app.ringostat.com@evil.example/1.ogg", ["app.ringostat.com"]),
        ("https://user:pass@app.ringostat.com/1.ogg", ["app.ringostat.com"]),
        ("http://127.0.0.1:9/1.ogg", ["app.ringostat.com", "127.0.0.1:8"]),
        ("http://169.254.169.254/latest", ["app.ringostat.com"]),
        ("file:///etc/passwd", ["app.ringostat.com"]),
        ("ftp://app.ringostat.com/1.ogg", ["app.ringostat.com"]),
        ("https://", ["app.ringostat.com"]),
        ("not an address", ["app.ringostat.com"]),
        ("http://[::1", ["app.ringostat.com"]),
        ("https://app.ringostat.com/1.ogg", []),
    ],
)
async def test_only_listed_hosts_are_asked(
    client: httpx.AsyncClient, into: BinaryIO, url: str, hosts: list[str]
) -> None:
    told = await fetch(url, into, client=client, allowed_hosts=hosts)
    assert told == Failure(RecordingReason.HOST_REFUSED)


async def test_a_redirect_is_followed_within_the_listed_hosts(
    server: Answers, client: httpx.AsyncClient, into: BinaryIO
) -> None:
    server.answer = lambda asked: (302, b"", {"Location": "/there"}) if asked.path == "/here" else (200, SOUND)
    told = await fetch(f"{server.url}/here", into, client=client, allowed_hosts=[host_of(server)])
    assert isinstance(told, Fetched)


@pytest.mark.parametrize(
    "away", ["http://127.0.0.1:1/", "https://evil.example/", "file:///etc/passwd", "//evil.example/"]
)
async def test_a_redirect_leads_nowhere_else(
    server: Answers, client: httpx.AsyncClient, into: BinaryIO, away: str
) -> None:
    server.answer = lambda _: (302, b"", {"Location": away})
    told = await fetch(server.url, into, client=client, allowed_hosts=[host_of(server)])
    assert told == Failure(RecordingReason.HOST_REFUSED)


async def test_redirects_end(server: Answers, client: httpx.AsyncClient, into: BinaryIO) -> None:
    server.answer = lambda _: (302, b"", {"Location": "/again"})
    told = await fetch(server.url, into, client=client, allowed_hosts=[host_of(server)])
    assert told == Failure(RecordingReason.HOST_REFUSED)
    assert len(server.asked) == 4


async def test_the_address_is_never_logged(
    server: Answers, client: httpx.AsyncClient, into: BinaryIO, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        await fetch(f"{server.url}/1.ogg?token={TOKEN}", into, client=client, allowed_hosts=[host_of(server)])
    assert TOKEN not in caplog.text
