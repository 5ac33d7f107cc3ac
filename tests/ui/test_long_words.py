"""A language a third longer than ours: no caption, button or sentence of any screen is cut short by it."""

import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

import resources
from tests.ui.screens import SCREENS, Screen
from ui.theme import Theme
from ui.widgets.plain_label import PlainLabel
from ui.words import install_words

LONGER: Final = 0.35
FEWEST: Final = 4
"""Letters; signs like «№» are as short in every language."""
MARK: Final = "\N{WORD JOINER}"
"""Takes no room; stands in every sentence of ours, and in nothing that people wrote."""


class MarkedLanguage(QTranslator):
    """What another translator says, marked; with `longer`, its first third once more behind it."""

    def __init__(self, application: QApplication, language: str, *, longer: bool) -> None:
        super().__init__(application)
        self._longer = longer
        self._real = QTranslator(self)
        if language == "en":
            assert self._real.load("slukhavka_en.qm", str(Path(resources.__file__).parent / "words"))

    def translate(self, context: str, sentence: str, disambiguation: str | None = None, n: int = -1) -> str:
        text = self._real.translate(context, sentence, disambiguation, n) or sentence
        text = text.replace("%n", str(n)) if n >= 0 else text
        plain = re.sub(r"\{\w*\}", "", text)
        more = plain[: math.ceil(LONGER * len(plain))] if self._longer and len(plain.strip()) >= FEWEST else ""
        return f"{text}{more}{MARK}"

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False


@pytest.fixture(params=["uk", "en", "long"])
def language(request: pytest.FixtureRequest, application: QApplication) -> Iterator[str]:
    name = str(request.param)
    install_words(application, "en" if name == "en" else "uk")
    translator = MarkedLanguage(application, name, longer=name == "long")
    application.installTranslator(translator)
    yield name
    application.removeTranslator(translator)
    install_words(application, "uk")


def is_ours(text: str) -> bool:
    """Said by the program, not by people or things."""
    return MARK in text


def cut_words(screen: QWidget) -> Iterator[str]:
    """Sentences of ours that have no room where they can be seen."""
    for widget in (screen, *screen.findChildren(QWidget)):
        if widget is not screen and not widget.isVisibleTo(screen):
            continue
        match widget:
            case PlainLabel():
                needs, text = QFontMetrics(widget.font()).horizontalAdvance(widget.text), widget.text
            case QAbstractButton():
                needs, text = widget.sizeHint().width(), widget.text()
            case QLabel() if not widget.wordWrap():
                needs, text = widget.sizeHint().width(), widget.text()
            case QLabel():
                needs, text = 0, widget.text()
                if widget.heightForWidth(widget.width()) > widget.height() + 1:
                    needs = widget.width() + 1
            case _:
                continue
        if is_ours(text) and needs > widget.width() + 1:
            yield f"{type(widget).__name__} has {widget.width()} px and needs {needs}: {text}"


@pytest.mark.parametrize("screen", SCREENS)
async def test_nothing_is_cut_short(screen: Screen, theme: Theme, language: str, qtbot: QtBot) -> None:
    kept: list[QWidget] = []
    found: set[str] = set()

    def look(widget: QWidget) -> None:
        if widget.parent() is None and widget not in kept:
            kept.append(widget)
            qtbot.addWidget(widget)
        widget.show()
        for _ in range(3):  # a layout within a layout asks the one around it for room
            QCoreApplication.sendPostedEvents()
        found.update(cut_words(widget))

    await screen(theme, look)
    assert found == set()
