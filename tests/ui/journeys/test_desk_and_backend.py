"""The real backend in its own process, the real desk on its screen: webhooks go in, people see cards and rows."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.line_state import Line
from tests.backend.recorded import call_id, ended, picked_up, ringing, unanswered
from tests.journeys.office import IRYNA, OLENA, open_office, until
from tests.ui.journeys.desks import Seat, seat
from ui.call_list.columns import At

NUMBER = "+380 67 000 11 22"

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("no_task_outlives_its_test")]


def says(somebody: Seat, words: str) -> bool:
    return words in somebody.card_words()


async def test_a_call_lives_on_the_card_and_in_the_list(application: QApplication, tmp_path: Path) -> None:
    """It rings, they talk, it is over; the row follows, and the name given on the card stands in it."""
    call = call_id(timedelta(seconds=5))
    async with (
        open_office(tmp_path / "backend") as (_, office),
        seat(application, await office.employ(*OLENA), tmp_path / "olena") as olena,
    ):
        await office.hook(ringing(call), "before")
        await until("the card rings", lambda: says(olena, "Вхідний дзвінок"))
        assert "Новий клієнт" in olena.card_words()
        assert NUMBER in olena.card_words()
        await until("the row rings", lambda: olena.cell(call, At.STATUS) == "Активний")
        await until("the row says so", lambda: olena.cell(call, At.RECORDING) == "ще дзвонить")

        (card,) = olena.cards
        card.who.name_field.setText("Марко Вовк")
        card.foot.primary.click()
        await until("the name stands in the row", lambda: olena.cell(call, At.CLIENT).startswith("Марко Вовк"))
        await until("and on the card", lambda: says(olena, "Марко Вовк"))

        await office.hook(picked_up(call), "answered")
        await until("the card talks", lambda: says(olena, "Розмова"))
        await until("the row talks", lambda: olena.cell(call, At.RECORDING) == "розмова триває")

        await office.hook(ended(call), "after")
        await until("the card is over", lambda: says(olena, "Завершено"))
        row = await until("the row is completed", lambda: _completed(olena, call))
        assert (row[At.DIRECTION], row[At.LENGTH], row[At.PERSON]) == ("Вхідний", "0:10", "Олена Коваль")


async def test_the_other_desk_learns_who_answered(application: QApplication, tmp_path: Path) -> None:
    """Both ring; from the pick-up on one of them talks, the other reads who does and has nothing to press."""
    call = call_id(timedelta(seconds=5))
    async with open_office(tmp_path / "backend") as (_, office):
        access = [await office.employ(*person) for person in (OLENA, IRYNA)]
        async with (
            seat(application, access[0], tmp_path / "olena") as olena,
            seat(application, access[1], tmp_path / "iryna") as iryna,
        ):
            await office.hook(ringing(call), "before")
            for somebody in (olena, iryna):
                await until("both ring", lambda one=somebody: says(one, "Вхідний дзвінок"))  # type: ignore[misc] # bound
            await office.hook(picked_up(call), "answered")
            await until("the other card turns", lambda: says(iryna, "Відповіла Олена"))
            await until("hers talks", lambda: says(olena, "Розмова"))
            assert not iryna.cards[0].foot.isVisibleTo(iryna.cards[0])
            await office.hook(ended(call), "after")
            await until("hers is over", lambda: says(olena, "Завершено"))
            assert not says(iryna, "Завершено")


async def test_what_was_just_written_is_kept_when_the_desk_is_left(application: QApplication, tmp_path: Path) -> None:
    """Nobody waits for a pause in their writing before they close the program."""
    call = call_id(timedelta(seconds=5))
    async with open_office(tmp_path / "backend") as (_, office):
        async with seat(application, await office.employ(*OLENA), tmp_path / "olena") as olena:
            await office.hook(ringing(call), "before")
            row = await until("the row", lambda: olena.call(call))
            (card,) = olena.cards
            card.note.setPlainText("передзвонити")
        assert (await office.admin.call(row.id)).note == "передзвонити"


async def test_a_missed_call_says_so_on_every_desk(application: QApplication, tmp_path: Path) -> None:
    call = call_id(timedelta(seconds=40))
    async with (
        open_office(tmp_path / "backend") as (_, office),
        seat(application, await office.employ(*OLENA), tmp_path / "olena") as olena,
    ):
        await office.hook(ringing(call), "before")
        await until("the card rings", lambda: says(olena, "Вхідний дзвінок"))
        await office.hook(unanswered(call), "after")
        await until("the card is missed", lambda: says(olena, "Пропущений"))
        row = await until("the row too", lambda: olena.row(call))
        assert (row[At.DIRECTION], row[At.STATUS]) == ("Пропущений", "Скасований")
        await until("the tray counts it", lambda: "1" in olena.session.tray.tip)


async def test_a_desk_catches_up_after_its_backend_was_killed(application: QApplication, tmp_path: Path) -> None:
    """What happened meanwhile stands in the list; nothing pops for a call that is over, and the next one rings."""
    before, meanwhile, after = (call_id(timedelta(minutes=ago)) for ago in (9, 5, 0))
    async with (
        open_office(tmp_path / "backend") as (backend, office),
        seat(application, await office.employ(*OLENA), tmp_path / "olena") as olena,
    ):
        await office.hook(ended(before), "after")
        await until("the first row", lambda: olena.row(before))
        heard = olena.session.parts.line.last_seq
        await backend.kill()
        await until("the line is lost", lambda: olena.line is Line.LINE_LOST)
        async with backend.elsewhere() as away:
            for body, event in ((ringing, "before"), (picked_up, "answered"), (ended, "after")):
                await away.hook(body(meanwhile), event)
        popped: list[object] = []
        olena.session.signals.board.card_changed.connect(popped.append)
        await backend.start()
        olena.session.parts.line.hurry()
        await until("the line is back", lambda: olena.line is Line.LINE_UP)
        row = await until("the call made meanwhile", lambda: _completed(olena, meanwhile))
        assert row[At.PERSON] == "Олена Коваль"
        assert (popped, olena.cards) == ([], [])
        assert (olena.session.parts.line.last_seq or 0) > (heard or 0)
        await until("three rows are over", lambda: [row[At.STATUS] for _, row in olena.rows()].count("Виконаний") == 3)
        await office.hook(ringing(after), "before")
        await until("the next one rings", lambda: says(olena, "Вхідний дзвінок"))


def _completed(somebody: Seat, external_id: str) -> list[str] | None:
    row = somebody.row(external_id)
    return row if row is not None and row[At.STATUS] == "Виконаний" else None
