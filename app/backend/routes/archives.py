"""Recordings of a selection or of a whole filter as one ZIP, made while it is sent; whoever was cut off goes on."""

import asyncio
from functools import partial
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from litestar import Request, Response, get
from litestar.params import QueryParameter
from litestar.response import Stream

from app.backend.archives import MOST, Archive, ArchivePlan
from app.backend.refusals import Refusal
from app.backend.routes.access import TheService, Who
from app.backend.routes.calls import as_seen, client_of, in_zone
from app.backend.routes.recordings import span_of
from app.backend.routes.sending import sent
from app.backend.routes.wanted_calls import WantedCalls
from app.backend.service import Service
from app.backend.storage import audit, workspaces
from app.backend.storage.call_pages import CallFilter, page_of_calls
from app.backend.storage.moments import utc_now
from app.backend.storage.paging import Cursor
from app.backend.storage.people import SignedInAs
from app.backend.storage.transaction import Row, Tx
from app.backend.zip_stream import Sums, parts_of
from app.contract.people import Deed
from app.contract.problems import Problem
from app.recording_names import TEMPLATE, is_template

_PAGE = 500
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

    archive = await _planned(service, who, wanted, only, template)
    start = await asyncio.to_thread(_start, request, archive)
    held = {"recordings": str(len(archive.members))} | ({"from_byte": str(start)} if start else {})
    await service.database.write(lambda tx: audit.note(tx, who, Deed.EXPORTED, utc_now(), subject="zip", details=held))
    return _answer(archive, start, service.store.sums)


async def _planned(
    service: Service, who: SignedInAs, wanted: CallFilter, only: frozenset[int] | None, template: str
) -> Archive:
    """The archive of what this user may hear of it; nothing of a selection is looked for below the last of its calls.

    Raises:
        Refusal: there is nothing to hear, or too much.
    """
    zone = await service.database.read(lambda tx: ZoneInfo(workspaces.get_workspace(tx, who.workspace).time_zone))
    plan, below, left = ArchivePlan(service.configuration.recordings, template, zone), None, set(only or ())
    while plan.count <= MOST:
        page = await service.database.read(partial(_page, who, wanted, below))
        await asyncio.to_thread(plan.take, [row for row in page if only is None or row["id"] in only])
        left.difference_update(row["id"] for row in page)
        if len(page) < _PAGE or (only is not None and not left):
            break
        below = Cursor(page[-1]["started_at"], page[-1]["id"])
    if plan.count > MOST:
        raise Refusal(Problem.TOO_LARGE, detail=f"an archive holds at most {MOST} recordings")
    archive = await asyncio.to_thread(plan.archive)
    if not archive.members:
        raise Refusal(Problem.RECORDING_GONE if archive.index.left_out else Problem.NOT_FOUND)
    return archive


def _page(who: SignedInAs, wanted: CallFilter, below: Cursor | None, tx: Tx) -> list[Row]:
    seen = as_seen(tx, who, wanted, client_of(tx, who.workspace, wanted))
    return page_of_calls(tx, who.workspace, in_zone(tx, who.workspace, seen), cursor=below, limit=_PAGE)


def _start(request: Request[Any, Any, Any], archive: Archive) -> int | None:
    """From which byte on; None: the whole, by no range.

    Who names with `If-Range` the archive that they have a beginning of goes on if that is a beginning of this one too.
    """
    asked, had = request.headers.get("range", ""), request.headers.get("if-range", archive.etag)
    try:
        span = span_of(asked, archive.size)
    except Refusal:
        if had == archive.etag:
            raise
        return None
    if span is None or span[1] != archive.size - 1 or not archive.goes_on(had, span[0]):
        return None
    return span[0]


def _answer(archive: Archive, start: int | None, sums: Sums) -> Stream:
    first = start or 0
    headers = {
        "ETag": archive.etag,
        "Accept-Ranges": "bytes",
        "Content-Length": str(archive.size - first),
        "Content-Disposition": 'attachment; filename="recordings.zip"',
    }
    if start is not None:
        headers["Content-Range"] = f"bytes {start}-{archive.size - 1}/{archive.size}"
    return Stream(
        sent(parts_of(archive.members, archive.index, first, sums)),
        status_code=200 if start is None else 206,
        headers=headers,
        media_type="application/zip",
    )
