"""The look, light and dark: handed to every widget as an argument, never reached for."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from ui.theme_fonts import FontRole, font_of, load_fonts
from ui.theme_icons import IconShelf
from ui.theme_sheet import palette_of, sheet_of
from ui.theme_tokens import (
    AVATAR_GROUNDS,
    DARK,
    ICON,
    LIGHT,
    MOTION_MS,
    ON_AVATAR,
    PLAYER_HEIGHT,
    SHADE,
    SHADOW,
    Height,
    Radius,
    Space,
    Tokens,
    Width,
)

__all__ = [
    "AVATAR_GROUNDS",
    "DARK",
    "ICON",
    "LIGHT",
    "MOTION_MS",
    "ON_AVATAR",
    "PLAYER_HEIGHT",
    "SHADE",
    "SHADOW",
    "FontRole",
    "Height",
    "Light",
    "Radius",
    "Space",
    "Theme",
    "Tokens",
    "Width",
]


class Light(StrEnum):
    """What the user chose; `SYSTEM` follows the desktop, also while the program runs."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Colours, fonts and icons of the moment; `changed` tells that all of them are new."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None, *, light: Light = Light.SYSTEM) -> None:
        super().__init__(parent)
        self._icons = IconShelf()
        self._colors: dict[str, QColor] = {}
        self._application: QApplication | None = None
        self._light = light
        self._dark = _wants_dark(light)

    @property
    def dark(self) -> bool:
        return self._dark

    @property
    def tokens(self) -> Tokens:
        return DARK if self._dark else LIGHT

    def color(self, token: str) -> QColor:
        """The colour of a token by its name; a colour written as `#RRGGBB` is itself."""
        color = self._colors.get(token)
        if color is None:
            color = self._colors[token] = QColor(self._hex(token))
        return color

    def font(self, role: FontRole | str) -> QFont:
        return font_of(FontRole(role))

    def icon(self, name: str, color: str = "text_2", size: int = ICON) -> QIcon:
        """Lucide's icon of that name in a token's colour, `size` logical pixels wide."""
        return self._icons.icon(name, self._hex(color), size)

    def pixmap(self, name: str, color: str = "text_2", size: int = ICON, ratio: float = 1.0) -> QPixmap:
        """As `icon`, for painting: `ratio` is the device pixel ratio of what is painted on."""
        return self._icons.pixmap(name, self._hex(color), size, ratio)

    @property
    def motion_ms(self) -> int:
        """How long a movement lasts; 0 when the system asks for none."""
        style = QGuiApplication.styleHints()  # held: what accessibility() gives dies with it
        hints = style.accessibility()
        return 0 if hints.motionPreference() == Qt.MotionPreference.ReducedMotion else MOTION_MS

    def apply(self, application: QApplication) -> None:
        """Dress the whole application, and follow the system from now on."""
        self._application = application
        load_fonts()
        application.setStyle("Fusion")
        application.setFont(self.font(FontRole.BODY))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._dress()

    def choose(self, light: Light) -> None:
        """Change the light while the program runs."""
        self._light = light
        hints = QGuiApplication.styleHints()
        match light:
            case Light.SYSTEM:
                hints.unsetColorScheme()
            case Light.LIGHT:
                hints.setColorScheme(Qt.ColorScheme.Light)
            case Light.DARK:
                hints.setColorScheme(Qt.ColorScheme.Dark)
        self._turn(dark=_wants_dark(light))

    @Slot()
    def _on_system_changed(self) -> None:
        self._turn(dark=_wants_dark(self._light))

    def _turn(self, *, dark: bool) -> None:
        if dark == self._dark:
            return
        self._dark = dark
        self._colors.clear()
        self._dress()
        self.changed.emit()

    def _dress(self) -> None:
        if self._application is not None:
            self._application.setPalette(palette_of(self.tokens))
            self._application.setStyleSheet(sheet_of(self.tokens))

    def _hex(self, token: str) -> str:
        return token if token.startswith("#") else str(getattr(self.tokens, token))


def _wants_dark(light: Light) -> bool:
    if light is Light.SYSTEM:
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return light is Light.DARK
