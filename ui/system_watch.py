"""Hears from the system whether the screen is locked and whether it holds notifications back itself."""

import sys
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.system.user_state import AskState, UserState, ask_state

_ASK_MS: Final = 2_000


class SystemWatch(QObject):
    """`changed` carries the `UserState` of now, whenever it is another one, after `start` and until `stop`.

    `woke` when somebody is back: the screen was unlocked, or a Linux machine was asleep. Windows and macOS are asked
    every two seconds; Linux desktops tell by themselves.
    """

    changed = Signal(object)
    woke = Signal()

    def __init__(self, parent: QObject | None = None, ask: AskState | None = None) -> None:
        super().__init__(parent)
        self._ask = ask or ask_state()
        self._state = UserState()
        self._clock = QTimer(self, interval=_ASK_MS)
        self._clock.timeout.connect(self._on_tick)

    def start(self) -> None:
        if self._ask is not None:
            self._clock.start()
            self._on_tick()
        elif sys.platform.startswith("linux"):
            from ui.system_watch_linux import LinuxDesktop

            desktop = LinuxDesktop(self)
            desktop.changed.connect(self._on_told)
            desktop.woke.connect(self.woke)

    def stop(self) -> None:
        self._clock.stop()

    @Slot()
    def _on_tick(self) -> None:
        if self._ask is not None:
            self._on_told(self._ask())

    @Slot(object)
    def _on_told(self, state: UserState) -> None:
        if state != self._state:
            before, self._state = self._state, state
            self.changed.emit(state)
            if before.locked and not state.locked:
                self.woke.emit()
