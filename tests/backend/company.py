"""A virtual Ringostat on this machine, and a backend that is set up with it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx

from app.backend.environment import read_environment
from app.virtual_ringostat.account import Account
from app.virtual_ringostat.asgi import virtual_ringostat
from app.virtual_ringostat.listening import listening_socket
from app.virtual_ringostat.shop import Shop, shop
from app.virtual_ringostat.speech import shipped
from app.virtual_ringostat.webhook_sender import Webhooks
from tests.backend.conftest import ADMIN, Backend, serving
from tests.serving import address_of, served

PROJECT, KEY = "11111", "0123456789abcdef0123"
LOGIN = "shopua_olena"


@dataclass(frozen=True, slots=True)
class Company:
    """Backend and Ringostat, each at its own address."""

    backend: Backend
    control: httpx.AsyncClient
    shop: Shop

    async def set_up(self) -> dict[str, Any]:
        """Enter project and key, synchronise, match everybody, point the webhooks here; the operators by login."""
        change = {"project_id": PROJECT, "auth_key": KEY}
        told = (await self.backend.http.put("/api/v1/integration", json=change)).raise_for_status().json()
        operators = (await self.backend.http.post("/api/v1/operators/sync")).raise_for_status().json()["items"]
        for operator in operators:
            manager = (await self.backend.http.post("/api/v1/managers", json={"name": operator["name"]})).json()
            await self.backend.http.put(f"/api/v1/operators/{operator['id']}", json={"manager_id": manager["id"]})
        await self.control.put("/control/webhooks", json={"urls": told["webhook_urls"]})
        return {login: operator for operator in operators for login in operator["sip_logins"]}


@asynccontextmanager
async def virtual(speed: float) -> AsyncIterator[tuple[str, Shop]]:
    """The virtual Ringostat, served; its address and its shop."""
    listener = listening_socket()
    account = Account(base_url=address_of(listener), project_id=PROJECT, auth_key=KEY)
    goods = shop(datetime.now(UTC), 1, shipped())
    async with (
        virtual_ringostat(account, goods, Webhooks({}), speed=speed) as doors,
        served(doors, listener) as address,
    ):
        yield address, goods


@asynccontextmanager
async def company(folder: Path, database: Path | str, *, speed: float) -> AsyncIterator[Company]:
    """Both, until the block ends."""
    async with virtual(speed) as (address, goods):
        variables = {
            "SLUKHAVKA_DATA": str(folder),
            "SLUKHAVKA_DATABASE": str(database),
            "SLUKHAVKA_ADMIN_TOKEN": ADMIN,
            "SLUKHAVKA_RINGOSTAT_URL": address,
            "SLUKHAVKA_RECORDING_HOSTS": urlsplit(address).netloc,
        }
        async with (
            serving(read_environment(variables)) as backend,
            httpx.AsyncClient(base_url=address, timeout=20) as control,
        ):
            yield Company(backend, control, goods)
