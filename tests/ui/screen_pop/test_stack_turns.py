"""Which card is whole when several stand and one of them turns; what a hidden one leaves behind."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.desk.call_board import CardState
from tests.ui.screen_pop.example_cards import NOW, card
from ui.screen_pop.card import CallCardWidget
from ui.screen_pop.placement import Placing, ScreenChoice
from ui.screen_pop.stack import CardStack
from ui.theme import Light, Theme


def clock() -> datetime:
    return NOW


@pytest.fixture
def stack(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[CardStack]:
    monkeypatch.setattr(CallCardWidget, "isActiveWindow", lambda _card: False)  # without a screen the newest one is
    stack = CardStack(Theme(light=Light.LIGHT), now=clock, placing=Placing(screen=ScreenChoice.MAIN))
    yield stack
    stack.close()


def folded(stack: CardStack, qtbot: QtBot) -> list[int]:
    """Of the cards that stand, once the stack has put everything in place."""
    qtbot.waitUntil(lambda: not stack._settling.isActive())
    return [number for number, widget in stack.widgets.items() if widget.is_folded]


@pytest.mark.parametrize("over", [CardState.TAKEN, CardState.MISSED])
def test_what_is_over_gives_way_to_a_ring_that_waits_folded(stack: CardStack, qtbot: QtBot, over: CardState) -> None:
    """Two ring at once and the first stops: nobody has to click to see who the other one is."""
    stack.show_card(card(1))
    stack.show_card(card(2))
    assert folded(stack, qtbot) == [2]
    stack.show_card(card(1, over))
    assert folded(stack, qtbot) == [1]


def test_what_was_clicked_stays_whole_though_it_is_over(stack: CardStack, qtbot: QtBot) -> None:
    stack.show_card(card(1, CardState.MISSED))
    stack.show_card(card(2))
    assert folded(stack, qtbot) == [1]
    first = stack.widgets[1]
    qtbot.waitUntil(lambda: not first.is_inert)
    QTest.mouseClick(first.who, Qt.MouseButton.LeftButton)
    assert folded(stack, qtbot) == [2]
    stack.show_card(card(3))
    assert 3 not in folded(stack, qtbot)
