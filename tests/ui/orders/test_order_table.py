"""The model of «Замовлення»: pages come below, changes stay in place, nothing stands twice."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.contract.answers import Named, Order
from ui.orders.order_table import COLUMNS, ORDER, OrderTable, Place


def text_of(table: OrderTable, row: int, place: Place) -> object:
    return table.index(row, place).data()


def test_the_model_keeps_qts_rules(
    now: Callable[[], datetime], make_order: Callable[..., Order], qtmodeltester: ModelTester
) -> None:
    """Also while pages come and rows change."""
    table = OrderTable(now)
    qtmodeltester.check(table)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped
    table.show([make_order(1), make_order(2)], more=True)
    table.append([make_order(3)], more=False)
    table.put(make_order(2, status="Виконано"))
    table.put(make_order(9))
    table.show([], more=False)


def test_columns_stand_where_their_names_say() -> None:
    assert [column.place for column in COLUMNS] == list(Place)


def test_a_row_says_number_name_sum_and_day(now: Callable[[], datetime], make_order: Callable[..., Order]) -> None:
    table = OrderTable(now)
    table.show([make_order(1), make_order(2, created_at=now() - timedelta(days=1))], more=False)
    hard = "\N{NO-BREAK SPACE}"
    assert text_of(table, 0, Place.NUMBER) == f"№{hard}10001"
    assert text_of(table, 0, Place.CLIENT) == "Оксана Мельник"
    assert text_of(table, 0, Place.SUM) == f"1{hard}240{hard}₴"
    assert text_of(table, 1, Place.WHEN) == "учора"
    assert table.index(0, Place.MENU).data(ORDER) == make_order(1)


def test_a_screen_reader_hears_the_whole_row_from_any_cell(
    now: Callable[[], datetime], make_order: Callable[..., Order]
) -> None:
    table = OrderTable(now)
    table.show([make_order(1)], more=False)
    spoken = table.index(0, Place.MENU).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "10001" in spoken
    assert "Оксана Мельник" in spoken
    assert "Новий" in spoken


def test_the_next_page_is_asked_for_once(
    now: Callable[[], datetime], make_order: Callable[..., Order], qtbot: QtBot
) -> None:
    """However often the view asks while the page is on its way."""
    table = OrderTable(now)
    table.show([make_order(1)], more=True)
    asked: list[None] = []
    table.more_wanted.connect(lambda: asked.append(None))
    for _ in range(3):
        table.fetchMore(QModelIndex())
    assert len(asked) == 1
    table.append([make_order(1), make_order(2)], more=False)
    assert [order.id for order in table.orders] == [1, 2]
    assert not table.canFetchMore(QModelIndex())


def test_a_page_that_did_not_come_can_be_asked_for_again(
    now: Callable[[], datetime], make_order: Callable[..., Order]
) -> None:
    table = OrderTable(now)
    table.show([make_order(1)], more=True)
    table.fetchMore(QModelIndex())
    assert not table.canFetchMore(QModelIndex())
    table.more_failed()
    assert table.canFetchMore(QModelIndex())


def test_a_changed_order_stays_in_its_row(
    now: Callable[[], datetime], make_order: Callable[..., Order], qtbot: QtBot
) -> None:
    table = OrderTable(now)
    table.show([make_order(1), make_order(2)], more=False)
    with qtbot.waitSignal(table.dataChanged):
        table.put(make_order(2, client=Named(502, "Тарас Шевчук")))
    assert text_of(table, 1, Place.CLIENT) == "Тарас Шевчук"
    assert table.rowCount() == 2


def test_ten_thousand_letters_are_never_measured(now: Callable[[], datetime], make_order: Callable[..., Order]) -> None:
    table = OrderTable(now)
    table.show([make_order(1, client=Named(1, "Х" * 10_000), status="с" * 10_000, number="9" * 10_000)], more=False)
    assert all(len(str(text_of(table, 0, place))) <= 202 for place in Place)
