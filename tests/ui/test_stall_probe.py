"""A timer that comes late tells how long everything waited; the longest of the last hour is kept."""

import asyncio
from time import monotonic

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.journeys.office import until
from ui.stall_probe import StallProbe


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def look_after(probe: StallProbe, clock: Clock, *lengths: float) -> None:
    for length in lengths:
        clock.now += length
        probe.look()


def test_the_longest_stall_is_told(qtbot: QtBot, clock: Clock) -> None:
    owner = QObject()
    probe = StallProbe(owner, clock)
    look_after(probe, clock, 0.05, 0.052, 0.25, 0.05)
    assert probe.longest_ms == 200


def test_what_is_longer_ago_than_an_hour_is_forgotten(qtbot: QtBot, clock: Clock) -> None:
    owner = QObject()
    probe = StallProbe(owner, clock)
    look_after(probe, clock, 0.55)
    for _ in range(3_700):
        look_after(probe, clock, 1.05)
    assert probe.longest_ms == 1000
    clock.now += 4_000.0
    assert probe.longest_ms == 0


def test_sleep_of_the_machine_is_no_stall(qtbot: QtBot, clock: Clock) -> None:
    owner = QObject()
    probe = StallProbe(owner, clock)
    look_after(probe, clock, 0.05, 28_800.0, 0.06)
    assert probe.longest_ms == 10


async def test_a_real_stall_of_the_real_loop_is_seen(qtbot: QtBot) -> None:
    owner = QObject()
    probe = StallProbe(owner)
    probe.start()
    ends = monotonic() + 0.2
    while monotonic() < ends:
        pass
    await until("it is told", lambda: probe.longest_ms >= 150)
    await asyncio.sleep(0)
    probe.stop()
