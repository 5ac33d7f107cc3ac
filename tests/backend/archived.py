"""Calls with recordings in the store, and what an archive of them holds."""

import csv
import io
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from app.backend.storage import recordings
from tests.backend.conftest import Backend
from tests.backend.recorded import call_id, ended


async def calls_with_recordings(backend: Backend, count: int = 3) -> list[int]:
    """So many calls of one client, the newest first, each with a recording of its own."""
    for number in range(1, count + 1):
        told = ended(call_id(timedelta(hours=number), number), recording=None, recording_presence="0")
        await backend.hook(told, "after")  # without an address, so that nobody fetches it
    items = (await backend.http.get("/api/v1/calls")).json()["items"]
    keys = [item["id"] for item in items]
    for key in keys:
        await keep_recording(backend, key)
    return keys


async def keep_recording(backend: Backend, key: int, extension: str = "mp3", content: bytes = b"") -> None:
    content = content or b"%d" % key * 1000
    path = file_of(backend, key).with_suffix(f".{extension}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)

    def work(tx: Any) -> None:
        name, size = f"{key:064x}", len(content)
        recordings.put_ready(tx, key, hash_=name, extension=extension, size=size, seconds=5.0, shape=b"\x01")

    await backend.service.database.write(work)


def opened(content: bytes) -> zipfile.ZipFile:
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert archive.testzip() is None
    return archive


def index_of(archive: zipfile.ZipFile) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(archive.read("index.csv").decode("utf-8-sig")), delimiter=";"))


def left_out_in(content: bytes) -> list[str]:
    """Why recordings are not in the archive."""
    states = [row["recording"].rstrip() for row in index_of(opened(content))]
    return [state for state in states if state != "ready"]


def file_of(backend: Backend, key: int) -> Path:
    name = f"{key:064x}"
    return backend.service.configuration.recordings / name[:2] / f"{name}.mp3"
