"""The window paints first, builds its pages when they are opened, and tells of a lost line."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.line_state import Line, LineState
from app.settings import Settings
from ui.desk_pages import DeskPage
from ui.desk_person import PersonPanel
from ui.desk_screen import DeskScreen
from ui.desk_window import DeskWindow
from ui.first_window import first_window
from ui.theme import Theme, Width
from ui.tray import Tray
from ui.widgets.strip import Strip

NOW = datetime(2026, 11, 23, 12, 53, tzinfo=UTC)


class Page(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.searches = self.steps = 0

    def focus_search(self) -> None:
        self.searches += 1

    def step_back(self) -> bool:
        self.steps += 1
        return True


PAGES = (DeskPage("calls", "Записи розмов", "headphones", Page), DeskPage("orders", "Замовлення", "shopping-bag", Page))


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> DeskWindow:
    window = DeskWindow(theme, PAGES)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.begin()
    return window


def test_a_page_is_built_when_it_is_opened(window: DeskWindow) -> None:
    assert set(window._built) == {"calls"}
    window.go("orders")
    assert set(window._built) == {"calls", "orders"}
    assert window.page("orders").isVisible()


def test_nothing_is_built_before_the_shell_is_there(qtbot: QtBot, theme: Theme) -> None:
    window = DeskWindow(theme, PAGES)
    qtbot.addWidget(window)
    window.go("orders")
    assert window._built == {}
    assert window.current == ""
    window.begin()
    assert window.current == "calls"


def test_a_desk_that_rests_builds_its_pages_anew(window: DeskWindow) -> None:
    before = window.page("calls")
    window.rest()
    assert window._built == {}
    window.begin()
    assert window.page("calls") is not before


def test_the_keyboard_leads_everywhere(window: DeskWindow) -> None:
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current == "orders"
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    page = window.page("orders")
    assert isinstance(page, Page)
    assert (page.searches, page.steps) == (1, 1)


def test_a_lost_line_is_told_with_its_time(qtbot: QtBot, window: DeskWindow) -> None:
    strip = window.findChildren(Strip)[0]
    since = NOW - timedelta(minutes=1)
    window.show_line(LineState(Line.LINE_LOST, since), NOW)
    qtbot.waitUntil(strip.isVisible)
    assert strip.message == f"Немає зв’язку з {since.astimezone():%H:%M} · дані на той час · пробуємо знову"
    window.show_line(LineState(Line.LINE_UP, NOW), NOW)
    assert strip.isHidden()


def test_a_message_goes_by_itself_and_leaves_the_lost_line_told(qtbot: QtBot, window: DeskWindow) -> None:
    line, message = window.findChildren(Strip)
    window.show_line(LineState(Line.LINE_LOST, NOW - timedelta(minutes=1)), NOW)
    qtbot.waitUntil(line.isVisible)
    window.show_message("Збережено: розмова.ogg", kind="accent")
    assert message.isVisible()
    assert line.message.startswith("Немає зв’язку")
    window.show_line(LineState(Line.LINE_UP, NOW), NOW)
    assert message.isVisible()
    window._reading.timeout.emit()  # its seconds are over
    assert message.isHidden()


def test_a_message_that_stays_is_taken_back(window: DeskWindow) -> None:
    window.show_message("Готуємо навчальний магазин: 40 %", kind="accent", stays=True)
    assert not window._reading.isActive()
    window.hide_message()
    assert window.findChildren(Strip)[1].isHidden()


def test_a_short_gap_is_not_worth_a_word(window: DeskWindow) -> None:
    window.show_line(LineState(Line.LINE_LOST, NOW), NOW)
    assert window.findChildren(Strip)[0].isHidden()
    window.show_line(LineState(Line.LINE_UP, NOW), NOW)
    assert not window._patience.isActive()


def test_the_first_window_is_whole_on_a_small_screen(window: DeskWindow) -> None:
    """With its border and title, which the window system adds: of 1280×800 pixels some are the screen's own."""
    free = window.screen().availableSize()
    assert window.width() < free.width() or window.width() == window.minimumWidth()
    assert window.height() < free.height()


def test_a_narrow_window_keeps_the_icons(window: DeskWindow) -> None:
    window.resize(1280, 800)
    assert window._navigation.width() == Width.NAVIGATION
    window.resize(800, 600)
    assert window._navigation.width() == Width.NAVIGATION_SMALL
    assert window._navigation._items["calls"].toolTip() == "Записи розмов (Ctrl+1)"


@pytest.mark.parametrize(
    ("name", "up", "phone", "told"),
    [
        ("Олена Коваль", True, "online", "На зв’язку · вільна"),
        ("Іван Бондар", True, "online", "На зв’язку · вільний"),
        ("Іван Бондар", True, "speaking", "На зв’язку · розмовляє"),
        ("Іван Бондар", True, "offline", "Телефон не в мережі"),
        ("Іван Бондар", True, "unknown", "На зв’язку"),
        ("Іван Бондар", False, "online", "Немає зв’язку"),
    ],
)
def test_the_person_is_always_in_sight(window: DeskWindow, name: str, *, up: bool, phone: str, told: str) -> None:
    panel = window.findChildren(PersonPanel)[0]
    panel.show_person(name)
    panel.show_line(up=up)
    panel.show_phone(phone)
    assert panel.accessibleName() == f"{name}. {told}"


def test_the_size_is_remembered(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    memory = QSettings(str(tmp_path / "desk.ini"), QSettings.Format.IniFormat)
    first = DeskWindow(theme, PAGES, memory)
    first.resize(790, 640)
    first.show()
    with qtbot.waitSignal(first.closed):
        first.close()
    second = DeskWindow(theme, PAGES, memory)
    qtbot.addWidget(second)
    assert (second.width(), second.height()) == (790, 640)


def test_with_a_tray_closing_only_hides(qtbot: QtBot, window: DeskWindow) -> None:
    window.stays = lambda: True
    with qtbot.assertNotEmitted(window.closed):
        window.close()
    assert window.isHidden()
    window.bring_up()
    assert window.isVisible()


@pytest.mark.parametrize("is_there", [False, True])
def test_a_tray_is_looked_for_when_the_window_is_closed(
    application: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_there: bool
) -> None:
    """Started at login, the program is there before the tray is."""
    settings = Settings(tmp_path / "settings.json")
    screen = DeskScreen(first_window(application, settings, remembers=False), settings)
    monkeypatch.setattr(Tray, "exists", lambda: not is_there)
    screen.stay_in_tray()
    monkeypatch.setattr(Tray, "exists", lambda: is_there)
    application.setQuitOnLastWindowClosed(False)
    screen.window.close()
    assert screen.closed.is_set() is not is_there
    screen.close()


def test_a_count_is_heard_with_the_name_of_its_page(window: DeskWindow) -> None:
    window.show_count("orders", 3, urgent=True)
    assert window._navigation._items["orders"].accessibleName() == "Замовлення, 3"
    window.show_count("orders", 0)
    assert window._navigation._items["orders"].accessibleName() == "Замовлення"
