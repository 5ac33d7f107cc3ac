"""Builds the whole virtual Ringostat in one `async with`, and closes it in reverse."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from app.virtual_ringostat import doors
from app.virtual_ringostat.account import Account
from app.virtual_ringostat.api import RingostatApi
from app.virtual_ringostat.control import ControlPanel
from app.virtual_ringostat.doors import Answer, Doors, Question
from app.virtual_ringostat.shop import Shop
from app.virtual_ringostat.speech import shipped
from app.virtual_ringostat.switchboard import Switchboard
from app.virtual_ringostat.trouble import Trouble
from app.virtual_ringostat.webhook_sender import Webhooks, WebhookSender

_OPEN = ("/control/", "/recordings/", "/transcripts/")


def clock() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def virtual_ringostat(
    account: Account,
    shop: Shop,
    webhooks: Webhooks,
    *,
    speed: float = 1.0,
    calls_per_minute: float = 0.0,
    seed: int = 1,
    now: Callable[[], datetime] = clock,
) -> AsyncIterator[Doors]:
    """The application to serve; its calls and deliveries end with the block."""
    async with (
        WebhookSender(webhooks, lambda seconds: seconds / speed) as sender,
        Switchboard(account, shop, shipped(), sender, now=now, speed=speed, seed=seed) as switchboard,
    ):
        switchboard.set_pace(calls_per_minute)
        yield doors_of(account, switchboard, sender)


def doors_of(account: Account, switchboard: Switchboard, sender: WebhookSender) -> Doors:
    """The application in front of a switchboard: Ringostat's API, and the control panel."""
    api, trouble = RingostatApi(account, switchboard), Trouble()
    control = ControlPanel(switchboard, sender, api, trouble)

    def guard(question: Question) -> Answer | None:
        if question.path.startswith(_OPEN):
            return None
        if trouble.strikes():
            return doors.text("Try again later", trouble.status, {"retry-after": str(trouble.retry_after_s)})
        return api.refusal(question)

    return Doors((*api.routes(), *api.open_routes(), *control.routes()), guard)
