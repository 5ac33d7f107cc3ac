"""The operator's desk on the screen: window, cards, player, tray, composed and connected."""

import asyncio
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.settings import CLOSE_TO_TRAY, LANGUAGE, RECORDINGS_KEPT_MB, Settings
from ui.desk_pages import desk_pages
from ui.desk_window import bring_up
from ui.first_window import FirstWindow
from ui.words import install_words

if TYPE_CHECKING:
    from datetime import datetime

    from app.desk.absence import WhileAway
    from app.operator_desk import Access
    from app.paths import Paths
    from ui.desk_session import DeskSession


class Ending(Enum):
    """Why a desk stopped being served."""

    QUIT = auto()
    SIGNED_OUT = auto()


class DeskScreen(QObject):
    """Exists before anybody has signed in: the window paints its shell, and waits for `serve`."""

    spoke_anew = Signal()
    """The language is another: whatever stands beside the window is to be built anew too."""

    def __init__(self, first: FirstWindow, settings: Settings) -> None:
        super().__init__()
        self._builder = first.builder
        self.theme = first.theme
        self.settings = settings
        self.closed = asyncio.Event()
        self.session: DeskSession | None = None  # None until somebody is signed in
        self.instead: QWidget | None = None  # what stands in the place of the window: the sign-in
        self._link: str | None = None  # one that came before anybody was signed in
        self.window = first.window
        self.window.closed.connect(self.closed.set)
        first.builder.build = self._build

    async def serve(self, access: "Access", paths: "Paths") -> Ending:
        """Work for whoever `access` lets in, until cancelled or no longer let in; in another language, begin anew."""
        from app.backend_link.passing_or_final import NotSignedIn
        from ui.desk_session import DeskSession

        page = ""
        untold: WhileAway | None = None
        quiet_until: datetime | None = None
        while True:
            kept_bytes = self.settings.get(RECORDINGS_KEPT_MB) * 1024 * 1024
            async with DeskSession(self, access, paths, kept_bytes) as session:
                self.session = session
                self.window.begin()
                session.away.take_over(untold)
                session.quiet.wish_until(quiet_until)
                if page:
                    self.window.go(page)
                if self._link:
                    self.open_link(self._link)
                try:
                    await session.listen()
                except NotSignedIn:
                    return Ending.SIGNED_OUT
                finally:
                    self.session = None
                page, untold = self.window.current, session.away.untold
                quiet_until = session.quiet.quiet.until
            session.deleteLater()
            self._speak_anew()

    def _speak_anew(self) -> None:
        """Every word of the shell in the language that was chosen; the next session says the rest in it."""
        application = QCoreApplication.instance()
        assert application is not None
        install_words(application, self.settings.get(LANGUAGE))
        QGuiApplication.setApplicationDisplayName(QCoreApplication.translate("DeskWindow", "Слухавка"))
        self.window.speak_anew(desk_pages(self._builder.page))
        self.spoke_anew.emit()

    def open_link(self, link: str) -> None:
        """Come up, with what a link from outside names (empty: only come up); before a sign-in the newest one waits."""
        bring_up(self.instead or self.window)
        self._link = None
        if link and self.session is None:
            self._link = link
        elif link and self.session is not None:
            self.session.links.open(link)

    def stay_in_tray(self) -> None:
        """From now on closing the window hides it, when the user wants that and there is a tray to hide in.

        At login the program may be there before the tray is.
        """
        from ui.tray import Tray

        self.window.stays = lambda: Tray.exists() and self.settings.get(CLOSE_TO_TRAY)

    def close(self) -> None:
        """Let go of the window for good."""
        self.window.stays = lambda: False
        self.window.close()
        self.window.deleteLater()

    def _build(self, key: str, window: QWidget) -> QWidget:
        assert self.session is not None
        return self.session.build(key, window)
