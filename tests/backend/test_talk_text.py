"""A talk in words: kept whenever the AI tells of it, told to those who may hear, and found by its words."""

import functools
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.backend.environment import read_environment
from app.contract.answers import Call, Page
from app.contract.events import Event, EventType
from app.contract.talk_text import (
    Cue,
    FoundTalk,
    Lane,
    Mood,
    MoodKind,
    TalkSummary,
    TextReason,
    TextState,
    Transcript,
)
from tests.backend.conftest import ADMIN, Backend, alone, serving
from tests.backend.providers.answering import Answers
from tests.backend.recorded import call_id, ended, unanswered
from tests.raw_rows import raw_rows

VTT = """WEBVTT

00:00.500 --> 00:02.000
<v Олена Коваль>Магазин «Затишок», добрий день.

00:02.500 --> 00:06.000
<v Клієнт>Де моє замовлення? Обіцяли плед ще вчора.

00:06.000 --> 00:09.000
<v Олена Коваль>Плед уже у дорозі.
"""
FIRST, SECOND = call_id(timedelta(hours=2), 1), call_id(timedelta(hours=1), 2)


def is_text(event: Event) -> bool:
    return event.type == EventType.TEXT


def is_ready(told: Transcript) -> bool:
    return told.state is TextState.READY


@dataclass(frozen=True)
class Company:
    """A backend that may fetch from the server of the test."""

    backend: Backend
    server: Answers
    database: Path | str

    def told(self, of_call: str, **other: Any) -> dict[str, Any]:
        return {
            "call_id": of_call,
            "summary": "Клієнтка питає, де її замовлення.",
            "client_mood": "Негативний",
            "recommended_actions": ["Надіслати накладну"],
            "transcript": f"{self.server.url}/t/{of_call}.vtt?token=0123456789abcdef0123456789abcdef",
            **other,
        }

    async def ask[T](self, path: str, kind: type[T], token: str = ADMIN, **query: Any) -> T:
        headers = {"Authorization": f"Bearer {token}"}
        answer = await self.backend.http.get(f"/api/v1/calls/{path}", headers=headers, params=query)
        return msgspec.json.decode(answer.raise_for_status().content, type=kind)

    async def id_of(self, external_id: str) -> int:
        answer = (await self.backend.http.get("/api/v1/calls")).raise_for_status()
        calls = msgspec.json.decode(answer.content, type=Page[Call]).items
        return next(call.id for call in calls if call.external_id == external_id)

    async def transcript(self, call: int, wanted: Callable[[Transcript], bool] = is_ready) -> Transcript:
        """As soon as it stands so."""
        async with self.backend.desk() as desk:
            await desk.hear()
            while not wanted(told := await self.ask(f"{call}/transcript", Transcript)):
                await desk.hear_until(is_text)
        return told

    async def found(self, words: str, token: str = ADMIN, **query: Any) -> tuple[FoundTalk, ...]:
        return (await self.ask("words", Page[FoundTalk], token, words=words, **query)).items


@pytest.fixture
async def company(tmp_path: Path, database_address: Path | str, server: Answers) -> AsyncIterator[Company]:
    server.answer = lambda _: (200, VTT.encode())
    variables = alone(tmp_path / "data", database_address)
    variables["SLUKHAVKA_RECORDING_HOSTS"] = server.url.removeprefix("http://")
    async with serving(read_environment(variables)) as backend:
        yield Company(backend, server, database_address)


async def test_the_summary_and_the_transcript_of_a_call_are_told(company: Company) -> None:
    await company.backend.hook(ended(FIRST), "after")
    call = await company.id_of(FIRST)
    assert await company.ask(f"{call}/summary", TalkSummary) == TalkSummary()
    assert await company.ask(f"{call}/transcript", Transcript) == Transcript(state=TextState.NONE)
    async with company.backend.desk() as desk:
        await desk.hear()
        await company.backend.hook(company.told(FIRST), "ai")
        for _ in range(2):  # what the AI told; then the transcript
            news = await desk.hear_until(is_text)
            assert msgspec.json.decode(news.data) == {"call_id": call}
    transcript = await company.transcript(call)
    assert transcript.cues == (
        Cue(start_s=0.5, end_s=2, lane=Lane.OPERATOR, speaker="Олена Коваль", text="Магазин «Затишок», добрий день."),
        Cue(start_s=2.5, end_s=6, lane=Lane.CLIENT, speaker="Клієнт", text="Де моє замовлення? Обіцяли плед ще вчора."),
        Cue(start_s=6, end_s=9, lane=Lane.OPERATOR, speaker="Олена Коваль", text="Плед уже у дорозі."),
    )
    summary = await company.ask(f"{call}/summary", TalkSummary)
    assert summary.told_at is not None
    assert msgspec.structs.replace(summary, told_at=None) == TalkSummary(
        summary="Клієнтка питає, де її замовлення.",
        client_mood=Mood(words="Негативний", kind=MoodKind.BAD),
        actions=("Надіслати накладну",),
        transcript=TextState.READY,
    )


async def test_the_ai_may_be_quicker_than_the_call_and_may_tell_more_later(company: Company) -> None:
    early = company.told(FIRST, summary="Чернетка", recommended_actions=None)
    await company.backend.hook(early, "ai")
    await company.backend.hook(ended(FIRST), "after")
    call = await company.id_of(FIRST)
    assert len((await company.transcript(call)).cues) == 3
    asked = len(company.server.asked)
    for _ in range(2):
        await company.backend.hook({"call_id": FIRST, "summary": "Ціле", "overall_mood": "нейтральний"}, "ai")
        await company.backend.hook(company.told(FIRST, summary=None), "ai")
    told = await company.ask(f"{call}/summary", TalkSummary)
    assert (told.summary, told.client_mood, told.overall_mood, told.actions) == (
        "Ціле",
        Mood(words="Негативний", kind=MoodKind.BAD),
        Mood(words="нейтральний", kind=MoodKind.NEUTRAL),
        ("Надіслати накладну",),
    )
    company.server.answer = lambda _: (200, b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + "Краще".encode())
    await company.backend.hook(company.told(FIRST, transcript=f"{company.server.url}/better.vtt"), "ai")
    await company.transcript(call, lambda told: [cue.text for cue in told.cues] == ["Краще"])
    assert len(company.server.asked) == asked + 1, "the same address is not asked again"


async def test_a_transcript_that_cannot_be_had_says_why(company: Company) -> None:
    await company.backend.hook(ended(FIRST), "after")
    call = await company.id_of(FIRST)
    await company.backend.hook(company.told(FIRST, transcript="https://evil.example/1.vtt"), "ai")
    refused = await company.transcript(call, lambda told: told.state is TextState.FAILED)
    assert (refused.reason, refused.next_try_at, company.server.asked) == (TextReason.HOST_REFUSED, None, [])
    company.server.answer = lambda _: (200, b"<html>")
    await company.backend.hook(company.told(FIRST), "ai")
    told = await company.transcript(call, lambda told: told.reason is not None)
    assert told.state is TextState.PENDING
    assert told.reason is TextReason.NOT_READABLE
    assert told.next_try_at is not None


async def test_address_and_token_leave_the_backend_nowhere(company: Company, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    async with company.backend.desk() as desk:
        await desk.hear()
        await company.backend.hook(ended(FIRST), "after")
        await company.backend.hook(company.told(FIRST), "ai")
        heard: list[Event] = []
        while sum(map(is_text, heard)) < 2:
            heard.append(await desk.hear_until(lambda _: True))
    call = await company.id_of(FIRST)
    answers = [
        (await company.backend.http.get(f"/api/v1/calls/{call}/{way}")).text for way in ("summary", "transcript")
    ]
    rows = raw_rows(company.database, "SELECT url, url_digest FROM summary")
    for text in (*answers, caplog.text, str(rows), *(bytes(event.data).decode() for event in heard)):
        assert "0123456789abcdef0123456789abcdef" not in text
        assert company.server.url not in text


async def test_words_are_found_in_all_talks(company: Company) -> None:
    for one in (FIRST, SECOND):
        await company.backend.hook(ended(one), "after")
        await company.backend.hook(company.told(one), "ai")
        await company.transcript(await company.id_of(one))
    newest, oldest = await company.id_of(SECOND), await company.id_of(FIRST)
    found = await company.found("ПЛЕД")
    assert [talk.call.id for talk in found] == [newest, oldest]
    assert [(place.at_s, place.lane, place.text) for place in found[0].places] == [
        (2.5, Lane.CLIENT, "Де моє замовлення? Обіцяли плед ще вчора."),
        (6.0, Lane.OPERATOR, "Плед уже у дорозі."),
    ]
    (in_summary, *_) = (await company.found("накладну"))[0].places
    assert (in_summary.at_s, in_summary.text) == (None, "Надіслати накладну")
    page = await company.ask("words", Page[FoundTalk], words="замовлення плед", limit=1)
    assert [talk.call.id for talk in page.items] == [newest]
    page = await company.ask("words", Page[FoundTalk], words="замовлення плед", limit=1, cursor=page.next)
    assert ([talk.call.id for talk in page.items], page.next) == ([oldest], None)
    for form in ("пледом", "накладна", "НАКЛАДНОЇ", "замовленням"):
        assert len(await company.found(form)) == 2, form
    for nowhere in ("плед диван", "пл", "", "100%", "_лед", '"', "магазин плед' OR 1", "плед AND дорозі"):
        assert await company.found(nowhere) == (), nowhere
    assert len(await company.found("де моє плед")) == 2, "short words count beside a long one"
    assert await company.found("плед", phone="+380509999999") == ()
    listed = (await company.backend.http.get("/api/v1/calls", params={"words": "дорозі"})).json()
    assert [call["id"] for call in listed["items"]] == [newest, oldest]
    assert listed["total"] == 2


async def test_words_are_found_however_they_are_written_and_in_every_form(company: Company) -> None:
    cue = "00:01.000 --> 00:02.000\nДва м’ячі на об'єкт, пʼять доставок до Києва, ґудзики\n"
    company.server.answer = lambda _: (200, f"WEBVTT\n\n{cue}".encode())
    await company.backend.hook(ended(FIRST), "after")
    await company.backend.hook(company.told(FIRST), "ai")
    await company.transcript(await company.id_of(FIRST))
    for words in (
        "м'яч",
        "м’ячі",
        "мячі",
        "обʼєкт",
        "п`ять",
        "доставка",
        "доставці,",
        "«Київ»",
        "гудзик",
        "п'ять київ",
    ):
        (talk,) = await company.found(words)
        assert [place.at_s for place in talk.places] == [1.0], words
    for nowhere in ('доставка" OR "плед', "*", "доставка)", "NEAR(доставка плед)", "доставка -плед", "folded:плед"):
        assert len(await company.found(nowhere)) == (nowhere == "доставка)"), nowhere


async def test_who_opened_a_transcript_is_kept_in_the_audit_trail(company: Company) -> None:
    """As who heard the recording is; of one that is not there nobody read a word."""
    await company.backend.hook(ended(FIRST), "after")
    call = await company.id_of(FIRST)
    trail = functools.partial(company.backend.http.get, "/api/v1/audit", params={"deed": "read"})
    await company.ask(f"{call}/transcript", Transcript)
    assert (await trail()).json()["items"] == []
    await company.backend.hook(company.told(FIRST), "ai")
    await company.transcript(call)
    await company.ask(f"{call}/transcript", Transcript)
    [entry] = (await trail()).json()["items"]
    assert (entry["deed"], entry["call"]["id"]) == ("read", call)


async def test_common_words_are_found_as_rare_ones_are(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    await company.backend.hook(ended(FIRST), "after")
    await company.backend.hook(company.told(FIRST), "ai")
    await company.transcript(await company.id_of(FIRST))
    wanted = ("плед", "плед вчора", "клієнтка", "nothing", "100%", "до розі")
    rare = [len(await company.found(words)) for words in wanted]
    monkeypatch.setattr("app.backend.storage.said_words.FEW", 0)
    assert [len(await company.found(words)) for words in wanted] == rare == [1, 1, 1, 0, 0, 1]


async def test_the_index_follows_what_changes(company: Company) -> None:
    await company.backend.hook(ended(FIRST), "after")
    await company.backend.hook(company.told(FIRST), "ai")
    await company.transcript(await company.id_of(FIRST))
    await company.backend.hook({"call_id": FIRST, "summary": "Про подушку"}, "ai")
    assert [len(await company.found(words)) for words in ("клієнтка", "подушку", "дорозі")] == [0, 1, 1]
    if isinstance(company.database, Path):
        assert raw_rows(company.database, "INSERT INTO look_words (look_words) VALUES ('integrity-check')") == []


async def test_an_operator_finds_no_words_of_calls_they_may_not_hear(company: Company) -> None:
    await company.backend.hook(ended(FIRST), "after")
    his = {"employee_id": "2", "connected_with": "shopua_ivan", "employee": "Іван Бондар"}
    await company.backend.hook(ended(SECOND, "+380670000002", **his), "after")
    nobodys = call_id(timedelta(minutes=5), 3)
    await company.backend.hook(unanswered(nobodys, "+380670000003"), "after")
    for one in (FIRST, SECOND, nobodys):
        await company.backend.hook(company.told(one), "ai")
        await company.transcript(await company.id_of(one))
    operators = (await company.backend.http.get("/api/v1/operators")).json()["items"]
    ivan = next(operator["id"] for operator in operators if operator["staff_id"] == "2")
    token = await company.backend.paired("Іван", operator_id=ivan)
    found = await company.found("плед", token)
    assert [talk.call.external_id for talk in found] == [nobodys, SECOND]
    assert len(await company.found("плед")) == 3
    hers = await company.id_of(FIRST)
    headers = {"Authorization": f"Bearer {token}"}
    for way in ("summary", "transcript"):
        answer = await company.backend.http.get(f"/api/v1/calls/{hers}/{way}", headers=headers)
        assert answer.status_code == 404
    async with company.backend.desk(token) as desk:
        await desk.hear()
        for one in (FIRST, SECOND):
            await company.backend.hook({"call_id": one, "summary": "Інше"}, "ai")
        news = await desk.hear_until(is_text)
    assert msgspec.json.decode(news.data) == {"call_id": await company.id_of(SECOND)}


async def test_a_body_that_tells_nothing_waits_until_its_keys_have_a_meaning(company: Company) -> None:
    await company.backend.hook(ended(FIRST), "after")
    answer = await company.backend.hook({"call_id": FIRST, "gist": "Про плед"}, "ai")
    assert answer.json() == {"ok": True, "understood": False}
    call = await company.id_of(FIRST)
    meanings = {"meanings": [{"key": "gist", "meaning": "summary"}]}
    await company.backend.http.put("/api/v1/webhooks/meanings", json=meanings)
    assert (await company.ask(f"{call}/summary", TalkSummary)).summary == "Про плед"
