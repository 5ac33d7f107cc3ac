"""The player's keys reach it from wherever the keyboard stands in the window, on both keyboards."""

from collections.abc import Iterable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QSlider, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.call_screens import player
from tests.ui.screens import Screen, board, call_list, clients, missed, orders, overview
from ui.board.view import BoardView
from ui.call_list.view import CallView
from ui.missed.view import MissedView
from ui.orders.record_row import RecordRow
from ui.theme import Theme
from ui.widgets.range_calendar import MonthGrid

_WRITING = (QLineEdit, QTextEdit, QPlainTextEdit, QSlider)
_KEYS = {
    "S": (Qt.Key.Key_S.value, "s"),
    "Ukrainian S": (0x0406, "і"),
    "Ukrainian [": (0x0425, "х"),
    "C": (Qt.Key.Key_C.value, "c"),
    "M": (Qt.Key.Key_M.value, "m"),
    "]": (Qt.Key.Key_BracketRight.value, "]"),
    "5": (Qt.Key.Key_5.value, "5"),
    "left": (Qt.Key.Key_Left.value, ""),
    "right": (Qt.Key.Key_Right.value, ""),
    "space": (Qt.Key.Key_Space.value, " "),
}
_THEIR_OWN: dict[type[QWidget], set[str]] = {
    QAbstractButton: {"space"},  # presses it
    CallView: {"space"},  # plays the row, or pauses it
    RecordRow: {"space"},
    MissedView: {"space"},  # takes the call
    BoardView: {"space", "left", "right"},  # tiles stand beside each other
    MonthGrid: {"space", "left", "right"},
}


class _Ear(QObject):
    """Hears the keys that nothing in a window took."""

    def __init__(self) -> None:
        super().__init__()
        self.has_heard = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.KeyPress:
            self.has_heard = True
            return True
        return False


@pytest.mark.parametrize("screen", [call_list, orders, missed, board, clients, overview, player])
async def test_the_players_keys_reach_it_from_everything_that_takes_the_keyboard(
    screen: Screen, theme: Theme, qtbot: QtBot
) -> None:
    kept: set[tuple[str, str]] = set()
    tried = 0
    alone: list[QWidget] = []

    def shown(page: QWidget) -> None:
        nonlocal tried
        if page.parent() is None and page not in alone:
            alone.append(page)
            qtbot.addWidget(page)
        page.show()
        ear = _Ear()
        page.window().installEventFilter(ear)
        for widget in _takers(page):
            tried += 1
            own = set().union(*(keys for kind, keys in _THEIR_OWN.items() if isinstance(widget, kind)))
            for name, (key, text) in _KEYS.items():
                ear.has_heard = name in own
                if not ear.has_heard:
                    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
                    QApplication.sendEvent(widget, event)
                if not ear.has_heard:
                    kept.add((type(widget).__name__, name))
        page.window().removeEventFilter(ear)

    await screen(theme, shown)
    assert kept == set()
    assert tried


def _takers(page: QWidget) -> Iterable[QWidget]:
    """What the keyboard can stand on, but for where one writes."""
    for widget in page.findChildren(QWidget):
        takes = widget.isVisible() and widget.isEnabled() and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        if takes and widget.window() is page.window() and not isinstance(widget, _WRITING):
            yield widget
