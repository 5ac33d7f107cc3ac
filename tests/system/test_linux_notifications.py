"""Notifications over a real D-Bus: shown as plain text, replaced in place, taken back, clicked."""

import asyncio
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest

from app.system.linux_notifications import LinuxNotifications, NoNotifications
from tests.notification_service import NotificationService
from tests.session_bus import session_bus

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="D-Bus is Linux's"),
    pytest.mark.usefixtures("no_task_outlives_its_test"),
]


@pytest.fixture(autouse=True)
def bus() -> Iterator[None]:
    with session_bus():
        yield


@asynccontextmanager
async def shown_by(service: NotificationService) -> AsyncIterator[tuple[LinuxNotifications, asyncio.Queue[str]]]:
    clicked: asyncio.Queue[str] = asyncio.Queue()
    notifications = LinuxNotifications(clicked.put_nowait)
    running = asyncio.create_task(notifications.run())
    try:
        yield notifications, clicked
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await asyncio.to_thread(service.service.close)


async def test_one_key_is_one_notification_that_turns_and_goes() -> None:
    service = NotificationService()
    async with shown_by(service) as (notifications, clicked):
        notifications.show("call 1", "Вхідний дзвінок", "Марія", stays=True)
        assert await asyncio.to_thread(service.told) == (0, "Вхідний дзвінок", "Марія", 0)
        notifications.show("call 2", "Вхідний дзвінок", "Петро", stays=True)
        assert (await asyncio.to_thread(service.told))[0] == 0
        notifications.show("call 1", "Пропущений", "Марія", stays=False)
        assert await asyncio.to_thread(service.told) == (1, "Пропущений", "Марія", -1)
        service.click(99)
        service.click(1)
        assert await asyncio.wait_for(clicked.get(), 10) == "call 1"
        notifications.take_back("call 3")
        notifications.take_back("call 2")
        assert await asyncio.to_thread(service.taken_back) == 2


@pytest.mark.parametrize(
    ("capabilities", "shown"), [((), "&lt;img src=x&gt; &amp; Co"), (("body",), "<img src=x> & Co")]
)
async def test_a_callers_name_is_never_mark_up(capabilities: tuple[str, ...], shown: str) -> None:
    service = NotificationService(*capabilities)
    async with shown_by(service) as (notifications, _):
        notifications.show("call 1", "Вхідний", "<img src=x> & Co", stays=True)
        assert (await asyncio.to_thread(service.told))[2] == shown


async def test_a_desktop_without_notifications_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NoNotifications):
        await LinuxNotifications(print).run()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    with pytest.raises(NoNotifications):
        await LinuxNotifications(print).run()
