"""Cards stand where they were dragged on these monitors, and where the settings say on any others."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.desk.quiet import FOREVER
from app.settings import CARD_CORNER, CARD_PLACES, CARD_PRIVATE, QUIET_WITH_SYSTEM, Settings
from app.system.user_state import UserState
from tests.ui.screen_pop.example_cards import card
from ui.desk_placing import DeskPlacing, wished_placing
from ui.desk_quiet import DeskQuiet
from ui.screen_pop.placement import Corner, Placing, ScreenChoice
from ui.screen_pop.stack import CardStack
from ui.settings_keeper import SettingsKeeper
from ui.system_watch import SystemWatch
from ui.theme import Theme

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)

type Settled = Callable[[], Awaitable[None]]


@pytest.fixture
async def keeper(application: QApplication, tmp_path: Path) -> AsyncIterator[SettingsKeeper]:
    keeper = SettingsKeeper(Settings(tmp_path / "settings.json"))
    yield keeper
    await keeper.close_tasks()


@pytest.fixture
async def stack(theme: Theme) -> AsyncIterator[CardStack]:
    stack = CardStack(theme, now=lambda: NOW, placing=Placing(screen=ScreenChoice.MAIN))
    yield stack
    stack.close()


async def test_what_was_dragged_is_remembered_until_the_settings_wish_otherwise(
    keeper: SettingsKeeper, stack: CardStack, settled: Settled
) -> None:
    owner = QObject()
    DeskPlacing(stack, keeper, owner)
    name = QGuiApplication.primaryScreen().name()
    dragged = Placing(Corner.TOP_LEFT, ScreenChoice.FIXED, name, (30, 40))
    stack.dragged.emit(dragged)
    await settled()
    assert wished_placing(keeper) == dragged
    keeper.keep(CARD_CORNER, "top_right")
    await settled()
    assert wished_placing(keeper) == Placing(Corner.TOP_RIGHT, ScreenChoice.POINTER)


async def test_other_monitors_have_their_own_place(keeper: SettingsKeeper, settled: Settled) -> None:
    keeper.keep(CARD_PLACES, json.dumps({"HDMI-7:0,0,1x1": ["top_left", "HDMI-7", 1, 2]}))
    await settled()
    assert wished_placing(keeper) == Placing()


@pytest.mark.parametrize("broken", ["[]", "{", '{"a": 1}', '{"a": ["middle", "x", 1, 2]}', '{"a": ["top_left"]}'])
async def test_nonsense_in_the_file_is_as_if_nothing_was_dragged(
    keeper: SettingsKeeper, settled: Settled, broken: str
) -> None:
    keeper.keep(CARD_PLACES, broken)
    await settled()
    assert wished_placing(keeper) == Placing()


class Watch(SystemWatch):
    """A system that tells what the test says."""

    changed = Signal(object)

    def start(self) -> None:
        """Nothing is asked."""


async def test_quiet_comes_from_the_person_and_from_the_system(
    keeper: SettingsKeeper, stack: CardStack, settled: Settled
) -> None:
    owner, watch = QObject(), Watch()
    quiet = DeskQuiet(stack, keeper, owner, watch)
    quiet.start()
    stack.show_card(card(1))
    told: list[datetime | None] = []
    quiet.changed.connect(told.append)
    quiet.wish(timedelta.max)
    assert told == [FOREVER]
    assert not stack.widgets
    quiet.wish(None)
    assert list(stack.widgets) == [1]
    watch.changed.emit(UserState(locked=True))
    assert not stack.widgets
    watch.changed.emit(UserState(quiet=True))
    assert not stack.widgets
    keeper.keep(QUIET_WITH_SYSTEM, value=False)
    await settled()
    assert list(stack.widgets) == [1]
    quiet.stop()


async def test_a_private_card_is_veiled_from_the_first_on(
    keeper: SettingsKeeper, stack: CardStack, settled: Settled
) -> None:
    keeper.keep(CARD_PRIVATE, value=True)
    await settled()
    owner, watch = QObject(), Watch()
    quiet = DeskQuiet(stack, keeper, owner, watch)
    quiet.start()
    stack.show_card(card(1))
    shown = stack.widgets[1].card
    assert shown is not None
    assert shown.veiled
    quiet.stop()
