"""«Налаштування», wired to the desk."""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.contract.answers import Role
from app.contract.telephony import TelephonyNews
from app.failures import Failure
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
            go=self._go,
            trials=session.trials,
        )
        self._role: Role | None = None  # None until the line has told who this is
        super().__init__(session, SettingsPage(around, all_sections(), parent))
        session.signals.shift.changed.connect(self._on_shift_changed)
        session.signals.telephony_changed.connect(self._on_telephony_changed)
        self._on_shift_changed()

    def ask_again(self) -> None:
        self.page.ask_again()

    async def close_tasks(self) -> None:
        await self.page.close_tasks()

    def _go(self, key: str) -> None:
        place, _, section = key.partition("/")
        self.session.go(place)
        if section:
            self.page.show_section(section)

    @Slot()
    def _on_shift_changed(self) -> None:
        me = self.session.parts.desk.shift.me
        role = None if me is None else me.role
        if role is Role.ADMIN and self._role is not role:
            self.session.tasks.start("unknown webhooks", self._count_unknown())
        self._role = role
        self.page.show_for(role)

    async def _count_unknown(self) -> None:
        with suppress(Failure):  # the news tell it as soon as it changes
            self.page.show_count("unknown", (await self.session.parts.questions.health()).misunderstood)

    @Slot(object)
    def _on_telephony_changed(self, news: TelephonyNews) -> None:
        self.page.show_count("unknown", news.misunderstood)
