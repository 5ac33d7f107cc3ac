"""The rows move as little as they can, and pass Qt's own check of models."""

import random

from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.desk.missed_queue import MissedQueue
from tests.ui.missed.conftest import NOW, closed, entry
from ui.missed.model import MissedModel
from ui.missed.rows import Row, handled_rows, waiting_rows


def keys(model: MissedModel) -> list[str]:
    return [row.key for row in model.rows]


def test_rows_come_change_move_and_go(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    queue, model = MissedQueue(), MissedModel(lambda: NOW)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # pytest-qt leaves it untyped
    chance = random.Random(7)
    for _ in range(60):
        number = chance.randrange(12)
        told = closed(number) if chance.random() < 0.4 else entry(number, chance.randrange(60))
        if told.closed_at is None and chance.random() < 0.3:
            told = entry(number, 7, outside_hours=True)
        queue.hear(told, NOW)
        wanted: list[Row] = waiting_rows(queue, NOW, shows_today=chance.random() < 0.5)
        model.show(wanted)
        assert list(model.rows) == wanted
    model.show(handled_rows([closed(1), closed(2)], NOW))
    assert len(keys(model)) == 3


def test_what_stays_is_neither_removed_nor_inserted(qtbot: QtBot) -> None:
    """So the row under the pointer, and the chosen one, are the same ones after the news."""
    queue, model = MissedQueue(), MissedModel(lambda: NOW)
    for number in (1, 2, 3):
        queue.hear(entry(number, number), NOW)
    model.show(waiting_rows(queue, NOW, shows_today=False))
    changes: list[str] = []
    model.rowsInserted.connect(lambda: changes.append("inserted"))
    model.rowsRemoved.connect(lambda: changes.append("removed"))
    model.modelReset.connect(lambda: changes.append("reset"))
    queue.hear(entry(4, 30), NOW)
    model.show(waiting_rows(queue, NOW, shows_today=False))
    assert changes == ["inserted"]
    queue.hear(entry(2, 2, attempts=5), NOW)
    model.show(waiting_rows(queue, NOW, shows_today=False))
    assert changes == ["inserted"]
