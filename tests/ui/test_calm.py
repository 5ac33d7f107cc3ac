"""What can wait for a pause waits for it, and no longer."""

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.calm import Calm


async def test_a_pause_begins_anew_with_every_key(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    with Calm(window) as calm:
        waiting = asyncio.create_task(calm.wait())
        await asyncio.sleep(0)
        assert not waiting.done(), "nobody knows what was touched before"
        await waiting
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Down)
        assert not calm._is_calm.is_set()
        assert calm._pause.remainingTime() > 0
        await calm.wait()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Down)
    assert calm._is_calm.is_set(), "outside it watches nothing"


async def test_a_window_nobody_has_seen_is_touched_by_nobody(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with Calm(window) as calm:
        assert calm._is_calm.is_set()
