"""What came while nobody could see it: no line, a machine asleep, a locked screen, a wish for quiet."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.contract.answers import Call, Direction, Missed, Phase
from app.desk.call_history import is_missed


class Why(StrEnum):
    LINE = "line"
    """The backend could not be heard."""
    SCREEN = "screen"
    """It was locked."""
    QUIET = "quiet"
    """Cards were not to come up: the person or the system wished so."""


@dataclass(frozen=True, slots=True)
class WhileAway:
    """Incoming calls that ended meanwhile, in the order they began."""

    since: datetime
    why: frozenset[Why]
    calls: tuple[Call, ...]
    is_whole: bool = True
    """Else more came than was told: whoever wants to know asks the backend."""

    @property
    def missed(self) -> tuple[Call, ...]:
        return tuple(call for call in self.calls if is_missed(call))

    def still_waiting(self, queue: Iterable[Missed]) -> int:
        """How many of those who were missed nobody has talked to yet; `queue` are all who wait."""
        missed = self.missed
        return sum(any(_is_of(entry, call) for call in missed) for entry in queue)

    def joined(self, later: "WhileAway") -> "WhileAway":
        """This absence and a later one, told together."""
        calls = _in_order(self.calls + later.calls)
        return WhileAway(self.since, self.why | later.why, calls, is_whole=self.is_whole and later.is_whole)


class Absence:
    """Begins with the first reason, ends with the last; then `on_back` is told, once, when there is anything to tell.

    While cards were only out of sight, calls that somebody answered are no news.
    """

    def __init__(self) -> None:
        self.on_back: Callable[[WhileAway], None] = _nobody
        self._reasons: set[Why] = set()
        self._told_why: set[Why] = set()
        self._since: datetime | None = None  # while nobody is away
        self._calls: list[Call] = []
        self._is_whole = True

    def leave(self, why: Why, now: datetime) -> None:
        """From now on what ends is kept for later; a reason that holds already changes nothing."""
        if not self._reasons:
            self._since = now
        self._reasons.add(why)
        self._told_why.add(why)

    def hear(self, call: Call) -> None:
        """A call as it is now; remembered when it is over, came from outside and nobody is there."""
        if self._reasons and call.phase is Phase.ENDED and call.direction is Direction.IN:
            self._calls.append(call)

    def come_back(self, why: Why) -> None:
        """The reason is over."""
        if why not in self._reasons:
            return
        self._reasons.discard(why)
        if self._reasons or self._since is None:
            return
        calls, told_why = _in_order(self._calls), frozenset(self._told_why)
        since = min([self._since, *(call.started_at for call in calls)])
        away = WhileAway(since, told_why, calls, is_whole=self._is_whole)
        self._calls.clear()
        self._told_why, self._is_whole = set(), True
        if away.missed or not away.is_whole or (calls and Why.LINE in told_why):
            self.on_back(away)

    def lose(self) -> None:
        """More came than is ever told again one by one."""
        self._is_whole = not self._reasons


def _is_of(entry: Missed, call: Call) -> bool:
    if entry.client is not None and call.client is not None:
        return entry.client.id == call.client.id
    return entry.phone == call.phone


def _in_order(calls: Collection[Call]) -> tuple[Call, ...]:
    """Each call once, as it was told last."""
    return tuple(sorted({call.id: call for call in calls}.values(), key=lambda call: (call.started_at, call.id)))


def _nobody(_what: object) -> None:
    """Nobody listens yet."""
