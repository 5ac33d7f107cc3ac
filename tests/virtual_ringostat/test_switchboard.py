"""Hands, phones and closing, without HTTP and at the speed of the wall clock: nothing here waits for a delay."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from app.virtual_ringostat.account import Account
from app.virtual_ringostat.running_call import Stage
from app.virtual_ringostat.scenarios import SCENARIOS, Act
from app.virtual_ringostat.shop import Shop
from app.virtual_ringostat.sip_phones import Phone
from app.virtual_ringostat.speech import shipped
from app.virtual_ringostat.switchboard import Switchboard
from app.virtual_ringostat.webhook_sender import Webhooks, WebhookSender


@pytest.fixture
async def board(goods: Shop, no_task_outlives_its_test: None) -> AsyncIterator[Switchboard]:
    account = Account(base_url="http://ringostat.example")
    async with (
        WebhookSender(Webhooks(), lambda seconds: seconds) as sender,
        Switchboard(account, goods, shipped(), sender, now=lambda: datetime.now(UTC)) as board,
    ):
        yield board


async def test_a_hand_may_be_quicker_than_the_scenario(board: Switchboard) -> None:
    """Nobody would have answered this call."""
    call = board.start("380670001122", SCENARIOS["missed"])
    call.steer(Act.PICK_UP)
    await call.reached(Stage.TALKING)
    call.steer(Act.HANG_UP)
    await call.reached(Stage.ENDED)
    assert (call.record.status, call.record.talk_s) == ("ANSWERED", 0)


async def test_a_scenario_goes_on_where_a_hand_left_it(board: Switchboard) -> None:
    """Picked up by hand, the talk still has its 27 seconds to come, and no second pick-up."""
    call = board.start("380670001122", SCENARIOS["answered"])
    call.steer(Act.PICK_UP)
    await call.reached(Stage.TALKING)
    assert call.stage is Stage.TALKING
    assert board.speaking() == [call.record.employee.sip_login] if call.record.employee else False


async def test_a_client_who_hangs_up_before_anybody_answers_is_missed(board: Switchboard) -> None:
    call = board.start("380670001122", SCENARIOS["answered"])
    call.steer(Act.HANG_UP)
    await call.reached(Stage.ENDED)
    assert (call.record.status, call.record.employee) == ("NO ANSWER", None)


async def test_a_callback_given_up_while_the_client_is_dialled(board: Switchboard) -> None:
    call = board.start("380670001122", SCENARIOS["callback"], board.shop.employees[0])
    call.steer(Act.PICK_UP)
    await call.reached(Stage.RINGING_CLIENT)
    call.steer(Act.HANG_UP)
    await call.reached(Stage.ENDED)
    assert call.record.status == "CLIENT NO ANSWER"


async def test_with_everybody_offline_a_call_is_missed(board: Switchboard) -> None:
    for login in board.phones.employees:
        board.phones.set(login, Phone(online=False))
    call = board.start("380670001122", SCENARIOS["answered"])
    call.steer(Act.PICK_UP)
    await call.reached(Stage.ENDED)
    assert call.record.status == "NO ANSWER"


async def test_a_log_reads_running_calls_too(board: Switchboard) -> None:
    call = board.start("380670001122", SCENARIOS["answered"])
    assert board.record(call.record.call_id) == call.record
