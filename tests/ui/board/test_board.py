"""«Наживо» on the screen: tiles in order, one clock, pulses only where motion is liked, forty operators stay calm."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.contract.answers import Named, Operator
from app.contract.events import CallNews, Presence
from app.desk.live_board import LiveBoard
from app.failures import BackendSilent
from tests.desk.trade import Trade
from ui.board.model import BoardModel
from ui.board.page import BoardPage
from ui.desk_signals import LiveSignals
from ui.theme import Theme
from ui.widgets.skeleton import SkeletonTiles

NOW = datetime(2026, 11, 23, 12, 5, tzinfo=UTC)
OLENA, IRYNA = Named(1, "Олена Коваль"), Named(2, "Ірина Лис")


def operator(number: int, name: str) -> Operator:
    return Operator(
        id=number, staff_id=str(number), name=name, sip_logins=(f"sip_{number}",), manager=Named(number, name)
    )


@pytest.fixture
def board() -> LiveBoard:
    made = LiveBoard()
    made.show_operators([operator(1, OLENA.name), operator(2, IRYNA.name)], NOW - timedelta(minutes=20))
    made.hear_presence(Presence(online=("sip_1", "sip_2"), speaking=()), NOW - timedelta(minutes=12))
    return made


def page_of(theme: Theme, board: LiveBoard) -> BoardPage:
    news = LiveSignals(board)
    page = BoardPage(theme, board, news, lambda: NOW)
    news.setParent(page)
    return page


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, board: LiveBoard) -> Iterator[BoardPage]:
    made = page_of(theme, board)
    qtbot.addWidget(made)
    made.resize(1068, 800)
    made.show()
    yield made
    made.hide()


def ring(**fields: Any) -> CallNews:
    return Trade().ring(1, started_at=NOW - timedelta(seconds=7), **fields)


def spoken(page: BoardPage) -> list[str]:
    return [str(page.model.index(number).data()) for number in range(page.model.rowCount())]


def test_tiles_pass_qts_check_of_models(qtmodeltester: ModelTester, board: LiveBoard) -> None:
    model = BoardModel(lambda: NOW)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # pytest-qt leaves it untyped
    model.show(board.tiles)
    model.show(board.tiles[::-1])
    board.show_calls([ring(operator=OLENA)], NOW)
    model.show(board.tiles)
    model.show(board.tiles[:1])
    assert [tile.name for tile in model.tiles] == [OLENA.name]


def test_a_tile_says_who_what_how_long_and_with_whom(page: BoardPage, board: LiveBoard) -> None:
    board.show_calls([ring(operator=OLENA)], NOW)
    assert spoken(page) == ["Олена Коваль, Дзвонить, 0:07, Марія, +380 67 123 45 67", "Ірина Лис, Вільна"]


def test_names_stand_in_the_order_of_the_alphabet(page: BoardPage, board: LiveBoard, qtbot: QtBot) -> None:
    board.show_operators([operator(n, name) for n, name in enumerate(("Яна", "Іван", "Олег", "Євген"))], NOW)
    board.hear_presence(Presence(online=("sip_0", "sip_1", "sip_2", "sip_3"), speaking=()), NOW)
    qtbot.waitUntil(lambda: [tile.name for tile in page.model.tiles] == ["Євген", "Іван", "Олег", "Яна"])


def test_who_is_nobodys_waits_over_the_tiles(page: BoardPage, board: LiveBoard) -> None:
    assert page.waiting.accessibleName() == "Чекають відповіді; Зараз ніхто: усі дзвінки прийняті"
    board.show_calls([ring()], NOW)
    assert page.waiting.accessibleName() == "Чекають відповіді: 1; Марія, +380 67 123 45 67, 0:07"
    height = page.waiting.height()
    board.show_calls([], NOW)
    assert page.waiting.height() == height


@pytest.mark.parametrize(("motion_ms", "moves"), [(150, True), (0, False)])
def test_what_rings_breathes_only_where_motion_is_liked(
    page: BoardPage, board: LiveBoard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, motion_ms: int, moves: bool
) -> None:
    monkeypatch.setattr(Theme, "motion_ms", motion_ms)
    board.show_calls([ring(operator=OLENA)], NOW)
    assert page.view._breath.isActive() is moves
    board.show_calls([], NOW)
    qtbot.waitUntil(lambda: not page.view._breath.isActive())


def test_nothing_ticks_out_of_sight(page: BoardPage) -> None:
    assert page.view._second.isActive()
    page.hide()
    assert not page.view._second.isActive()


def test_a_click_and_enter_open_the_operators_calls(page: BoardPage, qtbot: QtBot) -> None:
    place = page.view.visualRect(page.model.index(0)).center()
    with qtbot.waitSignal(page.calls_wanted) as wanted:
        QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted.args is not None
    assert wanted.args[0].name == IRYNA.name
    page.view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.view, Qt.Key.Key_Right)
    with qtbot.waitSignal(page.calls_wanted):
        QTest.keyClick(page.view, Qt.Key.Key_Return)


@pytest.mark.parametrize(("width", "columns"), [(1068, 4), (700, 2), (300, 1)])
def test_tiles_reflow_and_fill_the_row(page: BoardPage, board: LiveBoard, width: int, columns: int) -> None:
    board.show_operators([operator(n, f"Оператор {n}") for n in range(12)], NOW)
    page.resize(width, 800)
    page.view.doItemsLayout()
    tops = [page.view.visualRect(page.model.index(n)).top() for n in range(12)]
    assert tops.count(tops[0]) == columns
    assert page.view.visualRect(page.model.index(0)).width() >= min(240, width - 60)


def test_forty_operators_in_a_burst_stay_calm(page: BoardPage, board: LiveBoard, qtbot: QtBot) -> None:
    """Fifty changes, each painted: none takes long of this thread's own work."""
    board.show_operators([operator(n, f"Оператор {n}") for n in range(40)], NOW)
    trade, slowest = Trade(), 0.0
    for number in range(50):
        began = time.thread_time()
        who = Named(number % 40, f"Оператор {number % 40}")
        board.show_calls([trade.talk(call, who) for call in range(1, 8)] + [trade.ring(99, operator=who)], NOW)
        page.grab()
        slowest = max(slowest, time.thread_time() - began)
    assert slowest < 0.1


def test_without_operators_it_says_where_they_come_from(qtbot: QtBot, theme: Theme) -> None:
    board = LiveBoard()
    page = page_of(theme, board)
    qtbot.addWidget(page)
    assert page._places.currentWidget() is page._to_come, "grey tiles until somebody tells"
    assert "Зараз ніхто" not in page.waiting.accessibleName()
    page.show_failure(BackendSilent())
    assert page._empty.accessibleName() == "Сервер не відповідає. Перевірте мережу й спробуйте знову."
    page.show_failure(None)
    board.show_operators([], NOW)
    assert "Зараз ніхто" in page.waiting.accessibleName()
    assert page._empty.accessibleName().startswith("Тут стоятимуть оператори")


def test_what_waits_for_operators_stands_where_their_tiles_come(qtbot: QtBot, theme: Theme) -> None:
    live = LiveBoard()
    page = page_of(theme, live)
    qtbot.addWidget(page)
    page.resize(1068, 800)
    page.show()
    skeleton = page.findChild(SkeletonTiles)
    assert skeleton is not None
    assert skeleton.isVisible()
    waited = [place.translated(skeleton.mapTo(page, QPoint())) for place in skeleton.tile_places()]
    live.show_operators([operator(number, f"Оператор {number}") for number in range(5)], NOW)
    page.show_failure(None)
    view = page.view
    view.doItemsLayout()
    corner = view.viewport().mapTo(page, QPoint())
    stand = [view.visualRect(view.model().index(row, 0)).translated(corner) for row in range(5)]
    assert waited[:5] == stand
