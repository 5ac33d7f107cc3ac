"""The panel at the right edge: limits, the grip, and that it takes no place while closed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.orders.side_panel import NARROWEST, WIDEST, SidePanel
from ui.theme import Theme


@pytest.fixture
def panel(theme: Theme, qtbot: QtBot) -> Iterator[SidePanel]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    panel = SidePanel(theme, QWidget(), 5000, window)
    row = QHBoxLayout(window)
    row.addStretch(1)
    row.addWidget(panel)
    window.show()
    yield panel
    window.close()


def drag(panel: SidePanel, by: int) -> None:
    grip = panel._grip
    began = QPointF(grip.mapToGlobal(QPoint(1, 100)))
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, at, button in (
        (QMouseEvent.Type.MouseButtonPress, began, left),
        (QMouseEvent.Type.MouseMove, began + QPointF(by, 0), none),
        (QMouseEvent.Type.MouseButtonRelease, began + QPointF(by, 0), left),
    ):
        event = QMouseEvent(kind, grip.mapFromGlobal(at), at, button, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(grip, event)


def test_a_remembered_width_is_kept_within_the_limits(panel: SidePanel) -> None:
    assert panel.wanted_width == WIDEST


def test_closed_it_takes_no_place(panel: SidePanel) -> None:
    assert panel.isHidden()
    panel.open()
    assert panel.width() == WIDEST
    panel.close_panel()
    assert panel.isHidden()
    assert panel.width() == 0


def test_the_grip_makes_it_narrower_and_tells_the_width_once(panel: SidePanel) -> None:
    panel.open()
    told: list[int] = []
    panel.width_changed.connect(told.append)
    drag(panel, 100)
    assert (panel.width(), told) == (WIDEST - 100, [WIDEST - 100])
    drag(panel, 2000)
    assert panel.width() == NARROWEST


def test_it_slides_when_movement_is_allowed(panel: SidePanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Theme, "motion_ms", 40)
    qtbot.waitExposed(panel.window())
    panel.open()
    assert panel.width() < WIDEST
    with qtbot.waitSignal(panel._slide.finished):
        pass
    assert panel.width() == WIDEST


def test_where_there_is_little_room_it_is_narrower_and_wide_again_later(panel: SidePanel) -> None:
    panel.open()
    for room, width in ((400, 400), (100, NARROWEST), (5000, WIDEST)):
        panel.take_room(room)
        assert (panel.width(), panel._content.width(), panel.wanted_width) == (width, width, WIDEST)
