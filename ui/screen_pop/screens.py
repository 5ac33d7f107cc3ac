"""The screen on which the cards stand, and the news that it changed."""

from PySide6.QtCore import QObject, QRect, Signal, Slot
from PySide6.QtGui import QCursor, QGuiApplication, QScreen
from shiboken6 import isValid

from ui.screen_pop.placement import Placing, ScreenChoice


class CardScreen(QObject):
    """Chosen anew by `choose`; between two choices the cards stay where they are, whatever the pointer does."""

    changed = Signal()
    """The screen is gone, or another part of it is free now."""

    def __init__(self, placing: Placing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.placing = placing
        self._screen: QScreen | None = None
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._on_screens_changed)
            application.screenRemoved.connect(self._on_screens_changed)
            application.primaryScreenChanged.connect(self._on_screens_changed)

    @property
    def screen(self) -> QScreen:
        return self._screen if self._is_there() and self._screen is not None else self.choose()

    @property
    def area(self) -> QRect:
        """What panels and docks leave free, in the desktop's coordinates."""
        return self.screen.availableGeometry()

    def choose(self) -> QScreen:
        """Follow the user's wish; a screen that is not there is replaced by the main one."""
        if self._is_there() and self._screen is not None:
            self._screen.availableGeometryChanged.disconnect(self.changed)
        self._screen = screen = _wanted(self.placing)
        screen.availableGeometryChanged.connect(self.changed)
        return screen

    def _is_there(self) -> bool:
        """Whether what we hold still stands for a screen: a widget that was asked for its own may take it along."""
        return self._screen is not None and isValid(self._screen)

    @Slot()
    def _on_screens_changed(self) -> None:
        if self._screen not in QGuiApplication.screens():
            self._screen = None
        if QGuiApplication.screens():  # between two monitors there may be none for a moment
            self.choose()
            self.changed.emit()


def _wanted(placing: Placing) -> QScreen:
    main = QGuiApplication.primaryScreen()
    match placing.screen:
        case ScreenChoice.POINTER:
            return QGuiApplication.screenAt(QCursor.pos()) or main
        case ScreenChoice.MAIN:
            return main
        case ScreenChoice.FIXED:
            named = (screen for screen in QGuiApplication.screens() if screen.name() == placing.screen_name)
            return next(named, main)
