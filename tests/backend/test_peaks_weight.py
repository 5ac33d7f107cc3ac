"""What the waveform of a long talk weighs on the wire."""

import wave
from datetime import timedelta
from pathlib import Path

import msgspec
import numpy as np
import pytest

from app.audio.decode import SoundFile
from app.backend.jobs.recording_source import Fetched
from app.backend.jobs.recording_store import RecordingStore
from app.backend.storage import recordings
from app.contract.answers import Peaks
from tests.backend.conftest import Backend
from tests.backend.heard import the_call
from tests.backend.recorded import call_id, ended

_TALK = Path(__file__).parents[2] / "resources/demo_recordings/complaint.ogg"
_RATE = 4_000
_HOUR_S = 3_600
_MOST_BYTES = 40_000


async def test_an_hour_of_two_voices_is_at_most_forty_kilobytes(backend: Backend) -> None:
    """As it goes over the wire: loudness, who speaks when, where somebody waits."""
    told = ended(call_id(timedelta(hours=2), 1), recording=None, recording_presence="0")  # nobody fetches another one
    await backend.hook(told, "after")
    call = await the_call(backend)
    store = RecordingStore(backend.service.configuration.recordings)
    store.sweep()
    file, path = store.incoming()
    with file:
        _write_hour(path)
        shelved = store.shelve(file, path, Fetched("ab" * 32, path.stat().st_size, "wav"))
    await backend.service.database.write(
        lambda tx: recordings.put_ready(
            tx,
            call["id"],
            hash_=shelved.sha256,
            extension="wav",
            size=shelved.size,
            seconds=shelved.seconds,
            shape=shelved.shape,
        )
    )
    answer = await backend.http.get(f"/api/v1/calls/{call['id']}/peaks", headers={"Accept-Encoding": "identity"})
    assert int(answer.headers["content-length"]) == len(answer.content) <= _MOST_BYTES
    peaks = msgspec.json.decode(answer.content, type=Peaks)
    assert peaks.seconds == pytest.approx(_HOUR_S, abs=45)
    assert [len(lane) for lane in peaks.lanes] == [10_000, 10_000]
    assert len(peaks.speech) == 2


def _write_hour(path: Path) -> None:
    with SoundFile(_TALK, rate=_RATE, lanes=2) as sound:
        talk = np.concatenate(list(sound.blocks()))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(_RATE)
        for _ in range(_HOUR_S * _RATE // len(talk) + 1):
            file.writeframes(talk.tobytes())
