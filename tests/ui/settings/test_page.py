"""«Налаштування»: the sections of one's own role, each built when it is first opened."""

from collections.abc import Awaitable, Callable

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.paths import Paths
from app.settings import APPEARANCE, CLOSE_TO_TRAY, DOWNLOAD_FOLDER, RECORDINGS_KEPT_MB, Settings
from ui.settings.about_section import AboutSection
from ui.settings.general_section import GeneralSection
from ui.settings.page import SettingsPage
from ui.settings.section import Surroundings
from ui.settings.sections import Section, all_sections
from ui.widgets.buttons import QuietButton

type Settled = Callable[[], Awaitable[None]]


def _shown(page: SettingsPage) -> list[str]:
    return [key for key, item in page._list.items.items() if not item.isHidden()]


async def test_every_section_opens(qtbot: QtBot, around: Surroundings, settled: Settled) -> None:
    page = SettingsPage(around, all_sections())
    qtbot.addWidget(page)
    page.show_for("admin")
    for section in all_sections():
        page.show_section(section.key)
        assert page.current == section.key
        assert page.section(section.key) is not None
    await settled()
    await page.close_tasks()


async def test_a_section_is_shown_to_its_roles_only(qtbot: QtBot, around: Surroundings) -> None:
    secret = Section("secret", "Секретне", "about_section", frozenset({"admin"}))
    page = SettingsPage(around, (*all_sections(), secret))
    qtbot.addWidget(page)
    page.show_for("admin")
    page.show_section("secret")
    page.show_for("operator")
    assert "secret" not in _shown(page)
    assert page.current == "general"
    page.show_section("secret")
    assert page.current == "general"
    await page.close_tasks()


async def test_a_wish_holds_at_once_and_after_a_restart(
    qtbot: QtBot, around: Surroundings, paths: Paths, settled: Settled
) -> None:
    section = GeneralSection(around)
    qtbot.addWidget(section)
    told: list[str] = []
    around.keeper.changed.connect(told.append)
    section.appearance.activated.emit(section.appearance.findData("dark"))
    section.kept_mb.activated.emit(section.kept_mb.findData(4096))
    section.tray.switched.emit(False)
    section.choose_folder("/записи")
    await settled()
    again = Settings(paths.settings_file)
    assert (again.get(APPEARANCE), again.get(RECORDINGS_KEPT_MB)) == ("dark", 4096)
    assert (again.get(CLOSE_TO_TRAY), again.get(DOWNLOAD_FOLDER)) == (False, "/записи")
    assert sorted(told) == sorted(one.key for one in (APPEARANCE, RECORDINGS_KEPT_MB, CLOSE_TO_TRAY, DOWNLOAD_FOLDER))
    assert not section.tray.switch.isChecked()


async def test_a_disk_that_fails_is_told(qtbot: QtBot, around: Surroundings, paths: Paths, settled: Settled) -> None:
    paths.config.parent.mkdir(exist_ok=True)
    paths.config.write_text("a file where the folder should be")
    failed: list[str] = []
    around.keeper.failed.connect(failed.append)
    around.keeper.keep(APPEARANCE, "dark")
    await settled()
    assert len(failed) == 1
    assert failed[0].startswith("Налаштування не збережено: ")


async def test_the_facts_for_support_are_copied_whole(
    qtbot: QtBot, around: Surroundings, said: list[tuple[str, str]]
) -> None:
    section = AboutSection(around)
    qtbot.addWidget(section)
    copy = next(button for button in section.findChildren(QuietButton) if button.text() == "Копіювати")
    copy.click()
    assert around.base_url in QGuiApplication.clipboard().text()
    assert said == [("Скопійовано.", "accent")]
