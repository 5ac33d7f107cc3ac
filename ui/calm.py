"""When a person pauses: what may wait for it is not felt."""

import asyncio
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

_PAUSE_MS: Final = 500
_PATIENCE_S: Final = 30.0
_TOUCHES: Final = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})


class Calm(QObject):
    """A context manager: inside, it watches what the window system tells of keys, buttons and the wheel over a window.

    Outside it costs nothing. A window that was never shown is touched by nobody.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._watched: QWindow | None = window.windowHandle()
        self._is_calm = asyncio.Event()
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._is_calm.set)

    def __enter__(self) -> Self:
        if self._watched is None:
            self._is_calm.set()
        else:
            self._watched.installEventFilter(self)
            self._pause.start()  # nobody knows what was touched before
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pause.stop()
        if self._watched is not None and isValid(self._watched):  # else the window went before its desk did
            self._watched.removeEventFilter(self)

    async def wait(self) -> None:
        """Return when nothing was touched for half a second; after half a minute in any case."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._is_calm.wait(), _PATIENCE_S)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._is_calm.clear()
            self._pause.start()
        return super().eventFilter(watched, event)
