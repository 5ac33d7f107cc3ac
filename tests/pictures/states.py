"""Every state of every screen, dialog and card, with people of a made-up shop. Run by `__main__`, once a set.

What the demo never shows stands here: empty, on its way, refused, without a line, each step of a card.
"""

import asyncio
import gc
import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from tests.ui.screens import SCREENS
from ui.loop import DeskLoop
from ui.theme import Light, Theme
from ui.words import install_words


async def states(application: QApplication, folder: Path, language: str, light: str) -> None:
    """A folder a screen, a picture a state; the same look twice is kept once."""
    install_words(application, language)
    theme = Theme(light=Light(light))
    theme.apply(application)
    for screen in SCREENS:
        inside = folder / "states" / f"{screen.__name__.strip('_')}-{language}-{light}"
        inside.mkdir(parents=True, exist_ok=True)
        kept: list[QWidget] = []
        seen: set[bytes] = set()

        def shown(widget: QWidget, inside: Path = inside, kept: list[QWidget] = kept, seen: set[bytes] = seen) -> None:
            kept.append(widget)
            widget.show()
            for _ in range(3):  # a layout within a layout asks the one around it for room
                QCoreApplication.sendPostedEvents()
            image = widget.grab().toImage()
            bits = bytes(image.constBits())
            if bits not in seen:
                seen.add(bits)
                image.save(str(inside / f"{len(seen):02}.png"))

        await screen(theme, shown)
        for widget in kept:
            if isValid(widget):
                widget.hide()


if __name__ == "__main__":
    gc.disable()  # as in the tests: no widget is collected while Qt still paints it
    made = QApplication([])
    with asyncio.Runner(loop_factory=lambda: DeskLoop(made)) as runner:
        runner.run(states(made, Path(sys.argv[1]), *sys.argv[2:4]))
        os._exit(0)  # hundreds of widgets in no order that Qt would like them to die in: nothing of them is kept
