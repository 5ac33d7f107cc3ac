"""⋮ of one who waits, or of one who is handled."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.contract.answers import Missed
from ui.missed import wording
from ui.theme import Theme
from ui.widgets.menu import Menu
from ui.words_recording import retry_words


class Deed(StrEnum):
    CALL = "call"
    PLAY = "play"
    FETCH = "fetch"
    CLIENT = "client"
    ORDERS = "orders"
    CALLS = "calls"
    COPY = "copy"
    TAKE_AWAY = "take_away"
    DONE = "done"
    NOT_DONE = "not_done"


class MissedMenu(Menu):
    """`chosen` carries the deed; what is impossible is greyed, never missing from its place."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, entry: Missed, parent: QWidget, *, can_call: bool, can_take_away: bool) -> None:
        super().__init__(parent)
        self._theme = theme
        waits = entry.closed_at is None
        self._add(Deed.CALL, "phone", self.tr("Передзвонити"), enabled=can_call)
        self._add(Deed.PLAY, "play", self.tr("Прослухати повідомлення"), enabled=wording.has_message(entry))
        if wording.awaits_message(entry):
            self._add(Deed.FETCH, "refresh-cw", retry_words())
        self.addSeparator()
        self._add(Deed.CLIENT, "user-round", self.tr("Відкрити клієнта"), enabled=entry.client is not None)
        self._add(Deed.ORDERS, "shopping-bag", self.tr("Замовлення клієнта"))
        self._add(Deed.CALLS, "list", self.tr("Усі дзвінки цього номера"))
        copy = self._add(Deed.COPY, "copy", self.tr("Скопіювати номер"))
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutVisibleInContextMenu(True)
        self.addSeparator()
        if can_take_away:
            self._add(Deed.TAKE_AWAY, "hand", self.tr("Зробити вільним для всіх"))
        if waits:
            self._add(Deed.DONE, "check", self.tr("Опрацьовано без дзвінка"))
        else:
            undone = wording.can_be_undone(entry)
            self._add(Deed.NOT_DONE, "undo-2", self.tr("Повернути до тих, хто чекає"), enabled=undone)
        self.aboutToHide.connect(self.deleteLater)

    def _add(self, deed: Deed, icon: str, text: str, *, enabled: bool = True) -> QAction:
        action = self.addAction(self._theme.icon(icon, "text_2"), text)
        action.setEnabled(enabled)
        action.triggered.connect(lambda: self.chosen.emit(deed))
        return action
