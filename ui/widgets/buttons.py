"""Buttons drawn from the tokens: one primary action a screen, the rest quiet."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme import ICON, FontRole, Height, Radius, Space, Theme
from ui.widgets.painting import draw_focus, draw_icon, draw_rounded, draw_text
from ui.widgets.ring import is_ringed


@dataclass(frozen=True, slots=True)
class ButtonLook:
    """Tokens of one kind of button; no ground means that the button lies bare on what is under it."""

    ink: str
    ground: str | None
    hover: str
    border: str | None = None
    padding: int = 14
    role: FontRole = FontRole.STRONG


PRIMARY: Final = ButtonLook("on_accent", "accent", "accent_hover")
QUIET: Final = ButtonLook("text", "surface", "surface_2", "control_line")
BARE: Final = ButtonLook("text_2", None, "surface_2", padding=8)
LINK: Final = ButtonLook("accent", None, "accent_ground", padding=6, role=FontRole.BODY_MEDIUM)
TOGGLED: Final = ButtonLook("accent", "accent_ground", "accent_ground", padding=8)
"""A bare button whose thing is open."""
DANGER: Final = ButtonLook("bad", None, "bad_ground", padding=6, role=FontRole.BODY_MEDIUM)


class PaintedButton(QPushButton):
    """A push button in one of the looks, with an optional icon before its word."""

    def __init__(
        self, theme: Theme, text: str, look: ButtonLook, icon: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._look = look
        self._icon_name = icon
        self._ring = False
        self.setFont(theme.font(look.role))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        theme.changed.connect(self.update)

    def set_icon_name(self, icon: str | None) -> None:
        self._icon_name = icon
        self.updateGeometry()
        self.update()

    def set_look(self, look: ButtonLook) -> None:
        self._look = look
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        icon = ICON + (Space.WORD if self.text() else 0) if self._icon_name else 0
        return QSize(words + icon + 2 * self._look.padding, Height.CONTROL)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = is_ringed(event.reason(), self._ring)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses too: a button is a button on any system. Left and right are left to the player."""
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            event.ignore()
            return
        self._ring = True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self.isEnabled():
            painter.setOpacity(0.5)
        self._paint_ground(painter)
        self._paint_face(painter)
        if self.hasFocus() and self._ring:
            draw_focus(painter, self._theme, QRectF(self.rect()), self._radius())

    def _radius(self) -> float:
        return Radius.CONTROL

    def _paint_ground(self, painter: QPainter) -> None:
        look = self._look
        ground = look.hover if self.isEnabled() and (self.underMouse() or self.isDown()) else look.ground
        border = self._theme.color(look.border) if look.border else None
        color = self._theme.color(ground) if ground else None
        if color is not None or border is not None:
            draw_rounded(painter, QRectF(self.rect()), color, self._radius(), border)

    def _paint_face(self, painter: QPainter) -> None:
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        icon = ICON + (Space.WORD if self.text() else 0) if self._icon_name else 0
        left = max(0, (self.width() - words - icon) // 2)
        if self._icon_name:
            draw_icon(painter, self._theme, QRect(left, 0, ICON, self.height()), self._icon_name, self._look.ink)
        rect = QRect(left + icon, 0, self.width() - left - icon, self.height())
        draw_text(painter, rect, self.text(), self.font(), self._theme.color(self._look.ink))


class PrimaryButton(PaintedButton):
    def __init__(self, theme: Theme, text: str, icon: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, PRIMARY, icon, parent)


class QuietButton(PaintedButton):
    def __init__(self, theme: Theme, text: str, icon: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, QUIET, icon, parent)
        self._word = text

    def show_word(self, *, wanted: bool) -> None:
        """Without its word, where there is no room, its icon stands alone; the word is its name and its tip then."""
        if bool(self.text()) is wanted:
            return
        self.setText(self._word if wanted else "")
        self.setAccessibleName(self.accessibleName() or self._word)
        self.setToolTip(self.toolTip() or self._word)
        self.updateGeometry()


class LinkButton(PaintedButton):
    """A word that acts; `danger` for what takes something away."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None, *, danger: bool = False) -> None:
        super().__init__(theme, text, DANGER if danger else LINK, None, parent)


class IconButton(PaintedButton):
    """A square (or round) button that is only an icon; its name is heard by screen readers and shown as a tip."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        parent: QWidget | None = None,
        *,
        size: int = 30,
        look: ButtonLook = BARE,
        is_round: bool = False,
    ) -> None:
        super().__init__(theme, "", look, icon, parent)
        self._round = is_round
        self.setFixedSize(size, size)
        self.rename(name)

    def rename(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setToolTip(name)

    def _radius(self) -> float:
        return self.width() / 2 if self._round else Radius.CONTROL
