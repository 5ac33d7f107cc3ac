"""Tries that overlap: the first that comes wins, nobody else is left behind."""

import asyncio

import pytest

from app.backend_link.racing import first_to_come

pytestmark = pytest.mark.usefixtures("no_task_outlives_its_test")


class Tries:
    """The first `silent` of them wait for ever, the others bring their number."""

    def __init__(self, silent: int) -> None:
        self.silent = silent
        self.begun = 0
        self.left: list[int] = []

    async def __call__(self) -> int:
        self.begun += 1
        number = self.begun
        if number <= self.silent:
            await asyncio.Event().wait()
        return number


async def test_a_later_try_comes_while_the_first_ones_wait() -> None:
    tries = Tries(2)
    assert await first_to_come(tries, every_s=0.001, at_most=4, leave=tries.left.append) == 3
    assert tries.left == []


async def test_one_that_comes_at_once_is_the_only_one() -> None:
    tries = Tries(0)
    assert await first_to_come(tries, every_s=10.0, at_most=4, leave=tries.left.append) == 1
    assert tries.begun == 1


async def test_no_more_are_begun_than_are_allowed() -> None:
    tries = Tries(9)
    racing = asyncio.create_task(first_to_come(tries, every_s=0.0, at_most=3, leave=tries.left.append))
    for _ in range(200):  # turns of the loop
        await asyncio.sleep(0)
    assert tries.begun == 3
    racing.cancel()
    await asyncio.gather(racing, return_exceptions=True)


async def test_a_refusal_ends_it() -> None:
    async def refused() -> int:
        raise ConnectionRefusedError

    with pytest.raises(ConnectionRefusedError):
        await first_to_come(refused, every_s=10.0, at_most=4, leave=lambda _: None)


async def test_what_came_at_the_same_time_is_left() -> None:
    """Both were open before anybody looked."""
    gate, tries = asyncio.Event(), Tries(0)

    async def begin() -> int:
        tries.begun += 1
        number = tries.begun
        if number == 2:
            gate.set()
        await gate.wait()
        return number

    won = await first_to_come(begin, every_s=0.0, at_most=2, leave=tries.left.append)
    assert sorted([won, *tries.left]) == [1, 2]
