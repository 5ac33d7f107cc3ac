"""A few letters, an arrow, Enter: and it is done; the keyboard goes back to whoever had it."""

import asyncio
from collections.abc import AsyncIterator, Sequence

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.failures import BackendSilent
from tests.journeys.office import until
from ui.palette.cheat_sheet import CheatSheet
from ui.palette.entry import Entry, Group
from ui.palette.model import PaletteModel
from ui.palette.palette import Palette
from ui.recordings.keys import key_sheet
from ui.theme import Theme


class Company:
    """What the palette can find, and what was run."""

    def __init__(self) -> None:
        self.ran: list[str] = []
        self.asked: list[str] = []
        self.silent = self.knows_nobody = False
        self.slow: asyncio.Event | None = None

    def entry(self, group: Group, title: str) -> Entry:
        return Entry(group, title, lambda: self.ran.append(title), detail="деталь")

    def known(self) -> Sequence[Entry]:
        titles = (
            (Group.PLACES, "Записи розмов"),
            (Group.PLACES, "Замовлення"),
            (Group.DEEDS, "Набрати номер"),
        )
        return [self.entry(group, title) for group, title in titles]

    def meant(self, text: str) -> Sequence[Entry]:
        return [self.entry(Group.NUMBER, text)] if len(text) == 10 and text.isdecimal() else []

    async def ask(self, text: str) -> Sequence[Entry]:
        self.asked.append(text)
        if self.slow is not None:
            await self.slow.wait()
        if self.silent:
            raise BackendSilent
        if self.knows_nobody:
            return []
        return [self.entry(Group.CLIENTS, f"Клієнт {text}")]


@pytest.fixture
def company() -> Company:
    return Company()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(1000, 700)
    QVBoxLayout(window).addWidget(QLineEdit(window))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    return window


@pytest.fixture
async def palette(theme: Theme, window: QWidget, company: Company) -> AsyncIterator[Palette]:
    palette = Palette(theme, company.known, company.ask, window, meant=company.meant)
    palette.open()
    yield palette
    await palette.close_tasks()


def write(palette: Palette, text: str) -> None:
    """Letter by letter; `QTest.keyClicks` knows Latin letters only."""
    for letter in text:
        pressed = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(palette.field, pressed)


def titles(palette: Palette) -> list[str]:
    rows = (palette.model.entry(row) for row in range(palette.model.rowCount()))
    return [entry.title for entry in rows if entry is not None]


def chosen(palette: Palette) -> str:
    entry = palette.model.entry(palette.list.currentIndex().row())
    return "" if entry is None else entry.title


async def test_it_opens_with_everything_and_the_first_chosen(palette: Palette) -> None:
    assert titles(palette) == ["Записи розмов", "Замовлення", "Набрати номер"]
    assert chosen(palette) == "Записи розмов"


async def test_letters_in_the_wrong_layout_find_it_and_enter_runs_it(palette: Palette, company: Company) -> None:
    write(palette, "pfvjd")
    assert titles(palette) == ["Замовлення"]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert company.ran == ["Замовлення"]
    assert not palette.isVisible()


async def test_arrows_walk_around_over_the_heads(palette: Palette) -> None:
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert chosen(palette) == "Набрати номер"
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert chosen(palette) == "Записи розмов"


async def test_what_the_backend_finds_joins_without_moving_the_choice(palette: Palette, company: Company) -> None:
    write(palette, "за")
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert chosen(palette) == "Замовлення"
    await until("the clients came", lambda: "Клієнт за" in titles(palette))
    assert company.asked == ["за"], "one question for what was typed in one go"
    assert chosen(palette) == "Замовлення"


async def test_an_answer_to_older_letters_is_not_shown(palette: Palette, company: Company) -> None:
    company.slow = asyncio.Event()
    write(palette, "олена")
    await until("it is asked", lambda: company.asked == ["олена"])
    QTest.keyClick(palette.field, Qt.Key.Key_Backspace)
    company.slow.set()
    await until("the newer answer", lambda: "Клієнт олен" in titles(palette))
    assert "Клієнт олена" not in titles(palette)


async def test_a_silent_backend_leaves_what_is_known(palette: Palette, company: Company) -> None:
    company.silent = True
    write(palette, "номер")
    await until("it is asked", lambda: bool(company.asked))
    assert titles(palette) == ["Набрати номер"]


async def test_nothing_found_is_said(palette: Palette, company: Company) -> None:
    company.knows_nobody = True
    company.slow = asyncio.Event()
    write(palette, "ґґґ")
    assert palette.nothing.isVisible()
    assert palette.nothing.words == "Шукаємо…", "nobody knows yet"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert company.ran == []
    company.slow.set()
    await until("it is said", lambda: palette.nothing.words == "Нічого не знайдено")


async def test_a_silent_backend_is_not_taken_for_nothing_found(palette: Palette, company: Company) -> None:
    company.silent = True
    write(palette, "ґґґ")
    told = "Сервер не відповідає. Перевірте мережу й спробуйте знову."
    await until("it is said", lambda: palette.nothing.isVisible() and palette.nothing.words == told)


async def test_a_number_is_there_before_anybody_has_answered(palette: Palette, company: Company) -> None:
    company.slow = asyncio.Event()
    write(palette, "0671234567")
    assert titles(palette) == ["0671234567"]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert company.ran == ["0671234567"]


async def test_the_keyboard_may_come_back_to_nobody(window: QWidget, palette: Palette) -> None:
    """The row that had it was taken away while the palette was open."""
    palette.close_again()
    gone = QLineEdit(window)
    gone.show()
    gone.setFocus()
    palette.open()
    delete(gone)
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


async def test_esc_closes_the_palette_and_nothing_under_it(window: QWidget, palette: Palette) -> None:
    under: list[int] = []
    QShortcut(QKeySequence(Qt.Key.Key_Escape), window).activated.connect(lambda: under.append(1))
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert under == []
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    assert under == [1]


async def test_esc_and_a_click_beside_close_it_and_give_the_keyboard_back(window: QWidget, palette: Palette) -> None:
    line = window.findChild(QLineEdit)
    assert line is not None
    palette.close_again()
    line.setFocus()
    palette.open()
    assert palette.field.hasFocus()
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert line.hasFocus()
    palette.open()
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.rect().bottomRight())
    assert not palette.isVisible()


def test_the_model_keeps_qts_rules(company: Company, qtmodeltester: ModelTester) -> None:
    model = PaletteModel()
    model.show_entries(company.known())
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # pytest-qt leaves it untyped
    base: QAbstractItemModel = model
    assert base.rowCount() == 5


def test_the_sheet_lists_every_key_of_the_player(qtbot: QtBot, theme: Theme, window: QWidget) -> None:
    sheet = CheatSheet(theme, key_sheet(), window)
    qtbot.addWidget(sheet)
    sheet.open()
    shown = [label.accessibleName() for label in sheet.findChildren(QWidget)]
    for pressed, done in key_sheet():
        assert pressed in shown
        assert done in shown
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
