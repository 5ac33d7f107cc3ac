"""Widths of the columns, from a small window to a large one."""

import pytest

from ui.orders.order_columns import column_widths
from ui.orders.order_table import Place


@pytest.mark.parametrize("total", [432, 588, 686, 812, 1068, 1600, 2400])
def test_the_columns_fill_the_table_exactly(total: int) -> None:
    widths = column_widths(total, number=80, money=90, status=150)
    assert sum(widths.values()) == total
    assert min(widths.values()) >= 0


def test_name_call_and_menu_stay_in_a_narrow_window() -> None:
    widths = column_widths(432, number=80, money=90, status=150)
    assert widths[Place.WHEN] == 0
    assert widths[Place.CLIENT] >= 130
    assert widths[Place.STATUS] >= 100
    assert widths[Place.CALL]
    assert widths[Place.MENU]


def test_a_status_has_the_place_it_needs_beside_the_open_panel() -> None:
    assert column_widths(688, number=80, money=90, status=154)[Place.STATUS] >= 154


def test_one_endless_number_does_not_push_the_names_away() -> None:
    widths = column_widths(1068, number=5000, money=5000, status=5000)
    assert widths[Place.CLIENT] >= 150


def test_beside_the_open_panel_of_the_smallest_window_the_name_outlasts_the_status() -> None:
    widths = column_widths(312, number=92, money=90, status=154)
    assert widths[Place.STATUS] == 0
    assert widths[Place.CLIENT] >= 100
    assert sum(widths.values()) == 312
