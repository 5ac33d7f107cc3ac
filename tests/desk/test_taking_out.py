"""A list is taken out page by page; whatever stops it leaves nothing behind."""

import asyncio
import csv
import errno
import threading
from pathlib import Path

import pytest

from app.contract.answers import Call, Page
from app.desk.call_history import CallFilter
from app.desk.taking_out import only, take_out
from app.failures import BackendSilent
from app.tables_out import Cell, Table, TableKind, new_table
from tests.desk.trade import Trade


def row_of(call: Call) -> tuple[Cell, ...]:
    return (call.phone, call.talk_s)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "calls.csv"


def table(target: Path) -> Table:
    return new_table(TableKind.CSV, target, ("Номер", "Розмова"))


async def test_every_page_is_written_and_told(trade: Trade, target: Path) -> None:
    pages = {None: Page((trade.ended(3), trade.ended(2)), "next"), "next": Page((trade.ended(1),))}
    told: list[int] = []

    async def ask(_wanted: CallFilter, cursor: str | None) -> Page[Call]:
        return pages[cursor]

    assert await take_out(CallFilter(), ask, row_of, lambda: table(target), told.append) == 3
    assert told == [2, 3]
    with target.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file, delimiter=";"))) == 4


async def test_the_chosen_ones_alone_are_written(trade: Trade, target: Path) -> None:
    chosen = (trade.ended(5), trade.ended(4))
    assert await take_out(CallFilter(), only(chosen), row_of, lambda: table(target), lambda _: None) == 2


async def test_a_silent_backend_leaves_nothing(trade: Trade, target: Path) -> None:
    async def ask(_wanted: CallFilter, cursor: str | None) -> Page[Call]:
        if cursor is None:
            return Page((trade.ended(1),), "next")
        raise BackendSilent

    with pytest.raises(BackendSilent):
        await take_out(CallFilter(), ask, row_of, lambda: table(target), lambda _: None)
    assert list(target.parent.iterdir()) == []


async def test_stopping_while_the_table_is_opened_leaves_nothing(target: Path) -> None:
    begun, may_open = threading.Event(), threading.Event()

    def begin() -> Table:
        begun.set()
        assert may_open.wait(10)
        return table(target)

    task = asyncio.create_task(take_out(CallFilter(), only(()), row_of, begin, lambda _: None))
    assert await asyncio.to_thread(begun.wait, 10)
    task.cancel()
    may_open.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert list(target.parent.iterdir()) == []


async def test_stopping_leaves_nothing(trade: Trade, target: Path) -> None:
    waits = asyncio.Event()

    async def ask(_wanted: CallFilter, cursor: str | None) -> Page[Call]:
        if cursor is not None:
            waits.set()
            await asyncio.Event().wait()
        return Page((trade.ended(1),), "next")

    task = asyncio.create_task(take_out(CallFilter(), ask, row_of, lambda: table(target), lambda _: None))
    await waits.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert list(target.parent.iterdir()) == []


async def test_a_full_disk_is_told_and_leaves_nothing(trade: Trade, target: Path) -> None:
    class Full:
        def __init__(self) -> None:
            self._table = table(target)

        def write(self, _rows: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        def close(self) -> None:
            self._table.close()

        def drop(self) -> None:
            self._table.drop()

    with pytest.raises(OSError, match="No space left"):
        await take_out(CallFilter(), only((trade.ended(1),)), row_of, Full, lambda _: None)
    assert list(target.parent.iterdir()) == []
