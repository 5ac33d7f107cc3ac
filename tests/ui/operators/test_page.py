"""«Оператори» on the screen: what may be done there, by whom, and what is said of it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.contract.answers import Named, Operator
from app.contract.staff import Synchronised
from app.desk.staff_book import StaffBook
from app.failures import BackendSilent
from tests.desk.test_staff_book import Backend
from ui.operators.page import OperatorsPage
from ui.theme import Theme

type Settled = Callable[[], Awaitable[None]]


class Slow(Backend):
    """Ringostat takes its time."""

    async def synchronise(self) -> Synchronised:
        await asyncio.Event().wait()
        raise AssertionError


class Dead(Backend):
    async def operators(self) -> tuple[Operator, ...]:
        raise BackendSilent("dead")


@pytest.fixture
def backend() -> Backend:
    return Backend()


@pytest.fixture
async def page(qtbot: QtBot, theme: Theme, backend: Backend, settled: Settled) -> AsyncIterator[OperatorsPage]:
    page = opened(qtbot, theme, backend)
    await settled()
    yield page
    await page.close_tasks()


def opened(qtbot: QtBot, theme: Theme, backend: Backend, role: str = "admin") -> OperatorsPage:
    book = StaffBook(backend)
    page = OperatorsPage(theme, book)
    book.on_changed = page.show_book
    qtbot.addWidget(page)
    page.resize(1068, 800)
    page.show_for(role)
    page.show()
    page.load()
    return page


async def test_a_proposal_is_confirmed_with_one_click(page: OperatorsPage, backend: Backend, settled: Settled) -> None:
    assert not page.rows[1].confirm.isHidden()
    assert page.rows[2].confirm.isHidden()
    page.rows[1].confirm.click()
    await settled()
    assert backend.staff[1].manager == Named(10, "Олена Коваль")
    assert page.rows[1].confirm.isHidden()
    assert page.rows[1].picker.text() == "Олена Коваль"


async def test_a_manager_is_found_by_typing_and_chosen_with_the_keys(
    page: OperatorsPage, backend: Backend, settled: Settled
) -> None:
    page.rows[2].picker.click()
    opened_list = page.rows[2].picker.list
    assert opened_list is not None
    opened_list.search.setText("ніна")
    assert opened_list.rows.item(0).text() == "Ніна Гай"
    QTest.keyClick(opened_list.search, Qt.Key.Key_Return)
    await settled()
    assert backend.staff[2].manager == Named(12, "Ніна Гай")


async def test_a_new_manager_is_added_on_the_spot(page: OperatorsPage, backend: Backend, settled: Settled) -> None:
    page.rows[2].picker.click()
    opened_list = page.rows[2].picker.list
    assert opened_list is not None
    last = opened_list.rows.item(opened_list.rows.count() - 1)
    assert last.text() == "Додати менеджера «Іван Бондар»"
    opened_list.rows.itemClicked.emit(last)
    await settled()
    assert (backend.added, backend.staff[2].manager) == (["Іван Бондар"], Named(20, "Іван Бондар"))


async def test_what_was_found_stands_there_until_it_was_read(page: OperatorsPage, settled: Settled) -> None:
    assert "Іван Бондар: новий співробітник" in page.changes.lines.text()
    page.changes.button.click()
    await settled()
    assert page.changes.isHidden()
    assert "shopua_night" in page.strangers.lines.text()


async def test_a_synchronisation_can_be_thought_better_of(qtbot: QtBot, theme: Theme, settled: Settled) -> None:
    page = opened(qtbot, theme, Slow())
    await settled()
    page.sync.click()
    await asyncio.sleep(0)
    assert (page.sync.isHidden(), page.cancel.isHidden()) == (True, False)
    page.cancel.click()
    await settled()
    assert (page.sync.isHidden(), page.cancel.isHidden()) == (False, True)
    await page.close_tasks()


async def test_supervisors_only_read(qtbot: QtBot, theme: Theme, settled: Settled) -> None:
    page = opened(qtbot, theme, Backend(), "supervisor")
    await settled()
    buttons = (page.sync, page.confirm_all, page.changes.button, page.strangers.button)
    assert all(button.isHidden() for button in buttons)
    assert all(row.picker.isHidden() and row.confirm.isHidden() for row in page.rows.values())
    await page.close_tasks()


async def test_a_dead_backend_is_said_with_a_way_to_ask_again(qtbot: QtBot, theme: Theme, settled: Settled) -> None:
    page = opened(qtbot, theme, Dead())
    await settled()
    assert "Сервер не відповідає" in page._empty.accessibleName()
    await page.close_tasks()
