"""Click to call: once per click, step by step, with the reason of its end."""

import asyncio
from datetime import datetime
from typing import Any

import pytest

from app.contract.answers import Callback, CallbackStep, Direction, Phase
from app.contract.problems import Problem
from app.contract.requests import NewCallback
from app.desk.callback_watch import CallbackWatch, RunningCallback
from app.failures import BackendSilent, Failure, Refused

MARIA = NewCallback(phone="+380671234567")


class Exchange:
    """Answers clicks like the backend: one callback a key."""

    def __init__(self, trade: Any) -> None:
        self.trade = trade
        self.keys: list[str] = []
        self.failure: Failure | None = None
        self.gate = asyncio.Event()
        self.gate.set()
        self.given_up: list[int] = []
        self.watch = CallbackWatch(self.ask, self.give_up)
        self.told: list[RunningCallback | None] = []
        self.watch.on_changed = self.told.append

    def step(self, step: CallbackStep, at: datetime, callback_id: int = 1, reason: str | None = None) -> Callback:
        return Callback(
            id=callback_id,
            step=step,
            reason=reason,
            phone="+380671234567",
            call_id=77 if step is CallbackStep.TALKING else None,
            started_at=self.trade.noon,
            step_at=at,
        )

    async def ask(self, _wanted: NewCallback, key: str) -> Callback:
        self.keys.append(key)
        await self.gate.wait()
        if self.failure is not None:
            raise self.failure
        return self.step(CallbackStep.RINGING_OPERATOR, self.trade.noon)

    async def give_up(self, callback_id: int) -> Callback:
        self.given_up.append(callback_id)
        if self.failure is not None:
            raise self.failure
        return self.step(CallbackStep.FAILED, self.trade.at(3), reason="given_up")


@pytest.fixture
async def exchange(trade: Any) -> Exchange:
    return Exchange(trade)


async def test_each_step_is_kept_with_its_time(exchange: Exchange, trade: Any) -> None:
    assert await exchange.watch.call(MARIA, trade.noon)
    life = [CallbackStep.OPERATOR_ANSWERED, CallbackStep.RINGING_CLIENT, CallbackStep.TALKING, CallbackStep.ENDED]
    for seconds, step in enumerate(life, start=1):
        exchange.watch.hear(exchange.step(step, trade.at(seconds)))
    running = exchange.watch.running
    assert running is not None
    assert running.is_over
    assert [(step.step, step.at) for step in running.steps] == [
        (CallbackStep.RINGING_OPERATOR, trade.noon),
        *((step, trade.at(seconds)) for seconds, step in enumerate(life, start=1)),
    ]


async def test_a_double_click_calls_once(exchange: Exchange, trade: Any) -> None:
    exchange.gate.clear()
    first = asyncio.create_task(exchange.watch.call(MARIA, trade.noon))
    await asyncio.sleep(0)
    assert await exchange.watch.call(MARIA, trade.noon) is False
    exchange.gate.set()
    assert await first
    assert await exchange.watch.call(NewCallback(order_id=3), trade.noon) is False
    assert len(exchange.keys) == 1


async def test_a_step_that_overtakes_the_answer_is_not_lost(exchange: Exchange, trade: Any) -> None:
    exchange.gate.clear()
    call = asyncio.create_task(exchange.watch.call(MARIA, trade.noon))
    await asyncio.sleep(0)
    exchange.watch.hear(exchange.step(CallbackStep.OPERATOR_ANSWERED, trade.at(2)))
    exchange.watch.hear(exchange.step(CallbackStep.TALKING, trade.at(2), callback_id=99))
    exchange.gate.set()
    await call
    assert exchange.watch.running is not None
    assert [step.step for step in exchange.watch.running.steps] == [
        CallbackStep.RINGING_OPERATOR,
        CallbackStep.OPERATOR_ANSWERED,
    ]


async def test_late_repeated_and_foreign_steps_change_nothing(exchange: Exchange, trade: Any) -> None:
    await exchange.watch.call(MARIA, trade.noon)
    exchange.watch.hear(exchange.step(CallbackStep.RINGING_CLIENT, trade.at(5)))
    told = len(exchange.told)
    exchange.watch.hear(exchange.step(CallbackStep.RINGING_CLIENT, trade.at(5)))
    exchange.watch.hear(exchange.step(CallbackStep.OPERATOR_ANSWERED, trade.at(4)))
    exchange.watch.hear(exchange.step(CallbackStep.TALKING, trade.at(6), callback_id=2))
    assert len(exchange.told) == told


async def test_it_says_why_it_failed(exchange: Exchange, trade: Any) -> None:
    await exchange.watch.call(MARIA, trade.noon)
    exchange.watch.hear(exchange.step(CallbackStep.FAILED, trade.at(20), reason="client_busy"))
    assert exchange.watch.running is not None
    assert (exchange.watch.running.is_over, exchange.watch.running.reason) == (True, "client_busy")
    exchange.watch.clear()
    assert exchange.watch.running is None


@pytest.mark.parametrize(
    ("failure", "seconds", "same_key"),
    [
        (BackendSilent(), 5, True),
        (BackendSilent(), 61, False),
        (Refused(Problem.OPERATOR_OFFLINE), 5, False),
    ],
)
async def test_a_try_whose_answer_was_lost_is_repeated_not_made_anew(
    exchange: Exchange, trade: Any, failure: Failure, seconds: int, same_key: bool
) -> None:
    exchange.failure = failure
    assert await exchange.watch.call(MARIA, trade.noon)
    assert exchange.watch.running is not None
    assert exchange.watch.running.failure is failure
    exchange.failure = None
    assert await exchange.watch.call(MARIA, trade.at(seconds))
    assert (exchange.keys[0] == exchange.keys[1]) is same_key


async def test_giving_up_is_asked_for_and_told(exchange: Exchange, trade: Any) -> None:
    await exchange.watch.call(MARIA, trade.noon)
    await exchange.watch.give_up()
    assert exchange.given_up == [1]
    assert [told.giving_up for told in exchange.told if told is not None] == [False, False, True, True]
    assert exchange.watch.running is not None
    assert exchange.watch.running.reason == "given_up"
    await exchange.watch.give_up()
    assert exchange.given_up == [1]


async def test_giving_up_that_failed_can_be_tried_again(exchange: Exchange, trade: Any) -> None:
    await exchange.watch.call(MARIA, trade.noon)
    exchange.failure = BackendSilent()
    with pytest.raises(BackendSilent):
        await exchange.watch.give_up()
    assert exchange.watch.running is not None
    assert not exchange.watch.running.giving_up


async def test_one_that_nobody_speaks_of_any_more_is_lost_but_a_talk_may_be_long(
    exchange: Exchange, trade: Any
) -> None:
    await exchange.watch.call(MARIA, trade.noon)
    exchange.watch.tick(trade.at(179))
    assert exchange.watch.running is not None
    assert not exchange.watch.running.is_over
    exchange.watch.tick(trade.at(180))
    assert exchange.watch.running.reason == "lost"
    await exchange.watch.call(MARIA, trade.at(200))
    exchange.watch.hear(exchange.step(CallbackStep.TALKING, trade.at(210)))
    exchange.watch.tick(trade.at(9000))
    assert not exchange.watch.running.is_over


async def test_it_knows_its_own_call(exchange: Exchange, trade: Any) -> None:
    assert not exchange.watch.is_ours(trade.ring())
    await exchange.watch.call(MARIA, trade.noon)
    assert exchange.watch.is_ours(trade.ring())
    exchange.watch.hear(exchange.step(CallbackStep.TALKING, trade.at(10)))
    assert exchange.watch.is_ours(trade.ring(77, phone=None))
    assert not exchange.watch.is_ours(trade.ring(78, phone="+380500000000"))


async def test_the_talk_begins_with_the_client_and_not_with_the_pick_up_here(exchange: Exchange, trade: Any) -> None:
    """The provider tells that the operator's own phone was picked up; nobody talks yet."""
    watch = exchange.watch
    await watch.call(MARIA, trade.noon)
    picked_up = trade.talk(77, direction=Direction.CALLBACK)
    watch.hear(exchange.step(CallbackStep.RINGING_CLIENT, trade.at(3)))
    dialled = watch.as_dialled(picked_up)
    assert (dialled.phase, dialled.answered_at) == (Phase.RINGING, None)
    watch.hear(exchange.step(CallbackStep.TALKING, trade.at(9)))
    talked = watch.as_dialled(picked_up)
    assert (talked.phase, talked.answered_at) == (Phase.TALKING, trade.at(9))
    ended = trade.ended(77, direction=Direction.CALLBACK)
    assert watch.as_dialled(ended) == ended


async def test_a_client_who_calls_meanwhile_is_not_the_one_we_dial(exchange: Exchange, trade: Any) -> None:
    await exchange.watch.call(MARIA, trade.noon)
    incoming = trade.talk(78, direction=Direction.IN)
    assert exchange.watch.as_dialled(incoming) is incoming
