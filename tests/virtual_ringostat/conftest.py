"""A virtual Ringostat in this process, on a real port, with time running two hundred times faster."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

import httpx
import pytest

from app.virtual_ringostat.account import Account
from app.virtual_ringostat.asgi import virtual_ringostat
from app.virtual_ringostat.call_record import Moment
from app.virtual_ringostat.doors import Doors, Receive, Scope, Send
from app.virtual_ringostat.listening import listening_socket
from app.virtual_ringostat.shop import Shop, shop
from app.virtual_ringostat.speech import shipped
from app.virtual_ringostat.webhook_sender import Webhooks
from tests.serving import address_of, served

SPEED = 200.0
NOON = datetime(2026, 10, 8, 12, 0, tzinfo=UTC)
KEY = {"auth-key": "virtual-ringostat-key"}


@dataclass
class Receiver:
    """Takes webhooks as a backend would; `refuse` holds the statuses of the next answers."""

    url: str = ""
    heard: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    refuse: list[int] = field(default_factory=list)
    content_types: set[str] = field(default_factory=set)
    came: asyncio.Event = field(default_factory=asyncio.Event)

    async def until(self, wanted: Callable[[], bool]) -> None:
        """Come back as soon as what was heard is what is wanted."""
        async with asyncio.timeout(20):
            while not wanted():
                self.came.clear()
                await self.came.wait()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body, more = b"", True
        while more:
            message = await receive()
            body, more = body + message.get("body", b""), message.get("more_body", False)
        kind = dict(scope["headers"])[b"content-type"].decode()
        self.content_types.add(kind)
        event = dict(parse_qsl(scope["query_string"].decode()))["event"]
        status = self.refuse.pop(0) if self.refuse else 200
        if status == 200:
            read = json.loads(body) if "json" in kind else dict(parse_qsl(body.decode(), keep_blank_values=True))
            self.heard.append((event, read))
            self.came.set()
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    def moments(self, call_id: str) -> list[str]:
        return [event for event, body in self.heard if body["call_id"] == call_id]

    def bodies(self, call_id: str) -> list[dict[str, Any]]:
        return [body for _, body in self.heard if body["call_id"] == call_id]


@pytest.fixture
async def receiver(no_task_outlives_its_test: None) -> AsyncIterator[Receiver]:
    receiver = Receiver()
    async with served(receiver, listening_socket()) as receiver.url:
        yield receiver


@pytest.fixture(scope="session")
def goods() -> Shop:
    return shop(NOON, 1, shipped())


@dataclass
class Ringostat:
    """Both faces of the virtual Ringostat: the API with its key, and the control panel."""

    api: httpx.AsyncClient
    control: httpx.AsyncClient

    async def call(self, scenario: str, **wanted: str) -> str:
        answer = await self.control.post("/control/calls", json={"scenario": scenario, **wanted})
        assert answer.status_code == 201, answer.text
        call_id: str = answer.json()["call_id"]
        return call_id

    async def waited(self, call_id: str, until: str = "told") -> dict[str, Any]:
        answer = await self.control.get(f"/control/calls/{call_id}/wait", params={"until": until})
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.json()
        return told

    async def log(self, **asked: str) -> list[dict[str, Any]]:
        answer = await self.api.get("/calls/list", params={"export_type": "json", **asked})
        rows: list[dict[str, Any]] = answer.json()
        return rows

    async def call_back(self, **other: str | int) -> httpx.Response:
        params = {"caller": "380670001122", "caller_type": "default", "callee": "shopua_olena", "manager_dst": 0}
        body = {"jsonrpc": "2.0", "id": 1, "method": "Api\\V2\\Callback.external"}
        return await self.api.post("/a/v2", json=body | {"params": params | {"projectId": "11111"} | other})


@pytest.fixture
async def ringostat(receiver: Receiver, goods: Shop) -> AsyncIterator[Ringostat]:
    listener = listening_socket()
    account = Account(base_url=address_of(listener))
    webhooks = Webhooks({moment: f"{receiver.url}/hook?event={moment}" for moment in Moment})
    async with (
        virtual_ringostat(account, goods, webhooks, speed=SPEED) as app,
        _faces(app, listener) as faces,
    ):
        yield faces


@asynccontextmanager
async def _faces(app: Doors, listener: socket.socket) -> AsyncIterator[Ringostat]:
    async with (
        served(app, listener) as url,
        httpx.AsyncClient(base_url=url, headers=KEY, trust_env=False, timeout=30) as api,
        httpx.AsyncClient(base_url=url, trust_env=False, timeout=30) as control,
    ):
        yield Ringostat(api, control)
