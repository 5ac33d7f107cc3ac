"""What keys and pointer mean on a row of «Замовлення»."""

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.contract.answers import Named, Order
from ui.orders.order_delegate import call_button_rect
from ui.orders.order_table import OrderTable, Place
from ui.orders.order_view import OrderView
from ui.theme import Light, Theme


@pytest.fixture
def view(theme: Theme, now: Callable[[], datetime], make_order: Callable[..., Order], qtbot: QtBot) -> OrderView:
    table = OrderTable(now)
    view = OrderView(theme, table)
    table.setParent(view)
    qtbot.addWidget(view)
    view.resize(1068, 500)
    table.show([make_order(1), make_order(2), make_order(3, phone=None)], more=False)
    view.show()
    qtbot.waitExposed(view)
    view.select_order(1)
    return view


def heard(signal: object) -> list[Order]:
    orders: list[Order] = []
    signal.connect(lambda order, *_: orders.append(order))  # type: ignore[attr-defined]  # a bound Qt signal
    return orders


def button_of(view: OrderView, row: int) -> QPoint:
    return call_button_rect(view.visualRect(view.model().index(row, Place.CALL))).center()


def test_enter_opens_the_records_and_control_enter_calls(view: OrderView, qtbot: QtBot) -> None:
    records, calls = heard(view.records_wanted), heard(view.call_wanted)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert [order.id for order in records] == [1]
    assert calls == []
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [order.id for order in calls] == [2]
    assert len(records) == 1


def test_the_round_button_calls_without_choosing_the_row(view: OrderView, qtbot: QtBot) -> None:
    calls = heard(view.call_wanted)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=button_of(view, 1))
    assert [order.id for order in calls] == [2]
    current = view.current_order
    assert current is not None
    assert current.id == 1


def test_a_double_click_on_the_button_is_one_call(view: OrderView, qtbot: QtBot) -> None:
    calls, records = heard(view.call_wanted), heard(view.records_wanted)
    at = button_of(view, 1)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert [order.id for order in calls] == [2]
    assert records == []


def test_a_press_that_slips_off_the_button_calls_nobody(view: OrderView, qtbot: QtBot) -> None:
    calls = heard(view.call_wanted)
    at = button_of(view, 1)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    away = at + QPoint(0, 52)
    slip = QMouseEvent(
        QMouseEvent.Type.MouseMove,
        QPointF(away),
        QPointF(view.viewport().mapToGlobal(away)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view.viewport(), slip)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=away)
    assert calls == []


def test_an_order_that_came_under_the_pressed_button_is_not_called(
    view: OrderView, make_order: Callable[..., Order], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new order on top pushes the others down while the button is held: nobody meant to call that client."""
    calls = heard(view.call_wanted)
    monkeypatch.setattr(view.viewport(), "underMouse", lambda: True)
    at = button_of(view, 1)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    view._table.show([make_order(9), make_order(1), make_order(2)], more=False)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert calls == []
    view._moved.invalidate()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert [order.id for order in calls] == [1]


def test_while_a_call_is_on_its_way_no_other_begins(view: OrderView, qtbot: QtBot) -> None:
    calls = heard(view.call_wanted)
    view.show_calling("+380671230001")
    for row in (0, 1):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=button_of(view, row))
    QTest.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert calls == []
    view.show_calling(None)
    QTest.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [order.id for order in calls] == [1]


def test_an_order_without_a_number_has_no_button(view: OrderView, qtbot: QtBot) -> None:
    calls = heard(view.call_wanted)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=button_of(view, 2))
    assert calls == []


def test_a_double_click_on_the_row_opens_its_records(view: OrderView, qtbot: QtBot) -> None:
    records = heard(view.records_wanted)
    at = view.visualRect(view.model().index(1, Place.CLIENT)).center()
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert [order.id for order in records] == [2]


def test_the_menu_opens_by_its_dots_and_by_the_menu_key(view: OrderView, qtbot: QtBot) -> None:
    menus = heard(view.menu_wanted)
    dots = view.visualRect(view.model().index(1, Place.MENU)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=dots)
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    assert [order.id for order in menus] == [2, 1]


def test_control_c_copies_the_number(view: OrderView, qtbot: QtBot) -> None:
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "+380671230001"


def test_markup_in_a_name_is_painted_as_it_is_written(
    view: OrderView, make_order: Callable[..., Order], theme: Theme, qtbot: QtBot
) -> None:
    """Names, statuses and numbers of any length and content go through every step of painting, in both lights."""
    hard = [
        make_order(4, client=Named(1, "<img src='file:///etc/passwd'>" * 400), status="<b>Новий</b>" * 50),
        make_order(5, client=None, phone=None, status="", sum_kopiyky=10**13),
        make_order(6, client=Named(2, ""), status=" \n ", status_kind="ще невідомий", number="№" * 500),
    ]
    table = view.model()
    assert isinstance(table, OrderTable)
    table.show(hard, more=False)
    for light in (Light.DARK, Light.LIGHT):
        theme.choose(light)
        assert not view.grab().isNull()
