"""What the summary of an absence says, and what it leaves out."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.contract.answers import Status
from app.desk.absence import WhileAway, Why
from tests.ui.latin_shop import NOW, call
from ui.away_strip import AwayStrip
from ui.desk_away import summary_of
from ui.theme import Theme

SINCE = NOW - timedelta(hours=1)


def head_of(away: WhileAway, *, knows_who_waits: bool = True) -> str:
    head, _names = summary_of(away, () if knows_who_waits else None, NOW)
    return head.replace("\N{NO-BREAK SPACE}", " ").partition(": ")[2]


@pytest.fixture
def away(application: QApplication) -> WhileAway:
    missed = call(1, status=Status.CANCELLED, answered_at=None)
    return WhileAway(SINCE, frozenset({Why.LINE}), (missed, call(2)))


def test_nobody_is_said_to_wait_no_more_before_that_is_known(away: WhileAway) -> None:
    assert head_of(away) == "2 дзвінки, 1 пропущений дзвінок, уже ніхто не чекає"
    assert head_of(away, knows_who_waits=False) == "2 дзвінки, 1 пропущений дзвінок"


def test_more_than_was_asked_for_is_said_to_be_more(away: WhileAway) -> None:
    assert head_of(WhileAway(away.since, away.why, away.calls, is_whole=False)).startswith("понад 2 дзвінки, ")


def test_in_the_smallest_window_it_is_told_whole(theme: Theme, qtbot: QtBot) -> None:
    strip = AwayStrip(theme)
    qtbot.addWidget(strip)
    head = "Поки не було зв’язку, з 14:52: 12 дзвінків, 3 пропущені дзвінки, 2 ще чекають"
    strip.show_summary(head, "Оксана Мельник", missed=True)
    for width, has_room in ((1068, True), (704, False), (1068, True)):
        strip.resize(width, strip.height())
        QCoreApplication.sendPostedEvents()
        assert strip.calls.isVisible() is has_room
        assert QFontMetrics(strip._head.font()).horizontalAdvance(head) <= strip._head.width()
    strip.resize(704, strip.height())
    strip.show_summary("Поки вас не було, з 14:52: 2 дзвінки", "", missed=False)
    assert strip.calls.isVisible(), "else nothing leads there"


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ({Why.LINE}, "Поки не було зв’язку, з "),
        ({Why.LINE, Why.QUIET}, "Поки картки мовчали, з "),
        ({Why.QUIET, Why.SCREEN}, "Поки вас не було, з "),
    ],
)
def test_it_says_what_kept_them_from_being_seen(away: WhileAway, why: set[Why], told: str) -> None:
    head, _names = summary_of(WhileAway(away.since, frozenset(why), away.calls), (), NOW)
    assert head.startswith(told)
