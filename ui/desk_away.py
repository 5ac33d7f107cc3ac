"""While you were away: one quiet summary of what came, kept true until it is put away."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from app.contract.answers import Call, Direction, Missed, Phase
from app.desk.absence import WhileAway, Why
from app.desk.call_history import CallFilter
from app.desk.desk import utc_now
from app.failures import Failure
from app.line_state import Line
from ui import words
from ui.away_strip import AwayStrip
from ui.desk_pages import CALLS, MISSED
from ui.words_calls import client_name, phone_words

if TYPE_CHECKING:
    from ui.desk_session import DeskSession

_NAMED: Final = 3
_PAGE: Final = 200
_MOST: Final = 2_000
"""So many calls of an absence are asked for; of more it is said that there were more."""
_LONGEST_RING: Final = timedelta(hours=1)
_A_SECOND: Final = timedelta(seconds=1)
"""Ringostat tells whole ones."""


class DeskAway(QObject):
    """Several absences nobody has looked at become one summary; who was called back meanwhile is counted out.

    `unseen` carries its two lines when it is new and the window is not there to show it.
    """

    unseen = Signal(str, str)

    def __init__(self, session: "DeskSession") -> None:
        super().__init__(session)
        self._session = session
        self._away: WhileAway | None = None  # None while there is nothing to tell
        self._unasked: WhileAway | None = None  # what could not be asked for, until the line is back once more
        self.strip = AwayStrip(session.theme)
        session.window.set_notice(self.strip)
        session.signals.while_away.connect(self._on_back)
        session.signals.missed.changed.connect(self._show)
        session.signals.shift.changed.connect(self._on_shift_changed)
        session.quiet.hushed.connect(self._on_hushed)
        self.strip.dismissed.connect(self.put_away)
        self.strip.missed_wanted.connect(lambda: self._follow(MISSED))
        self.strip.calls_wanted.connect(lambda: self._follow(CALLS))

    @property
    def untold(self) -> WhileAway | None:
        """What nobody has read yet."""
        if self._away is None or self._unasked is None:
            return self._away or self._unasked
        return self._away.joined(self._unasked)

    def take_over(self, away: WhileAway | None) -> None:
        """What nobody has read of it before the screen was built anew."""
        if away is not None and away.calls:
            self._tell(away)
        elif away is not None:
            self._on_back(away)

    @Slot()
    def put_away(self) -> None:
        """It was read."""
        self._away = None
        self.strip.hide()

    def _follow(self, key: str) -> None:
        self.put_away()
        self._session.go(key)

    @Slot(object)
    def _on_back(self, away: WhileAway) -> None:
        if away.is_whole:
            self._tell(away)
        else:
            self._session.tasks.start("while away", self._bring(away))

    @Slot()
    def _on_shift_changed(self) -> None:
        if self._unasked is not None and self._session.parts.desk.shift.line.line is Line.LINE_UP:
            away, self._unasked = self._unasked, None
            self._session.tasks.start("while away", self._bring(away))

    async def _bring(self, away: WhileAway) -> None:
        """Too much came to be told one by one: ask for it, and for who waits of all who were missed."""
        try:
            calls, is_whole = await self._ended_since(away.since)
            await self._session.parts.desk.missed.load(utc_now())
        except Failure:
            self._unasked = away if self._unasked is None else self._unasked.joined(away)
            return
        if calls:
            self._tell(replace(away, calls=calls, is_whole=is_whole))

    async def _ended_since(self, since: datetime) -> tuple[tuple[Call, ...], bool]:
        """The incoming calls that ended since then, in their order; whether these are all."""
        wanted = CallFilter(direction=Direction.IN, since=since - _LONGEST_RING)
        found: list[Call] = []
        cursor: str | None = None
        while True:
            page = await self._session.parts.questions.calls(wanted, cursor, _PAGE, total=False)
            found += page.items
            cursor = page.next
            if cursor is None or len(found) >= _MOST:
                break
        ended = ((call, call.ended_at) for call in reversed(found) if call.phase is Phase.ENDED)
        return tuple(call for call, at in ended if at is not None and at >= since - _A_SECOND), cursor is None

    def _tell(self, away: WhileAway) -> None:
        self._away = away if self._away is None else self._away.joined(away)
        self._show()
        if not self._session.window.isVisible() or self._session.window.isMinimized():
            self.unseen.emit(*self.strip.lines)

    @Slot(bool)
    def _on_hushed(self, hushed: bool) -> None:
        absence = self._session.parts.desk.absence
        for why, holds in ((Why.QUIET, hushed), (Why.SCREEN, self._session.quiet.quiet.is_locked)):
            if holds:
                absence.leave(why, utc_now())
            else:
                absence.come_back(why)

    @Slot()
    def _show(self) -> None:
        if self._away is None:
            return
        queue = self._session.parts.desk.missed
        head, names = summary_of(self._away, queue.entries if queue.is_loaded else None, utc_now())
        self.strip.show_summary(head, names, missed=bool(self._away.missed))


def summary_of(away: WhileAway, queue: Sequence[Missed] | None, now: datetime) -> tuple[str, str]:
    """What came and how many of them still wait (`queue` None: nobody knows yet); who called, the newest first."""
    since = words.clock(away.since)
    if words.day(away.since, now) != words.day(now, now):
        since = words.moment(away.since, now)
    translate = QCoreApplication.translate
    if Why.SCREEN in away.why:
        head = translate("DeskAway", "Поки вас не було, з {since}")
    elif Why.QUIET in away.why:
        head = translate("DeskAway", "Поки картки мовчали, з {since}")
    else:
        head = translate("DeskAway", "Поки не було зв’язку, з {since}")
    parts = [words.calls(len(away.calls))] if len(away.missed) < len(away.calls) else []
    if not away.is_whole:
        parts = [translate("DeskAway", "понад {calls}").format(calls=words.calls(len(away.calls)))]
    if away.missed:
        parts.append(words.missed(len(away.missed)))
    if away.missed and queue is not None:
        waiting = away.still_waiting(queue)
        still = translate("DeskAway", "%Ln ще чекають", None, waiting)
        parts.append(still if waiting else translate("DeskAway", "уже ніхто не чекає"))
    names = list(dict.fromkeys(_who(call) for call in reversed(away.missed or away.calls)))
    told, more = ", ".join(names[:_NAMED]), len(names) - _NAMED
    if more > 0:
        told = translate("DeskAway", "{names} і ще {n}").format(names=told, n=more)
    return f"{head.format(since=since)}: {', '.join(parts)}", told


def _who(call: Call) -> str:
    known = call.client is not None and call.client.name
    return client_name(call) if known or call.phone is None else phone_words(call.phone)
