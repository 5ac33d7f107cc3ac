"""Recordings of a selection or of a whole filter as one ZIP, made while it is sent; whoever was cut off goes on."""

import asyncio
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from litestar import Request, Response, get
from litestar.params import QueryParameter
from litestar.response import Stream

from app.backend.archives import MOST, Archive, archive_of, ready_calls
from app.backend.refusals import Refusal
from app.backend.routes.access import TheService, Who
from app.backend.routes.calls import as_seen, client_of
from app.backend.routes.recordings import span_of
from app.backend.routes.sending import sent
from app.backend.routes.wanted_calls import WantedCalls
from app.backend.storage import audit, workspaces
from app.backend.storage.moments import utc_now
from app.backend.storage.recordings import Kept
from app.backend.storage.transaction import Tx
from app.backend.zip_stream import parts_of, size_of
from app.contract.answers import Call
from app.contract.people import Deed
from app.contract.problems import Problem
from app.recording_names import TEMPLATE, is_template

_MOST_CHOSEN = 1_000


@get("/recordings.zip", raises=[])
async def get_archive(
    request: Request[Any, Any, Any],
    service: TheService,
    who: Who,
    wanted: WantedCalls,
    calls: Annotated[str, QueryParameter(max_length=20_000, pattern=r"^(\d+(,\d+)*)?$")] = "",
    template: Annotated[str, QueryParameter(max_length=200)] = TEMPLATE,
) -> Response[Any]:
    """`calls` are the keys of a selection, with commas between; without it whatever the filter finds."""
    if not is_template(template):
        raise Refusal(Problem.BAD_REQUEST, detail="the template of names is not understood")
    only = frozenset(map(int, calls.split(","))) if calls else None
    if only is not None and len(only) > _MOST_CHOSEN:
        raise Refusal(Problem.TOO_LARGE, detail=f"a selection has at most {_MOST_CHOSEN} calls")

    def work(tx: Tx) -> tuple[list[tuple[Call, Kept]], ZoneInfo]:
        seen = as_seen(tx, who, wanted, client_of(tx, who.workspace, wanted))
        zone = ZoneInfo(workspaces.get_workspace(tx, who.workspace).time_zone)
        return ready_calls(tx, who.workspace, seen, only), zone

    ready, zone = await service.database.read(work)
    if len(ready) > MOST:
        raise Refusal(Problem.TOO_LARGE, detail=f"an archive holds at most {MOST} recordings")
    archive = await asyncio.to_thread(archive_of, ready, service.configuration.recordings, template, zone)
    if not archive.members:
        raise Refusal(Problem.NOT_FOUND)
    start = _start(request, archive)
    held = {"recordings": str(len(archive.members) - 1)} | ({"from_byte": str(start)} if start else {})
    await service.database.write(lambda tx: audit.note(tx, who, Deed.EXPORTED, utc_now(), subject="zip", details=held))
    return _answer(archive, start)


def _start(request: Request[Any, Any, Any], archive: Archive) -> int | None:
    """From which byte on; None: the whole, by no range."""
    asked = request.headers.get("range")
    if not asked or request.headers.get("if-range", archive.etag) != archive.etag:
        return None
    size = size_of(archive.members)
    span = span_of(asked, size)
    return None if span is None or span[1] != size - 1 else span[0]


def _answer(archive: Archive, start: int | None) -> Stream:
    size = size_of(archive.members)
    first = start or 0
    headers = {
        "ETag": archive.etag,
        "Accept-Ranges": "bytes",
        "Content-Length": str(size - first),
        "Content-Disposition": 'attachment; filename="recordings.zip"',
    }
    if start is not None:
        headers["Content-Range"] = f"bytes {start}-{size - 1}/{size}"
    return Stream(
        sent(parts_of(archive.members, first)),
        status_code=200 if start is None else 206,
        headers=headers,
        media_type="application/zip",
    )
