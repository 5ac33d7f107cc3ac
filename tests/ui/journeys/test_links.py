"""Links from outside on a desk at work: they show, or prepare a call; the call itself waits for a person's yes."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.backend.recorded import ended
from tests.journeys.office import OLENA, open_office, until
from tests.ui.journeys.desks import Seat, seat
from tests.ui.spoken import words_of
from ui.dialer.dialog import DialDialog

CALL = "ua18_-1791470845.77"

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("no_task_outlives_its_test")]


def dialog_of(somebody: Seat) -> DialDialog | None:
    return next((one for one in somebody.screen.window.findChildren(DialDialog) if one.isVisible()), None)


async def test_a_link_shows_what_it_names_and_dials_nobody(application: QApplication, tmp_path: Path) -> None:
    async with (
        open_office(tmp_path / "backend") as (_, office),
        seat(application, await office.employ(*OLENA), tmp_path / "olena") as olena,
    ):
        await office.hook(ended(CALL), "after")
        call = await until("the row", lambda: olena.call(CALL))

        olena.screen.open_link("tel:%2B380670001122;ext=4")
        dialog = await until("the number stands ready", lambda: dialog_of(olena))
        assert dialog.field.text() == "+380 67 000 11 22"
        assert olena.session.calling.running is None
        dialog.reject()
        await until("it is put away", lambda: dialog_of(olena) is None)
        assert olena.session.calling.running is None

        olena.screen.open_link(f"slukhavka://call/{call.id}")
        await until("the call is in the player", lambda: olena.session.dock.call == olena.call(CALL))

        olena.screen.open_link("slukhavka://call/999999")
        hidden = "Такої розмови немає або вам її не можна чути."
        await until("it is said why not", lambda: hidden in words_of(olena.screen.window))
        olena.screen.open_link("slukhavka://quit")
        await until("the call is still there", lambda: olena.session.dock.call == olena.call(CALL))


async def test_a_copied_number_is_called_after_a_yes(application: QApplication, tmp_path: Path) -> None:
    """The clipboard stays as it was; the backend, which has no telephony set up, says so in the steps."""
    async with (
        open_office(tmp_path / "backend") as (_, office),
        seat(application, await office.employ(*OLENA), tmp_path / "olena") as olena,
    ):
        QGuiApplication.clipboard().setText(" 067 000 11 22\n")
        olena.session.links.dial_copied()
        dialog = await until("the number stands ready", lambda: dialog_of(olena))
        assert dialog.wanted is not None
        dialog.accept()
        running = await until("the call is on its way", lambda: olena.session.calling.running)
        assert running.wanted.phone == "+380670001122"
        await until("it says why it is over", lambda: (now := olena.session.calling.running) and now.failure)
        assert QGuiApplication.clipboard().text() == " 067 000 11 22\n"
