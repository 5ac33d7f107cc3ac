"""A backend that was dead for hours has every call afterwards, exactly once and as it was."""

from pathlib import Path

import pytest

from tests.journeys.three_days import Plan, three_days

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("no_task_outlives_its_test")]


async def test_three_days_of_calls_are_all_there_whatever_befell_backend_and_webhooks(tmp_path: Path) -> None:
    outcome = await three_days(tmp_path, Plan(calls=300, kills=3, lasts_s=60))
    assert outcome.calls == 300
    assert outcome.is_clean, outcome
