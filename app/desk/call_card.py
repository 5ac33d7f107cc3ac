"""The life of one card: it rings, somebody talks, it is over; by whom, and how long it stays."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from msgspec.structs import replace as changed

from app.contract.answers import Call, ClientFile, Direction, Named, Phase, Status
from app.contract.events import CallNews

TAKEN_STAYS = timedelta(seconds=4)
MISSED_STAYS = timedelta(seconds=30)
ENDED_STAYS = timedelta(seconds=60)


class CardState(StrEnum):
    RINGING = "ringing"
    TALKING = "talking"
    TAKEN = "taken"
    """Somebody else answered."""
    MISSED = "missed"
    ENDED = "ended"


_STAYS = {CardState.TAKEN: TAKEN_STAYS, CardState.MISSED: MISSED_STAYS, CardState.ENDED: ENDED_STAYS}
LIVE = (CardState.RINGING, CardState.TALKING)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallCard:
    """One call as the operator sees it. Every change makes a new value with the same `call.id`."""

    call: Call
    state: CardState
    since: datetime
    """When the desk learnt of this state."""
    file: ClientFile | None = None
    taken_by: Named | None = None
    held: bool = False
    """Somebody points at it or writes in it: it does not go by itself."""
    veiled: bool = False
    """Others may see the screen: who calls is only hinted at, and nothing else of the client is shown."""
    stale: bool = False
    """The line is lost: what became of the call since is not known."""

    def seconds(self, now: datetime) -> int:
        """Whole seconds it has been ringing or talked for; once it is over, how long the talk was."""
        match self.state:
            case CardState.RINGING:
                return max(0, int((now - self.call.started_at).total_seconds()))
            case CardState.TALKING:
                return max(0, int((now - (self.call.answered_at or self.since)).total_seconds()))
            case CardState.TAKEN | CardState.MISSED | CardState.ENDED:
                return self.call.talk_s or 0

    def goes_at(self) -> datetime | None:
        """When it leaves the screen by itself; None while it stays."""
        stays = _STAYS.get(self.state)
        return None if stays is None or self.held else self.since + stays


def next_state(card: CallCard, news: CallNews, *, is_ours: bool) -> tuple[CardState, Named | None]:
    """What the news makes of a card, and who else took the call. `is_ours`: it speaks of a talk of this desk."""
    other = None if is_ours else news.taken_by or news.operator
    nobody_talked = news.phase is Phase.ENDED and news.status is Status.CANCELLED
    waits = card.state in (CardState.RINGING, CardState.TAKEN)
    after: tuple[CardState, Named | None] = (card.state, card.taken_by)
    if card.state is CardState.RINGING and news.phase is Phase.RINGING:
        after = CardState.RINGING, None
    elif waits and (is_ours or (nobody_talked and card.state is CardState.RINGING)):
        after = _own_state(news), None
    elif card.state is CardState.RINGING:
        after = CardState.TAKEN, other
    elif card.state is CardState.TALKING and not (is_ours and news.phase is Phase.TALKING):
        after = CardState.ENDED, other  # what was talked here may be noted, even when it was passed on
    elif card.state is CardState.ENDED and is_ours and news.phase is Phase.TALKING:
        after = CardState.TALKING, None  # passed on, and back again
    return after


def rank_of(phase: Phase) -> int:
    """How far a call is in its life: it only ever moves forward."""
    return tuple(Phase).index(phase)


def _own_state(news: CallNews) -> CardState:
    if news.phase is Phase.TALKING:
        return CardState.TALKING
    missed = news.status is Status.CANCELLED and news.direction is not Direction.OUT
    return CardState.MISSED if missed else CardState.ENDED


def bare(news: CallNews) -> CallNews:
    """The call without what the card keeps beside it."""
    return changed(news, file=None, taken_by=None)
