"""The first painted window: its look, its words and its shell; nothing is asked of anybody yet."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from app.paths import user_paths
from app.settings import APPEARANCE, LANGUAGE, Settings
from ui.desk_pages import CALLS, ORDERS, DeskPage
from ui.desk_window import DeskWindow
from ui.theme import Light, Theme
from ui.words import install_words

type Builders = dict[str, Callable[[QWidget], QWidget]]


@dataclass(frozen=True, slots=True)
class FirstWindow:
    """The shell on the screen. `builders` is filled, by a page's key, before the window begins to open pages."""

    theme: Theme
    window: DeskWindow
    builders: Builders = field(default_factory=dict)


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
    builders: Builders = {}
    window = DeskWindow(theme, _pages(builders), memory)
    window.show()
    return FirstWindow(theme, window, builders)


def _pages(builders: Builders) -> tuple[DeskPage, ...]:
    translate = QCoreApplication.translate
    return (
        DeskPage(CALLS, translate("DeskPages", "Записи розмов"), "headphones", _later(builders, CALLS)),
        DeskPage(ORDERS, translate("DeskPages", "Замовлення"), "shopping-bag", _later(builders, ORDERS)),
    )


def _later(builders: Builders, key: str) -> Callable[[QWidget], QWidget]:
    """Build with whatever stands in `builders` by the time the page is opened."""

    def build(parent: QWidget) -> QWidget:
        return builders[key](parent)

    return build
