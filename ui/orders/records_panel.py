"""«Список записів»: every talk with the client of one order."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.contract.answers import Call, Order
from ui import words
from ui.orders import wording
from ui.orders.about_line import AboutLine
from ui.orders.record_list import RecordList
from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import IconButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.panel import Panel
from ui.widgets.plain_label import PlainLabel
from ui.widgets.rule import Rule
from ui.widgets.skeleton import SkeletonRows

_HEAD: Final = 76
_RECORD: Final = 81
_NUMBER: Final = 16
"""Characters of an order's number for which there is place."""


class RecordsPanel(Panel):
    """Shows what it is given; `set_foot` lends its lower edge to the steps of a running call."""

    play_wanted = Signal(object)  # Call
    download_wanted = Signal(object)  # Call
    fetch_wanted = Signal(object)  # Call: its recording has not come, it is to be tried now
    call_wanted = Signal(object)  # Order
    more_wanted = Signal()
    retry_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(theme, "surface", parent)
        self._order: Order | None = None
        self._failed = False
        self._foot: QWidget | None = None
        self._title = PlainLabel(theme, self.tr("Список записів"), FontRole.PANEL)
        self._about = AboutLine(theme, "", FontRole.CAPTION, "text_2")
        self._close = IconButton(theme, "x", self.tr("Закрити (Esc)"))
        self._records = RecordList(theme, now)
        self._waiting = SkeletonRows(theme, row=_RECORD)
        self._nothing = EmptyState(theme)
        self._stack = QStackedWidget()
        self._foot_rule = Rule(theme)
        self._column = QVBoxLayout(self)
        self._build(theme)
        self._connect()

    @property
    def records(self) -> RecordList:
        return self._records

    @property
    def summary(self) -> str:
        """«Оксана Мельник · № 10482 · 6 розмов, 14 хв»."""
        return self._about.text

    def show_order(self, order: Order) -> None:
        """Begin anew with another order: its talks are still on their way."""
        self._order = order
        self._failed = False
        self._records.show_calls(())
        self._stack.setCurrentWidget(self._waiting)
        self._tell_about((), is_complete=False)

    def show_whose(self, order: Order) -> None:
        """The same order: its client may have another name by now."""
        self._order = order

    def show_calls(self, calls: Sequence[Call], *, is_complete: bool, is_loading: bool) -> None:
        """Newest first; rows that stand already change in place."""
        self._records.show_calls(calls)
        self._tell_about(calls, is_complete=is_complete)
        if calls:
            self._stack.setCurrentWidget(self._records)
        elif is_loading:
            self._stack.setCurrentWidget(self._waiting)
        elif is_complete:
            self._show_empty()

    def show_failure(self, sentence: str) -> None:
        """The talks did not come; what stands already stays."""
        if self._records.count:
            return
        self._failed = True
        self._nothing.show_state(sentence, action=self.tr("Повторити"), icon="wifi-off", kind="bad")
        self._stack.setCurrentWidget(self._nothing)

    def show_playing(self, call_id: int | None, *, playing: bool) -> None:
        self._records.show_playing(call_id, playing=playing)

    def set_foot(self, foot: QWidget | None) -> None:
        """Lend the lower edge to a widget, as long as it shows itself; the one before is given back without a parent.

        One that has moved elsewhere meanwhile is left where it is.
        """
        if foot is self._foot and (foot is None or foot.parent() is self):
            return
        if self._foot is not None:
            self._foot.removeEventFilter(self)
            if self._foot.parent() is self:
                self._column.removeWidget(self._foot)
                self._foot.setParent(None)
        self._foot = foot
        if foot is not None:
            self._column.addWidget(foot)
            foot.installEventFilter(self)
        self._foot_rule.setVisible(foot is not None and not foot.isHidden())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The line above the foot comes and goes with it."""
        if watched is self._foot and event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent}:
            self._foot_rule.setVisible(event.type() is QEvent.Type.ShowToParent)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _show_empty(self) -> None:
        self._failed = False
        can_call = self._order is not None and self._order.phone is not None
        action = self.tr("Зателефонувати") if can_call else ""
        self._nothing.show_state(self.tr("З цим клієнтом ще не розмовляли"), action=action, icon="headphones")
        self._stack.setCurrentWidget(self._nothing)

    def _tell_about(self, calls: Sequence[Call], *, is_complete: bool) -> None:
        if self._order is None:
            return
        order = " · " + words.order_name(wording.short(self._order.number, _NUMBER))
        rests = [order]
        if calls:
            count = words.talks(len(calls)) if is_complete else self.tr("понад {n}").format(n=words.talks(len(calls)))
            length = words.long_length(sum(call.talk_s or 0 for call in calls))
            rests = [f"{order} · {count}, {length}", f"{order} · {count}", order]
        self._about.show_about(wording.client_name(self._order.client), rests)

    @Slot()
    def _on_action(self) -> None:
        if self._failed:
            self.retry_wanted.emit()
        elif self._order is not None:
            self.call_wanted.emit(self._order)

    def _connect(self) -> None:
        self._close.clicked.connect(self.close_wanted)
        self._records.play_wanted.connect(self.play_wanted)
        self._records.download_wanted.connect(self.download_wanted)
        self._records.fetch_wanted.connect(self.fetch_wanted)
        self._records.more_wanted.connect(self.more_wanted)
        self._nothing.action_wanted.connect(self._on_action)

    def _build(self, theme: Theme) -> None:
        self.setAccessibleName(self.tr("Список записів"))
        title = QHBoxLayout()
        title.addWidget(self._title, 1)
        title.addWidget(self._close)
        head_column = QVBoxLayout()
        head_column.setContentsMargins(Space.PANEL, Space.PANEL, Space.PANEL, 0)
        head_column.setSpacing(Space.HALF)
        head_column.addLayout(title)
        head_column.addWidget(self._about)
        head_column.addStretch(1)
        head = QWidget()
        head.setFixedHeight(_HEAD)
        head.setLayout(head_column)
        for page in (self._waiting, self._records, self._nothing):
            self._stack.addWidget(page)
        column = self._column
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(Rule(theme))
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot_rule)
        self._foot_rule.hide()
