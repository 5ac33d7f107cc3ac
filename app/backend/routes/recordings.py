"""Recordings and their waveforms, from our own copy; Ringostat's address never leaves the backend."""

import asyncio
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from litestar import Request, Response, get, head
from litestar.params import FromPath, FromQuery
from litestar.response import Stream

from app.backend.domain.names import clean_name
from app.backend.jobs.recording_store import use
from app.backend.refusals import Refusal, found
from app.backend.routes.access import TheService, Who
from app.backend.routes.audit import note_use
from app.backend.routes.calls import visible_call
from app.backend.routes.sending import parts_of_file, sent
from app.backend.service import Service
from app.backend.storage import recordings, workspaces
from app.backend.storage.people import SignedInAs
from app.backend.storage.recordings import Kept
from app.backend.storage.transaction import Tx
from app.contract.answers import Call, RecordingState
from app.contract.people import Deed, RecordingPurpose
from app.contract.problems import Problem
from app.recording_names import recording_name

_RANGE = re.compile(r"^bytes=(\d{0,18})-(\d{0,18})$")
_MEDIA_TYPES = {"ogg": "audio/ogg", "mp3": "audio/mpeg", "wav": "audio/wav", "opus": "audio/ogg", "m4a": "audio/mp4"}
_DEEDS = {
    RecordingPurpose.LISTEN: Deed.LISTENED,
    RecordingPurpose.DOWNLOAD: Deed.DOWNLOADED,
    RecordingPurpose.AHEAD: Deed.BROUGHT_AHEAD,
}


@get("/calls/{call_id:int}/recording", raises=[])
async def get_recording(
    call_id: FromPath[int],
    request: Request[Any, Any, Any],
    service: TheService,
    who: Who,
    purpose: FromQuery[RecordingPurpose] = RecordingPurpose.LISTEN,
) -> Response[Any]:
    """The file itself, whole or the part asked for with `Range`; that somebody got it is kept in the audit trail."""
    served = await _served(call_id, service, who)
    await note_use(service, who, call_id, _DEEDS[purpose])
    headers = served.headers()
    if _is_known(request.headers.get("if-none-match", ""), served.etag):
        return Response(None, status_code=304, headers=headers)
    first, last, partial = 0, served.size - 1, False
    if (asked := request.headers.get("range")) and request.headers.get("if-range", served.etag) == served.etag:
        span = span_of(asked, served.size)
        if span is not None:
            (first, last), partial = span, True
            headers["Content-Range"] = f"bytes {first}-{last}/{served.size}"
    headers["Content-Length"] = str(last - first + 1)
    return Stream(
        sent(parts_of_file(served.path, first, last)),
        status_code=206 if partial else 200,
        headers=headers,
        media_type=served.media_type,
    )


@head("/calls/{call_id:int}/recording", raises=[])
async def head_recording(call_id: FromPath[int], service: TheService, who: Who) -> Response[None]:
    """What a player wants to know beforehand: how large, which, and that parts can be had. Nobody heard it by that."""
    served = await _served(call_id, service, who)
    headers = {**served.headers(), "Content-Length": str(served.size), "Content-Type": served.media_type}
    return Response(None, headers=headers)


@dataclass(frozen=True, slots=True)
class _Served:
    """A recording's file, as it is described to whoever asks for it."""

    path: Path
    size: int
    etag: str
    name: str
    media_type: str

    def headers(self) -> dict[str, str]:
        return {
            "ETag": self.etag,
            "Accept-Ranges": "bytes",
            "Cache-Control": "private, max-age=31536000, immutable",
            "Content-Disposition": _disposition(self.name),
        }


async def _served(call_id: int, service: Service, who: SignedInAs) -> _Served:
    call, kept, zone = await _ready(call_id, service, who)
    extension = kept.extension or "ogg"
    path = file_of(service.configuration.recordings, kept, extension)
    return _Served(
        path=path,
        size=await asyncio.to_thread(_size_of_used, path),
        etag=f'"{kept.hash}"',
        name=file_name(call, extension, zone),
        media_type=_MEDIA_TYPES.get(extension, "application/octet-stream"),
    )


def _is_known(if_none_match: str, etag: str) -> bool:
    """Whether whoever asks has it already: one of the tags is its, weak or not, or any will do."""
    tags = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
    return etag in tags or "*" in tags


@get("/calls/{call_id:int}/peaks", raises=[])
async def get_peaks(call_id: FromPath[int], service: TheService, who: Who) -> Response[bytes]:
    """The loudness of each lane over time, for drawing (`Peaks`)."""
    _, kept, _ = await _ready(call_id, service, who)
    path = file_of(service.configuration.recordings, kept, "peaks")
    body = await asyncio.to_thread(_bytes, path)
    headers = {"ETag": f'"{kept.hash}-peaks"', "Cache-Control": "private, max-age=31536000, immutable"}
    return Response(body, media_type="application/json", headers=headers)


async def _ready(call_id: int, service: Service, who: SignedInAs) -> tuple[Call, Kept, ZoneInfo]:
    """The call and its recording, when that is there to be heard.

    Raises:
        Refusal: there is none (for ever, or for this user), or not yet: then it is fetched at once.
    """

    def work(tx: Tx) -> tuple[Call, Kept, ZoneInfo]:
        call = visible_call(tx, who, call_id)
        zone = ZoneInfo(workspaces.get_workspace(tx, who.workspace).time_zone)
        return call, found(recordings.get_recording(tx, call_id)), zone

    call, kept, zone = await service.database.read(work)
    match kept.state:
        case RecordingState.READY:
            return call, kept, zone
        case RecordingState.PENDING | RecordingState.FAILED:
            await service.hurry(call_id)
            raise Refusal(Problem.RECORDING_NOT_READY, subject=kept.reason or "")
        case RecordingState.GONE:
            raise Refusal(Problem.RECORDING_GONE, subject="" if kept.kept_days is None else str(kept.kept_days))
        case RecordingState.NONE:
            raise Refusal(Problem.NOT_FOUND, subject=kept.reason or "")


def file_of(folder: Path, kept: Kept, extension: str) -> Path:
    """Where a ready recording (or its peaks) lies."""
    assert kept.hash is not None
    return folder / kept.hash[:2] / f"{kept.hash}.{extension}"


def span_of(asked: str, size: int) -> tuple[int, int] | None:
    """First and last byte of a `Range` header; None for one that is not understood and so not obeyed.

    Raises:
        Refusal: it lies outside of the file.
    """
    match = _RANGE.match(asked.strip())
    if match is None or match.groups() == ("", ""):
        return None
    begin, end = match.groups()
    if not begin:
        first, last = max(0, size - int(end)), size - 1
    else:
        first, last = int(begin), min(int(end), size - 1) if end else size - 1
    if first >= size or (end and begin and int(begin) > int(end)) or (not begin and int(end) == 0):
        raise Refusal(Problem.RANGE_NOT_SATISFIABLE, headers={"Content-Range": f"bytes */{size}"})
    return first, last


def file_name(call: Call, extension: str, zone: ZoneInfo) -> str:
    """As the desk itself would name it."""
    name = clean_name(call.client.name) if call.client else ""
    return recording_name(call.started_at.astimezone(zone), name, call.phone, call.direction, f".{extension}")


def _disposition(name: str) -> str:
    """Both forms: programs that do not read UTF-8 get one without Cyrillic."""
    plain = re.sub(r" +", " ", "".join(character for character in name if " " <= character <= "~"))
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _size_of_used(path: Path) -> int:
    """Its size; from now on it is not removed for a while, so whoever asks for the next part finds it."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise Refusal(Problem.RECORDING_GONE) from error
    use(path)
    return size


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refusal(Problem.RECORDING_GONE) from error
