"""A backend that is killed in the middle of a click to call: it never hangs, and is never dialled twice."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from app.backend_link.questions import Questions
from app.contract.answers import Callback, CallbackStep
from app.contract.requests import IntegrationChange, NewCallback
from tests.backend.company import KEY, LOGIN, PROJECT, virtual
from tests.journeys.office import BackendProcess, Office, open_office

PHONE = "+380675554433"
_LOOKS, _LOOK_AGAIN_S = 150, 0.2
OVER = {CallbackStep.ENDED, CallbackStep.FAILED}
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("no_task_outlives_its_test")]


@asynccontextmanager
async def company(
    folder: Path, database: Path | str, speed: float
) -> AsyncIterator[tuple[BackendProcess, Office, httpx.AsyncClient]]:
    async with virtual(speed) as (url, _), httpx.AsyncClient(base_url=url, timeout=30) as control:
        environment = {
            "SLUKHAVKA_DATABASE": str(database),
            "SLUKHAVKA_RINGOSTAT_URL": url,
            "SLUKHAVKA_RECORDING_HOSTS": "127.0.0.1:9",
        }
        async with open_office(folder, **environment) as (backend, office):
            told = await office.admin.set_integration(IntegrationChange(project_id=PROJECT, auth_key=KEY))
            await office.admin.sync_operators()
            (await control.put("/control/webhooks", json={"urls": told.webhook_urls})).raise_for_status()
            yield backend, office, control


async def over(desk: Questions, callback: int) -> Callback:
    """The callback when it has ended."""
    for _ in range(_LOOKS):
        seen = await desk.callback(callback)
        if seen.step in OVER:
            return seen
        await asyncio.sleep(_LOOK_AGAIN_S)
    raise AssertionError("it still goes on")


async def rung(control: httpx.AsyncClient) -> str:
    """The call that Ringostat has begun."""
    for _ in range(_LOOKS):
        if calls := (await control.get("/control/calls")).json():
            return str(calls[0]["call_id"])
        await asyncio.sleep(_LOOK_AGAIN_S / 10)
    raise AssertionError("nothing rings")


@pytest.mark.parametrize(
    ("scenario", "wanted"),
    [
        ("callback", {(CallbackStep.ENDED, None)}),
        ("callback_client_silent", {(CallbackStep.FAILED, "client_no_answer")}),
    ],
)
async def test_after_the_restart_it_is_picked_up_again_or_lost_and_the_same_click_dials_no_more(
    tmp_path: Path, database_address: Path | str, scenario: str, wanted: set[tuple[CallbackStep, str | None]]
) -> None:
    """Killed while the phone rings, away until all is over at Ringostat; its log knows how it went."""
    async with company(tmp_path, database_address, speed=8) as (backend, office, control):
        await control.put("/control/callbacks", json={"scenario": scenario})
        operator = next(one for one in (await office.admin.operators()).items if LOGIN in one.sip_logins)
        access = await office.desk_for("Олена", operator.id)
        async with Questions(access.base_url, access.token) as desk:
            made = await desk.call_back(NewCallback(phone=PHONE), "one click")
            call_id = await rung(control)
            await backend.kill()
            no_webhooks = await control.put("/control/webhooks", json={"urls": {}})  # each would be tried for long
            assert no_webhooks.is_success
            await control.get(f"/control/calls/{call_id}/wait", params={"until": "told"})
            await backend.start()
            again = await desk.call_back(NewCallback(phone=PHONE), "one click")
            assert again.id == made.id
            ended = await over(desk, made.id)
        assert (ended.step, ended.reason) in wanted | {(CallbackStep.FAILED, "lost")}
        assert [one["client"] for one in (await control.get("/control/calls")).json()] == [PHONE]
