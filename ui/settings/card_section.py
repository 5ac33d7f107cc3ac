"""«Спливна картка»: where it comes up, whose calls it shows, and who may see it."""

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.settings import (
    CARD_AS,
    CARD_CORNER,
    CARD_FOR,
    CARD_HIDDEN_FROM_CAPTURE,
    CARD_PRIVATE,
    CARD_SCREEN,
    CARD_SCREEN_CHOICE,
    QUIET_WITH_SYSTEM,
    Setting,
)
from ui.settings.card import Card
from ui.settings.field import SwitchRow, WishRow
from ui.settings.section import SectionPage, Surroundings
from ui.widgets.drop_down import DropDown

_CHOICE_WIDTH: Final = 240
_FIXED: Final = "fixed:"
"""Before the name of a screen, among the choices of screens."""


def build(around: Surroundings, parent: QWidget) -> "CardSection":
    return CardSection(around, parent)


class CardSection(SectionPage):
    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = around.theme
        self.shown_as = DropDown(theme)
        self.screen_choice = DropDown(theme)
        self.corner = DropDown(theme)
        self.whose = DropDown(theme)
        self._switches: dict[Setting[bool], SwitchRow] = {
            QUIET_WITH_SYSTEM: SwitchRow(
                theme,
                self.tr("Мовчати разом із системою"),
                self.tr("Під час презентації чи «Не турбувати» картки чекають; дзвінки нікуди не зникають."),
            ),
            CARD_HIDDEN_FROM_CAPTURE: SwitchRow(
                theme, self.tr("Не показувати картку на демонстрації екрана"), self._capture_words()
            ),
            CARD_PRIVATE: SwitchRow(
                theme,
                self.tr("Ховати дані клієнта на картці"),
                self.tr("Лише ім’я та кінець номера: для екрана, який бачать сторонні."),
            ),
        }
        self._build()
        around.keeper.changed.connect(self._show)
        self._show()

    def switch(self, setting: Setting[bool]) -> SwitchRow:
        return self._switches[setting]

    def opened(self) -> None:
        """Monitors come and go, and a role may have changed."""
        self._fill_screens()
        self._show()

    def _build(self) -> None:
        theme, keeper = self.around.theme, self.around.keeper
        for choice in (self.shown_as, self.screen_choice, self.corner, self.whose):
            choice.setMinimumWidth(_CHOICE_WIDTH)
        self.shown_as.addItem(self.tr("Карткою"), "card")
        self.shown_as.addItem(self.tr("Сповіщенням системи"), "notification")
        self.shown_as.addItem(self.tr("Карткою і сповіщенням"), "both")
        self._fill_screens()
        for value, words in {
            "bottom_right": self.tr("Унизу праворуч"),
            "bottom_left": self.tr("Унизу ліворуч"),
            "top_right": self.tr("Угорі праворуч"),
            "top_left": self.tr("Угорі ліворуч"),
        }.items():
            self.corner.addItem(words, value)
        self.whose.addItem(self.tr("Лише мої"), "mine")
        self.whose.addItem(self.tr("Усіх операторів"), "all")
        self.shown_as.activated.connect(lambda at: keeper.keep(CARD_AS, str(self.shown_as.itemData(at))))
        self.screen_choice.activated.connect(self._on_screen)
        self.corner.activated.connect(lambda at: keeper.keep(CARD_CORNER, str(self.corner.itemData(at))))
        self.whose.activated.connect(lambda at: keeper.keep(CARD_FOR, str(self.whose.itemData(at))))
        place = Card(theme, self.tr("Картка на екрані"))
        as_hint = self.tr("Коли картки мовчать, про дзвінок однаково сповіщає система.")
        place.add(WishRow(theme, self.tr("Дзвінок показувати"), self.shown_as, as_hint))
        place.add(WishRow(theme, self.tr("Екран"), self.screen_choice), ruled=True)
        hint = self.tr("Картку можна й перетягнути за верхню смугу: на цьому наборі екранів вона лишиться там.")
        place.add(WishRow(theme, self.tr("Кут"), self.corner, hint), ruled=True)
        self.add(place)
        calls = Card(theme, self.tr("Чиї дзвінки"))
        self._whose_row = WishRow(
            theme, self.tr("Показувати картку для дзвінків"), self.whose, self.tr("Набуде сили після наступного входу.")
        )
        calls.add(self._whose_row)
        self._calls = calls
        self.add(calls)
        privacy = Card(theme, self.tr("Тиша й приватність"))
        for number, (setting, row) in enumerate(self._switches.items()):
            row.switched.connect(lambda on, setting=setting: keeper.keep(setting, on))
            privacy.add(row, ruled=number > 0)
        self._switches[CARD_HIDDEN_FROM_CAPTURE].switch.setEnabled(_can_hide())
        self.add(privacy)

    def _fill_screens(self) -> None:
        self.screen_choice.clear()
        self.screen_choice.addItem(self.tr("Де вказівник миші"), "pointer")
        self.screen_choice.addItem(self.tr("Головний екран"), "main")
        names = [screen.name() for screen in QGuiApplication.screens()]
        kept = self.around.keeper.get(CARD_SCREEN)
        if self.around.keeper.get(CARD_SCREEN_CHOICE) == "fixed" and kept and kept not in names:
            names.append(kept)
        for name in names:
            self.screen_choice.addItem(self.tr("Завжди {screen}").replace("{screen}", name), f"{_FIXED}{name}")

    @Slot()
    def _show(self) -> None:
        keeper = self.around.keeper
        choice, name = keeper.get(CARD_SCREEN_CHOICE), keeper.get(CARD_SCREEN)
        self.screen_choice.choose(f"{_FIXED}{name}" if choice == "fixed" else choice)
        self.shown_as.choose(keeper.get(CARD_AS))
        self.corner.choose(keeper.get(CARD_CORNER))
        self.whose.choose(keeper.get(CARD_FOR))
        for setting, row in self._switches.items():
            row.show_on(on=keeper.get(setting))
        me = self.around.parts.desk.shift.me
        self._calls.setVisible(me is not None and me.role != "operator")

    @Slot(int)
    def _on_screen(self, at: int) -> None:
        chosen = str(self.screen_choice.itemData(at))
        if chosen.startswith(_FIXED):
            self.around.keeper.keep(CARD_SCREEN, chosen.removeprefix(_FIXED))
            self.around.keeper.keep(CARD_SCREEN_CHOICE, "fixed")
        else:
            self.around.keeper.keep(CARD_SCREEN_CHOICE, chosen)

    def _capture_words(self) -> str:
        if _can_hide():
            return self.tr("Ті, кому ви показуєте екран, картки не побачать.")
        return self.tr("Ця система такого не вміє; сховайте дані клієнта нижче.")


def _can_hide() -> bool:
    return QGuiApplication.platformName() in {"windows", "cocoa"}
