"""The controls of the player in windows of every width."""

import pytest
from pytestqt.qtbot import QtBot

from ui.recordings.control_row import ControlRow
from ui.theme import Light, Theme


@pytest.mark.parametrize(("width", "says_silence"), [(1028, True), (664, False)])
def test_the_time_is_whole_and_the_word_of_a_chip_gives_way(qtbot: QtBot, width: int, *, says_silence: bool) -> None:
    """664 pixels are what the smallest window leaves."""
    row = ControlRow(Theme(light=Light.LIGHT))
    qtbot.addWidget(row)
    row.resize(width, 44)
    row.show()
    row.show_time(3723, 10_800)
    layout = row.layout()
    assert layout is not None
    layout.activate()
    for part in (row._now, row._whole, row._speed, row._silence, row._loop):
        assert part.width() >= part.sizeHint().width(), part.accessibleName()
    assert row._close.geometry().right() <= row.width()
    assert bool(row._silence.text()) is says_silence
    assert row._silence.accessibleName() == "Без тиші"
