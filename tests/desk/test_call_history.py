"""The call list: pages without repetitions, kept true by the news."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from app.contract.answers import Call, Direction, Named, Operator, Page, Recording, RecordingState, Status
from app.contract.calls import CallTotal
from app.desk.call_card import rank_of
from app.desk.call_history import CallFilter, CallHistory
from app.failures import BackendSilent
from tests.desk.trade import Trade


class Archive:
    """Answers questions about its calls as the backend does: newest first, by keyset."""

    def __init__(self, calls: Sequence[Call], page: int = 3) -> None:
        self.calls, self.page = list(calls), page
        self.asked: list[str | None] = []
        self.gate: asyncio.Event | None = None

    async def ask(self, wanted: CallFilter, cursor: str | None) -> Page[Call]:
        self.asked.append(cursor)
        found = sorted(filter(wanted.matches, self.calls), key=lambda call: (call.started_at, call.id), reverse=True)
        rest = found if cursor is None else [call for call in found if call.id < int(cursor)]
        page = tuple(rest[: self.page])
        following = str(page[-1].id) if len(rest) > self.page else None
        if self.gate is not None:
            await self.gate.wait()  # the answer was made before what happens while it travels
        return Page(page, following) if cursor else Page(page, following, len(found), 60 * len(found))


class Mirror:
    """Rows kept only by what the history tells, as a table model does."""

    def __init__(self, history: CallHistory) -> None:
        self.rows: list[Call] = []
        self.resets = 0
        history.on_reset = self._reset
        history.on_inserted = lambda index, rows: self.rows.__setitem__(slice(index, index), rows)
        history.on_changed = lambda index: self.rows.__setitem__(index, history.calls[index])
        history.on_removed = self._remove
        self._history = history

    def _remove(self, index: int) -> None:
        del self.rows[index]

    def _reset(self) -> None:
        self.resets += 1
        self.rows = list(self._history.calls)


def ids(calls: Sequence[Call]) -> list[int]:
    return [call.id for call in calls]


async def opened(archive: Archive, wanted: CallFilter | None = None) -> tuple[CallHistory, Mirror]:
    history = CallHistory(archive.ask)
    mirror = Mirror(history)
    await history.open(wanted or CallFilter())
    return history, mirror


async def test_pages_follow_each_other_to_the_end(trade: Any) -> None:
    archive = Archive([trade.ended(call_id) for call_id in range(1, 8)])
    history, mirror = await opened(archive)
    assert (ids(history.calls), history.total, history.talk_s) == ([7, 6, 5], 7, 420)
    while not history.is_complete:
        await history.more()
    await history.more()
    assert ids(mirror.rows) == [7, 6, 5, 4, 3, 2, 1]
    assert archive.asked == [None, "5", "2"]


async def test_a_new_call_comes_on_top_and_turns_in_place(trade: Any) -> None:
    history, mirror = await opened(Archive([trade.ended(call_id) for call_id in range(1, 8)]))
    history.hear(trade.ring(8))
    assert ids(mirror.rows) == [8, 7, 6, 5]
    history.hear(trade.ended(8))
    assert mirror.rows[0].status is Status.COMPLETED
    assert (history.total, history.talk_s) == (8, 480)
    history.hear(trade.ring(8))  # late
    assert mirror.rows[0].status is Status.COMPLETED
    assert mirror.resets == 2  # emptied once and answered once: nothing later shook the table


async def test_calls_that_came_between_pages_are_shown_once(trade: Any) -> None:
    archive = Archive([trade.ended(call_id) for call_id in range(1, 8)])
    history, mirror = await opened(archive)
    for call_id in (8, 9):
        archive.calls.append(trade.ring(call_id))
        history.hear(archive.calls[-1])
    while not history.is_complete:
        await history.more()
    assert ids(mirror.rows) == [9, 8, 7, 6, 5, 4, 3, 2, 1]


async def test_news_that_overtakes_a_page_wins_over_it(trade: Any) -> None:
    archive = Archive([trade.ended(1), trade.ring(2)])
    archive.gate = asyncio.Event()
    history = CallHistory(archive.ask)
    mirror = Mirror(history)
    opening = asyncio.create_task(history.open(CallFilter()))
    await asyncio.sleep(0)
    assert history.is_loading
    history.hear(trade.ended(2))
    history.hear(trade.ring(3))
    archive.gate.set()
    await opening
    assert [(call.id, call.status.value) for call in mirror.rows] == [
        (3, "active"),
        (2, "completed"),
        (1, "completed"),
    ]


async def test_an_older_question_answered_late_is_forgotten(trade: Any) -> None:
    archive = Archive([trade.ended(1), trade.missed(2)])
    archive.gate = asyncio.Event()
    history = CallHistory(archive.ask)
    first = asyncio.create_task(history.open(CallFilter()))
    await asyncio.sleep(0)
    second = asyncio.create_task(history.open(CallFilter(missed=True)))
    await asyncio.sleep(0)
    archive.gate.set()
    await asyncio.gather(first, second)
    assert ids(history.calls) == [2]
    assert not history.is_loading


async def test_a_call_that_no_longer_matches_leaves(trade: Any) -> None:
    history, mirror = await opened(Archive([trade.ring(1)]), CallFilter(status=Status.ACTIVE))
    history.hear(trade.ended(1))
    assert mirror.rows == []
    assert history.total == 0


async def test_a_call_taken_by_somebody_else_leaves_the_own_list(trade: Any) -> None:
    history, mirror = await opened(Archive([trade.ring(1)]))
    history.hear(trade.taken(1))
    assert mirror.rows == []


async def test_an_earlier_start_moves_the_row(trade: Any) -> None:
    history, mirror = await opened(Archive([trade.ended(1), trade.ended(2), trade.ring(3)]))
    history.hear(trade.ended(3, started_at=trade.at(1.5)))
    assert ids(mirror.rows) == [2, 3, 1]
    assert history.total == 3


async def test_a_call_older_than_what_is_loaded_waits_for_its_page(trade: Any) -> None:
    archive = Archive([trade.ended(call_id) for call_id in range(1, 8)])
    history, mirror = await opened(archive)
    history.hear(trade.ended(2, note="перенесли"))
    assert ids(mirror.rows) == [7, 6, 5]


async def test_a_failure_leaves_what_is_shown_and_can_be_repeated(trade: Any) -> None:
    archive = Archive([trade.ended(call_id) for call_id in range(1, 8)])
    history, mirror = await opened(archive)
    ask = history._ask

    async def silent(_wanted: CallFilter, _cursor: str | None) -> Page[Call]:
        raise BackendSilent

    history._ask = silent
    with pytest.raises(BackendSilent):
        await history.more()
    assert not history.is_loading
    history._ask = ask
    await history.more()
    assert ids(mirror.rows) == [7, 6, 5, 4, 3, 2]


async def test_a_new_name_shows_in_every_row_of_the_client(trade: Any) -> None:
    history, mirror = await opened(Archive([trade.ended(1), trade.ended(2, client=Named(6, "Ігор"))]))
    history.hear_client(replace(trade.client, name="Марія Іваненко"))
    assert [call.client.name for call in mirror.rows if call.client] == ["Ігор", "Марія Іваненко"]


async def test_a_match_shows_in_every_row_of_the_operator(trade: Any) -> None:
    history, mirror = await opened(Archive([trade.ended(1), trade.ended(2, operator=trade.iryna)]))
    matched = Operator(id=1, staff_id="1", name="Олена К.", manager=Named(4, "Олена Коваль"))
    history.hear_operator(matched)
    assert [(call.operator, call.manager) for call in mirror.rows] == [
        (trade.iryna, None),
        (Named(1, "Олена К."), Named(4, "Олена Коваль")),
    ]
    history.hear_operator(replace(matched, manager=None))
    assert {call.manager for call in mirror.rows} == {None}


async def test_a_list_of_an_order_takes_every_call_of_its_client(trade: Any) -> None:
    history, mirror = await opened(
        Archive([trade.ended(1, order=Named(7, "1007"))]),
        CallFilter(order=7),
    )
    history.hear(trade.ring(2, order=Named(8, "1008")))
    history.hear(trade.ring(3, client=Named(6, "Ігор")))
    assert ids(mirror.rows) == [2, 1]


def test_each_side_of_a_filter(trade: Any) -> None:
    call = trade.ended(1, manager=Named(4, "Оля"), recording=Recording(state=RecordingState.READY), note="повернення")
    noon, minute = trade.noon, timedelta(minutes=1)
    for wanted in (
        CallFilter(),
        CallFilter(q="067 123-45-67"),
        CallFilter(q="МАР"),
        CallFilter(q="567"),
        CallFilter(q="067123"),
        CallFilter(phone="+380671234567", client=5, operator=1, manager=4),
        CallFilter(status=Status.COMPLETED, direction=Direction.IN, missed=False, recorded=True),
        CallFilter(since=trade.at(1), until=noon + minute),
    ):
        assert wanted.matches(call), wanted
    for wanted in (
        CallFilter(q="099"),
        CallFilter(q="67"),
        CallFilter(order=7),
        CallFilter(q="Ігор"),
        CallFilter(phone="+380671234568"),
        CallFilter(client=6),
        CallFilter(manager=5),
        CallFilter(missed=True),
        CallFilter(recorded=False),
        CallFilter(since=noon + minute),
        CallFilter(until=trade.at(1)),
    ):
        assert not wanted.matches(call), wanted


@settings(max_examples=60, deadline=None)
@given(
    news=st.lists(st.tuples(st.integers(1, 12), st.sampled_from(["ring", "talk", "ended", "missed", "page"]))),
    missed=st.sampled_from([None, True, False]),
)
def test_whatever_comes_between_pages_the_end_is_the_backends_answer(
    news: list[tuple[int, str]], missed: bool | None
) -> None:
    """Rows are unique, in order, and those the backend would give; the table follows by insertions alone."""
    trade = Trade()

    async def play() -> None:
        wanted = CallFilter(missed=missed)
        archive = Archive([trade.ended(call_id) for call_id in (2, 4, 6, 8)], page=2)
        history, mirror = await opened(archive, wanted)
        furthest: dict[int, Call] = {call.id: call for call in archive.calls}
        for call_id, what in news:
            if what == "page":
                await history.more()
            else:
                call = getattr(trade, what)(call_id)
                known = furthest.get(call_id)
                if known is None or rank_of(call.phase) > rank_of(known.phase):
                    furthest[call_id] = call
                    archive.calls = list(furthest.values())
                    history.hear(call)
                    history.hear(call)
        while not history.is_complete:
            await history.more()
        expected = [call for call in archive.calls if wanted.matches(call)]
        assert ids(mirror.rows) == sorted(ids(expected), reverse=True)
        assert mirror.rows == list(history.calls)

    asyncio.run(play())


async def test_the_total_is_asked_for_after_the_rows_and_anew_when_a_call_came_meanwhile(trade: Trade) -> None:
    asked: list[CallFilter] = []

    async def page(_wanted: CallFilter, _cursor: str | None) -> Page[Call]:
        return Page((trade.ended(1),))

    async def total(wanted: CallFilter) -> CallTotal:
        asked.append(wanted)
        if len(asked) == 1:
            history.hear(trade.ended(2))
        return CallTotal(calls=10_000, talk_s=0, more=True)

    history = CallHistory(page, ask_total=total)
    await history.open(CallFilter())
    assert (history.is_answered, history.total) == (True, None)
    await history.count()
    assert (len(asked), history.total, history.has_more) == (2, 10_000, True)
