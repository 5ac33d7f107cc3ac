"""A menu in the look, with rounded corners where the window system allows them."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QBitmap, QGuiApplication, QPainter, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from ui.theme import Radius, Space


class Menu(QMenu):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._masked = QGuiApplication.platformName() == "xcb"
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        if not self._masked:
            self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
            self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)

    def popup_within(self, widget: QWidget, place: QPoint) -> None:
        """Come up at a place on the screen, but not beyond the right edge of `widget`."""
        inside = widget.mapToGlobal(QPoint(widget.width() - Space.PANEL, 0)).x() - self.sizeHint().width()
        self.popup(QPoint(min(place.x(), inside), place.y()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the corners where a translucent window may come out black (X11 without a compositor)."""
        super().resizeEvent(event)
        if not self._masked:
            return
        mask = QBitmap(self.size())
        mask.clear()
        painter = QPainter(mask)
        painter.setBrush(Qt.GlobalColor.color1)
        painter.setPen(Qt.GlobalColor.color1)
        radius = Radius.CONTROL - 2  # a little outside the border's own curve, so that no part of it is cut away
        painter.drawRoundedRect(QRectF(0, 0, self.width() - 1, self.height() - 1), radius, radius)
        painter.end()
        self.setMask(mask)
