"""«Система» shows how the system stands, and a switch is where the system is, not where it was clicked."""

from collections.abc import Awaitable, Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.settings import DIAL_SHORTCUT
from app.system.shortcuts import Combination, Pressed, Refused, ShortcutsUnknown, ShortcutTaken
from app.system.wishes import SystemRefused
from ui.desk_shortcut import DeskShortcut
from ui.settings.section import Surroundings
from ui.settings.system_section import SystemSection

type Settled = Callable[[], Awaitable[None]]


class Computer:
    """A wish as the system keeps it."""

    def __init__(self, *, on: bool = False, refuses: bool = False) -> None:
        self.on = on
        self._refuses = refuses

    def is_on(self) -> bool:
        return self.on

    def turn(self, *, on: bool) -> None:
        if self._refuses:
            raise SystemRefused("the folder is not ours")
        self.on = on


async def test_a_switch_shows_and_changes_the_system(qtbot: QtBot, around: Surroundings, settled: Settled) -> None:
    login, links = Computer(on=True), Computer()
    section = SystemSection(around, login=lambda: login, links=lambda: links, has_shortcut=True)
    qtbot.addWidget(section)
    assert not section.login.switch.isEnabled()
    section.opened()
    await settled()
    assert section.login.switch.isChecked()
    assert not section.links.switch.isChecked()
    section.links.switch.click()
    section.login.switch.click()
    await settled()
    assert (login.on, links.on) == (False, True)
    assert section.links.switch.isChecked()
    await section.close_tasks()


async def test_a_switch_that_the_system_thinks_about_keeps_the_keyboard(
    qtbot: QtBot, around: Surroundings, settled: Settled
) -> None:
    login = Computer()
    section = SystemSection(around, login=lambda: login, links=Computer, has_shortcut=True)
    qtbot.addWidget(section)
    with qtbot.waitActive(section):
        section.show()
    section.opened()
    await settled()
    section.login.switch.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(2):  # whoever presses twice at once has wished once
        QTest.keyClick(section.login.switch, Qt.Key.Key_Space)
    assert section.login.switch.hasFocus()
    await settled()
    assert section.login.switch.hasFocus()
    assert section.login.switch.isChecked()
    assert login.on
    await section.close_tasks()


async def test_where_the_system_only_offers_us_the_choice_is_told(qtbot: QtBot, around: Surroundings) -> None:
    for waits in (False, True):
        section = SystemSection(around, has_shortcut=True, links_wait=waits)
        qtbot.addWidget(section)
        assert ("«Стандартні програми»" in section.links._hint.text()) is waits
        await section.close_tasks()


async def test_a_refusal_turns_the_switch_back_and_says_so(
    qtbot: QtBot, around: Surroundings, settled: Settled, said: list[tuple[str, str]]
) -> None:
    stubborn = Computer(refuses=True)
    section = SystemSection(around, login=lambda: stubborn, links=lambda: None, has_shortcut=False)
    qtbot.addWidget(section)
    section.opened()
    await settled()
    assert not section.links.switch.isEnabled(), "what the system cannot do cannot be switched"
    section.login.switch.click()
    await settled()
    assert not section.login.switch.isChecked()
    assert [kind for _, kind in said] == ["bad"]
    await section.close_tasks()


class Keys:
    def __init__(self) -> None:
        self._held: tuple[Combination, Pressed] | None = None
        self.taken = False

    def found_by(self, refused: Refused, _description: str) -> "Keys":
        self.refused = refused
        return self

    def held(self) -> Pressed | None:
        return self._held and self._held[1]

    def hold(self, combination: Combination, pressed: Pressed) -> None:
        if self.taken:
            raise ShortcutTaken("another program has it")
        self._held = combination, pressed

    def let_go(self) -> None:
        self._held = None


async def test_the_chosen_key_is_held_at_once(qtbot: QtBot, around: Surroundings, settled: Settled) -> None:
    keys = Keys()
    shortcut = DeskShortcut(around.keeper, keys.found_by)
    shortcut.start()
    assert keys.held() is None
    section = SystemSection(around, login=lambda: None, links=lambda: None, has_shortcut=True)
    qtbot.addWidget(section)
    section.shortcut.activated.emit(section.shortcut.findData("Ctrl+Alt+D"))
    await settled()
    assert around.keeper.get(DIAL_SHORTCUT) == "Ctrl+Alt+D"
    pressed = keys.held()
    assert pressed is not None
    with qtbot.waitSignal(shortcut.pressed):
        pressed()
    keys.taken = True
    with qtbot.waitSignal(shortcut.failed) as told:
        section.shortcut.activated.emit(section.shortcut.findData("Ctrl+Shift+F9"))
        await settled()
    assert "Ctrl+Shift+F9" in told.args[0]
    with qtbot.waitSignal(shortcut.failed) as told:
        keys.refused(ShortcutsUnknown())
    assert "не дає програмам спільних клавіш" in told.args[0]
    section.shortcut.activated.emit(section.shortcut.findData(""))
    await settled()
    assert keys.held() is None
    await section.close_tasks()
