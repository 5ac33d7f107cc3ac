"""Notices that the machine slept or that the network came back, so that a silent line is tried at once."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

_TICK_MS: Final = 1000
_SLEPT_S: Final = 5.0
"""A second that lasted this much longer was a sleep (or a stop so long that the line needs a look as well)."""


class Waking(QObject):
    """`woke` when the clock jumped ahead, or when Qt hears that the network is reachable again."""

    woke = Signal()

    def __init__(self, parent: QObject, wall_clock: Callable[[], float] = time.time) -> None:
        super().__init__(parent)
        self._wall_clock = wall_clock
        self._last = wall_clock()
        self._second = QTimer(self, interval=_TICK_MS)
        self._second.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to watch; the network too, where this system tells of it."""
        from PySide6.QtNetwork import QNetworkInformation

        self._last = self._wall_clock()
        self._second.start()
        reachability = QNetworkInformation.Feature.Reachability
        if QNetworkInformation.loadBackendByFeatures(reachability):
            QNetworkInformation.instance().reachabilityChanged.connect(self._on_reachability)

    def stop(self) -> None:
        self._second.stop()

    @Slot()
    def look(self) -> None:
        """Compare the clock with what it should say by now."""
        now = self._wall_clock()
        slept, self._last = now - self._last > _SLEPT_S, now
        if slept:
            self.woke.emit()

    @Slot(object)
    def _on_reachability(self, reachability: object) -> None:
        from PySide6.QtNetwork import QNetworkInformation

        if reachability in {QNetworkInformation.Reachability.Local, QNetworkInformation.Reachability.Online}:
            self.woke.emit()
