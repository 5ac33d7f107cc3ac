"""The seconds that pass while a list is open, and the midnight among them."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

_TICK_MS: Final = 1000


class DayWatch(QObject):
    """`day_came` tells that it is another day on this machine."""

    second = Signal()
    day_came = Signal()

    def __init__(self, clock: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._today = clock().astimezone().date()
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """What the clock says now; called every second."""
        self.second.emit()
        today = self._clock().astimezone().date()
        if today != self._today:
            self._today = today
            self.day_came.emit()
