"""Cards and the window on the screens that a configuration of the offscreen platform names. Run by a test.

Arguments: a folder that is kept between runs, then what to do. It prints, as `what x y width height`, where each card
and the window stand, and `screen x y width height` for each screen.
"""

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QRect, QSettings
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QApplication

from app.settings import CARD_SCREEN, CARD_SCREEN_CHOICE, Settings
from tests.ui.screen_pop.example_cards import card
from ui.desk_placing import DeskPlacing, wished_placing
from ui.desk_window import DeskWindow
from ui.loop import DeskLoop
from ui.screen_pop.stack import CardStack
from ui.settings_keeper import SettingsKeeper
from ui.theme import Light, Theme

_SETTLED_S = 0.3
"""Until cards have slid in."""


def say(what: str, place: QRect) -> None:
    print(what, place.x(), place.y(), place.width(), place.height(), flush=True)


class Program:
    """Each deed is a method: `fix:right` is `fix("right")`."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self.theme = Theme(light=Light.LIGHT)
        self.theme.apply(application)
        self.keeper = SettingsKeeper(Settings(folder / "settings.json"))
        memory = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        self.window_of_desk = DeskWindow(self.theme, (), memory)

    async def run(self, deeds: list[str]) -> None:
        for screen in QGuiApplication.screens():
            say("screen", screen.geometry())
        for deed in deeds:
            verb, *rest = deed.split(":")
            await getattr(self, verb)(*rest)
        window = self.window_of_desk
        if window.isVisible():
            await asyncio.sleep(_SETTLED_S)
            say("maximized" if window.isMaximized() else "window", window.geometry())
        window.close()

    async def pointer(self, x: str, y: str) -> None:
        QCursor.setPos(int(x), int(y))

    async def choose(self, choice: str) -> None:
        self.keeper.settings.put(CARD_SCREEN_CHOICE, choice)

    async def fix(self, name: str) -> None:
        self.keeper.settings.put(CARD_SCREEN, name)
        self.keeper.settings.put(CARD_SCREEN_CHOICE, "fixed")

    async def show(self) -> None:
        await self._show_cards(None)

    async def drag(self, x: str, y: str) -> None:
        await self._show_cards(QPoint(int(x), int(y)))

    async def window(self, x: str, y: str) -> None:
        self.window_of_desk.setGeometry(int(x), int(y), 900, 600)
        self.window_of_desk.show()

    async def open(self) -> None:
        self.window_of_desk.show()

    async def maximize(self) -> None:
        self.window_of_desk.showMaximized()

    async def _show_cards(self, to: QPoint | None) -> None:
        owner = QObject()
        stack = CardStack(self.theme, now=lambda: datetime.now(UTC), placing=wished_placing(self.keeper))
        DeskPlacing(stack, self.keeper, owner)
        for number in (1, 2):
            stack.show_card(card(number))
        await asyncio.sleep(_SETTLED_S)
        if to is not None:
            widget = stack.widgets[1]
            widget.move(to)
            widget.dropped.emit(widget.put_down())
            await asyncio.sleep(_SETTLED_S)
        for widget in stack.widgets.values():
            say("card", widget.panel().translated(widget.pos()))
        await self.keeper.close_tasks()
        stack.close()


if __name__ == "__main__":
    application = QApplication([])
    with asyncio.Runner(loop_factory=lambda: DeskLoop(application)) as runner:
        runner.run(Program(application, Path(sys.argv[1])).run(sys.argv[2:]))
