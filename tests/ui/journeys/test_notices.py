"""When cards must not be seen, the system tells of a call instead, and a click leads to whom it is about."""

import asyncio
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.contract.requests import NewClient
from app.settings import CARD_AS
from app.system.user_state import UserState
from tests.backend.recorded import PHONE, call_id, ended, picked_up, ringing, unanswered
from tests.journeys.office import OLENA, open_office, until
from tests.notification_service import NotificationService
from tests.session_bus import session_bus
from tests.ui.journeys.desks import seat, words_on
from ui.desk_pages import CLIENTS, MISSED

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="D-Bus is Linux's"),
    pytest.mark.usefixtures("no_task_outlives_its_test"),
]


@pytest.fixture
def desktop() -> Iterator[NotificationService]:
    with session_bus():
        service = NotificationService()
        yield service
        service.service.close()


async def test_a_call_is_told_turns_and_leads_to_its_client(
    application: QApplication, tmp_path: Path, desktop: NotificationService
) -> None:
    async with open_office(tmp_path / "backend") as (_, office):
        await office.admin.add_client(NewClient(name="Марія Кіт", phones=(PHONE,)))
        async with seat(application, await office.employ(*OLENA), tmp_path / "olena") as olena:
            olena.session.keeper.keep(CARD_AS, "notification")
            await until("cards are silent", lambda: olena.session.keeper.get(CARD_AS) == "notification")
            answered = call_id(timedelta(seconds=9))
            await office.hook(ringing(answered), "before")
            replaces, title, text, lasts = await asyncio.to_thread(desktop.told)
            assert (replaces, title, lasts) == (0, "Вхідний дзвінок: Марія Кіт", 0)
            assert "+380 67 000 11 22" in text
            assert not olena.cards
            desktop.click(1)
            await until("her client is shown", lambda: olena.screen.window.current == CLIENTS)
            await office.hook(picked_up(answered), "answered")
            assert await asyncio.to_thread(desktop.taken_back) == 1
            olena.session.keeper.keep(CARD_AS, "card")
            await until("cards are back", lambda: olena.cards)
            await office.hook(ended(answered), "after")

            olena.session.quiet._on_system_changed(UserState(locked=True))
            missed = call_id(timedelta(seconds=5), 2)
            await office.hook(ringing(missed), "before")
            told = await asyncio.to_thread(desktop.told)
            assert told[1:3] == ("Вхідний дзвінок: Марія К.", "+380 67 ••• •• 22"), "others may read a locked screen"
            await office.hook(unanswered(missed), "after")
            assert (await asyncio.to_thread(desktop.told))[:2] == (2, "Пропущений: Марія К.")
            olena.session.quiet._on_system_changed(UserState())
            desktop.click(2)
            await until("the missed are shown", lambda: olena.screen.window.current == MISSED)


async def test_do_not_disturb_is_for_notifications_too(
    application: QApplication, tmp_path: Path, desktop: NotificationService
) -> None:
    async with (
        open_office(tmp_path / "backend") as (_, office),
        seat(application, await office.employ(*OLENA), tmp_path / "olena") as olena,
    ):
        olena.session.quiet.wish(timedelta.max)
        call = call_id(timedelta(seconds=9))
        await office.hook(ringing(call), "before")
        await until("it is listed", lambda: olena.row(call))
        olena.session.trials.try_notice()
        assert (await asyncio.to_thread(desktop.told))[1] == "Слухавка", "the first that was told at all"


async def test_a_desktop_that_shows_none_is_told_of_when_one_is_tried(
    application: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    async with (
        open_office(tmp_path / "backend") as (_, office),
        seat(application, await office.employ(*OLENA), tmp_path / "olena") as olena,
    ):
        olena.session.trials.try_notice()
        assert "Цей робочий стіл не показує сповіщень. Про дзвінок скаже картка." in words_on(olena.screen.window)
