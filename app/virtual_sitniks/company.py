"""Builds the whole virtual Sitniks; it has no tasks of its own, so there is nothing to close."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from app.virtual_ringostat import doors
from app.virtual_ringostat.doors import Answer, Doors, Question, Receive, Scope, Send
from app.virtual_ringostat.shop import Shop
from app.virtual_ringostat.trouble import Trouble
from app.virtual_sitniks.api import Habits, SitniksApi
from app.virtual_sitniks.control import ControlPanel
from app.virtual_sitniks.records import Records
from app.virtual_sitniks.telephony import Telephony

PATHS = ("/open-api/", "/telephony/", "/sitniks-control/")
"""All that it answers: it can stand beside another service at one address."""
TOKEN = "virtual-sitniks-token"  # noqa: S105 - of a made-up company
WEBHOOK_SECRET = "virtual-sitniks"  # noqa: S105 - of a made-up company

type App = Callable[[Scope, Receive, Send], Awaitable[None]]


def clock() -> datetime:
    return datetime.now(UTC)


class VirtualSitniks:
    """An ASGI application; its parts are open to whoever wants to look inside."""

    def __init__(self, shop: Shop, *, token: str = TOKEN, now: Callable[[], datetime] = clock) -> None:
        self.records, self.habits, self.trouble = Records(shop), Habits(), Trouble(status=429)
        self.telephony = Telephony(WEBHOOK_SECRET)
        self.api = SitniksApi(self.records, token, self.habits, now)
        control = ControlPanel(self.records, self.habits, self.api, self.telephony, self.trouble, now)
        self._doors = Doors((*self.api.routes(), *self.telephony.routes(), *control.routes()), self._guard)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._doors(scope, receive, send)

    def _guard(self, question: Question) -> Answer | None:
        if not question.path.startswith("/open-api/"):
            return None
        if self.trouble.strikes():
            return doors.text(
                "Too Many Requests", self.trouble.status, {"retry-after": str(self.trouble.retry_after_s)}
            )
        return self.api.refusal(question)


def beside(other: App, company: VirtualSitniks) -> App:
    """Both at one address: the virtual Sitniks answers its own paths, the other one all else."""

    async def either(scope: Scope, receive: Receive, send: Send) -> None:
        app = company if scope["path"].startswith(PATHS) else other
        await app(scope, receive, send)

    return either


def webhook_url(address: str) -> str:
    """Where telephony webhooks are taken, as Sitniks shows it."""
    return f"{address}/telephony/ringostat/{WEBHOOK_SECRET}"
