"""A call whose recording is there to be heard."""

import hashlib
from typing import Any

from app.backend.storage import recordings
from tests.backend.conftest import Backend

SOUND = bytes(range(256)) * 100


async def with_recording(backend: Backend, call_id: int) -> str:
    """Lay a file of sound under the call; the path of the interface that serves it."""
    name = hashlib.sha256(SOUND).hexdigest()
    folder = backend.service.configuration.recordings / name[:2]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.ogg").write_bytes(SOUND)
    (folder / f"{name}.peaks").write_bytes(b'{"seconds":10.0,"lanes":["AAA="]}')
    await backend.service.database.write(
        lambda tx: recordings.put_ready(
            tx, call_id, hash_=name, extension="ogg", size=len(SOUND), seconds=10, shape=b"\x01"
        )
    )
    return f"/api/v1/calls/{call_id}/recording"


async def the_call(backend: Backend) -> dict[str, Any]:
    """The only call there is."""
    (call,) = (await backend.http.get("/api/v1/calls")).raise_for_status().json()["items"]
    found: dict[str, Any] = call
    return found
