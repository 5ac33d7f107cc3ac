"""Recordings of many calls as one archive: which files it holds, under which names, and the index of them."""

import csv
import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from app.backend.domain.names import clean_name
from app.backend.storage import calls, recordings
from app.backend.storage.call_pages import CallFilter, page_of_calls
from app.backend.storage.moments import micro
from app.backend.storage.paging import Cursor
from app.backend.storage.recordings import Kept
from app.backend.storage.transaction import Tx
from app.backend.zip_stream import Member
from app.contract.answers import Call, RecordingState
from app.recording_names import name_by
from app.tables_out import harmless

MOST = 20_000
"""Recordings in one archive."""
INDEX = "index.csv"
_PAGE = 500
_HEAD = ("file", "started_at", "direction", "client", "phone", "manager", "talk_s", "rating", "tags", "order", "note")


@dataclass(frozen=True, slots=True)
class Archive:
    """`etag` changes with any of its files or names."""

    members: tuple[Member, ...]
    etag: str


def ready_calls(tx: Tx, workspace: int, wanted: CallFilter, only: frozenset[int] | None) -> list[tuple[Call, Kept]]:
    """The calls that match and can be heard, newest first; one more than `MOST` when there are more.

    `only` are the calls of a selection; nothing is looked for below the last of them.
    """
    missing = None if only is None else set(only)
    found: list[tuple[Call, Kept]] = []
    cursor: Cursor | None = None
    while len(found) <= MOST:
        page = calls.calls_of(page_of_calls(tx, workspace, wanted, cursor=cursor, limit=_PAGE))
        for call in page:
            if missing is not None:
                missing.discard(call.id)
            if call.recording.state is RecordingState.READY and (only is None or call.id in only):
                kept = recordings.get_recording(tx, call.id)
                if kept is not None and kept.hash is not None:
                    found.append((call, kept))
        if len(page) < _PAGE or (missing is not None and not missing):
            break
        cursor = Cursor(micro(page[-1].started_at), page[-1].id)
    return found[: MOST + 1]


def archive_of(ready: Iterable[tuple[Call, Kept]], folder: Path, template: str, zone: ZoneInfo) -> Archive:
    """Name every file, the index first; what is not on the disk any more is left out."""
    rows: list[tuple[str, Call]] = []
    members: list[Member] = []
    names: dict[str, int] = {}
    digest = hashlib.sha256()
    for call, kept in ready:
        assert kept.hash is not None
        path = folder / kept.hash[:2] / f"{kept.hash}.{kept.extension}"
        try:
            size = path.stat().st_size
        except OSError:
            continue
        name = _once(_name(call, kept, template, zone), names)
        members.append(Member(name, path, size, call.started_at.astimezone(zone)))
        rows.append((name, call))
        digest.update(f"{kept.hash} {size} {name}\n".encode())
    index = _index(rows, zone)
    digest.update(index)
    if members:
        members.insert(0, Member(INDEX, index, len(index), members[0].at))
    return Archive(tuple(members), f'"{digest.hexdigest()[:32]}"')


def _name(call: Call, kept: Kept, template: str, zone: ZoneInfo) -> str:
    return name_by(
        template,
        call.started_at.astimezone(zone),
        clean_name(call.client.name) if call.client else "",
        call.phone,
        call.direction,
        f".{kept.extension}",
        manager=call.manager.name if call.manager else "",
        order=call.order.name if call.order else "",
    )


def _once(name: str, taken: dict[str, int]) -> str:
    """The name, with a number when it is taken; systems that do not tell cases apart count too.

    `taken` are the names so far with the last number each was given: thousands alike are not counted anew each time.
    """
    stem, dot, extension = name.rpartition(".")
    number, found = taken.get(name.lower(), 1), name
    while found.lower() in taken:
        number += 1
        found = f"{stem} ({number}){dot}{extension}"
    taken[name.lower()] = number
    taken.setdefault(found.lower(), 1)
    return found


def _index(rows: list[tuple[str, Call]], zone: ZoneInfo) -> bytes:
    """UTF-8 with a mark, so that spreadsheets read Cyrillic; what looks like a formula is text."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(_HEAD)
    for name, call in rows:
        quality = call.quality
        cells = (
            name,
            f"{call.started_at.astimezone(zone):%Y-%m-%d %H:%M:%S}",
            call.direction,
            call.client.name if call.client else "",
            call.phone or "",
            call.manager.name if call.manager else "",
            "" if call.talk_s is None else str(call.talk_s),
            "" if quality is None or quality.rating is None else f"{quality.rating:g}",
            "" if quality is None else ", ".join(quality.tags),
            call.order.name if call.order else "",
            call.note,
        )
        table.writerow([cell if cell == call.phone else harmless(cell) for cell in cells])
    return "\ufeff".encode() + text.getvalue().encode()
