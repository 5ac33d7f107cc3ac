"""What the desk tells comes out as Qt signals, whole."""

from typing import Any

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from app.contract.answers import Call, Callback, CallbackStep, Order, Page
from app.contract.requests import NewCallback
from app.desk.call_board import CallBoard
from app.desk.call_history import CallFilter, CallHistory
from app.desk.callback_watch import CallbackWatch
from app.desk.desk import Desk
from app.desk.order_book import CallsOfOrder, OrderBook, OrderFilter
from app.desk.shift import Shift
from tests.desk.trade import Trade
from ui.desk_signals import DeskSignals

BIG = 2**40  # beyond the 32 bits of Qt's int


@pytest.fixture
def trade() -> Trade:
    return Trade()


@pytest.fixture
def desk(trade: Trade) -> Desk:
    async def calls(_wanted: object, _cursor: str | None) -> Page[Call]:
        return Page((trade.ended(1),))

    async def orders(_wanted: OrderFilter, _cursor: str | None) -> Page[Order]:
        return Page(())

    async def ask(_wanted: NewCallback, _key: str) -> Callback:
        return Callback(
            id=1, step=CallbackStep.RINGING_OPERATOR, phone="+380", started_at=trade.noon, step_at=trade.noon
        )

    async def give_up(_callback_id: int) -> Callback:
        raise AssertionError

    return Desk(
        shift=Shift(trade.noon),
        board=CallBoard(),
        callback=CallbackWatch(ask, give_up),
        history=CallHistory(calls),
        orders=OrderBook(orders),
        calls_of_order=CallsOfOrder(calls),
        now=lambda: trade.noon,
    )


def test_cards_come_and_go_with_their_whole_value(qtbot: QtBot, desk: Desk, trade: Trade) -> None:
    signals = DeskSignals(desk)
    told: list[Any] = []
    signals.board.card_changed.connect(told.append)
    signals.board.card_gone.connect(told.append)
    desk.board.hear(replace(trade.ring(), id=BIG), trade.noon)
    desk.board.dismiss(BIG)
    assert told[0].call.id == BIG
    assert told[1] == BIG


async def test_rows_arrive_as_they_are(qtbot: QtBot, desk: Desk, trade: Trade) -> None:
    signals = DeskSignals(desk)
    told: list[Any] = []
    signals.history.inserted.connect(lambda index, rows: told.append((index, rows)))
    signals.history.was_reset.connect(lambda: told.append("reset"))
    await desk.history.open(CallFilter())
    call = replace(trade.ring(2), id=BIG)
    desk.history.hear(call)
    assert told == ["reset", "reset", (0, (call,))]
    assert told[-1][1][0] is call


async def test_a_click_to_call_tells_each_change(qtbot: QtBot, desk: Desk, trade: Trade) -> None:
    signals = DeskSignals(desk)
    told: list[Any] = []
    signals.callback.changed.connect(told.append)
    await desk.callback.call(NewCallback(phone="+380"), trade.noon)
    assert [running.callback is None for running in told] == [True, False]
