"""What may wait does so, in its order, and not for ever."""

import asyncio

from app.desk.cards_first import CardsFirst


async def test_what_waits_is_done_together_and_in_its_order() -> None:
    done: list[int] = []
    later = CardsFirst(0.0)
    for number in range(3):
        later(lambda number=number: done.append(number))  # type: ignore[misc]  # mypy knows no lambda with a default
    assert done == []
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert done == [0, 1, 2]


async def test_a_burst_is_done_in_pieces() -> None:
    """Between them the screen paints and hears the keyboard; a piece that fails takes none of the others with it."""
    done: list[int] = []
    failed: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, told: failed.append(told["exception"]))
    later = CardsFirst(0.0, one_go_s=0.0)
    trouble = ValueError()

    def fail() -> None:
        raise trouble

    later(lambda: done.append(0))
    later(fail)
    later(lambda: done.append(2))
    seen: list[list[int]] = []
    while later.waits:
        await asyncio.sleep(0)
        seen.append(list(done))
    assert [0] in seen
    assert (done, failed) == ([0, 2], [trouble])


async def test_what_is_asked_for_meanwhile_waits_its_turn() -> None:
    done: list[str] = []
    later = CardsFirst(0.0)
    later(lambda: later(lambda: done.append("inner")))
    later(lambda: done.append("outer"))
    while later.waits:  # noqa: ASYNC110 - its own alarm is what is awaited
        await asyncio.sleep(0)
    assert done == ["outer", "inner"]


async def test_what_waits_at_the_end_is_forgotten() -> None:
    done: list[int] = []
    later = CardsFirst(0.0)
    later(lambda: done.append(1))
    later.close()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert done == []
