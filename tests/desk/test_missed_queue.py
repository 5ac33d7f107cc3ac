"""«Пропущені» as state: groups and order, whose a client is, wishes that are taken back, pages and news."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.contract.answers import (
    CallbackStep,
    Client,
    Me,
    Missed,
    MissedCalling,
    MissedEnd,
    MissedEnding,
    Named,
    Page,
    Role,
)
from app.contract.problems import Problem
from app.contract.working_hours import DayHours, WorkingHours
from app.desk.missed_queue import Group, MissedQueue, Urgency, holder_of
from app.failures import BackendSilent, Refused

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
OLENA, IRYNA = Named(1, "Олена Коваль"), Named(2, "Ірина Лис")
HOURS = WorkingHours(time_zone="UTC", days=(DayHours(0, 1440),) * 7)


def minutes(number: float) -> datetime:
    return NOW - timedelta(minutes=number)


def entry(number: int = 1, ago: float = 5, **changes: Any) -> Missed:
    row: dict[str, Any] = {
        "phone": f"+3806712345{number:02}",
        "client": Named(number, ""),
        "since": minutes(ago),
        "last_at": minutes(ago),
        "attempts": 1,
        "waits_from": minutes(ago),
    }
    return Missed(id=number, **row | changes)


def closed(number: int = 1, how: MissedEnding = MissedEnding.CONTACT, ago: float = 1) -> Missed:
    return entry(number, 9, closed_at=minutes(ago), end=MissedEnd(how=how))


@dataclass
class Backend:
    """Answers what the test says; `refusal` is raised instead."""

    pages: list[Page[Missed]] = field(default_factory=lambda: [Page(())])
    today: Page[Missed] = field(default_factory=lambda: Page((), total=0))
    past: list[Page[Missed]] = field(default_factory=list)
    answer: Missed | None = None
    refusal: Exception | None = None
    gate: asyncio.Event | None = None

    async def _said(self) -> Missed:
        if self.gate is not None:
            await self.gate.wait()
        if self.refusal is not None:
            raise self.refusal
        assert self.answer is not None
        return self.answer

    async def open(self, cursor: str | None = None) -> Page[Missed]:
        return self.pages[int(cursor or 0)]

    async def handled(self, cursor: str | None = None) -> Page[Missed]:
        return self.past[int(cursor or 0)]

    async def closed_by_themselves(self, since: datetime) -> Page[Missed]:
        assert since.astimezone().hour == 0
        return self.today

    async def claim(self, missed_id: int) -> Missed:
        return await self._said()

    async def release(self, missed_id: int) -> Missed:
        return await self._said()

    async def done(self, missed_id: int) -> Missed:
        return await self._said()

    async def not_done(self, missed_id: int) -> Missed:
        return await self._said()

    async def hours(self) -> WorkingHours:
        return HOURS


@pytest.fixture
def backend() -> Backend:
    return Backend()


@pytest.fixture
def queue(backend: Backend) -> MissedQueue:
    made = MissedQueue(backend)
    made.me = Me(user=OLENA, role=Role.OPERATOR)
    return made


def test_the_longest_waiting_stand_first_in_each_group(queue: MissedQueue) -> None:
    taken = {"claimed_by": IRYNA, "claimed_until": NOW + timedelta(minutes=1)}
    for one in (
        entry(1, 4),
        entry(2, 42),
        entry(3, 60, outside_hours=True),
        entry(4, 50, **taken),
        entry(5, 1, **taken | {"claimed_by": OLENA}),
    ):
        queue.hear(one, NOW)
    rows = queue.rows(NOW)
    assert [(row.entry.id, row.group) for row in rows] == [
        (2, Group.WAITING),
        (1, Group.WAITING),
        (5, Group.IN_WORK),
        (4, Group.IN_WORK),
        (3, Group.OUTSIDE),
    ]
    assert [row.is_mine for row in rows] == [False, False, True, False, False]
    assert queue.waiting_count(NOW) == 3


@pytest.mark.parametrize(
    ("ago", "urgency"), [(0, Urgency.CALM), (9.9, Urgency.CALM), (10, Urgency.SOON), (40, Urgency.LATE)]
)
def test_the_age_is_coloured_by_the_thresholds(queue: MissedQueue, ago: float, urgency: Urgency) -> None:
    queue.hear(entry(1, ago), NOW)
    assert queue.rows(NOW)[0].urgency is urgency


def test_nobody_is_late_before_the_opening_nor_with_the_night(queue: MissedQueue) -> None:
    queue.hear_hours(WorkingHours(time_zone="UTC", days=(DayHours(9 * 60, 18 * 60),) * 7))
    queue.hear(entry(1, 60 * 20, outside_hours=True, waits_from=NOW + timedelta(hours=1)), NOW)
    queue.hear(entry(2, 60 * 19, waits_from=minutes(60 * 19)), NOW)  # 17:00 the day before
    night, evening = queue.rows(NOW)[1], queue.rows(NOW)[0]
    assert (night.urgency, night.waited) == (Urgency.NOT_YET, timedelta(0))
    assert evening.waited == timedelta(hours=4)
    assert queue.waiting_count(NOW) == 1


def test_a_claim_runs_out_but_not_while_they_are_calling() -> None:
    mine = entry(claimed_by=IRYNA, claimed_until=NOW)
    assert holder_of(mine, NOW) is None
    assert holder_of(mine, NOW - timedelta(seconds=1)) == IRYNA
    calling = MissedCalling(operator=IRYNA, since=NOW, step=CallbackStep.RINGING_CLIENT)
    assert holder_of(entry(claimed_by=IRYNA, claimed_until=NOW, calling=calling), NOW) == IRYNA


async def test_what_is_taken_shows_at_once_and_is_taken_back_when_somebody_was_quicker(
    queue: MissedQueue, backend: Backend
) -> None:
    queue.hear(entry(), NOW)
    backend.gate, backend.refusal = asyncio.Event(), Refused(Problem.ALREADY_CLAIMED, "Ірина Лис")
    asked = asyncio.create_task(queue.claim(1, NOW))
    await asyncio.sleep(0)
    assert queue.rows(NOW)[0].is_mine
    backend.gate.set()
    with pytest.raises(Refused, match="already_claimed"):
        await asked
    assert queue.rows(NOW)[0].holder is None


async def test_the_news_of_a_quicker_colleague_wins_over_the_answer(queue: MissedQueue, backend: Backend) -> None:
    queue.hear(entry(), NOW)
    until = NOW + timedelta(minutes=5)
    backend.gate, backend.answer = asyncio.Event(), entry(claimed_by=OLENA, claimed_until=until)
    asked = asyncio.create_task(queue.claim(1, NOW))
    await asyncio.sleep(0)
    queue.hear(entry(claimed_by=IRYNA, claimed_until=until), NOW)
    backend.gate.set()
    await asked
    assert queue.rows(NOW)[0].holder == IRYNA


async def test_without_a_network_everything_stays_as_it_was(queue: MissedQueue, backend: Backend) -> None:
    queue.hear(entry(), NOW)
    backend.refusal = BackendSilent()
    for wish in (queue.claim(1, NOW), queue.release(1, NOW), queue.close(1, NOW)):
        with pytest.raises(BackendSilent):
            await wish
    (row,) = queue.rows(NOW)
    assert (row.entry, row.holder) == (entry(), None)


async def test_done_goes_at_once_and_comes_back_when_it_is_undone(queue: MissedQueue, backend: Backend) -> None:
    queue.hear(entry(), NOW)
    backend.answer = closed(1, MissedEnding.HAND)
    await queue.close(1, NOW)
    assert (queue.rows(NOW), queue.closed_today_count) == ([], 0)
    backend.answer = entry()
    await queue.take_back(1, NOW)
    assert [row.entry.id for row in queue.rows(NOW)] == [1]


async def test_all_pages_of_those_who_wait_are_loaded_and_the_news_is_younger(
    queue: MissedQueue, backend: Backend
) -> None:
    backend.pages = [Page((entry(1), entry(2)), "1"), Page((entry(3),))]
    backend.today = Page((closed(9),), total=11)
    await queue.load(NOW)
    assert {row.entry.id for row in queue.rows(NOW)} == {1, 2, 3}
    assert (queue.closed_today_count, [one.id for one in queue.closed_today()]) == (11, [9])
    queue.hear(closed(2), NOW)
    assert {row.entry.id for row in queue.rows(NOW)} == {1, 3}
    assert queue.closed_today_count == 12


async def test_what_closes_while_the_pages_are_on_their_way_does_not_come_back(backend: Backend) -> None:
    queue = MissedQueue(backend)

    class Slow(Backend):
        async def open(self, cursor: str | None = None) -> Page[Missed]:
            queue.hear(closed(1), NOW)
            return Page((entry(1), entry(2)))

    queue._asks = Slow()
    await queue.load(NOW)
    assert [row.entry.id for row in queue.rows(NOW)] == [2]


async def test_two_who_ask_at_once_do_not_disturb_each_other(queue: MissedQueue, backend: Backend) -> None:
    backend.pages = [Page((entry(1),))]
    await asyncio.gather(queue.load(NOW), queue.load(NOW))
    assert [row.entry.id for row in queue.rows(NOW)] == [1]


async def test_handled_ones_come_page_by_page_with_new_ones_on_top(queue: MissedQueue, backend: Backend) -> None:
    backend.past = [Page((closed(5), closed(4)), "1"), Page((closed(4), closed(3)))]
    await queue.more_handled()
    assert queue.handled == []
    await queue.load_handled()
    await queue.more_handled()
    assert ([one.id for one in queue.handled], queue.handled_complete) == ([5, 4, 3], True)
    queue.hear(closed(6, MissedEnding.HAND), NOW)
    queue.hear(entry(4), NOW)
    assert [one.id for one in queue.handled] == [6, 5, 3]


def test_a_client_gets_a_name_in_their_row(queue: MissedQueue) -> None:
    queue.hear(entry(), NOW)
    queue.hear_client(Client(id=1, name="Марія", phones=("+380671234501",), created_by="call", created_at=NOW))
    assert queue.rows(NOW)[0].entry.client == Named(1, "Марія")


def test_a_new_day_begins_its_own_count(queue: MissedQueue) -> None:
    queue.hear(closed(1), NOW)
    queue._today_from = NOW.astimezone()
    tomorrow = NOW + timedelta(days=1)
    queue.hear(entry(2, 9, closed_at=tomorrow, end=MissedEnd(how=MissedEnding.CONTACT)), tomorrow)
    assert [one.id for one in queue.closed_today()] == [2]
