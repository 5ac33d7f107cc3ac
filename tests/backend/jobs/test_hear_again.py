"""Recordings that were kept when less was heard in them are heard once more, and only once."""

import hashlib
from datetime import timedelta
from pathlib import Path

from app.backend.jobs.hear_again import HearAgain
from app.backend.jobs.recording_store import RecordingStore
from app.backend.storage import calls, recordings
from app.contract.answers import Call
from app.contract.events import EventType
from tests.backend.conftest import Backend
from tests.backend.recorded import call_id, ended

SPEECH = Path(__file__).parents[3] / "resources/demo_recordings/shop_hours.ogg"


class Company:
    """A backend whose recordings were kept by an older version."""

    def __init__(self, backend: Backend) -> None:
        self.backend = backend
        self.store = RecordingStore(backend.service.configuration.recordings)
        self.job = HearAgain(backend.service.database, self.store)

    async def had_call(self, hours_ago: int, content: bytes, peaks: bytes = b"{}") -> int:
        external_id = call_id(timedelta(hours=hours_ago))
        await self.backend.hook(ended(external_id, recording="", recording_presence="0"), "after")
        database = self.backend.service.database
        found = await database.read(lambda tx: calls.find_before(tx, 1, external_id))
        assert found is not None
        place = self.store.path(hashlib.sha256(content).hexdigest(), "ogg")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        place.with_suffix(".peaks").write_bytes(peaks)
        await database.write(
            lambda tx: recordings.put_ready(
                tx, found[0].id, hash_=place.stem, extension="ogg", size=len(content), seconds=1, shape=b"\x01"
            )
        )
        return found[0].id

    async def call(self, call: int) -> Call:
        found = await self.backend.service.database.read(lambda tx: calls.get_call(tx, 1, call))
        assert found is not None
        return found

    def peaks_of(self, content: bytes) -> Path:
        return self.store.path(hashlib.sha256(content).hexdigest(), "peaks")


async def test_what_was_kept_unheard_is_heard_once_and_the_desks_are_told(backend: Backend) -> None:
    company, speech = Company(backend), SPEECH.read_bytes()
    call = await company.had_call(5, speech)
    async with backend.desk() as desk:
        await desk.hear()
        await company.job.once()
        await desk.hear_until(lambda news: news.type == EventType.RECORDING)
    shares = (await company.call(call)).shares
    assert shares is not None
    assert min(shares.client_s, shares.operator_s) > 1
    before = company.peaks_of(speech).stat().st_mtime_ns
    assert await company.job.once() == 0
    assert company.peaks_of(speech).stat().st_mtime_ns == before


async def test_one_that_cannot_be_heard_keeps_no_other_from_it(backend: Backend) -> None:
    company, speech = Company(backend), SPEECH.read_bytes()
    older, broken = await company.had_call(5, speech), await company.had_call(4, b"not audio at all")
    gone = await company.had_call(3, b"removed by hand")
    company.peaks_of(b"removed by hand").with_suffix(".ogg").unlink()
    assert await company.job.once() == 3
    told = [await company.call(call) for call in (older, broken, gone)]
    assert [call.shares is None for call in told] == [False, True, True]
    assert [call.recording.lanes for call in told] == [2, 0, 0]
    assert await company.job.once() == 0, "nobody tries again"
