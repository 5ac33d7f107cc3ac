"""«Клієнти» as its user meets it: entering, changing, merging, parting."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec import UNSET
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.contract.answers import Call, Client, Named, Order, Page
from app.contract.merging import Merged, MergedClient, Merges, PartedClients
from app.contract.problems import Problem
from app.contract.requests import ClientPatch, NewCallback, NewClient
from app.desk.call_history import CallFilter
from app.desk.client_book import ClientBook, ClientSheet, Sheet
from app.desk.order_book import OrderFilter
from app.failures import BackendSilent, Refused
from tests.ui.call_list.conftest import NOBODY, make_call
from ui.clients.card import ClientCard
from ui.clients.client_list import ClientModel
from ui.clients.edit_dialog import EditDialog
from ui.clients.merge_dialog import MergeDialog
from ui.clients.page import ClientsPage
from ui.theme import Theme
from ui.widgets.buttons import PrimaryButton

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
type Settled = Callable[[], Awaitable[None]]


def client(number: int, name: str, *phones: str) -> Client:
    made = NOW - timedelta(days=number)
    return Client(id=number, name=name, phones=phones, created_by="call", created_at=made)


class Backend:
    """A few clients, merged and parted as the backend does it."""

    def __init__(self) -> None:
        people = (client(1, "Марія", "+380671110001"), client(2, "Марія Г.", "+380671110002"), client(3, "", "+380671"))
        self.clients = {one.id: one for one in people}
        self.silent = False
        self.changes: list[ClientPatch] = []

    async def ask(self, q: str, _cursor: str | None) -> Page[Client]:
        if self.silent:
            raise BackendSilent
        return Page(tuple(one for one in self.clients.values() if q in one.name and one.merged_into is None))

    async def find(self, q: str) -> Sequence[Client]:
        return (await self.ask(q, None)).items

    async def client(self, client_id: int) -> Client:
        return self.clients[client_id]

    async def calls(self, _wanted: CallFilter, _cursor: str | None) -> Page[Call]:
        return Page(())

    async def orders(self, _wanted: OrderFilter) -> Page[Order]:
        return Page(())

    async def add(self, wanted: NewClient) -> Client:
        made = client(9, wanted.name, *wanted.phones)
        self.clients[9] = made
        return made

    async def change(self, client_id: int, change: ClientPatch) -> Client:
        phones = change.phones if isinstance(change.phones, tuple) else ()
        if any("111 00 02" in phone for phone in phones):
            raise Refused(Problem.NUMBER_TAKEN, "Марія Г.")
        if self.silent:
            raise BackendSilent
        self.changes.append(change)
        if change.name is not UNSET:
            self.clients[client_id] = replace(self.clients[client_id], name=change.name)
        return self.clients[client_id]

    async def owner_of(self, phone: str) -> Client | None:
        return next((one for one in self.clients.values() if phone in one.phones), None)

    async def merge(self, kept: int, gone: int, name: str) -> MergedClient:
        both = replace(self.clients[kept], name=name, phones=self.clients[kept].phones + self.clients[gone].phones)
        self.clients[kept], self.clients[gone] = both, replace(self.clients[gone], merged_into=kept, phones=())
        return MergedClient(client=both, merge=self._merged())

    async def merges(self, client_id: int) -> Merges:
        is_merged = client_id == 1 and self.clients[2].merged_into == 1
        return Merges(items=(self._merged(),) if is_merged else ())

    async def undo(self, _merge: int) -> PartedClients:
        self.clients[1] = client(1, "Марія", "+380671110001")
        self.clients[2] = client(2, "Марія Г.", "+380671110002")
        return PartedClients(kept=self.clients[1], back=self.clients[2])

    def _merged(self) -> Merged:
        return Merged(id=5, gone_id=2, gone_name="Марія Г.", at=NOW, undo_until=NOW)


@pytest.fixture
def backend() -> Backend:
    return Backend()


@pytest.fixture
async def page(qtbot: QtBot, theme: Theme, backend: Backend, settled: Settled) -> AsyncIterator[ClientsPage]:
    sheet = ClientSheet(backend, backend.calls, backend.orders)
    page = ClientsPage(theme, ClientBook(backend.ask), sheet, backend, backend.find, lambda: NOW)
    qtbot.addWidget(page)
    page.resize(1068, 700)
    page.show()
    await settled()
    yield page
    await page.close_tasks()


async def dialog_of[D: QDialog](page: ClientsPage, kind: type[D]) -> D:
    """The dialog that comes up."""
    for _ in range(1000):  # turns of the loop: whatever is to come comes within a few
        shown = [one for one in page.findChildren(kind) if one.isVisible()]
        if shown:
            return shown[0]
        await asyncio.sleep(0)
    raise AssertionError(f"no {kind.__name__} came up")


async def test_a_client_is_opened_and_each_number_can_be_called(page: ClientsPage, settled: Settled) -> None:
    wanted: list[NewCallback] = []
    page.call_wanted.connect(wanted.append)
    page.list.setCurrentIndex(page._model.index(0))
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    await settled()
    assert page.card.name == "Марія"
    page.card.call_wanted.emit("+380671110001")
    assert wanted == [NewCallback(phone="+380671110001")]


async def test_a_number_that_is_none_is_told_before_anything_is_sent(
    qtbot: QtBot, theme: Theme, page: ClientsPage
) -> None:
    dialog = EditDialog(page, theme)
    dialog.rows[0].field.setText("12")
    with qtbot.assertNotEmitted(dialog.save_wanted):
        dialog.save.click()
    assert dialog._problem.text == "Це не схоже на номер телефону."
    dialog.rows[0].field.setText("067 111 00 07")
    dialog.add_number("050 111 00 07")
    dialog.rows[1].made_main.emit()
    with qtbot.waitSignal(dialog.save_wanted):
        dialog.save.click()
    assert dialog.phones == ("050 111 00 07", "067 111 00 07")


async def test_a_new_client_is_entered_and_shown(page: ClientsPage, settled: Settled) -> None:
    page._new.click()
    dialog = await dialog_of(page, EditDialog)
    dialog._name.setText("  Тарас   Шевчук ")
    dialog.rows[0].field.setText("0671110007")
    dialog.save.click()
    await settled()
    assert page.card.name == "Тарас Шевчук"


async def test_what_was_typed_outlives_a_lost_network_and_changes_nothing_else(
    page: ClientsPage, backend: Backend, settled: Settled
) -> None:
    """The dialog stays with its words; what was not touched in it may have been changed by somebody else meanwhile."""
    page.show_client(1)
    await settled()
    page._on_edit()
    dialog = await dialog_of(page, EditDialog)
    dialog._note.setPlainText("дзвонити зранку")
    backend.silent = True
    dialog.save.click()
    assert not dialog.save.isEnabled()
    for _ in range(1000):  # turns of the loop: the answer comes within a few
        if dialog.save.isEnabled():
            break
        await asyncio.sleep(0)
    assert dialog.isVisible()
    assert dialog.note == "дзвонити зранку"
    assert dialog._problem.text
    backend.silent = False
    dialog.save.click()
    await settled()
    assert backend.changes == [ClientPatch(note="дзвонити зранку")]
    assert not [one for one in page.findChildren(EditDialog) if one.isVisible()]


async def test_a_taken_number_leads_to_a_merge_and_the_merge_back(page: ClientsPage, settled: Settled) -> None:
    page.show_client(1)
    await settled()
    page._on_edit()
    dialog = await dialog_of(page, EditDialog)
    dialog.add_number("+380 67 111 00 02")
    dialog.save.click()
    dialog.hide()
    question = await dialog_of(page, QDialog)
    question.findChildren(PrimaryButton)[0].click()
    merging = await dialog_of(page, MergeDialog)
    merging._name.setText("Марія Гнатюк")
    merging.merge.click()
    await settled()
    assert page.card.name == "Марія Гнатюк"
    assert page._sheet.sheet is not None
    assert [one.gone_name for one in page._sheet.sheet.merges] == ["Марія Г."]
    page._on_undo(5)
    question = await dialog_of(page, QDialog)
    question.findChildren(PrimaryButton)[0].click()
    await settled()
    assert page.card.name == "Марія"
    assert page._sheet.sheet.merges == ()
    assert page.focusWidget() is page.list


async def test_a_client_who_was_merged_elsewhere_leads_to_whom_they_are(
    page: ClientsPage, backend: Backend, settled: Settled
) -> None:
    page.show_client(2)
    await settled()
    gone = replace(backend.clients[2], merged_into=1, phones=())
    page.hear_client(gone)
    await settled()
    assert page.card.name == "Марія"
    assert page._model.row_of(2) is None


async def test_nobody_found_and_nobody_answering_are_told(
    page: ClientsPage, backend: Backend, settled: Settled
) -> None:
    page._ask(page._book.open("nobody"))
    await settled()
    assert page._nothing.accessibleName() == "Нікого не знайдено."
    assert page.step_back()
    await settled()
    assert page._rows.currentWidget() is page.list
    backend.silent, backend.clients = True, {}
    page.reload()
    await settled()
    backend.silent = False
    page.ask_again()
    await settled()
    assert page._nothing.accessibleName().startswith("Тут стоятимуть клієнти")


async def test_a_file_can_be_brought_in(page: ClientsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.import_wanted):
        page.bring.click()


def test_the_model_is_a_model(qtmodeltester: Any, qtbot: QtBot) -> None:
    model = ClientModel()
    qtmodeltester.check(model)
    people = [client(number, f"Клієнт {number}", f"+38067{number:07}") for number in range(5)]
    for shown in (people[1:3], people[1:], people, people[:2] + people[3:], people[::-1], [], people):
        model.show(shown, more=True)
        assert list(model.clients) == shown


async def test_whom_to_merge_with_is_found_and_chosen_by_the_keyboard(
    theme: Theme, backend: Backend, settled: Settled, qtbot: QtBot
) -> None:
    """↓ leads from the search into what was found, Enter takes it."""
    page = QWidget()
    qtbot.addWidget(page)
    dialog = MergeDialog(page, theme, backend.clients[1], backend.find)
    dialog.show()
    await settled()
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog._list.hasFocus()
    QTest.keyClick(dialog._list, Qt.Key.Key_Return)
    assert dialog.other is not None
    assert dialog.other.id == 2
    assert dialog.merge.isEnabled()
    await dialog.close_tasks()


def test_a_narrow_card_keeps_its_name_and_lets_the_words_of_its_buttons_go(qtbot: QtBot, theme: Theme) -> None:
    card = ClientCard(theme, lambda: NOW)
    qtbot.addWidget(card)
    edit, merge = card._deeds
    for width, words in ((400, ("", "")), (700, ("Змінити", "Об’єднати"))):
        card.resize(width, 400)
        card.show()
        assert (edit.text(), merge.text()) == words
    assert (edit.accessibleName(), merge.toolTip()) == ("Змінити", "Об’єднати")


def test_nothing_of_a_card_is_cut_beside_the_list_of_the_smallest_window(qtbot: QtBot, theme: Theme) -> None:
    order = Order(
        id=1,
        number="10482",
        client=Named(1, "Марія Гнатюк"),
        phone="+380671110001",
        status="Очікує відправлення",
        sum_kopiyky=12_345_600,
        created_at=NOW,
    )
    named = client(1, "Марія Гнатюк", "+380671110001")
    gone = Merged(id=5, gone_id=2, gone_name="Марія Г. " * 9, at=NOW, undo_until=NOW)
    card = ClientCard(theme, lambda: NOW)
    qtbot.addWidget(card)
    card.resize(343, 420)
    card.show_sheet(Sheet(named, (order,), (make_call(1), make_call(2, recording=NOBODY)), (gone,), has_more=True))
    card.show()
    inside = card.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= card.viewport().width()
