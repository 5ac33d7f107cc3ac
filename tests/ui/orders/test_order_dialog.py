"""«Нове замовлення»: typed, checked at once, kept or told why not."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.contract.answers import Named, Order, OrderItem
from app.contract.requests import NewOrderItem
from ui.orders.order_dialog import OrderDialog, items_of, kopiyky_of
from ui.theme import Theme

MANAGERS = (Named(7, "Ірина Лис"),)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def test_what_was_typed_is_handed_over(theme: Theme, parent: QWidget, qtbot: QtBot) -> None:
    dialog = OrderDialog(parent, theme, MANAGERS)
    dialog.number.setText(" 10500 ")
    dialog.phone.setText("067 111 22 00")
    dialog.client.setText("Олег Савчук")
    dialog.items.setPlainText("Чайник x2\n\nКава")
    dialog.sum.setText("1 240,50")
    dialog.manager.choose(7)
    with qtbot.waitSignal(dialog.save_wanted) as wanted:
        dialog.save.click()
    (order,) = wanted.args
    assert (order.number, order.phone, order.client_name, order.manager_id) == (
        "10500",
        "067 111 22 00",
        "Олег Савчук",
        7,
    )
    assert order.items == (NewOrderItem("Чайник", 2), NewOrderItem("Кава", 1))
    assert (order.sum_kopiyky, order.status_kind, order.only_new) == (124_050, "new", True)


@pytest.mark.parametrize(
    ("number", "phone", "amount", "trouble"),
    [
        ("", "", "", "Вкажіть номер замовлення."),
        ("1", "телефон", "", "Це не номер телефону."),
        ("1", "", "багато", "Це не сума."),
    ],
)
def test_what_will_not_do_is_said_before_anybody_is_asked(
    theme: Theme, parent: QWidget, number: str, phone: str, amount: str, trouble: str
) -> None:
    dialog = OrderDialog(parent, theme, MANAGERS)
    dialog.save_wanted.connect(lambda _: pytest.fail("asked"))
    dialog.number.setText(number)
    dialog.phone.setText(phone)
    dialog.sum.setText(amount)
    dialog.save.click()
    assert dialog.trouble == trouble
    assert dialog.save.isEnabled()


def test_an_order_that_is_changed_keeps_its_number(
    theme: Theme, parent: QWidget, make_order: Callable[..., Order], qtbot: QtBot
) -> None:
    order = make_order(status="Своє слово", status_kind="open", items=(OrderItem("Чай", 3),), sum_kopiyky=50_000)
    dialog = OrderDialog(parent, theme, MANAGERS, order)
    assert dialog.number.isReadOnly()
    with qtbot.waitSignal(dialog.save_wanted) as wanted:
        dialog.save.click()
    (same,) = wanted.args
    assert (same.number, same.status, same.status_kind, same.only_new) == (order.number, "Своє слово", "open", False)
    assert (same.items, same.sum_kopiyky) == ((NewOrderItem("Чай", 3),), 50_000)


@pytest.mark.parametrize(
    ("text", "kopiyky"),
    [("", 0), ("1240", 124_000), ("1 240,5 ₴", 124_050), ("-1", None), ("NaN", None), ("1e99", None), ("x", None)],
)
def test_a_sum_is_read_as_it_is_written(text: str, kopiyky: int | None) -> None:
    assert kopiyky_of(text) == kopiyky


def test_goods_stand_one_a_line() -> None:
    assert items_of("Чайник x2\nЛампа x0\n  \nxx") == [
        NewOrderItem("Чайник", 2),
        NewOrderItem("Лампа x0", 1),
        NewOrderItem("xx", 1),
    ]
