"""What floats beside a control has round corners, without a compositor too."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.popup_panel import PopupPanel


@pytest.mark.parametrize(("platform", "is_cut"), [("xcb", True), ("windows", False)])
def test_corners_are_cut_where_they_would_be_black(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch, platform: str, is_cut: bool
) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: platform)
    panel = PopupPanel(theme)
    qtbot.addWidget(panel)
    panel.resize(200, 100)
    panel.show()
    corners = [QPoint(x, y) for x in (0, 199) for y in (0, 99)]
    assert panel.mask().isEmpty() is not is_cut
    assert not any(panel.mask().contains(corner) for corner in corners)
    assert panel.mask().contains(QPoint(100, 0)) is is_cut
