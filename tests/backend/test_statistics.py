"""The overview, counted by the backend and asked as a desk asks."""

from datetime import UTC, datetime, timedelta

import pytest

from app.backend_link.questions import Questions
from app.contract.answers import Count, CountedBy
from app.contract.problems import Problem
from app.failures import Refused
from tests.backend.conftest import ADMIN, Backend
from tests.backend.recorded import call_id, ended, ringing, unanswered

DAY = "2026-10-08"
NOON = datetime(2026, 10, 8, 9, tzinfo=UTC)
"""In Kyiv."""


def at(moment: datetime, number: int) -> str:
    """The id of a call that began then."""
    return f"ua1_-{int(moment.timestamp())}.{number}"


async def some_calls(backend: Backend) -> None:
    """A talk at noon, one that nobody took an hour later, and one that rings now."""
    await backend.hook(ended(at(NOON, 1)), "after")
    await backend.hook(unanswered(at(NOON + timedelta(hours=1), 2), "+380670001133"), "after")
    await backend.hook(ringing(call_id(timedelta(seconds=5), 3)), "before")


async def test_ended_calls_are_counted_by_hour_and_day_of_the_company(backend: Backend) -> None:
    await some_calls(backend)
    since, until = NOON - timedelta(days=1), NOON + timedelta(days=1)
    talk = Count(key="12", calls=1, incoming=1, talked=1, wait_s=10, talk_s=10)
    missed = Count(key="13", calls=1, incoming=1, missed=1, wait_s=30)
    async with Questions(backend.url, ADMIN) as admin:
        assert (await admin.statistics(CountedBy.HOUR, since=since, until=until)).items == (talk, missed)
        (day,) = (await admin.statistics(CountedBy.DAY, since=since, until=until)).items
        nothing = await admin.statistics(CountedBy.DAY, since=until, until=until + timedelta(days=1))
    assert (day.key, day.calls, day.missed, day.wait_s, day.talk_s) == (DAY, 2, 1, 40, 10)
    assert nothing.items == ()


async def test_a_period_of_years_is_refused(backend: Backend) -> None:
    async with Questions(backend.url, ADMIN) as admin:
        with pytest.raises(Refused) as refused:
            await admin.statistics(CountedBy.DAY, since=NOON - timedelta(days=500), until=NOON)
    assert refused.value.problem is Problem.BAD_REQUEST


async def test_an_operator_is_not_told_how_everybody_works(backend: Backend) -> None:
    async with Questions(backend.url, await backend.paired("Олена")) as operator:
        with pytest.raises(Refused) as refused:
            await operator.statistics(CountedBy.MANAGER)
    assert refused.value.problem is Problem.NOT_ALLOWED
