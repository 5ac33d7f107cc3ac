"""The rounded panel of a quiet window: surface, hairline and shadow."""

from PySide6.QtCore import QMargins, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent

from ui.screen_pop import shadow
from ui.screen_pop.motion import Motion
from ui.screen_pop.quiet_window import QuietWindow
from ui.theme import Radius, Theme
from ui.widgets.popup_panel import rounded

_NO_MARGINS = QMargins(0, 0, 0, 0)


class FloatingPanel(QuietWindow):
    """`has_shadow` needs half-transparent windows; without them the corners are cut out of the window."""

    def __init__(self, theme: Theme, *, has_shadow: bool, radius: int = Radius.CARD) -> None:
        super().__init__()
        self._theme = theme
        self._radius = radius
        self.has_shadow = has_shadow
        self.margins = shadow.MARGINS if has_shadow else _NO_MARGINS
        """What the window adds around its visible panel, logical pixels."""
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, has_shadow)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(self.margins)
        self._motion = Motion(self)
        self._taken_at = QPoint()
        theme.changed.connect(self.update)

    def panel(self) -> QRect:
        """The visible panel within the window."""
        return self.rect().marginsRemoved(self.margins)

    def panel_size(self) -> QSize:
        return self.size().shrunkBy(self.margins)

    def place_panel(self, panel: QPoint) -> None:
        """Bring the visible panel's corner to this point of the desktop; a hidden window slides in there."""
        place = panel - QPoint(self.margins.left(), self.margins.top())
        if self.isVisible():
            self._motion.go_to(place, self._theme.motion_ms)
        else:
            self._motion.appear_at(place, self._theme.motion_ms)

    def carry(self, way: QPoint) -> None:
        """Follow the pointer, `way` logical pixels from where it took hold."""
        if not self.is_dragged:
            self.is_dragged = True
            self._motion.stop()
            self._taken_at = self.pos()
        self.move(self._taken_at + way)

    def put_down(self) -> QRect:
        """The pointer lets go; where the visible panel is now, on the desktop."""
        self.is_dragged = False
        return self.panel().translated(self.pos())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        panel = self.panel()
        if self.has_shadow:
            shadow.paint_shadow(painter, panel, self._radius, dark=self._theme.dark)
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.setBrush(self._theme.color("surface"))
        edge = QRectF(panel).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, self._radius - 0.5, self._radius - 0.5)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.has_shadow:
            self.setMask(rounded(self.rect(), self._radius))
