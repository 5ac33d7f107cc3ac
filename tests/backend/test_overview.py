"""«Огляд», counted by the backend in either database, and the calls that its marks lead to."""

from datetime import UTC, datetime, timedelta

import pytest

from app.backend_link.overview_questions import OverviewQuestions
from app.backend_link.questions import Questions
from app.contract.overview import HourCount
from app.contract.problems import Problem
from app.desk.call_history import CallFilter
from app.failures import Refused
from tests.backend.conftest import ADMIN, Backend
from tests.backend.recorded import ended, unanswered

THURSDAY_NOON = datetime(2026, 10, 8, 9, tzinfo=UTC)
"""In Kyiv."""
SINCE, UNTIL = THURSDAY_NOON - timedelta(days=1), THURSDAY_NOON + timedelta(days=30)
WINTER = datetime(2026, 10, 29, 10, tzinfo=UTC)
"""Thursday noon in Kyiv too, after the clocks were changed."""
LATE = "+380670001133"


def at(moment: datetime, number: int) -> str:
    return f"ua1_-{int(moment.timestamp())}.{number}"


async def some_calls(backend: Backend) -> None:
    """Two talks at noon of a Thursday (one after the change of clocks), a missed one at one, called back in 40 min."""
    await backend.http.post("/api/v1/managers", json={"name": "Олена Коваль"})
    await backend.hook(ended(at(THURSDAY_NOON, 1)), "after")
    await backend.hook(ended(at(WINTER, 2), duration_waiting="30", duration_call="40"), "after")
    missed_at = THURSDAY_NOON + timedelta(hours=1)
    await backend.hook(unanswered(at(missed_at, 3), LATE), "after")
    back = {
        "call_id": at(missed_at + timedelta(minutes=40, seconds=30), 4),
        "caller": "380441232323",
        "callee": LATE.removeprefix("+"),
        "type": "out",
        "status": "ANSWERED",
        "call_duration": 15,
        "waiting": 10,
        "dialog": 5,
    }
    await backend.hook(back, "after_outgoing")


async def test_hours_days_medians_and_called_back(backend: Backend) -> None:
    await some_calls(backend)
    async with Questions(backend.url, ADMIN) as admin:
        counted = await OverviewQuestions(admin).overview(SINCE, UNTIL)
    assert (counted.calls, counted.incoming, counted.missed) == (4, 3, 1)
    assert counted.wait_s == 10, "the lower of two"
    assert (counted.called_back, counted.called_back_s) == (1, 40 * 60)
    assert counted.hours == (HourCount(3, 12, 2, 0), HourCount(3, 13, 2, 1))
    assert counted.time_zone == "Europe/Kyiv"
    assert sum(one.calls for one in counted.managers) == 4
    assert counted.managers[-1].manager is None


async def test_a_mark_leads_to_its_calls(backend: Backend) -> None:
    """Hour and day of the week are the company's, in summer and in winter; nobody's calls can be asked for."""
    await some_calls(backend)
    async with Questions(backend.url, ADMIN) as admin:

        async def ids(**wanted: object) -> list[str]:
            question = CallFilter(since=SINCE, until=UNTIL, **wanted)  # type: ignore[arg-type]  # as the test says
            return [call.external_id.rpartition(".")[2] for call in (await admin.calls(question)).items]

        assert await ids(hour=12) == ["2", "1"]
        assert await ids(hour=13, missed=True) == ["3"]
        assert await ids(weekday=3, hour=13) == ["4", "3"]
        assert await ids(weekday=2) == []
        assert await ids(manager=0) == ["2", "4", "3", "1"]
        assert await ids(talk_from=6) == ["2", "1"]
        assert await ids(talk_to=5) == ["4", "3"]


async def test_what_nobody_did_is_told_as_nothing(backend: Backend) -> None:
    async with Questions(backend.url, ADMIN) as admin:
        counted = await OverviewQuestions(admin).overview(SINCE, UNTIL)
    assert (counted.calls, counted.wait_s, counted.called_back_s, counted.managers) == (0, None, None, ())


async def test_operators_are_not_told_and_years_are_refused(backend: Backend) -> None:
    async with Questions(backend.url, await backend.paired("Олена")) as operator:
        with pytest.raises(Refused) as refused:
            await OverviewQuestions(operator).overview(SINCE, UNTIL)
    assert refused.value.problem is Problem.NOT_ALLOWED
    async with Questions(backend.url, ADMIN) as admin:
        with pytest.raises(Refused) as refused:
            await OverviewQuestions(admin).overview(UNTIL - timedelta(days=500), UNTIL)
    assert refused.value.problem is Problem.BAD_REQUEST
