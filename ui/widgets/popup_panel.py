"""A bordered panel that floats beside a control and goes when something else is touched."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Radius, Theme
from ui.widgets.panel import Panel


class PopupPanel(Panel):
    """Its corners are round on every window system."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, radius: int = Radius.PANEL) -> None:
        super().__init__(theme, "surface", parent, radius=radius)
        self._corner = radius
        self._masked = QGuiApplication.platformName() == "xcb"
        self.setWindowFlags(Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        if not self._masked:
            self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the corners where a translucent window may come out black (X11 without a compositor)."""
        super().resizeEvent(event)
        if self._masked:
            self.setMask(rounded(self.rect(), self._corner - 2))  # no part of the border's own curve is cut away


def rounded(area: QRect, radius: int) -> QRegion:
    """Two bars and four quarter circles."""
    across = QRegion(area.adjusted(radius, 0, -radius, 0))
    down = QRegion(area.adjusted(0, radius, 0, -radius))
    side = 2 * radius
    region = across.united(down)
    for x in (area.left(), area.right() + 1 - side):
        for y in (area.top(), area.bottom() + 1 - side):
            region = region.united(QRegion(x, y, side, side, QRegion.RegionType.Ellipse))
    return region
