"""What the foot of the navigation, the strip and the tray tell: who, the line, the phone, the missed calls."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from app.contract.answers import Operator
from app.contract.events import Presence
from app.desk.desk import utc_now
from app.desk.unsent import Entry
from app.failures import Failure, Refused
from app.line_state import Line
from app.operator_desk import OperatorDesk
from ui.desk_pages import BOARD, MISSED
from ui.desk_signals import DeskSignals, UnsentSignals
from ui.desk_window import DeskWindow
from ui.problems import sentence_of
from ui.tasks import TaskOwner
from ui.tray import Tray
from ui.widgets.seldom import Seldom

_RECOUNT_MS: Final = 30_000


class DeskStatus(QObject):
    def __init__(
        self, window: DeskWindow, tray: Tray, parts: OperatorDesk, signals: DeskSignals, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._tray = tray
        self._parts = parts
        self._logins: frozenset[str] = frozenset()
        self._was_up = False
        self._tasks = TaskOwner(self)
        signals.shift.changed.connect(self._on_shift_changed)
        self._missed_soon = Seldom(self._show_missed, self)  # a burst of news changes the counts again and again
        self._live_soon = Seldom(self._show_live, self)
        signals.missed.changed.connect(self._missed_soon.wish)
        signals.live.changed.connect(self._live_soon.wish)
        self._minute = QTimer(self, interval=_RECOUNT_MS)
        self._minute.timeout.connect(self._show_missed)
        self._minute.start()
        signals.operator_changed.connect(self._on_operator_changed)
        signals.reload_wanted.connect(self._on_reload_wanted)
        window.retry_wanted.connect(parts.line.hurry)
        UnsentSignals(parts.unsent, self).refused.connect(self._on_refused)

    async def close_tasks(self) -> None:
        for timer in (self._minute, self._missed_soon, self._live_soon):
            timer.stop()
        await self._tasks.close()

    @Slot()
    def _on_shift_changed(self) -> None:
        shift = self._parts.desk.shift
        if shift.me is not None:
            self._window.show_person(shift.me.user.name)
            self._window.show_for(shift.me.role)
        self._window.show_line(shift.line, utc_now())
        up = shift.line.line is Line.LINE_UP
        self._tray.show_line(up=shift.line.line is not Line.LINE_LOST)
        if up and not self._was_up:
            self._parts.desk.caught_up()
            self._tasks.start("unsent", self._send_unsent())
            self._tasks.start("standing", self._ask_standing())
        self._was_up = up
        self._show_phone(shift.presence)

    @Slot()
    def _on_reload_wanted(self) -> None:
        """Older calls were found, or the company answers at other times: who waits may be others."""
        self._tasks.start("standing", self._ask_standing())

    async def _send_unsent(self) -> None:
        await self._parts.unsent.send_all()

    async def _ask_standing(self) -> None:
        """What no event has told yet: which phone is mine, and who waits for a call back."""
        try:
            operators = (await self._parts.questions.operators()).items
            self._parts.desk.live.show_operators(operators, utc_now())
            for operator in operators:
                self._on_operator_changed(operator)
            await self._parts.desk.missed.load(utc_now())
        except Failure:
            return  # asked again when the line is up the next time

    @Slot(object)
    def _on_operator_changed(self, operator: Operator) -> None:
        me = self._parts.desk.shift.me
        if me is not None and me.operator is not None and me.operator.id == operator.id:
            self._logins = frozenset(operator.sip_logins)
            self._show_phone(self._parts.desk.shift.presence, otherwise=operator.presence)

    def _show_phone(self, presence: Presence | None, otherwise: str = "unknown") -> None:
        if presence is None or not self._logins:
            self._window.show_phone(otherwise)
        elif self._logins & set(presence.speaking):
            self._window.show_phone("speaking")
        else:
            self._window.show_phone("online" if self._logins & set(presence.online) else "offline")

    @Slot()
    def _show_missed(self) -> None:
        """How many wait and are nobody's yet; claims run out and the company opens without any news."""
        count = self._parts.desk.missed.waiting_count(utc_now())
        self._tray.show_missed(count)
        self._window.show_count(MISSED, count, urgent=True)

    @Slot()
    def _show_live(self) -> None:
        self._window.show_count(BOARD, self._parts.desk.live.live)

    @Slot(object, object)
    def _on_refused(self, _entry: Entry, reason: Refused) -> None:
        """A note or a name that was shown as kept is not: nobody may find that out later."""
        told = self.tr("Зміну не збережено. {why}").replace("{why}", sentence_of(reason))
        self._window.show_message(told, kind="bad", icon="circle-alert")
