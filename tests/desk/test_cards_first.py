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
