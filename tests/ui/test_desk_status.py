"""What the foot and the strip of the window tell of a desk at work."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.contract.requests import CallPatch
from tests.journeys.office import OLENA, open_office, until
from tests.ui.journeys.desks import seat, words_on

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("no_task_outlives_its_test")]


async def test_a_note_that_the_backend_refuses_is_told(application: QApplication, tmp_path: Path) -> None:
    """It was shown as kept already: without a word nobody would find out that it is not."""
    async with (
        open_office(tmp_path / "backend") as (_, office),
        seat(application, await office.employ(*OLENA), tmp_path / "olena") as olena,
    ):
        await olena.session.parts.unsent.change_call(77, CallPatch(note="передзвонити"))
        told = "Зміну не збережено. Цього вже немає."
        await until("the refusal is told", lambda: told in words_on(olena.screen.window))
        assert olena.session.parts.unsent.count == 0
