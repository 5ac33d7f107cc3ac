"""A click to call from the missed queue: who calls is seen by all, and the client is theirs until they let go."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from app.contract.answers import CallbackStep, Missed
from app.contract.events import EventType, data_of
from tests.backend.company import LOGIN, Company, company
from tests.backend.conftest import Desk
from tests.backend.recorded import PHONE, unanswered
from tests.backend.test_click_to_call import clicked
from tests.backend.test_missed import act, ago


@pytest.fixture
async def running(tmp_path: Path, database_address: Path | str) -> AsyncIterator[Company]:
    async with company(tmp_path / "data", database_address, speed=6.0) as both:
        yield both


async def entry_that(desk: Desk, wanted: Callable[[Missed], bool]) -> Missed:
    """The next news of the queue that is wanted."""
    while True:
        told = data_of(await desk.hear_until(lambda event: event.type == EventType.MISSED))
        assert isinstance(told, Missed)
        if wanted(told):
            return told


async def test_whoever_calls_has_the_client_and_giving_up_gives_them_back(running: Company) -> None:
    operators = await running.set_up()
    olena = await running.backend.paired("Олена", operator_id=operators[LOGIN]["id"])
    ivan = await running.backend.paired("Іван")
    await running.backend.hook(unanswered(ago(9)), "after")
    async with running.backend.desk(ivan) as desk:
        await desk.hear()
        made = (await clicked(running, olena, "click", phone=PHONE)).json()
        told = await entry_that(desk, lambda entry: entry.calling is not None)
        assert told.calling is not None
        assert told.claimed_by is not None
        assert (told.calling.operator.name, told.claimed_by.name) == (operators[LOGIN]["name"], "Олена")
        assert told.calling.step is CallbackStep.RINGING_OPERATOR
        refused = (await act(running.backend, ivan, told.id, "claim")).json()
        assert (refused["code"], refused["subject"]) == ("already_claimed", "Олена")
        headers = {"Authorization": f"Bearer {olena}"}
        await running.backend.http.delete(f"/api/v1/callbacks/{made['id']}", headers=headers)
        free = await entry_that(desk, lambda entry: entry.calling is None)
        assert free.claimed_by is None
        assert (await act(running.backend, ivan, told.id, "claim")).status_code == 200


async def test_nobody_calls_a_client_whom_another_has_taken(running: Company) -> None:
    operators = await running.set_up()
    olena = await running.backend.paired("Олена", operator_id=operators[LOGIN]["id"])
    ivan = await running.backend.paired("Іван")
    await running.backend.hook(unanswered(ago(9)), "after")
    (entry,) = (await running.backend.http.get("/api/v1/missed", params={"limit": 200})).json()["items"][-1:]
    await act(running.backend, ivan, entry["id"], "claim")
    refused = await clicked(running, olena, "click", phone=entry["phone"])
    assert (refused.status_code, refused.json()["code"], refused.json()["subject"]) == (409, "already_claimed", "Іван")
    await act(running.backend, ivan, entry["id"], "release")
    assert (await clicked(running, olena, "again", phone=entry["phone"])).status_code == 201


async def test_a_talk_from_the_queue_closes_it_by_itself(running: Company) -> None:
    operators = await running.set_up()
    olena = await running.backend.paired("Олена", operator_id=operators[LOGIN]["id"])
    await running.backend.hook(unanswered(ago(9)), "after")
    async with running.backend.desk(olena) as desk:
        await desk.hear()
        await clicked(running, olena, "click", phone=PHONE)
        closed = await entry_that(desk, lambda entry: entry.closed_at is not None and entry.phone == PHONE)
    assert closed.end is not None
    assert closed.end.by is not None
    assert (closed.end.how, closed.end.by.name, closed.end.direction) == (
        "contact",
        operators[LOGIN]["name"],
        "callback",
    )
