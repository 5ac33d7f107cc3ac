"""Whether Ringostat's own phone shows our clients by name, and how far that is."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.contract.telephony import NamesPushed
from ui import words
from ui.settings.card import Card
from ui.settings.field import SwitchRow
from ui.settings.telephony_wording import trouble_words
from ui.theme import Theme


class NamesCard(Card):
    switched = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Телефон Ringostat"), parent=parent)
        self._hint = self.tr("Імена клієнтів ідуть до контактів Ringostat: їх видно на SIP-телефоні працівника.")
        self.row = SwitchRow(theme, self.tr("Показувати імена клієнтів у телефоні Ringostat"), self._hint)
        self.row.switched.connect(self.switched)
        self.add(self.row)

    def show_names(self, names: NamesPushed, now: datetime) -> None:
        self.row.show_on(on=names.on)
        self.row.show_hint(" ".join((self._hint, *self._progress(names, now))) if names.on else self._hint)
        if names.on and names.trouble is not None:
            self.show_state(self.tr("Не приймає"), "bad")
            retry = self.tr("Спробуємо ще раз самі.")
            self.warn("names", trouble_words(names.trouble.code, names.trouble.subject), retry)
        else:
            self.calm("names")
            waits = names.on and names.waiting > 0
            self.show_state(self.tr("Надсилаємо") if waits else "", "accent")

    def _progress(self, names: NamesPushed, now: datetime) -> list[str]:
        parts = [self.tr("Передано імен: {count}.").format(count=words.number(names.pushed))]
        if names.waiting:
            parts.append(self.tr("Чекають: {count}.").format(count=words.number(names.waiting)))
        if names.pushed_at is not None:
            parts.append(self.tr("Востаннє {moment}.").format(moment=words.moment(names.pushed_at, now)))
        return parts
