"""A panel that floats over the lower right corner of a page and moves with it."""

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Radius, Space, Theme
from ui.widgets.panel import Panel

_WIDTH: Final = 340


class Corner(Panel):
    """Hidden until it holds something; `over` is the page it floats over."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(theme, "surface", over, radius=Radius.CARD)
        self._over = over
        self._held: QWidget | None = None
        self.setFixedWidth(_WIDTH)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        over.installEventFilter(self)
        self.hide()

    def hold(self, widget: QWidget | None) -> None:
        """Show the widget in the corner; None lets go of it, wherever it stands by now."""
        if widget is self._held:
            return
        if self._held is not None and self._held.parentWidget() is self:
            self._column.removeWidget(self._held)
            self._held.hide()
            self._held.setParent(None)
        self._held = widget
        if widget is not None:
            self._column.addWidget(widget)
            widget.show()
        self.setVisible(widget is not None)
        self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            self._settle()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._settle()
        return super().event(event)

    def _settle(self) -> None:
        self.adjustSize()
        at = self._over.rect().bottomRight()
        self.move(at.x() + 1 - self.width() - Space.PAGE, at.y() + 1 - self.height() - Space.PAGE)
        self.raise_()
