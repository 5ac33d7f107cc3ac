"""How the story goes from step to step: a condition awaited, its time printed, a picture taken."""

import asyncio
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme import Theme, Width

_LOOK_AGAIN_S: Final = 0.02
_EDGE: Final = 20


class DidNotHappen(Exception):  # noqa: N818 - named by what is the matter
    """A step of the story did not come about in its time."""


class Telling:
    """Prints each step with its seconds and writes a PNG of what was then to be seen."""

    def __init__(self, theme: Theme, window: QWidget, cards: Callable[[], Sequence[QWidget]], pictures: Path) -> None:
        self._theme = theme
        self._window = window
        self._cards = cards
        self._pictures = pictures
        self._number = 0
        self._began = time.monotonic()

    async def until[T](self, what: str, look: Callable[[], T | None], within_s: float) -> T:
        """Wait until `look` finds something (neither None nor False); then tell the step.

        Raises:
            DidNotHappen: it did not in `within_s` seconds.
        """
        began = time.monotonic()
        while True:
            found = look()
            if found is not None and found is not False:
                break
            if time.monotonic() - began > within_s:
                raise DidNotHappen(f"{what}: не сталося за {within_s:.0f} с")
            await asyncio.sleep(_LOOK_AGAIN_S)
        await self._tell(what, time.monotonic() - began)
        return found

    async def _tell(self, what: str, took_s: float) -> None:
        self._number += 1
        await asyncio.sleep(2 * self._theme.motion_ms / 1000)  # movements end before the picture is taken
        picture = self._pictures / f"{self._number:02d}.png"
        self._picture(picture)
        so_far = time.monotonic() - self._began
        print(f"{self._number:2d}. {what:<64} {took_s:6.2f} с  ({so_far:5.1f} с)  {picture.name}", flush=True)  # noqa: T201 - the story is told there

    def _picture(self, file: Path) -> None:
        """Draw the screen: the window, and beside it the cards in the lower right corner."""
        ratio = self._window.devicePixelRatioF()
        size = self._window.size() + QSize(Width.CARD + 4 * _EDGE, 0)
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(self._theme.color("line"))
        painter = QPainter(pixmap)
        painter.drawPixmap(0, 0, self._window.grab())
        below = size.height() - _EDGE
        for card in self._cards():
            if card.isVisible():
                below -= card.height()
                painter.drawPixmap(size.width() - card.width() - _EDGE, below, card.grab())
        painter.end()
        file.parent.mkdir(parents=True, exist_ok=True)
        if not pixmap.save(str(file)):
            raise DidNotHappen(f"{file}: зображення не записалося")


def press(
    widget: QWidget,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    *,
    text: str = "",
) -> None:
    """One key, down and up, as the keyboard would send it; `text` is what it writes."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text))
