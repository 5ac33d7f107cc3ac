"""Those who wait, as the backend would tell them at one moment of one day."""

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.contract.answers import (
    Call,
    Direction,
    Me,
    Missed,
    MissedEnd,
    MissedEnding,
    Named,
    Phase,
    Recording,
    RecordingState,
    Role,
    Status,
)
from app.desk.missed_queue import MissedQueue
from tests.desk.test_missed_queue import Backend
from ui.desk_signals import MissedSignals
from ui.missed.page import MissedPage
from ui.theme import Theme

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
OLENA, IRYNA = Named(1, "Олена Коваль"), Named(2, "Ірина Лис")


def entry(number: int = 1, ago: float = 5, **changes: Any) -> Missed:
    at = NOW - timedelta(minutes=ago)
    row: dict[str, Any] = {
        "phone": f"+3806712345{number:02}",
        "client": Named(number, f"Клієнт {number}"),
        "since": at,
        "last_at": at,
        "attempts": 1,
        "waits_from": at,
    }
    return Missed(id=number, **row | changes)


def closed(number: int = 1, how: MissedEnding = MissedEnding.CONTACT) -> Missed:
    return entry(number, 9, closed_at=NOW - timedelta(minutes=1), end=MissedEnd(how=how, by=OLENA))


def message(number: int = 9) -> Call:
    """A call that left a message."""
    return Call(
        id=number,
        external_id=str(number),
        direction=Direction.IN,
        phase=Phase.ENDED,
        status=Status.CANCELLED,
        phone="+380671234501",
        client=None,
        operator=None,
        manager=None,
        started_at=NOW,
        answered_at=None,
        ended_at=NOW,
        wait_s=1,
        talk_s=None,
        voicemail=True,
        recording=Recording(state=RecordingState.READY, seconds=21.0),
    )


@pytest.fixture
def backend() -> Backend:
    return Backend()


@pytest.fixture
def queue(backend: Backend) -> MissedQueue:
    made = MissedQueue(backend)
    made.me = Me(user=OLENA, role=Role.OPERATOR)
    return made


@pytest.fixture
async def page(qtbot: QtBot, theme: Theme, queue: MissedQueue, settled: Callable[[], Any]) -> AsyncIterator[MissedPage]:
    """Three wait: 42, 13 and 4 minutes."""
    for one in (entry(1, 42), entry(2, 13), entry(3, 4, voicemail=True, voicemail_call=message())):
        queue.hear(one, NOW)
    queue.is_loaded = True
    news = MissedSignals(queue)
    made = MissedPage(theme, queue, news, lambda: NOW)
    news.setParent(made)
    qtbot.addWidget(made)
    made.resize(1068, 800)
    made.show()
    yield made
    await made.close_tasks()
    await settled()
