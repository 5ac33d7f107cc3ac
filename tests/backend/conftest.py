"""The real service on a free port of this machine, with a real file behind it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from websockets.asyncio.client import ClientConnection, connect

from app.backend.asgi import application
from app.backend.environment import Configuration, read_environment
from app.backend.server import BackendServer
from app.backend.service import Service, open_service
from app.contract.administration import Integration
from app.contract.events import Event, Hello, Reset, read_message
from tests.backend.providers import answering
from tests.backend.providers.answering import Answers

ADMIN = "token of the automation"


def alone(folder: Path, database: Path | str = "") -> dict[str, str]:
    """The environment of a backend that finds nobody outside."""
    return {
        "SLUKHAVKA_DATA": str(folder),
        "SLUKHAVKA_DATABASE": str(database),
        "SLUKHAVKA_ADMIN_TOKEN": ADMIN,
        "SLUKHAVKA_RINGOSTAT_URL": "http://127.0.0.1:9",
        "SLUKHAVKA_RECORDING_HOSTS": "127.0.0.1:9",
        "SLUKHAVKA_SITNIKS_URL": "http://127.0.0.1:9/open-api",
    }


@dataclass(frozen=True, slots=True)
class Desk:
    """One end of the live line, as a desk sees it."""

    socket: ClientConnection

    async def hear(self) -> Hello | Reset | Event:
        async with asyncio.timeout(10):
            return read_message(await self.socket.recv())

    async def hear_until(self, wanted: Callable[[Event], bool]) -> Event:
        """The next event that is wanted; others are passed over."""
        while True:
            message = await self.hear()
            if isinstance(message, Event) and wanted(message):
                return message


@dataclass(frozen=True, slots=True)
class Backend:
    """The running service, and how the outside speaks to it."""

    service: Service
    server: BackendServer
    http: httpx.AsyncClient
    """Signed in as the administrator."""
    secret: str

    @property
    def url(self) -> str:
        return self.server.address

    async def hook(self, body: bytes | dict[str, Any], event: str | None = None) -> httpx.Response:
        """Send a webhook as Ringostat does."""
        raw = body if isinstance(body, bytes) else msgspec.json.encode(body)
        return await self.http.post(
            f"/hooks/ringostat/{self.secret}", params={"event": event} if event else None, content=raw
        )

    async def paired(self, name: str, role: str = "operator", operator_id: int | None = None) -> str:
        """A token of a new desk."""
        wanted = {"name": name, "role": role, "operator_id": operator_id}
        code = (await self.http.post("/api/v1/invitations", json=wanted)).raise_for_status().json()["code"]
        answer = await self.http.post("/api/v1/pair", json={"code": code, "device": "test"})
        token: str = answer.raise_for_status().json()["token"]
        return token

    @asynccontextmanager
    async def desk(self, token: str = ADMIN, after: int | None = None) -> AsyncIterator[Desk]:
        url = f"{self.url.replace('http', 'ws', 1)}/api/v1/live" + ("" if after is None else f"?after={after}")
        async with connect(url, additional_headers={"Authorization": f"Bearer {token}"}) as socket:
            yield Desk(socket)


@asynccontextmanager
async def serving(configuration: Configuration) -> AsyncIterator[Backend]:
    """The service as it runs in a company, until the block ends."""
    async with open_service(configuration) as service:
        listening = asyncio.Event()
        server = BackendServer(application(service), "127.0.0.1", 0, ready=lambda _: listening.set())
        task = asyncio.create_task(server.serve())
        try:
            await listening.wait()
            headers = {"Authorization": f"Bearer {ADMIN}"}
            async with httpx.AsyncClient(base_url=server.address, headers=headers, timeout=20) as http:
                answer = (await http.get("/api/v1/integration")).raise_for_status()
                told = msgspec.json.decode(answer.content, type=Integration)
                yield Backend(service, server, http, told.webhook_url.rpartition("/")[2])
        finally:
            server.should_exit = True
            await task


@pytest.fixture
def server() -> Iterator[Answers]:
    """Somebody outside whom the backend asks: a real HTTP server that answers what the test says."""
    with answering.serving() as answers:
        yield answers


@pytest.fixture
def configuration(tmp_path: Path, database_address: Path | str) -> Configuration:
    return read_environment(alone(tmp_path / "data", database_address))


@pytest.fixture
async def backend(configuration: Configuration) -> AsyncIterator[Backend]:
    async with serving(configuration) as running:
        yield running
