"""A supervisor's desk against the real backend: from a mark to its calls, out as a table, and to the client."""

import csv
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from app.contract.answers import Role
from app.contract.requests import ClientPatch
from app.settings import DOWNLOAD_FOLDER
from app.tables_out import TableKind
from tests.backend.recorded import call_id, ended, unanswered
from tests.journeys.office import open_office, until
from tests.ui.journeys.desks import seat
from ui.call_list.page import CallListPage
from ui.clients.page import ClientsPage
from ui.desk_pages import CALLS, OVERVIEW
from ui.overview.page import OverviewPage

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("no_task_outlives_its_test")]

LATE = "+380670001133"


async def test_from_the_overview_to_its_calls_and_their_client(application: QApplication, tmp_path: Path) -> None:
    async with open_office(tmp_path / "backend") as (_, office):
        await office.hook(ended(call_id(timedelta(seconds=50), 1)), "after")
        await office.hook(unanswered(call_id(timedelta(seconds=40), 2), LATE), "after")
        access = await office.desk_for("Олена", role=Role.SUPERVISOR)
        async with seat(application, access, tmp_path / "olena") as olena:
            session = olena.session
            session.settings.put(DOWNLOAD_FOLDER, str(tmp_path / "out"))
            session.go(OVERVIEW)
            overview = session.places[OVERVIEW].page
            assert isinstance(overview, OverviewPage)
            await until("both calls are counted", lambda: overview._calls.figure == "2")
            overview._missed.click()
            await until("the missed one alone is listed", lambda: [call.phone for call, _ in olena.rows()] == [LATE])
            assert session.window.current == CALLS

            calls = session.places[CALLS].page
            assert isinstance(calls, CallListPage)
            calls._head.export_wanted.emit(TableKind.CSV)
            (table,) = await until("the table is there", lambda: list((tmp_path / "out").glob("*.csv")) or None)
            with table.open(encoding="utf-8-sig", newline="") as file:
                delimiter = ";" if QLocale.system().decimalPoint() == "," else ","  # as this system's Excel reads it
                rows = list(csv.DictReader(file, delimiter=delimiter))
            assert [(row["Номер"], row["Статус"]) for row in rows] == [("380 67 000 11 33", "Скасований")]

            (call, _words), *_others = olena.rows()
            assert call.client is not None
            session.ways.show_client(call.client.id)
            clients = session.places["clients"].page
            assert isinstance(clients, ClientsPage)
            await until("the card is open", lambda: clients.card.name == "Новий клієнт")
            assert len(clients.card.timeline.rows) == 1
            await office.admin.change_client(call.client.id, ClientPatch(name="Марко Вовк"))
            await until("the name that a colleague gave is there", lambda: clients.card.name == "Марко Вовк")
