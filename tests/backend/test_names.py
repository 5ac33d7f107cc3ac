"""The names for Ringostat's phone, when Ringostat does not take them."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import msgspec
import pytest

from app.backend.environment import read_environment
from app.contract.administration import Integration
from app.contract.telephony import NamesPushed
from tests.backend.conftest import Backend, alone, serving
from tests.backend.providers.answering import Answers, Asked

STAFF = b'{"jsonrpc":"2.0","id":1,"result":{}}'
TAKEN = (200, b'{"status":"success"}')

type Judge = Callable[[bytes], tuple[int, bytes]]


@pytest.fixture
async def backend(tmp_path: Path, database_address: Path | str, server: Answers) -> AsyncIterator[Backend]:
    """A company whose Ringostat is the test's own."""
    variables = alone(tmp_path / "data") | {
        "SLUKHAVKA_RINGOSTAT_URL": server.url,
        "SLUKHAVKA_DATABASE": str(database_address),
    }
    async with serving(read_environment(variables)) as running:
        yield running


def judging(server: Answers, judge: Judge) -> list[list[str]]:
    """Answer as the judge says of each synchronisation; the names of those that were taken, as they come."""
    taken: list[list[str]] = []

    def answer(asked: Asked) -> tuple[int, bytes]:
        if asked.path != "/minicrm/contacts/sync":
            return (200, STAFF if asked.path == "/api/json-rpc" else b"[]")
        told = judge(asked.body)
        if told == TAKEN:
            taken.append([one["fullName"] for one in msgspec.json.decode(asked.body)["contacts"]])
        return told

    server.answer = answer
    return taken


async def set_up(backend: Backend, *names: str) -> None:
    change = {"project_id": "11111", "auth_key": "0123456789abcdef"}
    (await backend.http.put("/api/v1/integration", json=change)).raise_for_status()
    for number, name in enumerate(names):
        client = {"name": name, "phones": [f"067000112{number}"]}
        (await backend.http.post("/api/v1/clients", json=client)).raise_for_status()
    await switch_on(backend)


async def switch_on(backend: Backend) -> None:
    (await backend.http.put("/api/v1/integration/names", json={"on": True})).raise_for_status()


async def state(backend: Backend, wanted: Callable[[NamesPushed], bool]) -> NamesPushed:
    """How it stands, once it stands so."""
    async with asyncio.timeout(15):
        while True:
            answer = (await backend.http.get("/api/v1/integration")).raise_for_status()
            names = msgspec.json.decode(answer.content, type=Integration).state.names
            if wanted(names):
                return names
            await asyncio.sleep(0.05)


async def test_a_trouble_is_told_and_nothing_is_forgotten(backend: Backend, server: Answers) -> None:
    taken = judging(server, lambda _: (503, b"busy"))
    await set_up(backend, "Іван", "Олена")
    names = await state(backend, lambda names: names.trouble is not None)
    assert names.trouble is not None
    assert (names.trouble.code, names.trouble.subject, names.pushed, names.waiting) == ("ringostat_silent", "503", 0, 2)
    taken = judging(server, lambda _: TAKEN)
    await switch_on(backend)  # as turning the switch does: no waiting for what failed before
    names = await state(backend, lambda names: names.pushed == 2 and names.waiting == 0)
    assert (names.trouble, names.waiting, taken) == (None, 0, [["Іван", "Олена"]])


async def test_one_who_is_refused_does_not_hold_up_the_others(backend: Backend, server: Answers) -> None:
    taken = judging(server, lambda body: (400, b'{"error":"bad"}') if "Поганий".encode() in body else TAKEN)
    await set_up(backend, "Поганий", "Іван", "Олена", "Марта")
    names = await state(backend, lambda names: names.pushed == 3 and names.waiting == 0)
    assert names.trouble is None
    assert sorted(name for batch in taken for name in batch) == ["Іван", "Марта", "Олена"]


async def test_an_account_that_refuses_everybody_is_asked_again_later(backend: Backend, server: Answers) -> None:
    judging(server, lambda _: (400, b'{"error":"no such method"}'))
    await set_up(backend, "Іван", "Олена", "Марта", "Дарина")
    names = await state(backend, lambda names: names.trouble is not None)
    assert names.trouble is not None
    assert (names.trouble.code, names.trouble.subject) == ("ringostat_refused", "no such method")
    assert (names.pushed, names.waiting) == (0, 4)
