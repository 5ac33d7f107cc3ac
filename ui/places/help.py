"""«Довідка», wired to the desk."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ui.help.page import HelpPage
from ui.places.place import Place

if TYPE_CHECKING:
    from ui.desk_session import DeskSession


class HelpPlace(Place[HelpPage]):
    def __init__(self, session: "DeskSession", parent: QWidget) -> None:
        super().__init__(session, HelpPage(session.theme, parent))
        self.page.place_wanted.connect(self._on_place_wanted)
        self.page.section_wanted.connect(self._on_section_wanted)
        self.page.keys_wanted.connect(session.palette.show_keys)

    @Slot(str)
    def _on_place_wanted(self, key: str) -> None:
        self.session.go(key)
        if self.session.window.current != key:
            self._say_not_yours()

    @Slot(str)
    def _on_section_wanted(self, key: str) -> None:
        if not self.session.ways.show_settings(key):
            self._say_not_yours()

    def _say_not_yours(self) -> None:
        self.session.say(self.tr("Цей екран відкритий лише керівникам або адміністраторам."), "accent")

    async def close_tasks(self) -> None:
        await self.page.reader.close_tasks()
