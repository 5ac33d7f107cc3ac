"""A click on a number that leads nowhere: the steps say why, and the rest of the desk goes on."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PySide6.QtWidgets import QApplication

from app.backend_link.passing_or_final import Refused
from app.contract.answers import CallbackStep, Operator
from app.contract.problems import Problem
from app.contract.requests import IntegrationChange, NewCallback
from app.demo.child import Child
from app.demo.control import Control
from app.demo.programs import VIRTUAL_RINGOSTAT
from tests.backend.recorded import call_id, ringing
from tests.journeys.office import Office, open_office, until
from tests.ui.journeys.desks import Seat, seat, words_on
from ui.problems import sentence_of

LOGIN, NAME = "shopua_olena", "Олена Коваль"
PROJECT, KEY = "11111", "0123456789abcdef"
CLIENT = "+380675554433"
OFFLINE = "Ваш телефон не на зв’язку. Увімкніть SIP і спробуйте знову."
SILENT = "Ringostat не відповідає. Спробуйте за хвилину."
NO_ACCOUNT = "За вами не закріплено SIP-акаунт. Зверніться до адміністратора."

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("no_task_outlives_its_test")]


@dataclass(frozen=True, slots=True)
class Company:
    """An office with a telephony of its own."""

    office: Office
    ringostat: Child
    control: Control
    operator: Operator


@asynccontextmanager
async def company(folder: Path) -> AsyncIterator[Company]:
    arguments = ["--project-id", PROJECT, "--auth-key", KEY]
    async with Child(VIRTUAL_RINGOSTAT, arguments, {}, folder / "ringostat.log") as ringostat:
        address = {
            "SLUKHAVKA_RINGOSTAT_URL": ringostat.url,
            "SLUKHAVKA_RECORDING_HOSTS": urlsplit(ringostat.url).netloc,
        }
        async with open_office(folder / "backend", **address) as (_, office), Control(ringostat.url) as control:
            told = await office.admin.set_integration(IntegrationChange(project_id=PROJECT, auth_key=KEY))
            (operator,) = [one for one in (await office.admin.sync_operators()).items if LOGIN in one.sip_logins]
            await office.admin.match_operator(operator.id, (await office.admin.add_manager(NAME)).id)
            await control.set_webhooks(told.webhook_urls)
            await control.set_phone(LOGIN, answers_after_s=None)
            yield Company(office, ringostat, control, operator)


def end_of_steps(somebody: Seat) -> list[str]:
    """What the steps say, while they are on the screen."""
    steps = somebody.session.steps
    return words_on(steps) if steps.isVisibleTo(somebody.screen.window) else []


async def click_fails(somebody: Seat, sentence: str) -> None:
    """A click to call ends in this sentence, in its own place on the screen; then it can be put away."""
    somebody.session.calling.call(NewCallback(phone=CLIENT))
    await until(sentence, lambda: sentence in end_of_steps(somebody))
    somebody.session.steps.dismiss.click()
    await until("the steps go", lambda: not end_of_steps(somebody))


async def still_rings(somebody: Seat, office: Office, number: int) -> None:
    await office.hook(ringing(call_id(timedelta(seconds=5), number)), "before")
    await until("a call rings", lambda: any("Вхідний дзвінок" in words_on(card) for card in somebody.cards))


async def test_a_phone_that_is_offline_is_not_rung(application: QApplication, tmp_path: Path) -> None:
    """The steps say so; when the phone is back the same click rings it."""
    async with company(tmp_path) as shop:
        access = await shop.office.desk_for(NAME, shop.operator.id)
        async with seat(application, access, tmp_path / "olena") as olena:
            await shop.control.set_phone(LOGIN, online=False)
            await click_fails(olena, OFFLINE)
            assert not [call for call in await shop.control.calls() if call.direction == "callback"]
            await shop.control.set_phone(LOGIN, answers_after_s=None)
            olena.session.calling.call(NewCallback(phone=CLIENT))
            await until("their phone rings", lambda: "Дзвонимо вам" in end_of_steps(olena))
            running = await until("a callback", lambda: olena.session.calling.running)
            assert running.failure is None
            await until("the backend took it", lambda: _step(olena) is CallbackStep.RINGING_OPERATOR)


async def test_a_dead_ringostat_is_told_and_nothing_else_stops(application: QApplication, tmp_path: Path) -> None:
    async with company(tmp_path) as shop:
        access = await shop.office.desk_for(NAME, shop.operator.id)
        async with seat(application, access, tmp_path / "olena") as olena:
            await shop.ringostat.__aexit__(None, None, None)
            await click_fails(olena, SILENT)
            await still_rings(olena, shop.office, 1)


async def test_whoever_has_no_phone_is_told_whom_to_ask(application: QApplication, tmp_path: Path) -> None:
    async with (
        company(tmp_path) as shop,
        seat(application, await shop.office.desk_for("Нова людина"), tmp_path / "new") as newcomer,
    ):
        await click_fails(newcomer, NO_ACCOUNT)


@pytest.mark.usefixtures("theme")
async def test_a_wrong_key_is_refused_and_the_right_one_stays(tmp_path: Path) -> None:
    """Nothing of a refused change is kept: the telephony works on."""
    async with company(tmp_path) as shop:
        admin = shop.office.admin
        before = await admin.integration()
        for change, problem, sentence in (
            (
                IntegrationChange(project_id=PROJECT, auth_key="fedcba9876543210"),
                Problem.KEY_REFUSED,
                "Ringostat не приймає Auth-key. Перевірте його в налаштуваннях.",
            ),
            (
                IntegrationChange(project_id="22222", auth_key=KEY),
                Problem.PROJECT_REFUSED,
                "Ringostat не знає такого Project ID.",
            ),
        ):
            with pytest.raises(Refused) as refusal:
                await admin.set_integration(change)
            assert (refusal.value.problem, sentence_of(refusal.value)) == (problem, sentence)
        assert await admin.integration() == before
        assert (await admin.sync_operators()).items


def _step(somebody: Seat) -> CallbackStep | None:
    running = somebody.session.calling.running
    return None if running is None or running.callback is None else running.callback.step
