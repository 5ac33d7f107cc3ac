"""The menu of an order offers only what can be done."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.contract.answers import Order
from ui.orders.order_menu import Deed, entries_of, menu_of
from ui.theme import Theme


def test_the_crm_is_offered_only_with_a_link(make_order: Callable[..., Order]) -> None:
    assert Deed.CRM not in {entry.deed for entry in entries_of(make_order(), can_call=True)}
    linked = entries_of(make_order(link="https://crm.example/orders/1"), can_call=True)
    assert linked[-1].deed is Deed.CRM


def test_an_order_of_another_crm_is_changed_there(make_order: Callable[..., Order]) -> None:
    assert Deed.CHANGE in {entry.deed for entry in entries_of(make_order(), can_call=True)}
    assert Deed.CHANGE not in {entry.deed for entry in entries_of(make_order(mirrored=True), can_call=True)}


def test_without_a_number_nobody_can_be_called(make_order: Callable[..., Order]) -> None:
    entries = entries_of(make_order(phone=None), can_call=True)
    assert [entry.deed for entry in entries if entry.is_enabled] == [Deed.RECORDS, Deed.CHANGE]


def test_while_a_call_is_on_its_way_there_is_no_second(make_order: Callable[..., Order]) -> None:
    entries = {entry.deed: entry for entry in entries_of(make_order(), can_call=False)}
    assert not entries[Deed.CALL].is_enabled
    assert entries[Deed.COPY].is_enabled


def test_the_menu_carries_what_is_to_be_done(make_order: Callable[..., Order], theme: Theme, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    menu = menu_of(entries_of(make_order(), can_call=True), theme, parent)
    deeds = [action.data() for action in menu.actions() if not action.isSeparator()]
    assert deeds == [Deed.RECORDS, Deed.CALL, Deed.CALLS, Deed.COPY, Deed.CHANGE]
