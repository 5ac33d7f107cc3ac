"""Who takes calls and is nobody's: asked for whoever can mend it, counted in the navigation."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.backend_link.staff_questions import StaffQuestions
from app.contract.answers import Operator
from app.desk.staff_book import StaffBook
from app.failures import Failure
from app.line_state import Line
from app.operator_desk import OperatorDesk
from ui.desk_pages import OPERATORS, SUPERVISORS
from ui.desk_signals import DeskSignals
from ui.desk_window import DeskWindow
from ui.tasks import TaskOwner

_PAUSE_MS: Final = 500
"""A synchronisation tells of everybody at once: it is asked once after it."""
_EVERY_MS: Final = 10 * 60_000
"""Calls of an unmatched account are told to nobody as such."""


class DeskStaff(QObject):
    """Keeps the book of «Оператори» and its count up to date; `changed` whenever something of it did."""

    changed = Signal()

    def __init__(self, window: DeskWindow, parts: OperatorDesk, signals: DeskSignals, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._parts = parts
        self._was_up = False
        self._tasks = TaskOwner(self)
        self._pause: QTimer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look_again)
        self._again: QTimer = QTimer(self, interval=_EVERY_MS)
        self._again.timeout.connect(self._look_again)
        self.book = StaffBook(StaffQuestions(parts.questions))
        self.book.on_changed = self._on_changed
        signals.operator_changed.connect(self._on_operator_changed)
        signals.shift.changed.connect(self._on_shift_changed)

    async def close_tasks(self) -> None:
        self._pause.stop()
        self._again.stop()
        await self._tasks.close()

    @property
    def _is_for_me(self) -> bool:
        me = self._parts.desk.shift.me
        return me is not None and me.role in SUPERVISORS

    @Slot()
    def _on_shift_changed(self) -> None:
        shift = self._parts.desk.shift
        if shift.presence is not None:
            self.book.hear_presence(shift.presence)
        up = shift.line.line is Line.LINE_UP
        if up and not self._was_up:
            self._look_again()
            self._again.start()
        self._was_up = up

    @Slot(object)
    def _on_operator_changed(self, operator: Operator) -> None:
        self.book.hear_operator(operator)
        self._pause.start()

    @Slot()
    def _look_again(self) -> None:
        if self._is_for_me:
            self._tasks.start("warnings", self._ask())

    async def _ask(self) -> None:
        try:
            await self.book.look_again()
        except Failure:
            return  # asked again when the line is back, or in some minutes

    def _on_changed(self) -> None:
        self._window.show_count(OPERATORS, len(self.book.warnings), urgent=False)
        self.changed.emit()
