"""A panel that slides in from the right edge and can be made wider or narrower there."""

from typing import Final

from PySide6.QtCore import QEasingCurve, QEvent, Qt, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme, Width

NARROWEST: Final = 320
WIDEST: Final = 560
_GRIP: Final = 6


class SidePanel(QWidget):
    """Holds one widget; closed it takes no place at all."""

    width_changed = Signal(int)
    """The user chose another width (once, when the mouse is let go)."""

    def __init__(
        self, theme: Theme, content: QWidget, width: int = Width.SIDE_PANEL, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._content = content
        self._wanted = within_limits(width)
        self._room = WIDEST
        self._slide = QVariantAnimation(self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.valueChanged.connect(self._on_slide)
        self._slide.finished.connect(self._on_arrived)
        self._is_open = False
        content.setParent(self)
        self._grip = _Grip(theme, self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFixedWidth(0)
        self.hide()

    @property
    def is_open(self) -> bool:
        return self._is_open

    @property
    def wanted_width(self) -> int:
        """How wide it is when it stands open and there is room for it."""
        return self._wanted

    def take_room(self, width: int) -> None:
        """No wider than that, as long as it is not narrower than it can be; what the user chose is remembered."""
        self._room = max(NARROWEST, width)
        if self._is_open:
            self._slide.stop()
            self.setFixedWidth(self._open_width())
        self._lay_out_content()

    def open(self) -> None:
        if not self._is_open:
            self._is_open = True
            self.show()
            self._go_to(self._open_width())

    def close_panel(self) -> None:
        if self._is_open:
            self._is_open = False
            self._go_to(0)

    def take_width(self, width: int) -> None:
        """Be that wide, within the limits and half of the window."""
        self._wanted = min(within_limits(width), max(NARROWEST, self.window().width() // 2))
        self.setFixedWidth(self._open_width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The content keeps its full width while the panel slides: its words do not jump."""
        super().resizeEvent(event)
        self._lay_out_content()
        self._grip.setGeometry(0, 0, _GRIP, self.height())
        self._grip.raise_()

    def _open_width(self) -> int:
        return min(self._wanted, self._room)

    def _lay_out_content(self) -> None:
        self._content.setGeometry(0, 0, self._open_width(), self.height())

    def _go_to(self, width: int) -> None:
        self._slide.stop()
        if not self._theme.motion_ms or not self.window().isVisible():
            self.setFixedWidth(width)
            self._on_arrived()
            return
        self._slide.setDuration(self._theme.motion_ms)
        self._slide.setStartValue(self.width())
        self._slide.setEndValue(width)
        self._slide.start()

    @Slot(object)
    def _on_slide(self, width: int) -> None:
        self.setFixedWidth(width)

    @Slot()
    def _on_arrived(self) -> None:
        if not self._is_open:
            self.hide()


def within_limits(width: int) -> int:
    return max(NARROWEST, min(width, WIDEST))


class _Grip(QWidget):
    """The panel's left edge: a line to look at, a little wider to take hold of."""

    def __init__(self, theme: Theme, panel: SidePanel) -> None:
        super().__init__(panel)
        self._theme = theme
        self._panel = panel
        self._held_at: tuple[float, int] | None = None
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(self.tr("Ширина панелі"))
        theme.changed.connect(self.update)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held_at = (event.globalPosition().x(), self._panel.width())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held_at is not None:
            x, width = self._held_at
            self._panel.take_width(round(width + x - event.globalPosition().x()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._held_at is not None:
            self._held_at = None
            self._panel.width_changed.emit(self._panel.wanted_width)

    def enterEvent(self, event: QEvent) -> None:
        self.update()
        super().enterEvent(event)  # type: ignore[arg-type]  # an enter event by its place

    def paintEvent(self, _event: QPaintEvent) -> None:
        held = self._held_at is not None or self.underMouse()
        color = self._theme.color("accent" if held else "line")
        QPainter(self).fillRect(0, 0, 2 if held else 1, self.height(), color)
