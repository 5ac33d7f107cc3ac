"""Python's garbage is collected by the thread of the screen and by no other.

Left alone, Python collects in whichever thread happens to allocate: the one that decodes a recording or writes a file.
A Qt object that dies there leaves its timers behind, which crash the program when they fall due; one with a window
waits for the screen's thread while that one waits for the interpreter, and the program stands still for ever.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

_LOOK_MS: Final = 500


class Garbage(QObject):
    """While it lives, and after it, nothing else collects: it belongs to the application."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._looks = QTimer(self, interval=_LOOK_MS)
        self._looks.timeout.connect(collect_due)
        self._looks.start()


@Slot()
def collect_due() -> None:
    """Collect as Python itself would have: the oldest generation that has grown over its threshold."""
    due = (grown > most for grown, most in zip(gc.get_count(), gc.get_threshold(), strict=True))
    oldest = -1
    for generation, is_due in enumerate(due):
        if not is_due:
            break
        oldest = generation
    if oldest >= 0:
        gc.collect(oldest)


def set_aside() -> None:
    """Let no collection look at what lives now: looking at a whole desk of modules and widgets takes 75 ms.

    What of it is garbage later is kept until `take_back`; so it is called once, when the desk stands.
    """
    gc.freeze()


def take_back() -> None:
    """The desk goes: its objects are looked at like all others."""
    gc.unfreeze()
