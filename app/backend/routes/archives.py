"""Recordings of a selection or of a whole filter as one ZIP, made while it is sent; whoever was cut off goes on."""

import asyncio
from contextlib import aclosing
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from litestar import Request, Response, get, post
from litestar.params import FromQuery, JSONBody, QueryParameter
from litestar.response import Stream

from app.audio.forms import Form
from app.backend.archives import MOST, Archive, ArchivePlan
from app.backend.refusals import Refusal
from app.backend.routes.access import TheService, Who
from app.backend.routes.archive_pages import Pages, found_calls, named_calls
from app.backend.routes.recordings import span_of
from app.backend.routes.sending import sent
from app.backend.routes.wanted_calls import WantedCalls
from app.backend.service import Service
from app.backend.storage import audit, workspaces
from app.backend.storage.moments import utc_now
from app.backend.storage.people import SignedInAs
from app.backend.zip_in_form import parts_in_form
from app.backend.zip_members import Sums
from app.backend.zip_stream import parts_of
from app.contract.exports import EXPECTED_LENGTH, MOST_CHOSEN, NewArchive
from app.contract.people import Deed
from app.contract.problems import Problem
from app.recording_names import TEMPLATE, is_template

_NAMED = {"Content-Disposition": 'attachment; filename="recordings.zip"'}


@get("/recordings.zip", raises=[])
async def get_archive(
    request: Request[Any, Any, Any],
    service: TheService,
    who: Who,
    wanted: WantedCalls,
    calls: Annotated[str, QueryParameter(max_length=65_536, pattern=r"^(\d+(,\d+)*)?$")] = "",
    template: Annotated[str, QueryParameter(max_length=200)] = TEMPLATE,
    form: FromQuery[Form] = Form.ORIGINAL,
) -> Response[Any]:
    """`calls` are the keys of a selection, with commas between; without it whatever the filter finds.

    In the original form whoever was cut off goes on with `Range`. Any other one is made while it is sent: how long it
    will be nobody knows, and it begins anew.
    """
    if calls:
        return await _chosen(request, service, who, frozenset(map(int, calls.split(","))), template, form)
    return await _archive(request, service, who, found_calls(service, who, wanted), template, form)


@post("/recordings.zip", raises=[], status_code=200)
async def create_archive(
    request: Request[Any, Any, Any], data: JSONBody[NewArchive], service: TheService, who: Who
) -> Response[Any]:
    """The recordings of a selection. Nothing is kept of it: whoever was cut off asks the same again, with `Range`."""
    return await _chosen(request, service, who, frozenset(data.calls), data.template, data.form)


async def _chosen(
    request: Request[Any, Any, Any], service: Service, who: SignedInAs, calls: frozenset[int], template: str, form: Form
) -> Response[Any]:
    if len(calls) > MOST_CHOSEN:
        raise Refusal(Problem.TOO_MANY_RECORDINGS, subject=str(MOST_CHOSEN))
    return await _archive(request, service, who, named_calls(service, who, calls), template, form, tells_all=True)


async def _archive(
    request: Request[Any, Any, Any],
    service: Service,
    who: SignedInAs,
    pages: Pages,
    template: str,
    form: Form,
    *,
    tells_all: bool = False,
) -> Response[Any]:
    if not is_template(template):
        raise Refusal(Problem.BAD_REQUEST, detail="the template of names is not understood")
    zone = await service.database.read(lambda tx: ZoneInfo(workspaces.get_workspace(tx, who.workspace).time_zone))
    plan = ArchivePlan(service.configuration.recordings, template, zone, form, tells_all=tells_all)
    async with aclosing(pages):
        async for page in pages:
            await asyncio.to_thread(plan.take, page)
            if plan.count > MOST:
                raise Refusal(Problem.TOO_MANY_RECORDINGS, subject=str(MOST))
    archive = await asyncio.to_thread(plan.archive)
    if not archive.members:
        raise Refusal(Problem.RECORDING_GONE if plan.misses_files else Problem.NOT_FOUND)
    is_original = form is Form.ORIGINAL
    start = await asyncio.to_thread(_start, request, archive) if is_original else None
    held = {"recordings": str(len(archive.members))} | ({"from_byte": str(start)} if start else {})
    held |= {} if is_original else {"form": form.value}
    await service.database.write(lambda tx: audit.note(tx, who, Deed.EXPORTED, utc_now(), subject="zip", details=held))
    if not is_original:
        return _converted(archive, form, service.converting, plan.seconds)
    return _answer(archive, start, service.store.sums)


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
        **_NAMED,
    }
    if start is not None:
        headers["Content-Range"] = f"bytes {start}-{archive.size - 1}/{archive.size}"
    return Stream(
        sent(parts_of(archive.members, archive.index, first, sums)),
        status_code=200 if start is None else 206,
        headers=headers,
        media_type="application/zip",
    )


def _converted(archive: Archive, form: Form, turns: asyncio.Lock, seconds: float) -> Stream:
    parts = parts_in_form(archive.members, archive.index, form)
    headers = {"Accept-Ranges": "none", **_NAMED}
    if form.bytes_a_second is not None:  # a good guess, for whoever wants to know how far it is
        headers[EXPECTED_LENGTH] = str(round(seconds * form.bytes_a_second))
    return Stream(sent(parts, turns), headers=headers, media_type="application/zip")
