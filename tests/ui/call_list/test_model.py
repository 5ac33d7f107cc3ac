"""The rows stay what the history is, whatever is heard and in whatever order."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from pytestqt.modeltest import ModelTester

from app.contract.answers import Call, Named, Phase, Status
from app.desk.call_history import CallFilter, CallHistory
from ui.call_list.columns import At
from ui.call_list.model import CallListModel, CallRow, DayRow
from ui.desk_signals import HistorySignals
from ui.theme import Theme

type MakeCall = Callable[..., Call]


@pytest.fixture
def history(backend: Any) -> CallHistory:
    return CallHistory(backend.ask)


@pytest.fixture
def model(history: CallHistory, now: datetime, theme: Theme, qtmodeltester: ModelTester) -> CallListModel:
    """Watched by Qt's own model test all the time."""
    news = HistorySignals(history)
    model = CallListModel(history, news, lambda: now)
    news.setParent(model)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # pytest-qt leaves it untyped
    return model


def shape(model: CallListModel) -> list[str]:
    """A head as its day, a call as its number."""
    rows = [model.row(n) for n in range(model.rowCount())]
    return [f"{row.day:%d.%m}" if isinstance(row, DayRow) else str(row.call.id) for row in rows]


def expected(history: CallHistory) -> list[str]:
    rows: list[str] = []
    for one in history.calls:
        day = f"{one.started_at.astimezone():%d.%m}"
        rows += [day, str(one.id)] if day not in rows else [str(one.id)]
    return rows


async def test_days_head_their_calls(model: CallListModel, history: CallHistory) -> None:
    await history.open(CallFilter())
    assert shape(model) == ["23.11", "1", "2", "3", "22.11", "4", "5", "21.11", "6"]
    assert model.index(0, 0).data() == "Сьогодні, 23 листопада"


async def test_a_call_heard_of_comes_in_where_it_belongs(
    model: CallListModel, history: CallHistory, call: MakeCall
) -> None:
    await history.open(CallFilter())
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    history.hear(call(7))
    history.hear(call(8, timedelta(hours=20.5)))
    history.hear(call(9, timedelta(days=1, hours=12)))
    history.hear(call(10, timedelta(days=30)))
    assert shape(model) == ["23.11", "7", "1", "2", "3", "22.11", "4", "8", "5", "9", "21.11", "6", "24.10", "10"]
    assert resets == []


async def test_a_call_that_no_longer_matches_takes_its_head_along(
    model: CallListModel, history: CallHistory, call: MakeCall
) -> None:
    await history.open(CallFilter(status=Status.COMPLETED))
    history.hear(call(6, timedelta(hours=50), status=Status.CANCELLED))
    history.hear(call(5, timedelta(hours=21), status=Status.CANCELLED))
    assert shape(model) == ["23.11", "1", "2", "3", "22.11", "4"]


async def test_a_change_repaints_only_its_row(model: CallListModel, history: CallHistory, call: MakeCall) -> None:
    await history.open(CallFilter())
    changed: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    history.hear(call(4, timedelta(hours=20), client=Named(4, "Оксана Мельник")))
    assert changed == [(5, 5)]
    assert model.index(5, At.CLIENT).data() == "Оксана Мельник, +380 67 000 00 04"


async def test_older_pages_come_below(model: CallListModel, history: CallHistory, backend: Any) -> None:
    backend.size = 2
    await history.open(CallFilter())
    assert model.canFetchMore(model.index(-1, -1))
    await history.more()
    await history.more()
    assert shape(model) == expected(history)
    assert not model.canFetchMore(model.index(-1, -1))


@pytest.mark.parametrize("seed", range(3))
async def test_any_order_of_news_gives_the_rows_of_the_history(
    model: CallListModel, history: CallHistory, backend: Any, call: MakeCall, seed: int
) -> None:
    chance = random.Random(seed)
    backend.size = 3
    await history.open(CallFilter(status=Status.COMPLETED))
    for _ in range(40):
        number = chance.randrange(1, 25)
        status = chance.choice((Status.COMPLETED, Status.COMPLETED, Status.CANCELLED))
        history.hear(call(number, timedelta(hours=chance.randrange(0, 120)), status=status))
        if chance.random() < 0.1:
            await history.more()
        assert shape(model) == expected(history)


async def test_the_old_answer_stays_until_the_new_one_comes(model: CallListModel, history: CallHistory) -> None:
    await history.open(CallFilter())
    model.hold()
    seen: list[int] = []
    model.modelAboutToBeReset.connect(lambda: seen.append(model.rowCount()))
    await history.open(CallFilter(phone="+380670000004"))
    assert seen == [9]
    assert shape(model) == ["22.11", "4"]


async def test_a_running_talk_counts(model: CallListModel, history: CallHistory, call: MakeCall, now: datetime) -> None:
    await history.open(CallFilter())
    began = now - timedelta(seconds=34)
    history.hear(call(7, phase=Phase.TALKING, status=Status.ACTIVE, answered_at=began, talk_s=None))
    assert model.index(1, At.LENGTH).data() == "0:34"
    changed: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, _last: changed.append((first.row(), first.column())))
    model.tick()
    assert changed == [(1, At.LENGTH)]


async def test_a_head_can_be_neither_chosen_nor_reached(model: CallListModel, history: CallHistory) -> None:
    await history.open(CallFilter())
    assert not model.flags(model.index(0, 0)) & model.flags(model.index(1, 0))
    assert model.call_at(0) is None
    assert model.call_at(99) is None
    assert isinstance(model.row(1), CallRow)
