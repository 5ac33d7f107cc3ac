"""Two desks before one missed queue and one live board, over the real backend and real sockets."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.backend.recorded import PHONE, call_id, ended, picked_up, ringing, unanswered
from tests.journeys.office import IRYNA, OLENA, open_office, until
from tests.ui.journeys.desks import Seat, seat
from ui.board.page import BoardPage
from ui.desk_pages import BOARD, MISSED
from ui.missed.layout import Part
from ui.missed.page import MissedPage
from ui.missed.rows import Waits

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("no_task_outlives_its_test")]


def queue_of(somebody: Seat) -> MissedPage:
    somebody.session.go(MISSED)
    page = somebody.session.places[MISSED].page
    assert isinstance(page, MissedPage)
    return page


def rows(page: MissedPage) -> list[str]:
    """What a screen reader would say of each row."""
    found = [str(page.model.index(number).data()) for number in range(page.model.rowCount())]
    return [row.replace("\N{NO-BREAK SPACE}", " ") for row in found]


def waiting(page: MissedPage) -> Waits | None:
    return next((row for row in page.model.rows if isinstance(row, Waits)), None)


async def test_one_takes_the_other_sees_who_and_a_talk_closes_it_on_both(
    application: QApplication, tmp_path: Path
) -> None:
    async with open_office(tmp_path / "backend") as (_, office):
        access = [await office.employ(*person) for person in (OLENA, IRYNA)]
        async with (
            seat(application, access[0], tmp_path / "olena") as olena,
            seat(application, access[1], tmp_path / "iryna") as iryna,
        ):
            hers, others = queue_of(olena), queue_of(iryna)
            await office.hook(unanswered(call_id(timedelta(minutes=42))), "after")
            for page in (hers, others):
                await until("both see it", lambda one=page: waiting(one))  # type: ignore[misc] # bound
            assert rows(hers)[0].startswith("42 хв, Новий клієнт, +380 67 000 11 22, 1 спроба")
            hers.view.wanted.emit(Part.TAKE, waiting(hers))
            others.view.wanted.emit(Part.TAKE, waiting(others))
            await until("one has it", lambda: "у вас" in " ".join(rows(hers) + rows(others)))
            told = ("взяла Олена", "взяла Ірина")
            await until("the other sees who", lambda: any(word in " ".join(rows(hers) + rows(others)) for word in told))
            assert " ".join(rows(hers) + rows(others)).count("у вас") == 1
            await office.hook(ended(call_id(timedelta(minutes=1))), "after")
            for page in (hers, others):
                await until("nobody waits", lambda one=page: waiting(one) is None)  # type: ignore[misc] # bound
            assert rows(hers) == ["Закрилися самі сьогодні: 1"]


async def test_the_board_follows_a_call_from_nobodys_to_the_one_who_talks(
    application: QApplication, tmp_path: Path
) -> None:
    call = call_id(timedelta(seconds=5))
    async with (
        open_office(tmp_path / "backend") as (_, office),
        seat(application, await office.employ(*OLENA), tmp_path / "olena") as olena,
    ):
        olena.session.go(BOARD)
        page = olena.session.places[BOARD].page
        assert isinstance(page, BoardPage)
        await until("her tile", lambda: any(tile.name == "Олена Коваль" for tile in page.model.tiles))
        await office.hook(ringing(call, PHONE), "before")
        await until("it waits", lambda: page.waiting.calls)
        await office.hook(picked_up(call, PHONE), "answered")
        await until("she talks", lambda: "Розмовляє" in str(page.model.index(0).data()))
        assert page.waiting.calls == ()
        assert "+380 67 000 11 22" in str(page.model.index(0).data())
        await office.hook(ended(call, PHONE), "after")
        await until("she is done", lambda: page.model.tiles[0].call is None)
