"""The desk speaks one language at a time: an English screen holds no Ukrainian word."""

import re
from collections.abc import Iterator
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.contract.problems import Problem
from tests.ui.latin_shop import NOW, calls, order
from tests.ui.screens import SCREENS, Screen
from tests.ui.spoken import words_of
from ui.demo_panel.wording import scenario_words
from ui.orders import wording
from ui.problems import sentence_of_problem
from ui.theme import Theme
from ui.tray import Tray
from ui.words import install_words
from ui.words_calls import direction_face, status_face
from ui.words_recording import recording_sentence, recording_words

CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
OWN_NAMES: Final = {"Українська"}
"""A language is called by its own name, whichever is spoken."""


@pytest.fixture
def english(application: QApplication) -> Iterator[None]:
    """The application speaks English as long as the test runs."""
    install_words(application, "en")
    yield
    install_words(application, "uk")


async def _foreign(screen: Screen, theme: Theme, qtbot: QtBot) -> set[str]:
    """What a screen says in Cyrillic letters, in all its states."""
    said: set[str] = set()

    def listen(widget: QWidget) -> None:
        if widget.parent() is None and widget not in kept:
            kept.append(widget)
            qtbot.addWidget(widget)
        said.update(words for words in words_of(widget) if CYRILLIC.search(words) and words not in OWN_NAMES)

    kept: list[QWidget] = []
    await screen(theme, listen)
    return said


@pytest.mark.parametrize("screen", SCREENS)
async def test_an_english_screen_says_no_ukrainian_word(
    screen: Screen, theme: Theme, english: None, qtbot: QtBot
) -> None:
    assert await _foreign(screen, theme, qtbot) == set()


@pytest.mark.parametrize("screen", SCREENS)
async def test_the_same_look_finds_the_words_of_a_ukrainian_screen(screen: Screen, theme: Theme, qtbot: QtBot) -> None:
    """Else the test above might be blind."""
    assert len(await _foreign(screen, theme, qtbot)) > 1


def test_what_goes_wrong_is_told_in_english(english: None) -> None:
    told = [sentence_of_problem(problem, subject) for problem in Problem for subject in ("", "Iryna")]
    assert [sentence for sentence in told if CYRILLIC.search(sentence)] == []


def test_what_is_painted_is_english(english: None) -> None:
    """Delegates paint these words: no widget holds them."""
    told = [*scenario_words().values(), wording.client_name(None), wording.phone(order(phone=None).phone)]
    for call in calls():
        told += [recording_words(call), recording_sentence(call, NOW), wording.responsible(call)]
        told += [direction_face(call).word, status_face(call).word]
    assert [words for words in told if CYRILLIC.search(words)] == []


def test_the_tray_is_english(theme: Theme, english: None) -> None:
    tray = Tray(theme)
    tray.show_missed(3)
    tray.show_line(up=False)
    assert tray.tip == "Slukhavka · no connection · 3 missed calls"
    menus = (tray._menu, *tray._menu.findChildren(QMenu))
    words = [action.text() for menu in menus for action in menu.actions() if action.text()]
    assert sorted(words) == sorted(
        (
            *("Open Slukhavka", "Missed: 3", "Dial a number…", "Do not disturb", "Quit"),
            *("30 minutes", "An hour", "Until I turn it off", "Show the cards again"),
        )
    )


def test_qts_own_file_dialog_is_ukrainian(application: QApplication, qtbot: QtBot) -> None:
    """Where the system has none, this one is seen."""
    dialog = QFileDialog(None, "Зберегти", "", "ZIP (*.zip)")
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    told = [label.text() for label in dialog.findChildren(QLabel) if label.text()]
    assert told
    assert [words for words in told if not CYRILLIC.search(words)] == []
