"""«Оператори», wired to the desk."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ui.operators.page import OperatorsPage
from ui.places.place import Place

if TYPE_CHECKING:
    from ui.desk_session import DeskSession


class OperatorsPlace(Place[OperatorsPage]):
    def __init__(self, session: "DeskSession", parent: QWidget) -> None:
        super().__init__(session, OperatorsPage(session.theme, session.staff.book, parent))
        session.staff.changed.connect(self.page.show_book)
        self.page.said.connect(session.say)
        session.signals.shift.changed.connect(self._on_shift_changed)
        self._on_shift_changed()
        self.page.load()

    def reload(self) -> None:
        self.page.load()

    def ask_again(self) -> None:
        self.page.load()

    async def close_tasks(self) -> None:
        await self.page.close_tasks()

    @Slot()
    def _on_shift_changed(self) -> None:
        me = self.session.parts.desk.shift.me
        self.page.show_for(None if me is None else me.role)
