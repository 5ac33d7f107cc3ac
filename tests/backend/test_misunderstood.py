"""Whoever sets the webhooks up sees what was not understood, and no secret in it."""

from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from app.backend.domain.blotting import blotted
from app.backend.storage.misunderstood import SHOWN_BYTES
from app.backend.storage.tables import raw_webhooks
from app.backend_link.questions import Questions
from app.contract.administration import Misunderstood
from app.contract.problems import Problem
from app.failures import Refused
from tests.backend.conftest import ADMIN, Backend

TOKEN = "0123456789abcdef0123456789abcdef"


async def newest(backend: Backend) -> Misunderstood:
    async with Questions(backend.url, ADMIN) as admin:
        return (await admin.misunderstood()).items[0]


async def test_what_was_recognised_is_told_beside_what_was_not(backend: Backend) -> None:
    await backend.hook({"caller_number": "380670001122", "weather": "fine", "sky": {"colour": "blue"}}, "before")
    told = await newest(backend)
    assert (told.reason, set(told.recognised.values())) == ("no_call_id", {"380670001122"})
    assert told.unknown == ("weather", "sky.colour")
    assert msgspec.json.decode(told.body)["weather"] == "fine"
    assert told.body_bytes == len(told.body)


async def test_pages_of_them_neither_repeat_nor_skip(backend: Backend) -> None:
    for number in range(7):
        await backend.hook(b'{"number": %d}' % number)
    numbers: list[int] = []
    async with Questions(backend.url, ADMIN) as admin:
        page = await admin.misunderstood(limit=3)
        while True:
            numbers += [msgspec.json.decode(one.body)["number"] for one in page.items]
            if page.next is None:
                break
            page = await admin.misunderstood(page.next, limit=3)
    assert numbers == [6, 5, 4, 3, 2, 1, 0]


async def test_a_long_body_is_shown_by_its_beginning(backend: Backend) -> None:
    body = ("ї" * 50_000).encode()
    await backend.hook(body)
    told = await newest(backend)
    assert (told.body, told.body_bytes, told.reason) == ("ї" * (SHOWN_BYTES // 2), len(body), "not_readable")


async def test_no_secret_is_shown_and_none_is_kept(backend: Backend) -> None:
    link = f"https://app.ringostat.com/recordings/1.ogg?token={TOKEN}"
    await backend.hook({"recording": link, "url": f"https://us.example/hooks/ringostat/{backend.secret}", "n": "1"})
    told = await newest(backend)
    for secret in (TOKEN, backend.secret):
        assert secret not in msgspec.json.encode(told).decode()
        assert secret.encode() not in _kept(await backend.service.database.read(_raw))
    assert "https://app.ringostat.com/recordings/1.ogg?token=…" in told.body


@pytest.mark.parametrize(
    "text",
    [
        f"recording=https%3A%2F%2Fapp.ringostat.com%2Fr.ogg%3Ftoken%3D{TOKEN}&x=1",
        f'{{"token": "{TOKEN}", "x": 1}}',
        f'{{"inner": "{{\\"Token\\":\\"{TOKEN}\\"}}", "x": 1}}',
        f'{{"link": "https://app.ringostat.com/r.ogg?token\\u003d{TOKEN}", "x": 1}}',
        f"<a href='r.ogg?token={TOKEN}'>x=1</a>",
    ],
)
def test_a_token_is_blotted_out_however_it_is_written(text: str) -> None:
    assert TOKEN not in blotted(text)
    assert blotted(text)[-4:] == text[-4:]


async def test_an_operator_is_not_shown_them(backend: Backend) -> None:
    async with Questions(backend.url, await backend.paired("Олена", "supervisor")) as supervisor:
        with pytest.raises(Refused) as refused:
            await supervisor.misunderstood()
    assert refused.value.problem is Problem.NOT_ALLOWED


def _raw(tx: Any) -> Any:
    return [(row["body"], row["recognised"]) for row in tx.rows(select(raw_webhooks))]


def _kept(rows: list[tuple[bytes, str]]) -> bytes:
    return b"".join(body + recognised.encode() for body, recognised in rows)
