"""«Система»: what the computer does for the program: start it, open links in it, hear its key everywhere."""

import asyncio
import logging
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.settings import DIAL_SHORTCUT
from app.system.shortcuts import global_shortcut
from app.system.wishes import SystemRefused, Wish, links_wait_for_a_choice, open_links, start_at_login
from ui.settings.card import Card
from ui.settings.field import SwitchRow, WishRow
from ui.settings.section import SectionPage, Surroundings
from ui.widgets.drop_down import DropDown

log = logging.getLogger(__name__)

_CHOICE_WIDTH: Final = 200

type FindWish = Callable[[], Wish | None]


def build(around: Surroundings, parent: QWidget) -> "SystemSection":
    return SystemSection(around, parent)


class SystemSection(SectionPage):
    """What each switch shows is asked of the system every time the section is opened: others may have changed it."""

    def __init__(
        self,
        around: Surroundings,
        parent: QWidget | None = None,
        *,
        login: FindWish = start_at_login,
        links: FindWish = open_links,
        has_shortcut: bool | None = None,
        links_wait: bool | None = None,
    ) -> None:
        super().__init__(around, parent)
        theme = around.theme
        self._wishes: dict[SwitchRow, FindWish] = {}
        self.login = SwitchRow(
            theme,
            self.tr("Запускати разом із системою"),
            self.tr("Слухавка чекатиме на дзвінки, щойно ви ввійдете в систему."),
        )
        told = self.tr("Натиснутий у браузері чи пошті номер готовий до дзвінка; Слухавка спитає, перш ніж дзвонити.")
        if links_wait_for_a_choice() if links_wait is None else links_wait:
            told = " ".join(
                (
                    told,
                    self.tr(
                        "Увімкнувши, оберіть Слухавку для TEL і CALLTO в параметрах Windows, «Стандартні програми»."
                    ),
                )
            )
        self.links = SwitchRow(theme, self.tr("Відкривати номери з інших програм"), told)
        self.shortcut = DropDown(theme)
        self._build(login, links, global_shortcut() is not None if has_shortcut is None else has_shortcut)
        around.keeper.changed.connect(self._show_shortcut)
        self._show_shortcut()

    def opened(self) -> None:
        for row, find in self._wishes.items():
            self.tasks.start(f"look {id(row)}", self._look(row, find))

    def _build(self, login: FindWish, links: FindWish, has_shortcut: bool) -> None:
        theme = self.around.theme
        card = Card(theme, self.tr("Цей комп’ютер"))
        for row, find in ((self.login, login), (self.links, links)):
            self._wishes[row] = find
            row.switch.setEnabled(False)  # until the system has told how it stands
            row.switched.connect(lambda on, row=row: self._on_switched(row, on))
            card.add(row, ruled=row is not self.login)
        self.add(card)
        keys = Card(theme, self.tr("Клавіші"))
        self.shortcut.setMinimumWidth(_CHOICE_WIDTH)
        self.shortcut.addItem(self.tr("Вимкнено"), "")
        for combination in filter(None, DIAL_SHORTCUT.allowed):
            self.shortcut.addItem(combination, combination)
        self.shortcut.activated.connect(self._on_shortcut)
        self.shortcut.setEnabled(has_shortcut)
        hint = self.tr("Скопіюйте номер і натисніть ці клавіші, у якій програмі ви б не були.")
        if not has_shortcut:
            hint = self.tr("Ця система не дає програмам спільних клавіш.")
        keys.add(WishRow(theme, self.tr("Набрати скопійований номер"), self.shortcut, hint))
        self.add(keys)

    @Slot(int)
    def _on_shortcut(self, place: int) -> None:
        self.around.keeper.keep(DIAL_SHORTCUT, str(self.shortcut.itemData(place)))

    @Slot()
    def _show_shortcut(self) -> None:
        self.shortcut.choose(self.around.keeper.get(DIAL_SHORTCUT))

    def _on_switched(self, row: SwitchRow, on: bool) -> None:
        name = f"turn {id(row)}"
        if self.tasks.is_running(name):  # the system still does what was wished a moment ago
            row.show_on(on=not on)
        else:
            self.tasks.start(name, self._turn(row, on))

    async def _look(self, row: SwitchRow, find: FindWish) -> None:
        wish = await asyncio.to_thread(find)
        if wish is None:
            row.show_hint(self.tr("На цій системі Слухавка цього не вміє."))
            return
        try:
            row.show_on(on=await asyncio.to_thread(wish.is_on))
        except SystemRefused as reason:
            log.info("the system did not tell: %s", reason)
        row.switch.setEnabled(True)

    async def _turn(self, row: SwitchRow, on: bool) -> None:
        """The switch stays as it is meanwhile: one that is disabled would lose the keyboard to the next."""
        wish = await asyncio.to_thread(self._wishes[row])
        try:
            if wish is not None:
                await asyncio.to_thread(lambda: wish.turn(on=on))
        except SystemRefused as reason:
            log.warning("the system refused: %s", reason)
            self.around.say(self.tr("Система не дала цього змінити. Подробиці в журналі програми."), "bad")
        await self._look(row, self._wishes[row])
