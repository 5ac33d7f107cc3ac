"""A backend of one list of calls, and calls as they come from it."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from app.contract.answers import (
    Call,
    Direction,
    Named,
    Page,
    Phase,
    Recording,
    RecordingReason,
    RecordingState,
    Status,
)
from app.desk.call_history import CallFilter

if TYPE_CHECKING:
    from app.failures import Failure

NOW = datetime(2026, 11, 23, 14, 53).astimezone()
READY = Recording(state=RecordingState.READY, seconds=252, shape=bytes(range(5, 245, 5)))
NOBODY = Recording(state=RecordingState.NONE, reason=RecordingReason.NOBODY_ANSWERED)


def make_call(number: int, ago: timedelta = timedelta(0), **changes: Any) -> Call:
    """A finished talk of Олена with a recording, begun `ago`, unless told otherwise."""
    said: dict[str, Any] = {
        "direction": Direction.IN,
        "phase": Phase.ENDED,
        "status": Status.COMPLETED,
        "phone": f"+38067{number:07}",
        "client": Named(number, f"Клієнт {number}"),
        "manager": Named(1, "Олена Коваль"),
        "recording": READY,
        "talk_s": 252,
        "answered_at": NOW - ago,
        "ended_at": NOW - ago,
        "wait_s": 3,
    }
    said |= changes
    return Call(id=number, external_id=str(number), operator=said["manager"], started_at=NOW - ago, **said)


class Backend:
    """Answers with its calls that match, `size` a page; raises `failure` while it is set."""

    def __init__(self, calls: Sequence[Call] = (), size: int = 50) -> None:
        self.calls = list(calls)
        self.size = size
        self.failure: Failure | None = None
        self.asked: list[CallFilter] = []

    async def ask(self, wanted: CallFilter, cursor: str | None) -> Page[Call]:
        self.asked.append(wanted)
        if self.failure is not None:
            raise self.failure
        matching = [call for call in self.calls if wanted.matches(call)]
        start = int(cursor or 0)
        items = tuple(matching[start : start + self.size])
        after = str(start + self.size) if start + self.size < len(matching) else None
        if cursor is not None:
            return Page(items, after)
        return Page(items, after, total=len(matching), talk_s=sum(call.talk_s or 0 for call in matching))


@pytest.fixture
def call() -> Callable[..., Call]:
    return make_call


@pytest.fixture
def backend() -> Backend:
    """Six talks over three days: three today, two yesterday, one before."""
    hours = (0.1, 1, 2, 20, 21, 50)
    return Backend([make_call(n, timedelta(hours=ago)) for n, ago in enumerate(hours, 1)])


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def nobody() -> Recording:
    """The recording of a call that nobody answered."""
    return NOBODY
