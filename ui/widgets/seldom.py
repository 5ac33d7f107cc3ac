"""What a burst of news asks for again and again is done a few times."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

_PAUSE_MS: Final = 50
"""Nobody sees a number come so much later; in a burst of fifty it comes ten times, not fifty."""


class Seldom(QObject):
    """Does `do` at once when it is wished for, then not before a pause of 50 ms is over: what is wished in it, once."""

    def __init__(self, do: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._do = do
        self._is_wished = False
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._on_pause_over)

    @Slot()
    def wish(self) -> None:
        if self._pause.isActive():
            self._is_wished = True
        else:
            self._pause.start()
            self._do()

    def stop(self) -> None:
        """Forget what is wished."""
        self._is_wished = False
        self._pause.stop()

    @Slot()
    def _on_pause_over(self) -> None:
        if self._is_wished:
            self._is_wished = False
            self.wish()
