"""From the hang-up at the switchboard to a recording that a desk can play."""

from pathlib import Path

from app.contract.answers import RecordingState
from app.contract.events import EventType, RecordingNews, data_of
from tests.backend.company import LOGIN, company


async def test_a_talk_can_be_heard_moments_after_it_ended(tmp_path: Path, database_address: Path | str) -> None:
    """The webhook brings the address, our own copy is fetched and heard through, the desk is told."""
    async with company(tmp_path / "data", database_address, speed=30.0) as both:
        await both.set_up()
        async with both.backend.desk() as desk:
            await desk.hear()
            wanted = {"client": "+380675554433", "scenario": "answered", "operator": LOGIN}
            started = (await both.control.post("/control/calls", json=wanted)).json()

            def is_ready(news: object) -> bool:
                return (
                    isinstance(news, RecordingNews)
                    and news.call.external_id == started["call_id"]
                    and news.call.recording.state is RecordingState.READY
                )

            event = await desk.hear_until(lambda one: one.type == EventType.RECORDING and is_ready(data_of(one)))
        call = data_of(event).call
        assert call.recording.shape
        answer = await both.backend.http.get(f"/api/v1/calls/{call.id}/recording")
        assert answer.content[:4] == b"OggS"
        peaks = (await both.backend.http.get(f"/api/v1/calls/{call.id}/peaks")).json()
        assert len(peaks["lanes"]) == 2
