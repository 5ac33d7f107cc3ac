"""«Робочий час»: brought, changed, kept, and told to every desk, with a backend that is there."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.contract.working_hours import CLOSED, DayHours, Holiday, WorkingHours
from app.operator_desk import Access, operator_desk
from app.paths import Paths
from tests.journeys.office import ADMIN, Office, open_office, until
from ui.settings.day_row import DayRow
from ui.settings.hours_section import HoursSection
from ui.settings.section import Surroundings
from ui.theme import Theme

NINE_TO_SIX = DayHours(9 * 60, 18 * 60)


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    async with open_office(tmp_path / "office") as (_, office):
        yield office


@pytest.fixture
async def at_office(around: Surroundings, office: Office, paths: Paths) -> AsyncIterator[Surroundings]:
    """The surroundings of an administrator's desk."""
    parts = operator_desk(Access(office.url, ADMIN), paths, kept_bytes=1024)
    async with parts.questions:
        yield replace(around, parts=parts, base_url=office.url)
    await parts.close()


@pytest.mark.slow
async def test_the_hours_are_brought_changed_and_kept(qtbot: QtBot, at_office: Surroundings) -> None:
    section = HoursSection(at_office)
    qtbot.addWidget(section)
    await section.tasks.start("bring", section._bring())
    assert section.chosen() == WorkingHours(time_zone="Europe/Kyiv", days=(DayHours(0, 1440),) * 7)
    assert not section.save.button.isEnabled()
    section.days[0].show_hours(NINE_TO_SIX)
    section.days[6].switch.click()
    section.holidays.day.setText("31.02.2026")
    section.holidays.add_button.click()
    assert section.holidays.holidays == ()
    section.holidays.day.setText("25.12.2026")
    section.holidays.name.setText("Різдво")
    section.holidays.add_button.click()
    assert section.save.button.isEnabled()
    section.save.button.click()
    await until("saved", lambda: section.save.told == "Збережено.")
    kept = await section._ask.hours()
    assert (kept.days[0], kept.days[6]) == (NINE_TO_SIX, CLOSED)
    assert kept.holidays == (Holiday(date(2026, 12, 25), "Різдво"),)
    assert not section.save.button.isEnabled()
    await section.close_tasks()


async def test_a_server_that_is_not_there_is_said_and_nothing_can_be_chosen(qtbot: QtBot, around: Surroundings) -> None:
    section = HoursSection(around)
    qtbot.addWidget(section)
    await section.tasks.start("bring", section._bring())
    assert not section.days[0].isEnabled()
    assert not section.save.button.isEnabled()
    await section.close_tasks()


def test_hours_told_to_the_minute_stay_as_they_are(qtbot: QtBot, theme: Theme) -> None:
    row = DayRow(theme, "Понеділок")
    qtbot.addWidget(row)
    for hours in (DayHours(545, 1079), DayHours(22 * 60, 6 * 60), DayHours(0, 1440), CLOSED):
        row.show_hours(hours)
        assert row.hours == hours
