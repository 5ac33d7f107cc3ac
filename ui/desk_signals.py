"""Turns the callbacks of the desk into Qt signals, and does nothing else."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.desk.call_board import CallBoard
from app.desk.call_history import CallHistory
from app.desk.callback_watch import CallbackWatch
from app.desk.desk import Desk
from app.desk.live_board import LiveBoard
from app.desk.missed_queue import MissedQueue
from app.desk.shift import Shift
from app.desk.unsent import Unsent


class BoardSignals(QObject):
    card_changed = Signal(object)  # CallCard, new or turned
    card_gone = Signal(object)  # call id: Qt's int has 32 bits
    live_changed = Signal()
    file_wanted = Signal(object)  # call id

    def __init__(self, board: CallBoard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        board.on_card = self.card_changed.emit
        board.on_card_gone = self.card_gone.emit
        board.on_live_changed = self.live_changed.emit
        board.on_file_wanted = self.file_wanted.emit


class HistorySignals(QObject):
    was_reset = Signal()
    inserted = Signal(int, object)  # index, Sequence[Call]
    changed = Signal(int)  # index
    removed = Signal(int)  # index
    more_changed = Signal()  # loading, complete, total

    def __init__(self, history: CallHistory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        history.on_reset = self.was_reset.emit
        history.on_inserted = self._emit_inserted
        history.on_changed = self.changed.emit
        history.on_removed = self.removed.emit
        history.on_more = self.more_changed.emit

    def _emit_inserted(self, index: int, rows: Sequence[Any]) -> None:
        self.inserted.emit(index, tuple(rows))  # a list would be copied into a QVariantList and lose its structs


class ShiftSignals(QObject):
    changed = Signal()

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        shift.on_changed = self.changed.emit


class CallbackSignals(QObject):
    changed = Signal(object)  # RunningCallback | None

    def __init__(self, watch: CallbackWatch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        watch.on_changed = self.changed.emit


class MissedSignals(QObject):
    changed = Signal()
    handled_changed = Signal()

    def __init__(self, queue: MissedQueue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        queue.on_changed = self.changed.emit
        queue.on_handled = self.handled_changed.emit


class LiveSignals(QObject):
    changed = Signal()

    def __init__(self, live: LiveBoard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        live.on_changed = self.changed.emit


class UnsentSignals(QObject):
    refused = Signal(object, object)  # Entry, Refused

    def __init__(self, unsent: Unsent, parent: QObject | None = None) -> None:
        super().__init__(parent)
        unsent.on_refused = self.refused.emit


class DeskSignals(QObject):
    """Everything the desk tells, by part; and what it tells as a whole."""

    reload_wanted = Signal()
    orders_found = Signal()
    while_away = Signal(object)  # WhileAway
    recording_changed = Signal(object)  # Call
    client_changed = Signal(object)  # Client
    call_listed = Signal(object)  # Call
    telephony_changed = Signal(object)  # TelephonyNews
    operator_changed = Signal(object)  # Operator

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.board = BoardSignals(desk.board, self)
        self.history = HistorySignals(desk.history, self)
        self.shift = ShiftSignals(desk.shift, self)
        self.callback = CallbackSignals(desk.callback, self)
        self.missed = MissedSignals(desk.missed, self)
        self.live = LiveSignals(desk.live, self)
        desk.on_reload = self.reload_wanted.emit
        desk.on_orders_found = self.orders_found.emit
        desk.absence.on_back = self.while_away.emit
        desk.on_client = self.client_changed.emit
        desk.on_listed = self.call_listed.emit
        desk.on_recording = self.recording_changed.emit
        desk.on_operator = self.operator_changed.emit
        desk.on_telephony = self.telephony_changed.emit
