"""Each message of the live line reaches the parts it is for."""

from typing import Any

import msgspec
import pytest

from app.contract.answers import Call, Callback, CallbackStep, Order, Page, Recording, RecordingState, Role
from app.contract.events import CallsFound, Event, Hello, Presence, RecordingNews, Reset, read_message
from app.contract.requests import NewCallback
from app.desk.call_board import CallBoard, CardState
from app.desk.call_history import CallFilter, CallHistory
from app.desk.callback_watch import CallbackWatch
from app.desk.desk import Desk
from app.desk.order_book import CallsOfOrder, OrderBook, OrderFilter
from app.desk.shift import Shift
from app.line_state import Line, LineState


async def no_calls(_wanted: object, _cursor: str | None) -> Page[Call]:
    return Page(())


async def no_orders(_wanted: OrderFilter, _cursor: str | None) -> Page[Order]:
    return Page(())


@pytest.fixture
async def desk(trade: Any) -> Desk:
    async def ask(_wanted: NewCallback, _key: str) -> Callback:
        return Callback(
            id=1, step=CallbackStep.RINGING_OPERATOR, phone="+380671234567", started_at=trade.noon, step_at=trade.noon
        )

    async def give_up(_callback_id: int) -> Callback:
        raise AssertionError

    desk = Desk(
        shift=Shift(trade.noon),
        board=CallBoard(),
        callback=CallbackWatch(ask, give_up),
        history=CallHistory(no_calls),
        orders=OrderBook(no_orders),
        calls_of_order=CallsOfOrder(no_calls),
        now=lambda: trade.noon,
    )
    await desk.history.open(CallFilter())
    return desk


def event(trade: Any, seq: int, kind: str, told: Any) -> Event:
    """An event as it travels."""
    sent = msgspec.json.encode({"seq": seq, "at": trade.noon, "type": kind, "data": told})
    message = read_message(sent)
    assert isinstance(message, Event)
    return message


async def test_a_ring_reaches_the_board_and_the_list(desk: Desk, trade: Any) -> None:
    desk.hear(Hello(seq=1, me=trade.me()))
    desk.hear(event(trade, 2, "call", trade.ring()))
    assert [card.state for card in desk.board.cards] == [CardState.RINGING]
    assert len(desk.history.calls) == 1
    assert desk.shift.me == trade.me()


async def test_what_was_missed_is_listed_and_told_and_does_not_ring_again(desk: Desk, trade: Any) -> None:
    told: list[Any] = []
    desk.absence.on_back = told.append
    desk.hear(Hello(seq=0, me=trade.me()))
    desk.hear(Hello(seq=9, me=trade.me(), calls=(trade.ring(4),)))
    for seq, news in enumerate(
        [trade.ring(1), trade.missed(1), trade.ring(2), trade.ended(2), trade.ring(3), trade.taken(3)], start=1
    ):
        desk.hear(event(trade, seq, "call", news))
    desk.caught_up()
    desk.caught_up()
    assert [card.call.id for card in desk.board.cards] == [4]
    assert [call.id for call in desk.history.calls] == [4, 2, 1]
    (away,) = told
    assert ([call.id for call in away.calls], [call.id for call in away.missed]) == ([1, 2], [1])


async def test_after_too_long_a_gap_everything_is_loaded_anew(desk: Desk, trade: Any) -> None:
    reloads: list[int] = []
    desk.on_reload = lambda: reloads.append(1)
    desk.hear(Hello(seq=9, me=trade.me()))
    desk.hear(Reset())
    assert reloads == [1]


async def test_with_other_rights_everything_is_loaded_anew(desk: Desk, trade: Any) -> None:
    """A supervisor who is an operator now must not keep on the screen what they may see no longer."""
    reloads: list[bool] = []
    desk.on_reload = lambda: reloads.append(True)
    desk.hear(Hello(seq=1, me=trade.me(Role.SUPERVISOR)))
    desk.hear(Hello(seq=2, me=trade.me(Role.SUPERVISOR)))
    assert reloads == []
    desk.hear(Hello(seq=3, me=trade.me(Role.OPERATOR)))
    desk.hear(Hello(seq=4, me=trade.me(Role.OPERATOR, trade.iryna)))
    assert reloads == [True, True]


async def test_a_recording_that_is_ready_turns_its_row(desk: Desk, trade: Any) -> None:
    told: list[Call] = []
    desk.on_recording = told.append
    desk.hear(event(trade, 1, "call", trade.ended()))
    call = trade.ended(recording=Recording(state=RecordingState.READY, seconds=60.0))
    desk.hear(event(trade, 2, "recording", RecordingNews(call=call)))
    assert desk.history.calls[0].recording.state is RecordingState.READY
    assert [call.id for call in told] == [1]


async def test_names_steps_and_presence_reach_their_parts(desk: Desk, trade: Any) -> None:
    desk.hear(Hello(seq=0, me=trade.me()))
    desk.hear(event(trade, 1, "call", trade.ring()))
    desk.hear(event(trade, 2, "client", msgspec.structs.replace(trade.client, name="Марія І.")))
    desk.hear(event(trade, 3, "presence", Presence(online=("shopua_olena",), speaking=())))
    await desk.callback.call(NewCallback(phone="+380671234567"), trade.noon)
    step = Callback(
        id=1, step=CallbackStep.TALKING, phone="+380671234567", started_at=trade.noon, step_at=trade.at(9), call_id=1
    )
    desk.hear(event(trade, 4, "callback", step))
    assert desk.board.cards[0].call.client == desk.history.calls[0].client
    assert desk.shift.presence == Presence(online=("shopua_olena",), speaking=())
    assert desk.callback.running is not None
    assert desk.callback.running.callback == step


async def test_news_of_an_unknown_kind_or_a_broken_one_is_skipped(
    desk: Desk, trade: Any, caplog: pytest.LogCaptureFixture
) -> None:
    desk.hear(event(trade, 1, "weather", {"rain": True}))
    desk.hear(event(trade, 2, "call", {"phone": "+380671234567"}))
    assert "671234567" not in caplog.text
    assert desk.board.cards == []


async def test_a_short_loss_of_the_line_is_not_worth_a_word(desk: Desk, trade: Any) -> None:
    shift = desk.shift
    shift.line_changed(LineState(Line.LINE_LOST, trade.noon, trade.at(1)))
    assert shift.offline_for(trade.at(1)) is None
    gap = shift.offline_for(trade.at(5))
    assert gap is not None
    assert gap.total_seconds() == 5
    shift.line_changed(LineState(Line.LINE_UP, trade.at(6)))
    assert shift.offline_for(trade.at(60)) is None


async def test_older_calls_that_were_found_load_the_lists_anew_and_show_nothing(desk: Desk, trade: Any) -> None:
    """A backend that was away for days tells of them all at once: no card, no word of having been away."""
    told: list[object] = []
    desk.on_reload = lambda: told.append("reload")
    desk.absence.on_back = told.append
    desk.hear(Hello(seq=1, me=trade.me()))
    desk.hear(event(trade, 2, "calls_found", CallsFound(calls=5_000)))
    desk.caught_up()
    assert told == ["reload"]
    assert (desk.board.cards, desk.board.live) == ([], [])
