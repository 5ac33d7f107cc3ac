"""No backend, at the start or later: the window says so and since when, shows what it has, and comes back by itself."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.line_state import Line
from tests.backend.recorded import call_id, ended, ringing
from tests.journeys.office import OLENA, open_office, until
from tests.ui.journeys.desks import Seat, seat, words_on
from ui.call_list.columns import At
from ui.widgets.strip import Strip

SILENT = "Сервер не відповідає. Перевірте мережу й спробуйте знову."
AGAIN = "Спробувати зараз"

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("no_task_outlives_its_test")]


def strip(somebody: Seat) -> Strip:
    """The band over the page."""
    return next(one for one in somebody.screen.window.findChildren(Strip) if one.parent() is somebody.screen.window)


def says_the_line_is_lost(somebody: Seat) -> bool:
    band = strip(somebody)
    return band.isVisible() and band.message.startswith("Немає зв’язку з ") and band.message.endswith("пробуємо знову")


async def test_a_desk_that_starts_without_its_backend_fills_when_that_comes(
    application: QApplication, tmp_path: Path
) -> None:
    call = call_id(timedelta(minutes=3))
    async with open_office(tmp_path / "backend") as (backend, office):
        access = await office.employ(*OLENA)
        await office.hook(ended(call), "after")
        await backend.stop()
        async with seat(application, access, tmp_path / "olena", is_up=False) as olena:
            await until("the list says why it is empty", lambda: SILENT in words_on(olena.screen.window))
            await until("the strip says since when", lambda: says_the_line_is_lost(olena))
            assert AGAIN in words_on(strip(olena))
            await backend.start()
            (again,) = strip(olena).findChildren(QAbstractButton)
            again.click()
            await until("the line is up", lambda: olena.line is Line.LINE_UP)
            await until("the strip goes", lambda: not strip(olena).isVisible())
            await until("the list fills by itself", lambda: olena.row(call))
            assert SILENT not in words_on(olena.screen.window)
            await office.hook(ringing(call_id(timedelta(seconds=5), 3)), "before")
            await until("a call rings", lambda: "Вхідний дзвінок" in olena.card_words())


async def test_a_backend_that_goes_later_leaves_what_was_there(application: QApplication, tmp_path: Path) -> None:
    """The list can still be read, a note still be written; the note is sent when the line is back."""
    call, rings = call_id(timedelta(minutes=3)), call_id(timedelta(seconds=5), 2)
    async with (
        open_office(tmp_path / "backend") as (backend, office),
        seat(application, await office.employ(*OLENA), tmp_path / "olena") as olena,
    ):
        await office.hook(ended(call), "after")
        await office.hook(ringing(rings), "before")
        await until("the row and the card", lambda: olena.row(call) and "Вхідний дзвінок" in olena.card_words())
        await backend.kill()
        await until("the strip says since when", lambda: says_the_line_is_lost(olena))
        await until("the card says so", lambda: "Вхідний дзвінок · немає зв’язку" in olena.card_words())
        assert olena.cell(call, At.STATUS) == "Виконаний"
        (card,) = olena.cards
        card.note.setPlainText("передзвонити о п’ятій")
        card.note.tell()
        await until("the note is kept", lambda: olena.session.parts.unsent.count == 1)
        await backend.start()
        olena.session.parts.line.hurry()
        await until("the strip goes", lambda: not strip(olena).isVisible())
        await until("the note is sent", lambda: olena.session.parts.unsent.count == 0)
        told = await until("the call", lambda: olena.call(rings))
        assert (await office.admin.call(told.id)).note == "передзвонити о п’ятій"
