"""Looking for words in all talks: what is found leads to the call and the second."""

from collections.abc import AsyncIterator

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget

from app.contract.answers import Call, Page
from app.contract.talk_text import FoundTalk, Lane, WordPlace
from app.desk.word_search import WordSearch
from app.failures import BackendSilent
from tests.ui.latin_shop import NOW, call
from tests.ui.recordings.docked import until
from ui.theme import Theme
from ui.word_search.dialog import WordsDialog
from ui.word_search.model import FoundModel, PlaceRow, TalkHead


def talk(number: int, *places: float | None) -> FoundTalk:
    found = (
        WordPlace(at_s=at, lane=None if at is None else Lane.CLIENT, text=f"плед <i>{number}</i>") for at in places
    )
    return FoundTalk(call=msgspec.structs.replace(call(), id=number), places=tuple(found), count=len(places))


class Talks:
    """Answers page by page; `is_silent` is the network's."""

    def __init__(self) -> None:
        self.pages = {None: Page((talk(9, None, 4.0), talk(8, 12.5)), "2"), "2": Page((talk(7, 1.0),), None)}
        self.is_silent = False
        self.asked: list[str] = []

    async def __call__(self, words: str, cursor: str | None) -> Page[FoundTalk]:
        self.asked.append(words)
        if self.is_silent:
            raise BackendSilent
        return self.pages[cursor] if "плед" in words else Page(())


@pytest.fixture
def talks() -> Talks:
    return Talks()


@pytest.fixture
async def dialog(theme: Theme, talks: Talks) -> AsyncIterator[WordsDialog]:
    window = QWidget()
    window.resize(900, 700)
    window.show()
    dialog = WordsDialog(theme, WordSearch(talks), lambda: NOW, window)
    dialog.open_with()
    yield dialog
    await dialog.close_tasks()
    dialog.close()
    window.close()
    window.deleteLater()


async def typed(dialog: WordsDialog, words: str) -> None:
    dialog.field.selectAll()
    dialog.field.insert(words)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    await until(lambda: dialog._search.text == words and not dialog._search._is_looking)


async def test_what_is_found_is_walked_through_with_the_keyboard_and_heard(dialog: WordsDialog) -> None:
    wanted: list[tuple[int, float | None, str]] = []

    def hear(one: Call, at_s: float | None, words: str) -> None:
        wanted.append((one.id, at_s, words))

    dialog.place_wanted.connect(hear)
    await typed(dialog, "плед")
    assert dialog.view.isVisible()
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert wanted == [(9, None, "плед")]
    assert not dialog.isVisible()
    dialog.open_with()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(dialog.field, key)
    assert wanted[-1] == (8, 12.5, "плед"), "heads are passed over, and what was found is still there"


async def test_a_click_hears_the_place(dialog: WordsDialog) -> None:
    wanted: list[float | None] = []
    dialog.place_wanted.connect(lambda _call, at_s, _words: wanted.append(at_s))
    await typed(dialog, "плед")
    for row in (0, 2):  # the first is a head, which leads nowhere
        place = dialog.view.visualRect(dialog.view.found.index(row)).center()
        QTest.mouseClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted == [4.0]


async def test_it_says_how_the_search_stands(dialog: WordsDialog, talks: Talks) -> None:
    assert "від трьох літер" in dialog.state.accessibleName()
    await typed(dialog, "диван")
    assert dialog.state.accessibleName() == "Таких слів у розмовах не знайдено"
    talks.is_silent = True
    await typed(dialog, "плед")
    assert "не відповідає" in dialog.state.accessibleName()
    talks.is_silent = False
    dialog.state.action_wanted.emit()
    await until(dialog.view.isVisible)


async def test_words_from_elsewhere_are_looked_for_at_once(dialog: WordsDialog, talks: Talks) -> None:
    dialog.open_with(" плед ")
    await until(dialog.view.isVisible)
    assert (dialog.field.text().strip(), talks.asked) == ("плед", ["плед"])


async def test_further_talks_come_below_and_nobody_loses_their_place(dialog: WordsDialog) -> None:
    await typed(dialog, "плед")
    kept = dialog.view.currentIndex().row()
    await dialog._search.more()
    rows = [dialog.view.found.row(number) for number in range(dialog.view.found.rowCount())]
    heads = [row.call.id for row in rows if isinstance(row, TalkHead)]
    assert (heads, dialog.view.currentIndex().row()) == ([9, 8, 7], kept)


def test_the_rows_are_a_proper_model_and_speak(theme: Theme) -> None:
    model = FoundModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_talks((talk(9, None, 4.0),), NOW)
    model.show_talks((talk(9, None, 4.0), talk(8, 61.0)), NOW)
    model.show_talks((talk(8, 61.0),), NOW)
    assert isinstance(model.row(1), PlaceRow)
    spoken = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert spoken[1] == "1:01 Клієнт: плед <i>8</i>"
    assert spoken[0].startswith("Oksana Melnyk, ")
