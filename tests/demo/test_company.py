"""The demo's company is really set up over HTTP, lives, and leaves nothing behind."""

import asyncio
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from app.backend_link.crm_questions import CrmQuestions
from app.backend_link.questions import Questions
from app.contract.answers import Call, Phase, RecordingState, Role, Status
from app.contract.crm import MirrorState
from app.demo.company import DemoCompany
from app.demo.folder import remove_leftovers
from app.demo.progress import SetUp
from app.desk.call_history import CallFilter
from app.desk.order_book import OrderFilter
from tests.demo.conftest import Watched

_SPEED = 50.0


@pytest.fixture
async def company(tmp_path: Path) -> AsyncIterator[DemoCompany]:
    async with DemoCompany(tmp_path, speed=_SPEED, calls_per_minute=0) as company:
        yield company


@pytest.fixture
async def ask(company: DemoCompany) -> AsyncIterator[Questions]:
    async with Questions(company.backend_url, company.admin_token) as ask:
        yield ask


async def newest(ask: Questions, is_right: Callable[[Call], bool]) -> Call:
    """The newest call, as soon as it is as it should be."""
    async with asyncio.timeout(20):
        while True:
            call = (await ask.calls(CallFilter(), limit=1)).items[0]
            if is_right(call):
                return call
            await asyncio.sleep(0.02)


@pytest.mark.slow
async def test_everything_is_there(company: DemoCompany, ask: Questions) -> None:
    """Orders, clients, operators with their managers, a month of calls, people who wait, and a desk to sit down at."""
    operators = (await ask.operators()).items
    assert len(operators) == 6
    assert all(operator.manager and operator.manager.name == operator.name for operator in operators)
    (order, *_) = (await ask.orders(OrderFilter(q="10482"))).items
    assert order.client is not None
    assert order.client.name == "Оксана Мельник"
    assert (await ask.calls(CallFilter(), limit=1)).total == 2_000
    assert {missed.phone for missed in (await ask.missed()).items} >= {"+380934027715", "+380637001255"}
    async with Questions(company.backend_url, None) as stranger:
        signed_in = await stranger.pair(company.pairing_code, "тест")
    assert signed_in.me.role is Role.ADMIN
    assert signed_in.me.operator is not None
    assert signed_in.me.operator.name == "Олена Коваль"


@pytest.mark.slow
async def test_a_call_comes_all_the_way(company: DemoCompany, ask: Questions) -> None:
    """From the switchboard's first ring to a recording at the backend."""
    (call_id,) = await company.control.call("by_hand", client="+380671234567", operator="shopua_olena")
    ringing = await newest(ask, lambda call: call.external_id == call_id)
    assert (ringing.phase, ringing.client and ringing.client.name) == (Phase.RINGING, "Оксана Мельник")
    await company.control.pick_up(call_id)
    await newest(ask, lambda call: call.phase is Phase.TALKING)
    await company.control.hang_up(call_id)
    await company.control.wait(call_id, "told")
    ended = await newest(ask, lambda call: call.phase is Phase.ENDED)
    assert (ended.status, ended.manager and ended.manager.name) == (Status.COMPLETED, "Олена Коваль")
    await newest(ask, lambda call: call.recording.state is RecordingState.READY)


@pytest.mark.slow
async def test_progress_is_told_and_quick(tmp_path: Path) -> None:
    told: list[tuple[int, int, SetUp]] = []
    began = time.monotonic()
    async with DemoCompany(tmp_path, progress=lambda *step: told.append(step), calls_per_minute=0) as company:
        print(f"set up in {time.monotonic() - began:.1f} s")
        assert company.pairing_code
    done = [step for step, _, _ in told]
    assert done == sorted(done)
    assert told[-1][0] == told[-1][1]
    assert [what for place, (_, _, what) in enumerate(told) if place == 0 or told[place - 1][2] is not what] == [*SetUp]


@pytest.mark.slow
def test_both_processes_die_with_a_killed_parent_and_the_folder_with_the_next_demo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    command = [sys.executable, "-m", "app.demo", "--calls-per-minute", "60"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        watched = [Watched(parent.stdout.readline().split()[-1]) for _ in ("backend", "virtual Ringostat")]
        assert parent.stdout.readline().startswith("pairing code ")
        (folder,) = tmp_path.iterdir()
        parent.kill()
    for process in watched:
        process.wait_until_gone()
    assert folder.exists()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    began = time.monotonic()
    while list(tmp_path.iterdir()):  # a process that no longer answers may still be closing its database
        remove_leftovers()
        assert time.monotonic() - began < 20


@pytest.mark.slow
async def test_the_shop_has_its_sitniks(company: DemoCompany, ask: Questions) -> None:
    """Its orders are linked, not doubled; a stranger's call makes a client there, and its webhooks arrive there."""
    crm = CrmQuestions(ask)
    async with asyncio.timeout(30):
        while True:
            told = await crm.sitniks()
            if told.mirror.state is MirrorState.OK:
                break
            await asyncio.sleep(0.05)
    assert (told.mirror.orders, told.token_set) == (len(company.shop.orders), True)
    (order,) = (await ask.orders(OrderFilter(q="10482"))).items
    assert order.mirrored
    (call_id,) = await company.control.call("answered", client="+380501119999")
    await company.control.wait(call_id, "told")
    async with asyncio.timeout(30):
        while True:
            told = await crm.sitniks()
            if told.backlog.forwarded_at is not None and not told.write_back.waiting and not told.backlog.waiting:
                break
            await asyncio.sleep(0.05)
    assert told.write_back.error is None
