"""«Замовлення» with its real book and talks; only the backend's answers are made up."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QFontMetrics
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.contract.answers import Call, Client, Order, Page
from app.contract.crm import ImportKind
from app.contract.requests import NewCallback
from app.desk.order_book import CallsOfOrder, OrderBook, OrderFilter
from app.failures import BackendSilent
from ui.orders.order_menu import Deed
from ui.orders.order_table import Place
from ui.orders.page import OrdersPage
from ui.orders.side_panel import NARROWEST
from ui.theme import FontRole, Space, Theme, Width
from ui.widgets.menu import Menu


class Backend:
    """Answers from two lists, ten a page; `silent` makes it fail."""

    def __init__(self, orders: list[Order], calls: list[Call]) -> None:
        self.orders, self.calls, self.silent = orders, calls, False
        self.asked: list[tuple[str, str | None]] = []

    async def ask(self, wanted: OrderFilter, cursor: str | None) -> Page[Order]:
        self.asked.append((wanted.q, cursor))
        found = [order for order in self.orders if wanted.q in order.number]
        return self._page(found, cursor)

    async def ask_calls(self, _order_id: int, cursor: str | None) -> Page[Call]:
        return self._page(self.calls, cursor)

    async def find(self, order_id: int) -> Order:
        return self._page([order for order in self.orders if order.id == order_id], None).items[0]

    def _page[T](self, rows: list[T], cursor: str | None) -> Page[T]:
        if self.silent:
            raise BackendSilent
        first = int(cursor or 0)
        return Page(tuple(rows[first : first + 10]), str(first + 10) if first + 10 < len(rows) else None)


@pytest.fixture
def backend(make_order: Callable[..., Order], make_call: Callable[..., Call]) -> Backend:
    orders = [make_order(order_id) for order_id in range(1, 26)]
    return Backend(orders, [make_call(call_id) for call_id in range(1, 4)])


@pytest.fixture
def talks(backend: Backend) -> CallsOfOrder:
    return CallsOfOrder(backend.ask_calls)


@pytest.fixture
async def page(
    theme: Theme, backend: Backend, talks: CallsOfOrder, now: Callable[[], datetime], qtbot: QtBot
) -> AsyncIterator[OrdersPage]:
    page = OrdersPage(theme, OrderBook(backend.ask), talks, backend.find, now)
    qtbot.addWidget(page)
    page.resize(1068, 400)
    page.show()
    page.load()
    await settled()
    yield page
    await page.close_tasks()


async def settled() -> None:
    """Let every answer that is ready be taken: none of them waits for anything outside."""
    for _ in range(8):
        await asyncio.sleep(0)


def shown(page: OrdersPage) -> list[int]:
    return [order.id for order in page.pane.table.orders]


async def test_the_first_page_comes_and_scrolling_brings_the_rest(page: OrdersPage, backend: Backend) -> None:
    assert shown(page)[:10] == list(range(1, 11))
    for _ in range(3):
        page.pane.view.scrollToBottom()
        page.pane.table.fetchMore(page.pane.view.rootIndex())
        await settled()
    assert shown(page) == list(range(1, 26))
    assert backend.asked.count(("", "10")) == 1


async def test_the_search_asks_the_backend_and_can_be_taken_back(page: OrdersPage) -> None:
    page.search_for("10007")
    await settled()
    assert shown(page) == [7]
    page.search_for("немає такого")
    await settled()
    assert shown(page) == []
    page.pane._nothing.action_wanted.emit()
    await settled()
    assert shown(page)[0] == 1


async def test_a_silent_backend_is_told_and_retried(page: OrdersPage, backend: Backend) -> None:
    """With rows in place a strip says so; without them the empty place does."""
    backend.silent = True
    page.reload()
    await settled()
    assert page.pane.trouble
    assert shown(page)
    assert page.pane._trouble.isVisible()
    backend.silent = False
    page.pane._trouble.action_wanted.emit()
    await settled()
    assert not page.pane.trouble
    assert page.pane._trouble.isHidden()


async def test_enter_shows_the_records_and_escape_takes_them_away(page: OrdersPage, qtbot: QtBot) -> None:
    page.pane.view.select_order(2)
    QTest.keyClick(page.pane.view, Qt.Key.Key_Return)
    await settled()
    assert page.shows_records
    assert [row.call.id for row in page.panel.records.rows] == [1, 2, 3]
    with qtbot.waitSignal(page.records_left):
        QTest.keyClick(page.pane.view, Qt.Key.Key_Escape)
    assert not page.shows_records


async def test_the_open_panel_follows_the_selection(page: OrdersPage) -> None:
    page.show_order(1)
    await settled()
    QTest.keyClick(page.pane.view, Qt.Key.Key_Down)
    assert page.pane._rest.isActive()
    page.pane._rest.timeout.emit()
    await settled()
    assert "10002" in page.panel.summary


async def test_the_closed_panel_stays_closed(page: OrdersPage) -> None:
    page.pane.view.select_order(3)
    page.pane._rest.timeout.emit()
    assert not page.shows_records


async def test_only_a_hand_makes_the_panel_follow(page: OrdersPage) -> None:
    """The focus that comes to the table must not take the panel away from an order that is not in it."""
    page.show_order(25)
    await settled()
    page.pane.view.select_order(1)
    page.pane.view.setFocus()
    assert not page.pane._rest.isActive()


async def test_an_order_far_down_is_shown_all_the_same(page: OrdersPage) -> None:
    page.show_order(25)
    await settled()
    assert page.shows_records
    assert "10025" in page.panel.summary


async def test_an_order_that_cannot_be_fetched_is_told(page: OrdersPage, backend: Backend) -> None:
    told: list[str] = []
    page.failed.connect(told.append)
    backend.silent = True
    page.show_order(25)
    await settled()
    assert len(told) == 1
    assert not page.shows_records


async def test_news_of_a_talk_reaches_the_open_panel(
    page: OrdersPage, talks: CallsOfOrder, make_call: Callable[..., Call], now: Callable[[], datetime]
) -> None:
    page.show_order(1)
    await settled()
    talks.hear(make_call(9, started_at=now()))
    assert [row.call.id for row in page.panel.records.rows] == [9, 1, 2, 3]


async def test_talks_that_did_not_come_can_be_asked_for_again(page: OrdersPage, backend: Backend) -> None:
    backend.silent = True
    page.show_order(1)
    await settled()
    assert page.panel.records.count == 0
    backend.silent = False
    page.panel.retry_wanted.emit()
    await settled()
    assert page.panel.records.count == 3


async def test_a_call_is_asked_for_by_its_order_and_only_one_at_a_time(
    page: OrdersPage, make_order: Callable[..., Order]
) -> None:
    wanted: list[NewCallback] = []
    page.call_wanted.connect(wanted.append)
    page.do(Deed.CALL, make_order(4))
    page.show_calling("+380671230004")
    page.do(Deed.CALL, make_order(5))
    assert wanted == [NewCallback(order_id=4)]


async def test_all_calls_of_the_number_are_asked_for(page: OrdersPage, make_order: Callable[..., Order]) -> None:
    wanted: list[str] = []
    page.calls_of_wanted.connect(wanted.append)
    page.do(Deed.CALLS, make_order(4))
    page.do(Deed.CALLS, make_order(5, phone=None))
    assert wanted == ["+380671230004"]


async def test_only_web_pages_are_opened(page: OrdersPage, make_order: Callable[..., Order]) -> None:
    """A link comes from outside: `file:` or a program's scheme is not followed."""
    browser = Browser()
    for scheme in ("https", "http", "file"):
        QDesktopServices.setUrlHandler(scheme, browser, "open_page")  # type: ignore[arg-type]  # it refuses bytes
    try:
        page.do(Deed.CRM, make_order(1, link="file:///etc/passwd"))
        page.do(Deed.CRM, make_order(1, link="http://crm.example/orders/1"))
        page.do(Deed.CRM, make_order(1, link="https://crm.example/orders/1"))
    finally:
        for scheme in ("https", "http", "file"):
            QDesktopServices.unsetUrlHandler(scheme)
    assert browser.opened == ["https://crm.example/orders/1"]


async def test_orders_and_clients_are_brought_in_from_one_button(page: OrdersPage) -> None:
    wanted: list[ImportKind] = []
    page.import_wanted.connect(wanted.append)
    page.pane.bring.click()
    menu = page.pane.findChild(Menu)
    assert menu is not None
    for action in menu.actions():
        action.trigger()
    menu.close()
    assert wanted == [ImportKind.ORDERS, ImportKind.CLIENTS]


async def test_an_order_entered_here_can_be_changed(page: OrdersPage, make_order: Callable[..., Order]) -> None:
    wanted: list[Order] = []
    page.change_wanted.connect(wanted.append)
    page.do(Deed.CHANGE, make_order(3))
    assert [order.id for order in wanted] == [3]


async def test_changed_orders_come_quietly_unless_somebody_reads_older_ones(
    page: OrdersPage, backend: Backend, settled: Callable[[], Awaitable[None]]
) -> None:
    await settled()
    asked = len(backend.asked)
    page.pane.renew()
    await settled()
    assert len(backend.asked) == asked + 1
    bar = page.pane.view.verticalScrollBar()
    bar.setRange(0, 100)
    bar.setValue(50)
    page.pane.renew()
    await settled()
    assert len(backend.asked) == asked + 1


class Browser(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open_page(self, url: QUrl) -> None:
        self.opened.append(url.toString())


async def test_the_panel_is_whole_in_the_smallest_window(page: OrdersPage) -> None:
    """704 pixels are left beside the navigation's icons; no number beside the panel loses its last digits."""
    page.resize(704, 400)
    page._side.open()
    page._side._slide.setCurrentTime(page._side._slide.duration())
    await settled()
    assert page._side.width() == NARROWEST
    assert page._side.geometry().right() < page.width()
    phone = QFontMetrics(page._theme.font(FontRole.CAPTION)).horizontalAdvance("+380 67 888 88 88")
    assert page._pane.view.columnWidth(Place.CLIENT) >= phone + Space.CONTROL
    assert page._pane.new.accessibleName() == "Нове замовлення"
    assert page.minimumSizeHint().width() <= 704
    page.resize(1280, 400)
    assert page._side.width() == Width.SIDE_PANEL


async def test_asked_anew_the_open_records_stay_and_their_client_has_the_new_name(page: OrdersPage) -> None:
    """Older calls were found, or two clients became one: nothing flashes under who is reading."""
    await settled()
    page.show_order(page._book.orders[0].id)
    await settled()
    count = page.panel.records.count
    page.reload()
    assert page.panel.records.count == count > 0
    assert page.panel._stack.currentWidget() is page.panel.records
    await settled()
    order = page._book.orders[0]
    assert order.client is not None
    made = order.created_at
    page._talks.hear_client(
        Client(id=order.client.id, name="Марія Гнатюк", phones=(), created_by="call", created_at=made)
    )
    assert page.panel.summary.startswith("Марія Гнатюк")


async def test_orders_that_change_in_the_crm_leave_the_reader_where_they_are(
    page: OrdersPage, backend: Backend
) -> None:
    """Every synchronisation tells of some: the chosen row stays chosen, and the sight where it was."""
    view = page.pane.view
    view.select_order(3)
    page.pane.renew()
    await settled()
    assert view.current_order is not None
    assert view.current_order.id == 3
    await page._book.more()
    view.scrollToBottom()
    top = view.indexAt(QPoint(0, 0)).row()
    before, count = page.pane.table.orders[top].id, len(shown(page))
    backend.orders.insert(0, replace(backend.orders[0], id=99))
    page.reload()
    await settled()
    assert shown(page)[0] == 99
    assert len(shown(page)) >= count
    assert page.pane.table.orders[view.indexAt(QPoint(0, 0)).row()].id == before
