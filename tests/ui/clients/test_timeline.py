"""The talks of a client: one under another by day, a few made in each turn of the loop."""

from datetime import timedelta

from pytestqt.qtbot import QtBot

from app.contract.answers import Call
from tests.ui.latin_shop import NOW, call
from ui.clients.timeline import Timeline
from ui.theme import Theme

CALLS = tuple(call(100 - number, started_at=NOW - timedelta(hours=7 * number)) for number in range(30))


def ids(calls: tuple[Call, ...]) -> list[int]:
    return [one.id for one in calls]


def standing(timeline: Timeline) -> list[int]:
    """The talks as they stand under each other."""
    return [row.call.id for row in sorted(timeline.rows, key=lambda row: row.y())]


def test_a_long_past_comes_a_few_rows_in_a_turn(theme: Theme, qtbot: QtBot) -> None:
    timeline = Timeline(theme, lambda: NOW)
    qtbot.addWidget(timeline)
    timeline.show()
    timeline.show_calls(CALLS, has_more=True)
    made = len(timeline.rows)
    assert 0 < made < len(CALLS)
    assert timeline._more.isHidden(), "older ones are offered below the last that is here"
    newest = call(101, started_at=NOW)
    timeline.show_calls((newest, *CALLS[1:]), has_more=True)
    assert len(timeline.rows) <= made, "news makes no turn longer"
    qtbot.waitUntil(lambda: not timeline._more.isHidden())
    timeline.adjustSize()
    assert standing(timeline) == ids((newest, *CALLS[1:]))
    timeline.show_calls((), has_more=False)
    assert timeline.rows == ()
    assert not timeline._nothing.isHidden()
