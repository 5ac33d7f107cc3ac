"""«Налаштування», wired to the desk."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ui.places.place import Place
from ui.settings.page import SettingsPage
from ui.settings.section import Surroundings
from ui.settings.sections import all_sections

if TYPE_CHECKING:
    from ui.desk_session import DeskSession


class SettingsPlace(Place[SettingsPage]):
    def __init__(self, session: "DeskSession", parent: QWidget) -> None:
        around = Surroundings(
            theme=session.theme,
            keeper=session.keeper,
            parts=session.parts,
            signals=session.signals,
            paths=session.paths,
            base_url=session.base_url,
            say=session.say,
            go=session.go,
        )
        super().__init__(session, SettingsPage(around, all_sections(), parent))
        session.signals.shift.changed.connect(self._on_shift_changed)
        self._on_shift_changed()

    def ask_again(self) -> None:
        self.page.ask_again()

    async def close_tasks(self) -> None:
        await self.page.close_tasks()

    @Slot()
    def _on_shift_changed(self) -> None:
        me = self.session.parts.desk.shift.me
        self.page.show_for(None if me is None else me.role)
