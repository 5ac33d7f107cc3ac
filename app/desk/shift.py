"""Whose desk this is, and how its line to the backend stands."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from app.contract.answers import Me
from app.contract.events import Presence
from app.line_state import Line, LineState

if TYPE_CHECKING:
    from collections.abc import Callable

SHORT_GAP = timedelta(seconds=2)  # a line that is back this soon is not worth a word


class Shift:
    """`me` (None before the first hello), the line's state, and whether the operator's own phone is registered."""

    def __init__(self, now: datetime, me: Me | None = None) -> None:
        self.me = me
        self.line = LineState(Line.LINE_LOST, now)
        self.presence: Presence | None = None
        self.on_changed: Callable[[], None] = _nobody

    def offline_for(self, now: datetime) -> timedelta | None:
        """How long the line has been lost; None while it is open, or lost only a moment ago."""
        gap = now - self.line.since
        return gap if self.line.line is Line.LINE_LOST and gap >= SHORT_GAP else None

    def begin(self, me: Me) -> None:
        if me != self.me:
            self.me = me
            self.on_changed()

    def line_changed(self, state: LineState) -> None:
        if state != self.line:
            self.line = state
            self.on_changed()

    def hear_presence(self, presence: Presence) -> None:
        if presence != self.presence:
            self.presence = presence
            self.on_changed()


def _nobody() -> None:
    """Nobody listens yet."""
