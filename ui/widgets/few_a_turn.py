"""Many small things made without keeping the screen waiting: a few in each turn of the loop."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

_AWAY = -10_000
"""Pixels above whatever is in sight."""


def show_unplaced(part: QWidget) -> None:
    """Show what a layout is about to place, out of sight until it does.

    Shown after it was placed, each part would have all the others laid out anew.
    """
    if part.isHidden():
        part.move(0, _AWAY)
        part.show()


class FewATurn(QObject):
    """`make` makes a few of them and says whether any are left; those are made in the turns that follow."""

    def __init__(self, make: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._make = make
        self._next = QTimer(self, interval=0, singleShot=True)
        self._next.timeout.connect(self._on_turn)

    @property
    def goes_on(self) -> bool:
        """Whether some are still to be made."""
        return self._next.isActive()

    def begin(self) -> None:
        """Make the first ones now; in the next turn, when some are being made already."""
        if not self.goes_on:
            self._on_turn()

    @Slot()
    def _on_turn(self) -> None:
        if self._make():
            self._next.start()
