"""What is read half-way is closed on the loop."""

import asyncio
import gc
from collections.abc import AsyncIterator

from PySide6.QtWidgets import QApplication

from tests.journeys.office import until
from ui.loop import DeskLoop


async def test_a_generator_that_was_let_go_is_closed_with_its_awaits(application: QApplication) -> None:
    closed: list[str] = []

    async def parts() -> AsyncIterator[int]:
        try:
            yield 1
            yield 2
        finally:
            await asyncio.sleep(0)
            closed.append("closed")

    async def read_one() -> int:
        async for part in parts():
            return part
        raise AssertionError

    assert isinstance(asyncio.get_running_loop(), DeskLoop)
    assert await read_one() == 1
    gc.collect()
    await until("it is closed", lambda: closed == ["closed"])


def test_what_was_begun_is_closed_with_the_loop(qapp: QApplication) -> None:
    closed: list[str] = []

    async def parts() -> AsyncIterator[int]:
        try:
            yield 1
        finally:
            await asyncio.sleep(0)
            closed.append("closed")

    kept = parts()

    async def main() -> None:
        assert await anext(kept) == 1

    with asyncio.Runner(loop_factory=lambda: DeskLoop(qapp)) as runner:
        runner.run(main())
    assert closed == ["closed"]
