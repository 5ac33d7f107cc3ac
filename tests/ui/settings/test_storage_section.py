"""«Зберігання»: what the server has, what a rule would remove, and the rule itself, with a backend that is there."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.contract.storage import Keeping, Removal, Storage
from app.operator_desk import Access, operator_desk
from app.paths import Paths
from tests.journeys.office import ADMIN, Office, open_office, until
from ui.settings.section import Surroundings
from ui.settings.storage_section import StorageSection
from ui.settings.storage_words import days_words, removal_words, removed_words, size_words


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
async def test_the_rules_are_brought_chosen_and_kept(qtbot: QtBot, at_office: Surroundings) -> None:
    section = StorageSection(at_office)
    qtbot.addWidget(section)
    section.opened()
    await until("the rules are there", section.days.isEnabled)
    assert section.chosen() == Keeping(keep_days=None, budget_mb=None)
    assert not section.save.button.isEnabled()
    section.days.choose(90)
    section.days.activated.emit(section.days.currentIndex())
    assert section.save.button.isEnabled()
    section.save.button.click()
    await until("saved", lambda: section.save.told == "Збережено.")
    assert not section.save.button.isEnabled()
    section.opened()
    await section.tasks.start("again", section._bring())
    assert section.chosen() == Keeping(keep_days=90, budget_mb=None)
    await section.close_tasks()


async def test_a_server_that_is_not_there_is_said_and_nothing_can_be_chosen(qtbot: QtBot, around: Surroundings) -> None:
    section = StorageSection(around)
    qtbot.addWidget(section)
    await section.tasks.start("bring", section._bring())
    assert not section.days.isEnabled()
    assert not section.save.button.isEnabled()
    await section.close_tasks()


async def test_a_rule_of_another_program_stays_to_be_chosen(qtbot: QtBot, around: Surroundings) -> None:
    """Set through the interface: a number that is not offered here."""
    section = StorageSection(around)
    qtbot.addWidget(section)
    kept = Keeping(keep_days=45, budget_mb=1234)
    section._show_rules(kept)
    assert section.chosen() == kept
    assert (section.days.currentText(), section.most.currentText()) == ("45 днів", "1,2\N{NO-BREAK SPACE}ГБ")
    await section.close_tasks()


async def test_a_full_disk_is_said(qtbot: QtBot, around: Surroundings) -> None:
    section = StorageSection(around)
    qtbot.addWidget(section)
    at = datetime(2026, 10, 8, 12, tzinfo=UTC)
    storage = Storage(
        keeping=Keeping(keep_days=None, budget_mb=None), recordings=1, bytes=1, oldest_at=at, free_bytes=1
    )
    section._show(storage)
    assert not section.usage._warnings["little"].isHidden()
    await section.close_tasks()


def test_sizes_and_days_are_printed_for_people(qtbot: QtBot) -> None:
    assert [size_words(size) for size in (0, 400_000, 3_400_000, 34_000_000_000, 2 * 10**12)] == [
        "0\N{NO-BREAK SPACE}МБ",
        "0,4\N{NO-BREAK SPACE}МБ",
        "3,4\N{NO-BREAK SPACE}МБ",
        "34\N{NO-BREAK SPACE}ГБ",
        "2\N{NO-BREAK SPACE}ТБ",
    ]
    assert [days_words(days) for days in (1, 90, 365, 730)] == ["1 день", "90 днів", "1 рік", "2 роки"]
    assert removal_words(Removal(recordings=1, bytes=10**6)) == "1 запис, 1\N{NO-BREAK SPACE}МБ"
    at = datetime.now(UTC).replace(hour=0)
    assert removed_words(Removal(), None, at) == "—"
    assert removed_words(Removal(), at, at).endswith(": нічого зайвого")
    assert removed_words(Removal(recordings=2, bytes=10**6), at, at).endswith(": 2 записи, 1\N{NO-BREAK SPACE}МБ")
