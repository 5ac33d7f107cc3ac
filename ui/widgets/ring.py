"""The ring around whatever has the keyboard: when it is seen, and how it lies over what paints none of its own."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Radius, Theme
from ui.widgets.painting import draw_focus

_BY_KEYBOARD: Final = frozenset({
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
})  # fmt: skip


def is_ringed(reason: Qt.FocusReason, before: bool) -> bool:
    """Whether the ring is seen after the keyboard came for this reason; `before`: when it was here the last time.

    It is where the keyboard was brought by a key, and where it came back to as it was: a menu, a dialog or another
    program had it meanwhile. It is not where somebody clicked.
    """
    return reason in _BY_KEYBOARD or (before and reason is not Qt.FocusReason.MouseFocusReason)


class RingOver(QWidget):
    """Lies over a widget and shows the ring while the keyboard was brought there by a key."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._theme, self._over = theme, over
        self._is_ringed = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        over.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent):
            if event.gotFocus():
                self._is_ringed = is_ringed(event.reason(), self._is_ringed)
            self._show(shown=event.gotFocus() and self._is_ringed)
        elif event.type() == QEvent.Type.Resize and self.isVisible():
            self._show(shown=True)
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_focus(QPainter(self), self._theme, QRectF(self.rect()), Radius.CONTROL)

    def _show(self, *, shown: bool) -> None:
        self.setGeometry(self._over.rect())
        self.raise_()
        self.setVisible(shown)
