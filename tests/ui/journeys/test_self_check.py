"""On a desk at work everything is found well, and a trial card comes up and goes by itself."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.desk.self_check import Link
from tests.journeys.office import OLENA, open_office, until
from tests.ui.journeys.desks import seat
from ui.desk_pages import SETTINGS
from ui.settings.page import SettingsPage
from ui.settings.self_check_section import SelfCheckSection

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("no_task_outlives_its_test")]


async def test_a_desk_at_work_checks_itself(application: QApplication, tmp_path: Path) -> None:
    async with (
        open_office(tmp_path / "backend") as (_, office),
        seat(application, await office.employ(*OLENA), tmp_path / "olena") as olena,
    ):
        olena.session.ways.show_settings("check")
        page = olena.session.places[SETTINGS].page
        assert isinstance(page, SettingsPage)
        section = page.section("check")
        assert isinstance(section, SelfCheckSection)
        await until("the backend answers", lambda: "Відповідає" in section.rows[Link.BACKEND].told)
        assert "Останній прийшов сьогодні" in section.rows[Link.WEBHOOKS].told
        assert "Олена Коваль" in section.rows[Link.MATCH].told
        assert "ще не введено" in section.rows[Link.RINGOSTAT].told
        section.rows[Link.SCREEN].fix.click()
        assert len(olena.cards) == 1
        assert "+380 00 000 00 00" in olena.card_words()
        olena.session.trials._card_goes.timeout.emit()
        await until("the card goes", lambda: not olena.cards)
