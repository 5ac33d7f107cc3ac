"""Recordings on this machine: brought once, bounded, and honest about where they are."""

import asyncio
import os
import threading
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from app.contract.answers import Peaks, Recording, RecordingReason, RecordingState
from app.desk.arriving import Arriving
from app.desk.recording_shelf import Place, RecordingShelf
from app.failures import BackendSilent


@dataclass(frozen=True)
class Brought:
    path: Path
    etag: str | None = '"one"'
    content_type: str = "audio/ogg"


class Archive:
    """Brings 1,000 bytes for any call, when its gate is open."""

    def __init__(self) -> None:
        self.brought: list[int] = []
        self.peaks_asked = 0
        self.gate = asyncio.Event()
        self.gate.set()
        self.begun = asyncio.Event()
        self.fails = False

    async def bring(
        self, call_id: int, into: Path, *, progress: Callable[[int, int | None], None] | None = None
    ) -> Brought:
        assert progress is not None
        progress(500, 1000)
        self.begun.set()
        await self.gate.wait()
        if self.fails:
            raise BackendSilent
        self.brought.append(call_id)
        await asyncio.to_thread(into.write_bytes, bytes(1000))
        return Brought(into)

    async def stream(self, call_id: int, into: Arriving) -> Brought:
        into.begin(1000)
        await asyncio.to_thread(into.put, 0, bytes(500))
        self.begun.set()
        await self.gate.wait()
        if self.fails:
            raise BackendSilent
        await asyncio.to_thread(into.put, 500, bytes(500))
        self.brought.append(call_id)
        return Brought(into.path)

    async def peaks(self, _call_id: int) -> Peaks:
        self.peaks_asked += 1
        return Peaks(seconds=1.0, lanes=(b"\x01", b"\x02"))


@pytest.fixture
async def archive() -> Archive:
    return Archive()


@pytest.fixture
async def shelf(archive: Archive, tmp_path: Path, no_task_outlives_its_test: None) -> AsyncIterator[RecordingShelf]:
    shelf = RecordingShelf(tmp_path / "shelf", archive.bring, archive.stream, archive.peaks, limit_bytes=3000)
    yield shelf
    await shelf.close()


def ready(trade: Any, call_id: int = 1) -> Any:
    return trade.ended(call_id, recording=Recording(state=RecordingState.READY, seconds=60.0))


async def test_a_recording_is_brought_once_and_taken_from_the_shelf_after(
    shelf: RecordingShelf, archive: Archive, trade: Any
) -> None:
    assert shelf.standing(ready(trade)).place is Place.AT_BACKEND
    first = await shelf.take(1)
    assert await shelf.take(1) == first
    assert (archive.brought, first.suffix) == ([1], ".ogg")
    assert shelf.standing(ready(trade)).place is Place.HERE


async def test_a_new_start_finds_what_was_brought_before(
    shelf: RecordingShelf, archive: Archive, tmp_path: Path
) -> None:
    path = await shelf.take(1)
    again = RecordingShelf(tmp_path / "shelf", archive.bring, archive.stream, archive.peaks)
    assert await again.take(1) == path
    assert archive.brought == [1]


async def test_those_who_ask_at_once_share_one_download(shelf: RecordingShelf, archive: Archive, trade: Any) -> None:
    archive.gate.clear()
    changes: list[int] = []
    shelf.on_changed = changes.append
    takers = [asyncio.create_task(shelf.take(1)) for _ in range(3)]
    await archive.begun.wait()
    standing = shelf.standing(ready(trade))
    assert (standing.place, standing.brought, standing.total) == (Place.ON_ITS_WAY, 500, 1000)
    takers[0].cancel()
    archive.gate.set()
    paths = await asyncio.gather(*takers, return_exceptions=True)
    assert isinstance(paths[0], asyncio.CancelledError)
    assert paths[1] == paths[2]
    assert archive.brought == [1]
    assert set(changes) == {1}


async def test_when_the_last_one_leaves_the_download_stops(shelf: RecordingShelf, archive: Archive, trade: Any) -> None:
    archive.gate.clear()
    taker = asyncio.create_task(shelf.take(1))
    await archive.begun.wait()
    stopped = asyncio.Event()
    shelf.on_changed = lambda _call_id: stopped.set()
    taker.cancel()
    await asyncio.gather(taker, return_exceptions=True)
    await stopped.wait()
    assert shelf.standing(ready(trade)).place is Place.AT_BACKEND
    assert archive.brought == []


async def test_a_failed_download_can_be_tried_again(shelf: RecordingShelf, archive: Archive, trade: Any) -> None:
    archive.fails = True
    with pytest.raises(BackendSilent):
        await shelf.take(1)
    archive.fails = False
    assert (await shelf.take(1)).exists()


async def test_the_longest_unused_make_room(shelf: RecordingShelf, archive: Archive, trade: Any) -> None:
    for age, call_id in ((30, 1), (20, 2), (10, 3)):
        path = await shelf.take(call_id)
        os.utime(path, (path.stat().st_atime, path.stat().st_mtime - age))
    await shelf.take(1)  # used again: 2 is now the longest unused
    await shelf.take(4)
    places = [shelf.standing(ready(trade, call_id)).place for call_id in (1, 2, 3, 4)]
    assert places == [Place.HERE, Place.AT_BACKEND, Place.HERE, Place.HERE]


async def test_a_recording_that_is_gone_at_the_backend_goes_here_too(
    shelf: RecordingShelf, archive: Archive, trade: Any
) -> None:
    path = await shelf.take(1)
    gone = replace(ready(trade), recording=Recording(state=RecordingState.GONE, reason=RecordingReason.KEPT_TOO_LONG))
    await shelf.hear(gone)
    assert not path.exists()
    standing = shelf.standing(gone)
    assert (standing.place, standing.reason) == (Place.NOWHERE, RecordingReason.KEPT_TOO_LONG)


async def test_a_folder_somebody_emptied_is_filled_again(shelf: RecordingShelf, archive: Archive) -> None:
    (await shelf.take(1)).unlink()
    assert (await shelf.take(1)).exists()
    assert archive.brought == [1, 1]


async def test_a_waveform_is_asked_for_once_until_the_recording_changes(
    shelf: RecordingShelf, archive: Archive, trade: Any
) -> None:
    await shelf.peaks(1)
    await shelf.peaks(1)
    assert archive.peaks_asked == 1
    await shelf.hear(ready(trade))
    await shelf.peaks(1)
    assert archive.peaks_asked == 2


async def test_what_comes_is_read_at_once_and_stands_on_the_shelf_after(
    shelf: RecordingShelf, archive: Archive, trade: Any
) -> None:
    archive.gate.clear()
    arriving = await shelf.open(1)
    assert isinstance(arriving, Arriving)
    assert len(await asyncio.to_thread(arriving.read, 100)) == 100
    assert shelf.standing(ready(trade)).place is Place.ON_ITS_WAY
    taking = asyncio.create_task(shelf.take(1))
    archive.gate.set()
    path = await taking
    assert (path.stat().st_size, path.suffix) == (1000, ".ogg")
    arriving.seek(900)
    assert len(await asyncio.to_thread(arriving.readall)) == 100
    shelf.leave(1, arriving)
    assert await shelf.open(1) == path
    assert archive.brought == [1]


async def test_a_talk_that_is_left_need_not_come_to_its_end(
    shelf: RecordingShelf, archive: Archive, tmp_path: Path
) -> None:
    archive.gate.clear()
    arriving = await shelf.open(1)
    assert isinstance(arriving, Arriving)
    await archive.begun.wait()
    shelf.leave(1, arriving)
    async with asyncio.timeout(5):
        while list((tmp_path / "shelf").iterdir()):  # noqa: ASYNC110 - files tell no asyncio.Event
            await asyncio.sleep(0.01)
    archive.gate.set()
    assert isinstance(await shelf.open(1), Arriving)


async def test_what_broke_while_it_came_is_told_to_the_reader_and_comes_anew(
    shelf: RecordingShelf, archive: Archive
) -> None:
    archive.fails = True
    arriving = await shelf.open(1)
    assert isinstance(arriving, Arriving)
    with pytest.raises(OSError, match="did not come"):
        await asyncio.to_thread(arriving.readall)
    assert isinstance(arriving.failure, BackendSilent)
    shelf.leave(1, arriving)
    archive.fails = False
    assert (await shelf.take(1)).stat().st_size == 1000


async def test_what_is_brought_ahead_is_here_when_it_is_asked_for(shelf: RecordingShelf, archive: Archive) -> None:
    """With its waveform, and only this one."""
    await shelf.take_ahead(8)
    assert archive.brought == [8]
    assert archive.peaks_asked == 1
    assert isinstance(await shelf.open(8), Path)
    await shelf.peaks(8)
    assert (archive.brought, archive.peaks_asked) == ([8], 1)


async def test_whoever_wants_to_hear_what_is_coming_ahead_hears_it_while_it_comes(
    shelf: RecordingShelf, archive: Archive
) -> None:
    """Three hours come ahead for a while: nobody waits for their end."""
    archive.gate.clear()
    ahead = asyncio.create_task(shelf.take_ahead(8))
    await archive.begun.wait()
    sound = await shelf.open(8)
    assert isinstance(sound, Arriving)
    await ahead
    archive.gate.set()
    shelf.leave(8, sound)


async def test_a_talk_left_and_wanted_again_at_once_is_heard(shelf: RecordingShelf, archive: Archive) -> None:
    """What was given up has not ended yet: it is not waited on in vain."""
    archive.gate.clear()
    first = await shelf.open(8)
    assert isinstance(first, Arriving)
    await archive.begun.wait()
    shelf.leave(8, first)
    second = await shelf.open(8)
    assert isinstance(second, Arriving)
    assert second is not first
    shelf.leave(8, second)


async def test_a_download_under_way_lets_nobody_wait_who_wants_to_hear(
    shelf: RecordingShelf, archive: Archive, trade: Any
) -> None:
    """It goes on with what comes while it is heard; its progress too."""
    archive.gate.clear()
    download = asyncio.create_task(shelf.take(1))
    await archive.begun.wait()
    archive.begun.clear()
    arriving = await shelf.open(1)
    assert isinstance(arriving, Arriving)
    await archive.begun.wait()
    assert len(await asyncio.to_thread(arriving.read, 500)) == 500
    standing = shelf.standing(ready(trade))
    assert (standing.place, standing.brought, standing.total) == (Place.ON_ITS_WAY, 500, 1000)
    archive.gate.set()
    assert await asyncio.to_thread((await download).read_bytes) == bytes(1000)
    assert archive.brought == [1]
    shelf.leave(1, arriving)


async def test_a_download_goes_on_when_the_listener_leaves(shelf: RecordingShelf, archive: Archive) -> None:
    archive.gate.clear()
    arriving = await shelf.open(1)
    assert isinstance(arriving, Arriving)
    await archive.begun.wait()
    download = asyncio.create_task(shelf.take(1))
    await asyncio.sleep(0)
    shelf.leave(1, arriving)
    archive.gate.set()
    assert await asyncio.to_thread((await download).read_bytes) == bytes(1000)


async def test_nobody_who_reads_waits_for_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A slow disk takes seconds to keep three hours: the talk goes on meanwhile."""
    arriving = Arriving(tmp_path / "7.arriving")
    arriving.begin(4)
    arriving.put(0, b"talk")
    spins, turned = threading.Event(), threading.Event()

    def slow(_file: int) -> None:
        spins.set()
        assert turned.wait(30)

    monkeypatch.setattr("os.fsync", slow)
    keeping = asyncio.create_task(asyncio.to_thread(arriving.flush_file))
    assert await asyncio.to_thread(spins.wait, 30)
    assert await asyncio.wait_for(asyncio.to_thread(arriving.read, 4), 20) == b"talk"
    turned.set()
    await keeping
    arriving.close()
