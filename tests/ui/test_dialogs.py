"""Dialogs are awaited: the loop goes on under them."""

import asyncio

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from ui.dialogs import agreed, answer_of
from ui.theme import Theme


@pytest.fixture
def window(theme: Theme) -> QWidget:
    window = QWidget()
    window.show()
    return window


def _dialog(window: QWidget) -> QDialog:
    return window.findChildren(QDialog)[-1]


@pytest.mark.parametrize(("button", "answer"), [("Видалити", True), ("Залишити", False)])
async def test_the_button_is_the_answer(window: QWidget, theme: Theme, button: str, *, answer: bool) -> None:
    question = asyncio.create_task(agreed(window, theme, "Видалити запис?", "", yes="Видалити", no="Залишити"))
    await asyncio.sleep(0)
    next(one for one in _dialog(window).findChildren(QPushButton) if one.text() == button).click()
    assert await question is answer


async def test_escape_refuses(window: QWidget, theme: Theme) -> None:
    question = asyncio.create_task(agreed(window, theme, "Вийти?", "Зміни не збережено.", yes="Вийти", no="Ні"))
    await asyncio.sleep(0)
    QTest.keyClick(_dialog(window), Qt.Key.Key_Escape)
    assert await question is False


async def test_cancelling_the_task_closes_the_dialog(window: QWidget) -> None:
    dialog = QDialog(window)
    waiting = asyncio.create_task(answer_of(dialog))
    await asyncio.sleep(0)
    assert dialog.isVisible()
    waiting.cancel()
    await asyncio.wait([waiting])
    assert waiting.cancelled()
    assert not shiboken6.isValid(dialog) or not dialog.isVisible()


async def test_foreign_words_stay_plain(window: QWidget, theme: Theme) -> None:
    name = "<img src='file:///etc/passwd'>"
    question = asyncio.create_task(agreed(window, theme, name, name, yes="Так", no="Ні"))
    await asyncio.sleep(0)
    labels = _dialog(window).findChildren(QLabel)
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    _dialog(window).reject()
    await question
