"""Whoever works by the keyboard sees where it is, on every screen and after every way back."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMargins, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFocusEvent, QImage
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.screens import SCREENS, Screen
from ui.theme import Theme
from ui.widgets.buttons import QuietButton

_AROUND = QMargins(4, 4, 4, 4)


def take_keyboard_from(window: QWidget) -> None:
    if (has_it := window.focusWidget()) is not None:
        has_it.clearFocus()
    QCoreApplication.sendPostedEvents()


def picture(part: QWidget) -> QImage:
    QCoreApplication.sendPostedEvents()
    place = QRect(part.mapTo(part.window(), QPoint()), part.size()).marginsAdded(_AROUND)
    return part.window().grab(place).toImage()


def is_reached(part: QWidget) -> bool:
    return (
        part.isVisible()
        and part.isEnabled()
        and bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and part.focusProxy() is None
        and not part.visibleRegion().isEmpty()
        and not _holds_nothing(part)
    )


def _holds_nothing(part: QWidget) -> bool:
    model = getattr(part, "model", lambda: None)()
    return isinstance(part, QAbstractScrollArea) and model is not None and model.rowCount() == 0


@pytest.mark.parametrize("screen", SCREENS)
async def test_whatever_has_the_keyboard_shows_it_and_has_a_name(screen: Screen, theme: Theme, qtbot: QtBot) -> None:
    kept: list[QWidget] = []
    seen: set[tuple[str, str]] = set()
    faults: set[str] = set()

    def look(widget: QWidget) -> None:
        if widget.parent() is None and widget not in kept:
            kept.append(widget)
            qtbot.addWidget(widget)
        widget.show()
        if QApplication.activeModalWidget() not in {None, widget.window()}:
            return
        with (
            pytest.deprecated_call()
        ):  # what Qt offers instead needs a turn of the loop, which is not ours to give here
            QApplication.setActiveWindow(widget.window())
        for part in (widget, *widget.findChildren(QWidget)):
            told = QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name) if is_reached(part) else ""
            key = (type(part).__name__, told)
            if not is_reached(part) or key in seen:
                continue
            seen.add(key)
            take_keyboard_from(part.window())
            before = picture(part)
            part.setFocus(Qt.FocusReason.TabFocusReason)
            if part.hasFocus() and picture(part) == before:
                faults.add(f"not seen: {key}")
            if not told.strip():
                faults.add(f"no name: {key}")

    await screen(theme, look)
    assert faults == set()


def come(part: QWidget, reason: Qt.FocusReason) -> None:
    QApplication.sendEvent(part, QFocusEvent(QEvent.Type.FocusOut, reason))
    QApplication.sendEvent(part, QFocusEvent(QEvent.Type.FocusIn, reason))


@pytest.mark.parametrize(
    "away", [Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.OtherFocusReason]
)
def test_the_ring_is_there_again_after_a_menu_a_dialog_or_another_program(
    theme: Theme, qtbot: QtBot, away: Qt.FocusReason
) -> None:
    button = QuietButton(theme, "Далі")
    qtbot.addWidget(button)
    with qtbot.waitActive(button):
        button.show()
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    come(button, Qt.FocusReason.MouseFocusReason)
    plain = picture(button)
    come(button, away)
    assert picture(button) == plain, "a click brought it here, and no ring"
    come(button, Qt.FocusReason.TabFocusReason)
    ringed = picture(button)
    assert ringed != plain
    come(button, away)
    assert picture(button) == ringed
    come(button, Qt.FocusReason.MouseFocusReason)
    assert picture(button) == plain
