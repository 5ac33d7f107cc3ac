"""«Наживо» as state: what everybody does, since when, in which order, and who waits for anybody."""

from datetime import timedelta
from typing import Any

import pytest

from app.contract.answers import Direction, Named, Operator, Phase
from app.contract.events import CallNews, Presence
from app.desk.live_board import Doing, LiveBoard

OLENA, IRYNA, IVAN = Named(1, "Олена Коваль"), Named(2, "Ірина Лис"), Named(3, "Іван Бондар")


def operator(who: Named, login: str, **changes: Any) -> Operator:
    return Operator(id=who.id, staff_id=str(who.id), name=who.name, sip_logins=(login,), manager=who, **changes)


@pytest.fixture
def board(trade: Any) -> LiveBoard:
    made = LiveBoard()
    made.show_operators([operator(OLENA, "olena"), operator(IRYNA, "iryna"), operator(IVAN, "ivan")], trade.noon)
    return made


def seen(board: LiveBoard) -> list[tuple[str, Doing]]:
    return [(tile.name.split()[0], tile.doing) for tile in board.tiles]


def test_ringing_stands_before_talking_free_and_offline(board: LiveBoard, trade: Any) -> None:
    board.hear_presence(Presence(online=("olena", "iryna"), speaking=()), trade.noon)
    assert seen(board) == [("Ірина", Doing.FREE), ("Олена", Doing.FREE), ("Іван", Doing.OFFLINE)]
    board.show_calls([trade.talk(1, OLENA), trade.ring(2, operator=IVAN)], trade.at(20))
    assert seen(board) == [("Іван", Doing.RINGS), ("Олена", Doing.TALKS), ("Ірина", Doing.FREE)]
    rings, talks, _ = board.tiles
    assert (rings.since, talks.since) == (trade.at(2), trade.at(11))


def test_a_call_that_rings_nobody_in_particular_waits_at_the_top(board: LiveBoard, trade: Any) -> None:
    outgoing = trade.ring(4, direction=Direction.OUT)
    board.show_calls([trade.ring(3), trade.ring(2, operator=IVAN), trade.ring(1), outgoing], trade.at(20))
    assert [call.id for call in board.waiting] == [1, 3]
    assert board.live == 4


def test_who_dials_is_not_rung(board: LiveBoard, trade: Any) -> None:
    board.show_calls([trade.ring(1, direction=Direction.CALLBACK, operator=OLENA)], trade.noon)
    assert seen(board)[0] == ("Олена", Doing.DIALS)


def test_free_since_the_end_of_the_talk(board: LiveBoard, trade: Any) -> None:
    board.hear_presence(Presence(online=("olena",), speaking=()), trade.noon)
    assert board.tile("operator 1") is not None
    board.show_calls([trade.talk(1, OLENA)], trade.at(20))
    board.show_calls([], trade.at(90))
    tile = board.tile("operator 1")
    assert tile is not None
    assert (tile.doing, tile.since, tile.call) == (Doing.FREE, trade.at(90), None)
    board.hear_presence(Presence(online=("olena", "ivan"), speaking=()), trade.at(200))
    tile = board.tile("operator 1")
    assert tile is not None
    assert tile.since == trade.at(90)


def test_a_sip_account_nobody_has_is_shown_by_its_login(board: LiveBoard, trade: Any) -> None:
    board.hear_presence(Presence(online=("stranger",), speaking=("stranger",)), trade.noon)
    (stranger,) = [tile for tile in board.tiles if tile.operator is None]
    assert (stranger.name, stranger.doing, stranger.is_unmatched) == ("stranger", Doing.TALKS, True)


def test_without_presence_each_is_as_they_were_asked_for(trade: Any) -> None:
    board = LiveBoard()
    board.show_operators([operator(OLENA, "olena", presence="online"), operator(IVAN, "ivan")], trade.noon)
    assert seen(board) == [("Олена", Doing.FREE), ("Іван", Doing.UNKNOWN)]


def test_whoever_has_left_is_gone_unless_they_talk(board: LiveBoard, trade: Any) -> None:
    board.hear_operator(operator(IVAN, "ivan", gone=True), trade.noon)
    assert len(board.tiles) == 2
    board.show_calls([trade.talk(1, IVAN)], trade.noon)
    assert seen(board)[0] == ("Іван", Doing.TALKS)


def test_the_same_again_is_not_told(board: LiveBoard, trade: Any) -> None:
    told: list[None] = []
    board.on_changed = lambda: told.append(None)
    for _ in range(2):
        board.hear_presence(Presence(online=("olena",), speaking=()), trade.noon)
        board.show_calls([trade.ring(1)], trade.noon + timedelta(seconds=1))
    assert len(told) == 2


def test_of_two_calls_the_one_they_talk_in_is_theirs(board: LiveBoard, trade: Any) -> None:
    calls: list[CallNews] = [trade.talk(2, OLENA), trade.ring(3, operator=OLENA)]
    board.show_calls(calls, trade.at(30))
    tile = board.tile("operator 1")
    assert tile is not None
    assert tile.call is not None
    assert (tile.call.id, tile.call.phase) == (2, Phase.TALKING)
