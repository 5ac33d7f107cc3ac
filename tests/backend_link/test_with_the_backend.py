"""The real backend in a process of its own, and the desk on its line: a webhook goes in, a card comes up."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from app.contract.answers import Direction, Phase, Status
from app.contract.requests import CallPatch
from app.desk.call_board import CardState
from app.desk.call_history import CallFilter
from app.line_state import Line
from app.operator_desk import Access, OperatorDesk, operator_desk
from app.paths import paths_in
from tests.backend.recorded import call_id, ended, picked_up, ringing
from tests.journeys.office import IRYNA, OLENA, open_office


class Changes:
    """Lets a test wait until something about a desk is true; every news wakes it."""

    def __init__(self, desk: OperatorDesk) -> None:
        self._news = asyncio.Event()
        desk.desk.board.on_live_changed = self._news.set
        desk.desk.board.on_card = lambda _card: self._news.set()
        desk.desk.shift.on_changed = self._news.set

    async def until(self, is_true: Callable[[], bool]) -> None:
        async with asyncio.timeout(20):
            while not is_true():
                self._news.clear()
                await self._news.wait()


@asynccontextmanager
async def at_work(access: Access, folder: Path) -> AsyncIterator[tuple[OperatorDesk, Changes]]:
    desk = operator_desk(access, paths_in(folder), kept_bytes=10**6)
    changes = Changes(desk)
    async with desk.questions:
        line = asyncio.create_task(desk.line.run())
        try:
            await changes.until(lambda: desk.desk.shift.line.line is Line.LINE_UP)
            yield desk, changes
        finally:
            line.cancel()
            await asyncio.gather(line, return_exceptions=True)
            await desk.close()


def states(desk: OperatorDesk) -> list[CardState]:
    return [card.state for card in desk.desk.board.cards]


@pytest.mark.slow
async def test_one_call_on_two_desks(
    tmp_path: Path, database_address: Path | str, no_task_outlives_its_test: None
) -> None:
    async with open_office(tmp_path / "backend", SLUKHAVKA_DATABASE=str(database_address)) as (_, company):
        olena, iryna = [await company.employ(*person) for person in (OLENA, IRYNA)]
        now = call_id(timedelta(seconds=5))
        async with (
            at_work(olena, tmp_path / "olena") as (hers, her_changes),
            at_work(iryna, tmp_path / "iryna") as (others, other_changes),
        ):
            await company.hook(ringing(now), "before")
            await her_changes.until(lambda: states(hers) == [CardState.RINGING])
            await other_changes.until(lambda: states(others) == [CardState.RINGING])
            file = hers.desk.board.cards[0].file
            assert file is not None
            assert file.client.phones == ("+380670001122",)
            assert [call.external_id for call in file.calls] != []

            await company.hook(picked_up(now), "answered")
            await her_changes.until(lambda: states(hers) == [CardState.TALKING])
            await other_changes.until(lambda: states(others) == [CardState.TAKEN])
            taken = others.desk.board.cards[0]
            assert taken.taken_by is not None
            assert (taken.taken_by.name, taken.call.phone) == ("Олена Коваль", "+380670001122")

            await company.hook(ended(now), "after")
            await her_changes.until(lambda: states(hers) == [CardState.ENDED])
            call = hers.desk.board.cards[0].call
            assert await hers.files.note_call(call, "передзвонити в п’ятницю")
            assert (await hers.questions.call(call.id)).note == "передзвонити в п’ятницю"


@pytest.mark.slow
async def test_the_desk_finds_back_after_the_backend_was_gone(
    tmp_path: Path, database_address: Path | str, no_task_outlives_its_test: None
) -> None:
    async with open_office(tmp_path / "backend", SLUKHAVKA_DATABASE=str(database_address)) as (backend, company):
        access = await company.employ(*OLENA)
        async with at_work(access, tmp_path / "olena") as (desk, changes):
            (call,) = (await desk.questions.calls(CallFilter())).items
            await backend.stop()
            await changes.until(lambda: desk.desk.shift.line.line is Line.LINE_LOST)
            assert not await desk.unsent.change_call(call.id, CallPatch(note="написано без мережі"))
            await backend.start()
            await company.hook(ringing(call_id(timedelta(seconds=5))), "before")
            desk.line.hurry()
            await changes.until(lambda: desk.desk.shift.line.line is Line.LINE_UP)
            await changes.until(lambda: states(desk) == [CardState.RINGING])
            assert await desk.unsent.send_all()
            assert (await desk.questions.call(call.id)).note == "написано без мережі"


@pytest.mark.slow
async def test_the_list_the_desk_keeps_is_the_list_the_backend_gives(
    tmp_path: Path, database_address: Path | str, no_task_outlives_its_test: None
) -> None:
    """Whatever is asked for: the news put the same rows in it that a question brings."""
    async with open_office(tmp_path / "backend", SLUKHAVKA_DATABASE=str(database_address)) as (_, company):
        olena = await company.employ(*OLENA)
        questions = [
            CallFilter(),
            CallFilter(phone="+380670001122"),
            CallFilter(missed=True),
            CallFilter(missed=False),
            CallFilter(status=Status.COMPLETED),
            CallFilter(direction=Direction.IN),
        ]
        for number, wanted in enumerate(questions):
            async with at_work(olena, tmp_path / f"olena-{number}") as (desk, changes):
                history = desk.desk.history
                await history.open(wanted)
                await history.count()
                first, second = (call_id(timedelta(seconds=5), 10 * number + one) for one in (1, 2))
                for key, phone in ((first, "+380670001122"), (second, "+380501112233")):
                    await company.hook(ringing(key, phone), "before")
                    await company.hook(picked_up(key, phone), "answered")
                await company.hook(ended(first), "after")
                await changes.until(
                    lambda desk=desk: CardState.ENDED in states(desk)  # type: ignore[misc] # bound to this round
                )
                while desk.cards_first.waits:  # noqa: ASYNC110 - the rows come a moment after their cards
                    await asyncio.sleep(0.01)
                page = await desk.questions.calls(wanted, limit=200)
                assert [row.id for row in history.calls] == [row.id for row in page.items], wanted
                assert history.total == page.total
                assert [row.phase for row in history.calls].count(Phase.TALKING) == [
                    row.phase for row in page.items
                ].count(Phase.TALKING)
