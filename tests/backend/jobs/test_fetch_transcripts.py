"""Transcripts come home patiently, from where they may come, and never larger than they may be."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from app.backend.analyses import take_analysis, with_locked_address
from app.backend.domain.talk_text import SpokenLine, TalkAnalysis
from app.backend.intake import Intake
from app.backend.jobs import fetch_transcripts
from app.backend.jobs.fetch_transcripts import FetchTranscripts
from app.backend.known_workspaces import Known
from app.backend.providers.webvtt import read_vtt
from app.backend.raw_notice import RawNotice
from app.backend.secrecy import Vault
from app.backend.storage import talk_text, workspaces
from app.backend.storage.database import Database
from app.backend.storage.schema import migrate
from app.backend.storage.talk_text import Kept
from app.backend.storage.transaction import ToldRow
from app.contract.talk_text import TextReason, TextState
from tests.backend.providers.answering import Answers
from tests.backend.test_talk_text import VTT

NOW = datetime.now(UTC)
VAULT = Vault(Fernet.generate_key().decode())


@pytest.fixture
async def database(database_address: Path | str) -> AsyncIterator[Database]:
    migrate(database_address)
    async with Database(database_address) as database:
        await database.write(lambda tx: workspaces.create_workspace(tx, NOW))
        yield database


class Watch:
    """Looks after each try of the job how the row stands."""

    def __init__(self, database: Database, job: FetchTranscripts) -> None:
        self._database = database
        self.job = job

    async def until(self, state: TextState, tries: int = 0) -> Kept:
        async with asyncio.timeout(20):
            while True:
                kept = await self._database.read(lambda tx: talk_text.get_summary(tx, 1))
                if kept is not None and kept.told.transcript is state and kept.tries >= tries:
                    return kept
                await asyncio.sleep(0.01)


@asynccontextmanager
async def fetching(database: Database, host: str, *, limit_bytes: int = 10_000) -> AsyncIterator[Watch]:
    first = timedelta(milliseconds=5)
    job = FetchTranscripts(database, VAULT, allowed_hosts=[host], first_wait=first, limit_bytes=limit_bytes)
    task = asyncio.create_task(job.run())
    try:
        yield Watch(database, job)
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def tell(database: Database, url: str) -> None:
    told = with_locked_address(TalkAnalysis(call_id="1.1", transcript_url=url), VAULT)
    await database.write(lambda tx: take_analysis(tx, 1, told, datetime.now(UTC)))


async def test_it_is_asked_for_again_until_it_is_there(database: Database, server: Answers) -> None:
    statuses = iter([503, 404, 202, 200])
    server.answer = lambda _: (next(statuses), VTT.encode())
    await tell(database, f"{server.url}/1.vtt")
    async with fetching(database, server.url.removeprefix("http://")) as watch:
        await watch.until(TextState.READY)
    assert len(await database.read(lambda tx: talk_text.lines_of(tx, 1))) == 3
    assert len(server.asked) == 4


async def test_the_waits_grow_and_end(database: Database, server: Answers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch_transcripts, "MOST_TRIES", 3)
    server.answer = lambda _: (404, b"")
    await tell(database, f"{server.url}/1.vtt")
    async with fetching(database, server.url.removeprefix("http://")) as watch:
        kept = await watch.until(TextState.FAILED)
        assert (kept.reason, kept.tries, kept.next_try_at) == (TextReason.NOT_FOUND, 3, None)
        server.answer = lambda _: (200, VTT.encode())
        await tell(database, f"{server.url}/1.vtt")  # the AI tells of it once more: it is tried anew
        watch.job.wake()
        await watch.until(TextState.READY)


@pytest.mark.parametrize(
    ("body", "headers", "reason"),
    [
        (b"x" * 10_001, {}, TextReason.TOO_LARGE),
        (b"%x\r\n%b\r\n0\r\n\r\n" % (10_001, b"x" * 10_001), {"Transfer-Encoding": "chunked"}, TextReason.TOO_LARGE),
    ],
)
async def test_too_large_a_one_is_never_taken(
    database: Database, server: Answers, body: bytes, headers: dict[str, str], reason: TextReason
) -> None:
    server.answer = lambda _: (200, body, headers)
    await tell(database, f"{server.url}/1.vtt")
    async with fetching(database, server.url.removeprefix("http://")) as watch:
        assert (await watch.until(TextState.FAILED)).reason is reason
    assert len(server.asked) == 1


@pytest.mark.parametrize("away", ["http://127.0.0.1:1/", "https://evil.example/", "file:///etc/passwd"])
async def test_a_redirect_leads_nowhere_else(database: Database, server: Answers, away: str) -> None:
    server.answer = lambda _: (302, b"", {"Location": away})
    await tell(database, f"{server.url}/1.vtt")
    async with fetching(database, server.url.removeprefix("http://")) as watch:
        kept = await watch.until(TextState.FAILED)
    assert (kept.reason, kept.next_try_at) == (TextReason.HOST_REFUSED, None)


async def test_a_strange_file_stops_no_other(
    database: Database, server: Answers, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def read(body: bytes) -> tuple[SpokenLine, ...] | None:
        if body == b"strange":
            raise ValueError
        return read_vtt(body)

    monkeypatch.setattr(fetch_transcripts, "read_vtt", read)
    server.answer = lambda asked: (200, b"strange" if "strange" in asked.path else VTT.encode())
    await tell(database, f"{server.url}/strange.vtt")
    async with fetching(database, server.url.removeprefix("http://")) as watch:
        assert (await watch.until(TextState.PENDING, tries=1)).reason is TextReason.NOT_READABLE
        await tell(database, f"{server.url}/whole.vtt")
        watch.job.wake()
        await watch.until(TextState.READY)
    assert {record.levelname for record in caplog.records} == {"ERROR"}
    caplog.clear()


async def test_what_another_key_has_encrypted_is_not_fetched(database: Database, server: Answers) -> None:
    strange = Vault(Fernet.generate_key().decode())
    told = with_locked_address(TalkAnalysis(call_id="1.1", transcript_url=server.url), strange)
    await database.write(lambda tx: take_analysis(tx, 1, told, NOW))
    async with fetching(database, server.url.removeprefix("http://")) as watch:
        assert (await watch.until(TextState.FAILED)).reason is TextReason.HOST_REFUSED
    assert server.asked == []


async def test_the_intake_wakes_whoever_fetches(database_address: Path | str, server: Answers) -> None:
    """In whichever process that runs: it is nudged, not told."""
    migrate(database_address)
    nudged: list[str] = []
    heard: list[ToldRow] = []

    def hear(rows: Sequence[ToldRow]) -> None:
        heard.extend(rows)

    async with Database(database_address, hear=hear, nudged=lambda kind, _: nudged.append(kind)) as database:
        await database.write(lambda tx: workspaces.create_workspace(tx, NOW))

        workspace = await database.read(lambda tx: workspaces.get_workspace(tx, 1))
        body = b'{"call_id": "1.1", "summary": "x"}'
        raw = RawNotice(body=body, content_type="application/json", query={"event": "ai"})
        await Intake(database, VAULT).take(Known(workspace), raw, NOW)
    assert "transcript" in nudged
    assert not any(b'"text"' in row.message for row in heard), "nobody knows the call yet"
