"""How a card comes and moves: short, only to explain, and not at all where the system asks for stillness."""

from PySide6.QtCore import QEasingCurve, QPoint, QVariantAnimation, Slot
from PySide6.QtWidgets import QWidget

_RISE = 12
"""How far below its place a card starts, logical pixels: less than its distance to the edge of the screen."""


class Motion(QVariantAnimation):
    """Moves one window; a new target starts from wherever the window is. Zero milliseconds: at once."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.valueChanged.connect(self._on_value)

    def appear_at(self, place: QPoint, milliseconds: int) -> None:
        """Show the window, sliding to its place from a little below."""
        self.stop()
        self._window.move(place + QPoint(0, _RISE) if milliseconds else place)
        self._window.show()
        self.go_to(place, milliseconds)

    def go_to(self, place: QPoint, milliseconds: int) -> None:
        is_under_way = self.state() == QVariantAnimation.State.Running
        if place == (self.endValue() if is_under_way else self._window.pos()):
            return
        self.stop()
        if not milliseconds:
            self._window.move(place)
            return
        self.setDuration(milliseconds)
        self.setStartValue(self._window.pos())
        self.setEndValue(place)
        self.start()

    @Slot(object)
    def _on_value(self, place: QPoint) -> None:
        self._window.move(place)
