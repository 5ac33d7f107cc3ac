"""A machine that slept is noticed by its clock."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.waking import Waking


def test_a_jump_of_the_clock_is_a_waking(qtbot: QtBot) -> None:
    """Seconds that pass as seconds are not."""
    told: list[float] = []
    clock = iter([100.0, 101.0, 102.1, 3700.0, 3701.0])
    owner = QObject()
    waking = Waking(owner, lambda: next(clock))
    waking.woke.connect(lambda: told.append(1))
    for _ in range(2):
        waking.look()
    assert not told
    waking.look()
    assert len(told) == 1
    waking.look()
    assert len(told) == 1


def test_watching_can_begin_and_end(qtbot: QtBot) -> None:
    """Whatever this system tells of its network."""
    owner = QObject()
    waking = Waking(owner)
    waking.start()
    waking.stop()
