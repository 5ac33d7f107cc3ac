"""A company around the desks: its backend in a process of its own, Ringostat's webhooks, people with their tokens."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx

from app.backend_link.questions import Questions
from app.contract.answers import Operator, Role
from app.contract.requests import Invite
from app.demo.child import Child
from app.demo.programs import BACKEND
from app.operator_desk import Access
from tests.backend.recorded import ended

ADMIN = "token of the automation"
OLENA = ("Олена Коваль", "shopua_olena", "331851")
IRYNA = ("Ірина Лис", "shopua_iryna", "331852")
_LOOK_AGAIN_S = 0.02
_WITHIN_S = 20.0


async def until[T](what: str, look: Callable[[], T | None], within_s: float = _WITHIN_S) -> T:
    """Look again and again until `look` finds something (neither None nor False), and give it."""
    try:
        async with asyncio.timeout(within_s):
            while True:
                found = look()
                if found is not None and found is not False:
                    return found
                await asyncio.sleep(_LOOK_AGAIN_S)
    except TimeoutError:
        raise AssertionError(f"not within {within_s:g} s: {what}") from None


class Office:
    """The company as seen from outside its backend."""

    def __init__(self, url: str, admin: Questions, hooks: str) -> None:
        self.url = url
        self.admin = admin
        self.hooks = hooks

    async def hook(self, body: Mapping[str, Any], event: str) -> None:
        """One webhook, taken."""
        async with httpx.AsyncClient(timeout=20) as ringostat:
            answer = await ringostat.post(self.hooks, params={"event": event}, json=body)
        assert answer.json() == {"ok": True}, answer.text

    async def employ(self, name: str, login: str, staff_id: str) -> Access:
        """Somebody takes a first call, is matched to a manager, and gets a desk."""
        await self.hook(ended(f"first-{login}", connected_with=login, employee_id=staff_id, employee=name), "after")
        operator = await self.operator(staff_id)
        manager = await self.admin.add_manager(name)
        await self.admin.match_operator(operator.id, manager.id)
        return await self.desk_for(name, operator.id)

    async def operator(self, staff_id: str) -> Operator:
        return next(one for one in (await self.admin.operators()).items if one.staff_id == staff_id)

    async def desk_for(self, name: str, operator_id: int | None = None, role: Role = Role.OPERATOR) -> Access:
        code = await self.code_for(name, operator_id, role)
        async with Questions(self.url, None) as nobody:
            return Access(self.url, (await nobody.pair(code, "test")).token)

    async def code_for(self, name: str, operator_id: int | None = None, role: Role = Role.OPERATOR) -> str:
        return (await self.admin.invite(Invite(name=name, role=role, operator_id=operator_id))).code


@asynccontextmanager
async def office_at(url: str) -> AsyncIterator[Office]:
    async with Questions(url, ADMIN) as admin:
        path = urlsplit((await admin.integration()).webhook_url).path
        yield Office(url, admin, url + path)


class BackendProcess:
    """The backend of one data folder: started, killed and started again, always at the same address."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.url = ""
        self._environment = {"SLUKHAVKA_DATA": str(folder / "data"), "SLUKHAVKA_ADMIN_TOKEN": ADMIN} | environment
        self._child: Child | None = None  # None while it does not run

    @property
    def database(self) -> Path:
        return self.folder / "data" / "slukhavka.sqlite"

    @property
    def pid(self) -> int:
        """Of the process that runs."""
        assert self._child is not None
        return self._child.pid

    async def start(self) -> None:
        self.url = await self._start(urlsplit(self.url).port or 0)

    @asynccontextmanager
    async def elsewhere(self) -> AsyncIterator[Office]:
        """Serve the same data where no desk looks for it, until the block ends."""
        async with office_at(await self._start(0)) as office:
            yield office
        await self.stop()

    async def _start(self, port: int) -> str:
        self.folder.mkdir(parents=True, exist_ok=True)
        child = self.program(["serve", "--port", str(port)], self._environment, self.folder / "backend.log")
        self._child = await child.__aenter__()
        return child.url

    def program(self, arguments: Sequence[str], environment: Mapping[str, str], log: Path) -> Child:
        return Child(BACKEND, arguments, environment, log)

    async def stop(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            await child.__aexit__(None, None, None)

    async def kill(self) -> None:
        """As a crash or a power cut would: it closes nothing."""
        assert self._child is not None
        os.kill(self._child.pid, signal.SIGKILL)
        await self.stop()


@asynccontextmanager
async def open_office(folder: Path, **environment: str) -> AsyncIterator[tuple[BackendProcess, Office]]:
    """A backend that runs until the block ends, and the company around it."""
    backend = BackendProcess(folder, **environment)
    await backend.start()
    try:
        async with office_at(backend.url) as office:
            yield backend, office
    finally:
        await backend.stop()
