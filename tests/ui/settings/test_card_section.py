"""«Спливна картка»: each wish is kept, and what this system cannot do cannot be switched."""

from collections.abc import Awaitable, Callable

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.settings import (
    CARD_CORNER,
    CARD_HIDDEN_FROM_CAPTURE,
    CARD_PRIVATE,
    CARD_SCREEN,
    CARD_SCREEN_CHOICE,
    QUIET_WITH_SYSTEM,
)
from ui.settings.card_section import CardSection
from ui.settings.section import Surroundings
from ui.widgets.drop_down import DropDown

type Settled = Callable[[], Awaitable[None]]


def choose(choice: DropDown, value: str) -> None:
    place = choice.findData(value)
    assert place >= 0, value
    choice.setCurrentIndex(place)
    choice.activated.emit(place)


async def test_every_wish_is_kept(qtbot: QtBot, around: Surroundings, settled: Settled) -> None:
    section = CardSection(around)
    qtbot.addWidget(section)
    name = QGuiApplication.primaryScreen().name()
    choose(section.screen_choice, f"fixed:{name}")
    choose(section.corner, "top_left")
    section.switch(QUIET_WITH_SYSTEM).switch.click()
    section.switch(CARD_PRIVATE).switch.click()
    await settled()
    kept = [around.keeper.get(one) for one in (CARD_SCREEN_CHOICE, CARD_SCREEN, CARD_CORNER)]
    assert kept == ["fixed", name, "top_left"]
    assert (around.keeper.get(QUIET_WITH_SYSTEM), around.keeper.get(CARD_PRIVATE)) == (False, True)
    choose(section.screen_choice, "main")
    await settled()
    assert around.keeper.get(CARD_SCREEN_CHOICE) == "main"
    assert not section.switch(CARD_HIDDEN_FROM_CAPTURE).switch.isEnabled(), "this screen cannot hide a window"
    await section.close_tasks()


async def test_a_screen_that_is_unplugged_stays_chosen(qtbot: QtBot, around: Surroundings, settled: Settled) -> None:
    around.keeper.keep(CARD_SCREEN, "HDMI-7")
    await settled()
    around.keeper.keep(CARD_SCREEN_CHOICE, "fixed")
    await settled()
    section = CardSection(around)
    qtbot.addWidget(section)
    section.opened()
    assert section.screen_choice.currentData() == "fixed:HDMI-7"
    await section.close_tasks()
