"""The system's wish that the program ends (Ctrl+C, a shutdown, `kill`) leads to the same way out as closing the window.

Python hears a signal only when some Python runs, and Qt may wait for hours: the signal's number comes through a socket
that Qt watches, and with it Python's turn.
"""

import logging
import signal
import socket
from collections.abc import Callable
from contextlib import ExitStack
from types import FrameType, TracebackType
from typing import Final, Self

from PySide6.QtCore import QObject, QSocketNotifier, Slot

log = logging.getLogger(__name__)

_NAMES: Final = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Those that a system does not know are left out."""


class EndingSignals(QObject):
    """A context manager in the main thread; inside it such a signal calls `asked` (on the loop, not in the handler)."""

    def __init__(self, asked: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked = asked
        self._undo = ExitStack()
        self._told: str | None = None

    def __enter__(self) -> Self:
        reading, writing = (self._undo.enter_context(end) for end in socket.socketpair())
        for end in (reading, writing):
            end.setblocking(False)
        self._reading = reading
        notifier = QSocketNotifier(reading.fileno(), QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._on_woken)
        self._undo.callback(notifier.setEnabled, False)
        self._undo.callback(signal.set_wakeup_fd, signal.set_wakeup_fd(writing.fileno(), warn_on_full_buffer=False))
        for number in (number for name in _NAMES if (number := getattr(signal, name, None)) is not None):
            self._undo.callback(signal.signal, number, signal.signal(number, self._on_signal))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._undo.close()

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        self._told = signal.Signals(number).name

    @Slot()
    def _on_woken(self) -> None:
        self._reading.recv(64)
        if self._told is not None:
            log.warning("asked to end by %s", self._told)  # without a log file it is told on the terminal
            self._told = None
            self._asked()
