"""Calls that go from one phone to another, clients who become another, notes that are on their way: on the cards."""

from typing import Any

import pytest
from msgspec.structs import replace

from app.contract.answers import Client, ClientFile, Direction, Match, Named, Role
from app.desk.call_board import CallBoard, CardState
from tests.desk.test_call_board import Watched


@pytest.fixture
def watched(trade: Any) -> Watched:
    return Watched(trade)


def test_a_talk_that_is_passed_on_to_me_has_its_card(watched: Watched, trade: Any) -> None:
    """It rang at both of us, Iryna took it, its card here is gone; now it is mine."""
    board = watched.board
    board.hear(trade.ring(), trade.at(1))
    board.hear(trade.taken(), trade.at(2))
    board.tick(trade.at(10))
    assert watched.states() == []
    board.hear(trade.talk(), trade.at(60))
    assert watched.states() == [CardState.TALKING]


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.SUPERVISOR])
def test_a_ring_that_comes_on_to_me_has_its_card(trade: Any, role: Role) -> None:
    """It rang at a colleague of my group, or where a supervisor hears all; nobody picked up there."""
    watched = Watched(trade)
    board = watched.board
    board.hello(trade.me(role), [trade.ring(operator=trade.iryna)], trade.at(1))
    assert watched.states() == []
    board.hear(trade.ring(operator=trade.olena), trade.at(20))
    assert watched.states() == [CardState.RINGING]
    board.dismiss(1)
    board.hear(trade.ring(operator=trade.olena), trade.at(21))
    assert watched.states() == [], "what was closed does not come back by a repetition"


def test_a_talk_that_went_and_comes_back_goes_on_on_its_card(watched: Watched, trade: Any) -> None:
    board = watched.board
    board.hear(trade.talk(), trade.at(1))
    board.hear(trade.taken(), trade.at(2))
    assert watched.states() == [CardState.ENDED]
    board.hear(trade.talk(), trade.at(3))
    board.tick(trade.at(1000))
    assert watched.states() == [CardState.TALKING]
    board.hear(trade.ended(), trade.at(1001))
    assert watched.states() == [CardState.ENDED]


def test_a_talk_that_ended_while_the_line_was_lost_may_still_be_noted(watched: Watched, trade: Any) -> None:
    board = watched.board
    board.hear(trade.talk(), trade.at(1))
    board.hello(trade.me(), [], trade.at(90))
    board.hear_past(trade.ended())
    card = board.cards[0]
    assert (card.state, card.call.talk_s) == (CardState.ENDED, 60)


def test_news_that_is_older_than_a_note_does_not_take_it_away(watched: Watched, trade: Any) -> None:
    """The note is on its way; the end of the talk, told before it came there, knows nothing of it."""
    board = watched.board
    board.hear(trade.talk(), trade.at(1))
    board.show_call(replace(board.cards[0].call, note="дзвонити зранку"))
    board.show_call(replace(board.cards[0].call, outcome="sold"))
    board.hear(trade.ended(), trade.at(60))
    call = board.cards[0].call
    assert (call.note, call.outcome, call.talk_s) == ("дзвонити зранку", "sold", 60)
    board.hear(trade.ended(note="дзвонити зранку", outcome="sold"), trade.at(61))
    board.hear(trade.ended(note="Ірина дописала", outcome="sold"), trade.at(62))
    assert board.cards[0].call.note == "Ірина дописала"


async def test_who_of_several_was_chosen_stays_whatever_is_told_before_the_backend_knows(trade: Any) -> None:
    async def ask(client_id: int, _phone: str | None) -> ClientFile:
        return ClientFile(client=replace(trade.client, id=client_id, name="Петро"))

    board = CallBoard(ask_file=ask)
    board.hello(trade.me(), [], trade.noon)
    match = Match(phone="+380671234567", written="067 123-45-67", others=(Named(6, "Петро"),))
    file = ClientFile(client=trade.client, match=match)
    board.hear(trade.ring(file=file), trade.at(1))
    await board.choose_client(1, 6)
    board.hello(trade.me(), [trade.ring(file=file)], trade.at(2))
    board.hear(trade.talk(), trade.at(3))
    card = board.cards[0]
    assert card.file is not None
    assert (card.call.client, card.file.client.name) == (Named(6, "Петро"), "Петро")


async def test_a_client_who_becomes_another_takes_the_card_along(trade: Any) -> None:
    """Somebody merges them while they ring: what is written and opened from here on is the other's."""
    kept = Client(id=8, name="Марія Гнатюк", phones=("+380671234567",), created_by="hand", created_at=trade.noon)

    async def ask(client_id: int, _phone: str | None) -> ClientFile:
        assert client_id == kept.id
        return ClientFile(client=kept, calls=(trade.ended(77),))

    board = CallBoard(ask_file=ask)
    wanted: list[int] = []
    board.on_file_wanted = wanted.append
    board.hello(trade.me(), [], trade.noon)
    match = Match(phone="+380671234567", written="067 123-45-67", others=(Named(8, "Марія Гнатюк"),))
    board.hear(trade.ring(file=ClientFile(client=trade.client, match=match)), trade.at(1))
    board.hear_client(replace(trade.client, phones=(), merged_into=8))
    board.hear_client(kept)
    card = board.cards[0]
    assert card.file is not None
    assert (card.call.client, card.file.client) == (Named(8, "Марія Гнатюк"), kept)
    assert wanted == [1]
    await board.bring_file(1)
    card = board.cards[0]
    assert card.file is not None
    assert card.file.match is not None
    assert ([call.id for call in card.file.calls], card.file.match.others) == ([77], ())


async def test_nobody_is_asked_about_somebody_who_became_another(trade: Any) -> None:
    board = CallBoard()
    board.hello(trade.me(), [], trade.noon)
    match = Match(phone="+380671234567", written="067 123-45-67", others=(Named(6, "Петро"), Named(7, "Павло")))
    board.hear(trade.ring(file=ClientFile(client=trade.client, match=match)), trade.at(1))
    board.hear_client(replace(trade.client, id=6, phones=(), merged_into=5))
    card = board.cards[0]
    assert card.file is not None
    assert card.file.match is not None
    assert card.file.match.others == (Named(7, "Павло"),)


def test_an_outgoing_call_that_becomes_known_as_clicked_rings_once(trade: Any) -> None:
    is_clicked = False
    board = CallBoard(is_click_to_call=lambda _call: is_clicked)
    board.hello(trade.me(), [], trade.noon)
    out = trade.ring(direction=Direction.OUT, operator=trade.olena)
    board.hear(out, trade.at(1))
    is_clicked = True
    board.hear(out, trade.at(2))
    assert board.cards == []


async def test_the_card_of_a_call_that_was_passed_on_says_why_it_is_them(trade: Any) -> None:
    """Only the first ring brings the file along: for whom the call came to later it is asked for, with the number."""
    asked: list[tuple[int, str | None]] = []

    async def ask(client_id: int, phone: str | None) -> ClientFile:
        asked.append((client_id, phone))
        return ClientFile(client=trade.client)

    board = CallBoard(ask_file=ask)
    board.hello(trade.me(), [trade.ring(operator=trade.iryna)], trade.at(1))
    board.hear(trade.ring(operator=trade.olena), trade.at(20))
    await board.bring_file(1)
    out = trade.talk(2, direction=Direction.OUT)
    board.hear(out, trade.at(30))
    await board.bring_file(2)
    assert asked == [(5, "+380671234567"), (5, None)]
