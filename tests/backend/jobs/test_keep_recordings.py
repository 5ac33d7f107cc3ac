"""Recordings are kept as long, and as many, as the administrator wants; nobody who listens is cut off."""

import asyncio
import hashlib
import os
import time
from datetime import timedelta

import pytest

from app.backend.jobs.keep_recordings import KeepRecordings
from app.backend.jobs.recording_store import RecordingStore
from app.backend.storage import calls, recordings, workspaces
from app.backend.storage.moments import utc_now
from app.contract.answers import RecordingReason, RecordingState
from app.contract.events import EventType, RecordingNews, data_of
from tests.backend.conftest import Backend
from tests.backend.recorded import call_id, ended
from tests.journeys.office import until

SIZE = 400_000
LONG_AGO = time.time() - 86_400


def sound(number: int) -> bytes:
    return number.to_bytes(2) * (SIZE // 2)


class Company:
    """A backend with recordings of several ages."""

    def __init__(self, backend: Backend) -> None:
        self.backend = backend
        self.folder = backend.service.configuration.recordings
        self.job = KeepRecordings(backend.service.database, RecordingStore(self.folder))

    async def had_call(self, days_ago: float, content: bytes) -> int:
        """A call so long ago, its recording in its place and unheard for a day; its id."""
        external_id = call_id(timedelta(days=days_ago))
        await self.backend.hook(ended(external_id, recording="", recording_presence="0"), "after")
        found = await self.backend.service.database.read(lambda tx: calls.find_before(tx, 1, external_id))
        assert found is not None
        sha256 = hashlib.sha256(content).hexdigest()
        place = self.folder / sha256[:2] / f"{sha256}.ogg"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        place.with_suffix(".peaks").write_bytes(b"{}")
        for path in (place, place.with_suffix(".peaks")):
            os.utime(path, (LONG_AGO, LONG_AGO))
        await self.backend.service.database.write(
            lambda tx: recordings.put_ready(
                tx, found[0].id, hash_=sha256, extension="ogg", size=len(content), seconds=1, shape=b"\x01"
            )
        )
        return found[0].id

    async def clean(self, *, days: int | None = None, mb: int | None = None) -> tuple[int, int]:
        database = self.backend.service.database
        await database.write(lambda tx: workspaces.put_keeping(tx, 1, days=days, mb=mb))
        removed = await self.job.clean(await database.read(lambda tx: workspaces.get_workspace(tx, 1)))
        return removed.recordings, removed.bytes

    async def state_of(self, call: int) -> RecordingState:
        kept = await self.backend.service.database.read(lambda tx: recordings.get_recording(tx, call))
        assert kept is not None
        return kept.state

    def files(self) -> int:
        return len(list(self.folder.glob("??/*.ogg")))


@pytest.fixture
def company(backend: Backend) -> Company:
    return Company(backend)


async def test_an_old_recording_goes_and_the_desk_is_told_how_long_it_was_kept(company: Company) -> None:
    old, young = await company.had_call(91, sound(1)), await company.had_call(89, sound(2))
    async with company.backend.desk() as desk:
        await desk.hear()
        assert await company.clean(days=90) == (1, SIZE + 2)
        news = data_of(await desk.hear_until(lambda event: event.type == EventType.RECORDING))
    assert isinstance(news, RecordingNews)
    told = news.call.recording
    assert (told.state, told.reason, told.kept_days) == (RecordingState.GONE, RecordingReason.KEPT_TOO_LONG, 91)
    assert (await company.state_of(old), await company.state_of(young)) == (RecordingState.GONE, RecordingState.READY)
    assert company.files() == 1
    answer = await company.backend.http.get(f"/api/v1/calls/{old}/recording")
    assert (answer.status_code, answer.json()["code"], answer.json()["subject"]) == (410, "recording_gone", "91")
    assert await company.clean(days=90) == (0, 0)


async def test_beyond_the_budget_the_oldest_go(company: Company) -> None:
    ids = [await company.had_call(9 - number, sound(number)) for number in range(5)]
    assert await company.clean(mb=1) == (3, 3 * (SIZE + 2))
    states = [await company.state_of(one) for one in ids]
    assert states == [RecordingState.GONE] * 3 + [RecordingState.READY] * 2


async def test_a_content_of_two_calls_goes_with_the_last_of_them(company: Company) -> None:
    await company.had_call(95, sound(1))
    young = await company.had_call(5, sound(1))
    assert await company.clean(days=90) == (1, 0)
    assert company.files() == 1
    assert (await company.backend.http.get(f"/api/v1/calls/{young}/recording")).content == sound(1)
    for path in company.folder.glob("??/*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    assert await company.clean(days=4) == (1, SIZE + 2)
    assert company.files() == 0


async def test_one_that_is_heard_now_is_left_for_the_next_time(company: Company) -> None:
    """Its next part may be asked for; the others go."""
    heard, other = await company.had_call(95, sound(1)), await company.had_call(94, sound(2))
    path = f"/api/v1/calls/{heard}/recording"
    first = await company.backend.http.get(path, headers={"Range": "bytes=0-99"})
    assert await company.clean(days=90) == (1, SIZE + 2)
    assert await company.state_of(other) is RecordingState.GONE
    rest = await company.backend.http.get(path, headers={"Range": "bytes=100-"})
    assert first.content + rest.content == sound(1)
    for file in company.folder.glob("??/*"):
        os.utime(file, (LONG_AGO, LONG_AGO))
    assert await company.clean(days=90) == (1, SIZE + 2)


async def test_an_answer_that_is_under_way_is_not_cut_by_the_removal(company: Company) -> None:
    """Larger than what the network holds between the two, so most of it is read after the file has gone."""
    large = sound(1) * 40
    call = await company.had_call(95, large)
    async with company.backend.http.stream("GET", f"/api/v1/calls/{call}/recording") as answer:
        parts = answer.aiter_bytes()
        begun = await anext(parts)
        for path in company.folder.glob("??/*"):
            os.utime(path, (LONG_AGO, LONG_AGO))
        assert await company.clean(days=90) == (1, len(large) + 2)
        assert company.files() == 0
        assert begun + b"".join([part async for part in parts]) == large


async def test_files_that_no_call_knows_are_swept_away(company: Company) -> None:
    """A backend that was killed between the rows and the files leaves such; one that is just arriving stays."""
    kept = await company.had_call(5, sound(1))
    for number, used_at in ((2, LONG_AGO), (3, time.time())):
        sha256 = hashlib.sha256(sound(number)).hexdigest()
        place = company.folder / sha256[:2] / f"{sha256}.ogg"
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(sound(number))
        os.utime(place, (used_at, used_at))
    task = asyncio.create_task(company.job.run())
    try:
        await until("one file swept", lambda: company.files() == 2)
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    assert await company.state_of(kept) is RecordingState.READY


async def test_the_administrator_sees_the_place_and_sets_the_rules(company: Company) -> None:
    """Two calls of one content take its place once; new rules hold at once and are kept in the audit trail."""
    http = company.backend.http
    await company.had_call(95, sound(1))
    await company.had_call(5, sound(2))
    await company.had_call(4, sound(2))
    told = (await http.get("/api/v1/storage")).json()
    assert (told["recordings"], told["bytes"]) == (3, 2 * SIZE)
    assert told["keeping"] == {"keep_days": None, "budget_mb": None}
    assert told["free_bytes"] > 0
    assert told["oldest_at"] < utc_now().isoformat()
    for wrong in ({"keep_days": 0, "budget_mb": None}, {"keep_days": 90}, {"keep_days": "x", "budget_mb": 1}):
        assert (await http.put("/api/v1/storage", json=wrong)).status_code == 400
    async with company.backend.desk() as desk:
        await desk.hear()
        changed = await http.put("/api/v1/storage", json={"keep_days": 90, "budget_mb": None})
        assert changed.json()["keeping"] == {"keep_days": 90, "budget_mb": None}
        await desk.hear_until(lambda event: event.type == EventType.RECORDING)
    assert (await http.get("/api/v1/storage")).json()["recordings"] == 2
    trail = (await http.get("/api/v1/audit")).json()["items"]
    assert ("storage", "90") in [(entry["subject"], entry["details"].get("keep_days")) for entry in trail]


async def test_only_administrators_see_and_change_it(company: Company) -> None:
    token = await company.backend.paired("Ірина", role="supervisor")
    headers = {"Authorization": f"Bearer {token}"}
    http = company.backend.http
    assert (await http.get("/api/v1/storage", headers=headers)).json()["code"] == "not_allowed"
    body = {"keep_days": 1, "budget_mb": None}
    assert (await http.put("/api/v1/storage", json=body, headers=headers)).json()["code"] == "not_allowed"
