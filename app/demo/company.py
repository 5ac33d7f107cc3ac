"""A whole company on this machine: backend and virtual Ringostat as processes of their own, set up and full of life."""

import asyncio
import secrets
import socket
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from app.backend_link.crm_questions import CrmQuestions
from app.backend_link.questions import Questions
from app.contract.crm import SitniksChange
from app.contract.requests import IntegrationChange
from app.demo.child import Child
from app.demo.control import Control
from app.demo.programs import BACKEND, VIRTUAL_RINGOSTAT
from app.demo.progress import Progress, SetUp, Steps
from app.demo.set_up import set_up, steps_of
from app.virtual_ringostat.shop import Shop, shop
from app.virtual_sitniks.company import webhook_url

__all__ = ["DemoCompany", "Progress", "SetUp"]

PROJECT = "11111"
_PACE = 2.0


class DemoCompany:
    """`async with DemoCompany(folder) as company`: everything runs inside, nothing does afterwards.

    Both processes end when this one does, however it ends. `speed` is how many seconds of a call pass in one second,
    `calls_per_minute` how many come by themselves.
    """

    def __init__(
        self,
        folder: Path,
        *,
        progress: Progress | None = None,
        seed: int = 1,
        speed: float = 1.0,
        calls_per_minute: float = _PACE,
    ) -> None:
        self.backend_url = ""
        self.ringostat_url = ""
        self.pairing_code = ""
        self.admin_token = secrets.token_urlsafe(32)
        self.shop: Shop
        self.control: Control
        self._folder = folder
        self._progress = progress
        self._seed = seed
        self._speed = speed
        self._calls_per_minute = calls_per_minute
        self._sitniks_token = secrets.token_urlsafe(24)
        self._open = AsyncExitStack()

    async def __aenter__(self) -> Self:
        try:
            await self._start()
        except BaseException:
            await self._open.aclose()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._open.aclose()

    async def _start(self) -> None:
        now = datetime.now(UTC)
        change = IntegrationChange(project_id=PROJECT, auth_key=secrets.token_hex(16))
        self.shop = shop(now, self._seed)
        steps = Steps(2 + steps_of(self.shop), self._progress)
        steps.tell(SetUp.STARTING)
        ringostat, backend = await self._both(now, str(change.auth_key), steps)
        self.backend_url, self.ringostat_url = backend.url, ringostat.url
        self.control = await self._open.enter_async_context(Control(ringostat.url))
        async with Questions(backend.url, self.admin_token) as ask:
            self.pairing_code = await set_up(ask, self.control, self.shop, backend.url, change, steps)
            await self._connect_sitniks(ask)
        await self.control.set_pace(self._calls_per_minute)
        steps.tell(SetUp.READY)

    async def _connect_sitniks(self, ask: Questions) -> None:
        """The same shop's CRM: its orders are there already, the mirror links them while somebody sits down."""
        change = SitniksChange(token=self._sitniks_token, webhook_url=webhook_url(self.ringostat_url))
        await CrmQuestions(ask).change_sitniks(change)

    async def _both(self, now: datetime, auth_key: str, steps: Steps) -> tuple[Child, Child]:
        """Start the two side by side; the backend is told at once where the other one is going to listen."""
        port = _free_port()
        starting = (self._ringostat(port, now, auth_key), self._backend(f"http://127.0.0.1:{port}"))
        try:
            async with asyncio.TaskGroup() as group:
                ringostat, backend = (group.create_task(self._started(child, steps)) for child in starting)
        except ExceptionGroup as several:
            raise several.exceptions[0] from several
        return ringostat.result(), backend.result()

    async def _started(self, child: Child, steps: Steps) -> Child:
        await self._open.enter_async_context(child)
        steps.take(SetUp.STARTING)
        return child

    def _ringostat(self, port: int, now: datetime, auth_key: str) -> Child:
        arguments = ["--port", str(port), "--now", now.isoformat(), "--project-id", PROJECT]
        arguments += [f"--sitniks-token={self._sitniks_token}", f"--auth-key={auth_key}"]  # they may begin with a dash
        arguments += ["--seed", str(self._seed), "--speed", str(self._speed)]
        log = self._folder / "virtual-ringostat.log"
        return Child(VIRTUAL_RINGOSTAT, arguments, {}, log)

    def _backend(self, ringostat_url: str) -> Child:
        environment = {
            "SLUKHAVKA_DATA": str(self._folder / "backend"),
            "SLUKHAVKA_RINGOSTAT_URL": ringostat_url,
            "SLUKHAVKA_RECORDING_HOSTS": urlsplit(ringostat_url).netloc,
            "SLUKHAVKA_SITNIKS_URL": f"{ringostat_url}/open-api",
            "SLUKHAVKA_ADMIN_TOKEN": self.admin_token,
        }
        arguments = ["serve", "--host", "127.0.0.1", "--port", "0"]
        return Child(BACKEND, arguments, environment, self._folder / "backend.log")


def _free_port() -> int:
    """A port that is free now; were it taken a moment later, the child would not come up, and say so."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port
