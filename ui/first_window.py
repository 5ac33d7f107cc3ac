"""The first painted window: its look, its words and its shell; nothing is asked of anybody yet."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from app.paths import user_paths
from app.settings import APPEARANCE, LANGUAGE, Settings
from ui.desk_pages import CALLS, desk_pages
from ui.desk_window import DeskWindow
from ui.theme import Light, Theme
from ui.words import install_words


@dataclass(slots=True)
class Builder:
    """Builds the page of a key; set before the window begins to open pages."""

    build: Callable[[str, QWidget], QWidget] | None = None

    def page(self, key: str, parent: QWidget) -> QWidget:
        assert self.build is not None
        return self.build(key, parent)


@dataclass(frozen=True, slots=True)
class FirstWindow:
    """The shell on the screen, and who will build its pages."""

    theme: Theme
    window: DeskWindow
    builder: Builder = field(default_factory=Builder)


def first_window(
    application: QApplication,
    settings: Settings,
    *,
    language: str | None = None,
    light: str | None = None,
    remembers: bool = True,
) -> FirstWindow:
    """Dress the application and show the shell; `language` and `light` go before the settings, this time only."""
    install_words(application, language or settings.get(LANGUAGE))
    application.setApplicationDisplayName(QCoreApplication.translate("DeskWindow", "Слухавка"))
    theme = Theme(application, light=Light(light or settings.get(APPEARANCE)))
    theme.apply(application)
    memory = QSettings(str(user_paths().window_file), QSettings.Format.IniFormat) if remembers else None
    builder = Builder()
    window = DeskWindow(theme, desk_pages(builder.page), memory, home=CALLS)
    window.show()
    return FirstWindow(theme, window, builder)
