"""A burst of wishes is done at once and then once more, and the last of them is never lost."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.widgets.seldom import Seldom


def test_the_first_wish_is_done_at_once_and_the_rest_together(qtbot: QtBot) -> None:
    owner, told, done = QObject(), [0], list[int]()
    seldom = Seldom(lambda: done.append(told[0]), owner)
    for number in range(1, 51):
        told[0] = number
        seldom.wish()
    assert done == [1]
    qtbot.waitUntil(lambda: len(done) > 1)
    assert done == [1, 50]
    seldom.wish()
    told[0] = 51
    qtbot.waitUntil(lambda: done[-1] == 51)


def test_what_was_stopped_is_not_done(qtbot: QtBot) -> None:
    owner, done = QObject(), list[bool]()
    seldom = Seldom(lambda: done.append(True), owner)
    seldom.wish()
    seldom.wish()
    seldom.stop()
    with qtbot.assertNotEmitted(seldom._pause.timeout, wait=100):
        pass
    assert done == [True]
