"""What somebody chose stands there the next time: columns and filters of the list, the panel's width."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.contract.answers import Direction
from tests.backend.recorded import call_id, ended
from tests.journeys.office import OLENA, open_office, until
from tests.ui.journeys.desks import seat
from ui.call_list.columns import At
from ui.call_list.filters import Choice, Heard
from ui.desk_pages import ORDERS

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("no_task_outlives_its_test")]
CHOSEN = Choice(direction=Direction.IN, heard=((Heard.SILENCE, 20),))


async def test_columns_filters_and_widths_are_kept_over_a_restart(application: QApplication, tmp_path: Path) -> None:
    async with open_office(tmp_path / "backend") as (_, office):
        access = await office.employ(*OLENA)
        await office.hook(ended(call_id(timedelta(minutes=1))), "after")
        async with seat(application, access, tmp_path / "olena") as olena:
            page = olena.session.calls
            assert page is not None
            page._on_column_turned(At.ORDER)
            page._on_column_turned(At.WAIT)
            page._filters.choose(CHOSEN)
            olena.session.go(ORDERS)
            assert olena.session.orders is not None
            olena.session.orders.panel_width_changed.emit(444)
            kept = tmp_path / "olena" / "settings.json"
            await until("it is written", lambda: kept.exists() and "444" in kept.read_text("utf-8"))
        async with seat(application, access, tmp_path / "olena") as olena:
            olena.screen.window.resize(1280, 800)  # else there is no room for what was chosen
            page = olena.session.calls
            assert page is not None
            assert page._filters.choice == CHOSEN
            page._filters.choose(Choice())  # else no call is left, and a list without calls has no columns
            view = page.view
            await until("the columns fill the window", lambda: not view.isColumnHidden(At.WAIT))
            assert view.isColumnHidden(At.ORDER)
            olena.session.go(ORDERS)
            assert olena.session.orders is not None
            assert olena.session.orders._side.wanted_width == 444
