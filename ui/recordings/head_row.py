"""Whose talk it is: name, number, when and with whom, the order; on the right who spoke how much."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.contract.answers import Call, Peaks
from app.contract.listening import TalkShares
from app.contract.people import CallListener
from ui.recordings.listeners_label import ListenersLabel
from ui.recordings.shares import in_per_cent, shares_of
from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.plain_label import PlainLabel
from ui.words import length, moment, order_name
from ui.words_calls import client_name, phone_words, who_talked

_GAP: Final = 10
_LEAST_LACK_S: Final = 5
_LACK: Final = 0.1
"""Shorter than the talk by more than both, a recording breaks off: exchanges count a few seconds otherwise."""


class HeadRow(QWidget):
    order_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order_id: int | None = None
        self._talk_s = 0
        self._name = PlainLabel(theme, role=FontRole.STRONG)
        self._number = PlainLabel(theme, role=FontRole.BODY, color="text_2")
        self._when = PlainLabel(theme, role=FontRole.BODY, color="text_2")
        self._dot = PlainLabel(theme, "·", role=FontRole.BODY, color="text_3")
        self._order_dot = PlainLabel(theme, "·", role=FontRole.BODY, color="text_3")
        self._order = LinkButton(theme, "")
        self._order.setFixedHeight(24)
        self._shares = PlainLabel(theme, role=FontRole.CAPTION, color="text_3")
        self.listeners = ListenersLabel(theme)
        self._order.clicked.connect(self._on_order)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        for widget in (self._name, self._number, self._dot, self._when, self._order_dot):
            row.addWidget(widget)
        row.addWidget(self._order)
        row.addStretch(1)
        row.addSpacing(Space.CONTROL)
        row.addWidget(self.listeners)
        row.addWidget(self._shares)

    def show_call(self, call: Call, now: datetime) -> None:
        self._name.set_text(client_name(call))
        self._number.set_text(phone_words(call.phone))
        self._number.setVisible(call.phone is not None)
        who = who_talked(call)
        when = moment(call.started_at, now)
        self._when.set_text(f"{when}, {who.name}" if who is not None else when)
        self._order_id = None if call.order is None else call.order.id
        self._talk_s = call.talk_s or 0
        for part in (self._order_dot, self._order):
            part.setVisible(call.order is not None)
        if call.order is not None:
            self._order.setText(self.tr("Замовлення {number}").format(number=order_name(call.order.name)))
        self.listeners.show_listeners((), now)
        self.show_shares(None)

    def show_listeners(self, listeners: Sequence[CallListener], now: datetime) -> None:
        """Who heard the recording before, quietly."""
        self.listeners.show_listeners(listeners, now)
        self._fit()

    def show_shares(self, peaks: Peaks | None, heard: TalkShares | None = None) -> None:
        """Who spoke how much, as the backend heard it or as it looks; plainly that there is one lane when there is.

        Of a recording that breaks off before the talk did, that alone: of a part nobody knows who spoke how much.
        """
        self._shares.set_text("" if peaks is None else self._told_of(peaks, heard))
        self._fit()

    def _told_of(self, peaks: Peaks, heard: TalkShares | None) -> str:
        if self._talk_s - peaks.seconds > max(_LEAST_LACK_S, _LACK * self._talk_s):
            lacks = self.tr("Запис коротший за розмову: {seconds} із {talk}")
            return lacks.format(seconds=length(peaks.seconds), talk=length(self._talk_s))
        shares = in_per_cent(heard) if heard is not None else shares_of(peaks)
        if shares is None:
            return self.tr("Запис одноканальний: обидва голоси разом")
        told = self.tr("Клієнт {client} % · Оператор {operator} % · тиша {silence} %")
        return told.format(client=shares.client, operator=shares.operator, silence=shares.silence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Without room who heard it goes first, then who spoke how much, then when it was: never the name."""
        always = [self._name, self._number, self._order_dot, self._order]
        taken = sum(part.sizeHint().width() + _GAP for part in always if not part.isHidden())
        when = self._dot.sizeHint().width() + self._when.sizeHint().width() + 2 * _GAP
        shares = self._shares.sizeHint().width() + _GAP + Space.CONTROL
        for part in (self._dot, self._when):
            part.setVisible(taken + when <= self.width())
        self._shares.setVisible(taken + when + shares <= self.width())
        heard = self.listeners.sizeHint().width() + _GAP
        has_room = taken + when + shares + heard <= self.width()
        self.listeners.setVisible(bool(self.listeners.text) and has_room)

    def _on_order(self) -> None:
        if self._order_id is not None:
            self.order_wanted.emit(self._order_id)
