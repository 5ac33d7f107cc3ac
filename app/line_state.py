"""How the live line to the backend stands: told by the link, kept by the desk, shown by the screen."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Line(StrEnum):
    CATCHING_UP = "catching_up"
    """Open, and what was missed is on its way."""
    LINE_UP = "line_up"
    LINE_LOST = "line_lost"


@dataclass(frozen=True, slots=True)
class LineState:
    """`since` when, UTC; while the line is lost, when it is tried next (None: being tried now)."""

    line: Line
    since: datetime
    next_try_at: datetime | None = None
