"""The cards of the board: who gets one, how it turns, and when it goes."""

from itertools import permutations, product
from typing import Any

import pytest
from msgspec.structs import replace

from app.contract.answers import Call, ClientFile, Direction, Match, Named, Phase, Role
from app.desk.call_board import CallBoard, CallCard, CardState


class Watched:
    """A board and everything it told."""

    def __init__(self, trade: Any, **options: Any) -> None:
        self.board = CallBoard(**options)
        self.told: list[CallCard] = []
        self.gone: list[int] = []
        self.wanted: list[int] = []
        self.board.on_card = self.told.append
        self.board.on_card_gone = self.gone.append
        self.board.on_file_wanted = self.wanted.append
        self.board.hello(trade.me(), [], trade.noon)

    def states(self) -> list[CardState]:
        return [card.state for card in self.board.cards]


@pytest.fixture
def watched(trade: Any) -> Watched:
    return Watched(trade)


def test_a_call_rings_is_talked_on_and_ends_on_one_card(watched: Watched, trade: Any) -> None:
    board = watched.board
    board.hear(trade.ring(file=trade.file()), trade.at(1))
    assert board.cards[0].seconds(trade.at(5)) == 4
    board.hear(trade.talk(), trade.at(11))
    assert board.cards[0].seconds(trade.at(20)) == 9
    board.hear(trade.ended(), trade.at(71))
    card = board.cards[0]
    assert (card.state, card.seconds(trade.at(99)), card.file) == (CardState.ENDED, 60, trade.file())
    assert [told.state for told in watched.told] == [CardState.RINGING, CardState.TALKING, CardState.ENDED]


def test_a_ring_at_a_colleague_of_the_group_is_live_and_pops_nowhere(watched: Watched, trade: Any) -> None:
    board = watched.board
    board.hear(trade.ring(operator=trade.iryna), trade.at(1))
    assert ([call.id for call in board.live], board.cards) == ([1], [])
    board.hear(trade.ring(2, operator=trade.olena), trade.at(2))
    assert [card.call.id for card in board.cards] == [2]


def test_a_card_taken_by_another_turns_and_goes_after_four_seconds(watched: Watched, trade: Any) -> None:
    board = watched.board
    board.hear(trade.ring(), trade.at(1))
    board.hear(trade.taken(), trade.at(10))
    card = board.cards[0]
    assert (card.state, card.taken_by) == (CardState.TAKEN, trade.iryna)
    assert card.call.phone == "+380671234567"  # the card keeps what it showed
    board.tick(trade.at(13.9))
    assert watched.gone == []
    board.tick(trade.at(14))
    assert watched.gone == [1]
    assert board.cards == []


def test_a_missed_call_turns_its_card(watched: Watched, trade: Any) -> None:
    watched.board.hear(trade.ring(), trade.at(1))
    watched.board.hear(trade.missed(operator=trade.iryna), trade.at(31))
    assert watched.states() == [CardState.MISSED]


@pytest.mark.parametrize("order", list(permutations(["ring", "talk", "ended"])))
def test_the_order_of_the_news_does_not_matter_in_the_end(watched: Watched, trade: Any, order: tuple[str, ...]) -> None:
    """And however it comes, there is never a second card."""
    for name in order:
        watched.board.hear(getattr(trade, name)(), trade.at(1))
        assert len(watched.board.cards) <= 1
    expected = [] if order[0] == "ended" else [CardState.ENDED]
    assert watched.states() == expected


@pytest.mark.parametrize("names", list(product(["ring", "talk", "taken", "ended", "missed"], repeat=3)))
def test_saying_it_twice_says_nothing_new(watched: Watched, trade: Any, names: tuple[str, ...]) -> None:
    for name in names:
        watched.board.hear(getattr(trade, name)(), trade.at(1))
        told, cards = len(watched.told), watched.board.cards
        watched.board.hear(getattr(trade, name)(), trade.at(2))
        assert len(watched.told) == told
        assert watched.board.cards == cards


def test_a_closed_card_does_not_come_back_by_a_repetition(watched: Watched, trade: Any) -> None:
    watched.board.hear(trade.ring(), trade.at(1))
    watched.board.dismiss(1)
    watched.board.hear(trade.ring(), trade.at(2))
    watched.board.hear(trade.ring(client=Named(5, "Марія К.")), trade.at(3))
    assert watched.board.cards == []


def test_a_call_nobody_took_in_the_end_is_missed_whomever_it_rang(watched: Watched, trade: Any) -> None:
    """The others learn of the end by the same redacted news as of a taken call."""
    watched.board.hear(trade.ring(), trade.at(1))
    watched.board.hear(trade.missed(phone=None, client=None, taken_by=trade.iryna), trade.at(31))
    card = watched.board.cards[0]
    assert (card.state, card.call.phone) == (CardState.MISSED, "+380671234567")


def test_a_call_taken_by_somebody_unknown_is_taken(watched: Watched, trade: Any) -> None:
    watched.board.hear(trade.ring(), trade.at(1))
    watched.board.hear(trade.talk(operator=None, phone=None, client=None), trade.at(11))
    card = watched.board.cards[0]
    assert (card.state, card.taken_by, card.call.phone) == (CardState.TAKEN, None, "+380671234567")


def test_several_calls_stand_beside_each_other(watched: Watched, trade: Any) -> None:
    for call_id in (3, 1, 2):
        watched.board.hear(trade.ring(call_id), trade.at(4))
    watched.board.hear(trade.taken(1), trade.at(5))
    assert [(card.call.id, card.state.value) for card in watched.board.cards] == [
        (3, "ringing"),
        (1, "taken"),
        (2, "ringing"),
    ]
    assert [call.id for call in watched.board.live] == [2, 3]


def test_a_talk_passed_on_ends_here_and_says_who_has_it(watched: Watched, trade: Any) -> None:
    watched.board.hear(trade.ring(), trade.at(1))
    watched.board.hear(trade.talk(), trade.at(2))
    watched.board.hear(trade.taken(), trade.at(3))
    card = watched.board.cards[0]
    assert (card.state, card.taken_by) == (CardState.ENDED, trade.iryna)


def test_a_card_somebody_writes_in_does_not_go(watched: Watched, trade: Any) -> None:
    board = watched.board
    board.hear(trade.ring(), trade.at(1))
    board.hold(1, held=True, now=trade.at(2))
    board.hear(trade.taken(), trade.at(3))
    board.tick(trade.at(1000))
    assert watched.states() == [CardState.TAKEN]
    board.hold(1, held=False, now=trade.at(1001))
    board.tick(trade.at(1004))
    assert watched.states() == [CardState.TAKEN]
    board.tick(trade.at(1005))
    assert watched.states() == []


def test_after_hello_the_board_is_what_the_backend_says(watched: Watched, trade: Any) -> None:
    board = watched.board
    board.hear(trade.ring(1), trade.at(1))
    board.hear(trade.talk(2), trade.at(1))
    board.hear(trade.talk(3), trade.at(1))
    board.hear(trade.ring(5), trade.at(1))
    board.hold(3, held=True, now=trade.at(1))
    board.hello(trade.me(), [trade.talk(1), trade.ring(4)], trade.at(60))
    assert {card.call.id: card.state.value for card in board.cards} == {
        1: "talking",
        2: "ended",  # what was said in it may still be noted
        3: "ended",
        4: "ringing",
    }
    assert watched.gone == [5]
    assert [call.id for call in board.live] == [1, 4]


def test_an_outgoing_call_has_a_card_only_while_it_is_talked_on(watched: Watched, trade: Any) -> None:
    out = {"direction": Direction.OUT, "operator": trade.olena}
    watched.board.hear(trade.ring(**out), trade.at(1))
    assert watched.board.cards == []
    watched.board.hear(trade.talk(direction=Direction.OUT), trade.at(2))
    assert watched.states() == [CardState.TALKING]


def test_a_clicked_call_has_its_card_at_once_and_is_never_missed(trade: Any) -> None:
    watched = Watched(trade, is_click_to_call=lambda call: call.phone == "+380671234567")
    out = {"direction": Direction.OUT, "operator": trade.olena}
    watched.board.hear(trade.ring(**out), trade.at(1))
    watched.board.hear(trade.missed(**out), trade.at(2))
    assert watched.states() == [CardState.ENDED]


@pytest.mark.parametrize(
    ("role", "operator", "rings", "pops"),
    [
        (Role.OPERATOR, Named(1, "Олена"), None, True),
        (Role.SUPERVISOR, Named(1, "Олена"), None, True),
        (Role.SUPERVISOR, Named(1, "Олена"), Named(1, "Олена"), True),
        (Role.SUPERVISOR, Named(1, "Олена"), Named(2, "Ірина"), False),
        (Role.ADMIN, None, None, False),
    ],
)
def test_a_supervisor_sees_every_call_and_gets_a_card_for_their_own(
    trade: Any, role: Role, operator: Named | None, rings: Named | None, pops: bool
) -> None:
    watched = Watched(trade)
    watched.board.hello(trade.me(role, operator), [], trade.noon)
    watched.board.hear(trade.ring(operator=rings), trade.at(1))
    assert bool(watched.board.cards) is pops
    assert len(watched.board.live) == 1


def test_a_supervisor_may_want_a_card_for_everybodys_calls(trade: Any) -> None:
    watched = Watched(trade, pops_for_all=True)
    watched.board.hello(trade.me(Role.SUPERVISOR, None), [], trade.noon)
    watched.board.hear(trade.ring(operator=trade.iryna), trade.at(1))
    watched.board.hear(trade.talk(operator=trade.iryna), trade.at(2))
    assert watched.states() == [CardState.TALKING]


def test_a_supervisor_learns_who_took_a_call_from_the_call_itself(trade: Any) -> None:
    watched = Watched(trade)
    watched.board.hello(trade.me(Role.SUPERVISOR), [], trade.noon)
    watched.board.hear(trade.ring(), trade.at(1))
    watched.board.hear(trade.talk(operator=trade.iryna), trade.at(2))
    assert (watched.board.cards[0].state, watched.board.cards[0].taken_by) == (CardState.TAKEN, trade.iryna)


async def test_a_file_that_did_not_come_with_the_ring_is_asked_for(trade: Any) -> None:
    asked: list[int] = []

    async def ask_file(client_id: int, _phone: str | None) -> ClientFile:
        asked.append(client_id)
        return ClientFile(client=trade.client)

    watched = Watched(trade, ask_file=ask_file)
    watched.board.hear(trade.ring(), trade.at(1))
    assert watched.wanted == [1]
    await watched.board.bring_file(1)
    await watched.board.bring_file(1)
    assert watched.board.cards[0].file == trade.file()
    assert asked == [5]


async def test_who_of_several_it_is_turns_the_card_to_them(trade: Any) -> None:
    """The question is answered; later news of the call does not ask it again."""
    petro = replace(trade.client, id=8, name="Петро")

    async def ask_file(client_id: int, _phone: str | None) -> ClientFile:
        assert client_id == 8
        return ClientFile(client=petro)

    watched = Watched(trade, ask_file=ask_file)
    shared = Match(phone="+380671234567", written="067 123 45 67", others=(Named(8, "Петро"),))
    file = replace(trade.file(), match=shared)
    watched.board.hear(trade.ring(file=file), trade.noon)
    await watched.board.choose_client(1, 8)
    watched.board.hear(trade.talk(), trade.at(5))
    (card,) = watched.board.cards
    assert card.file is not None
    assert (card.file.client.name, card.state) == ("Петро", CardState.TALKING)
    assert card.file.match is not None
    assert (card.file.match.written, card.file.match.others) == ("067 123 45 67", ())
    await watched.board.choose_client(2, 8)


async def test_a_file_that_comes_after_its_card_went_makes_no_card(trade: Any) -> None:
    async def ask_file(_client_id: int, _phone: str | None) -> ClientFile:
        board.dismiss(1)
        return ClientFile(client=trade.client)

    board = CallBoard(ask_file=ask_file)
    board.hear(trade.ring(), trade.at(1))
    await board.bring_file(1)
    assert board.cards == []


def test_a_new_name_and_a_note_show_on_the_card_at_once(watched: Watched, trade: Any) -> None:
    board = watched.board
    board.hear(trade.ring(file=trade.file()), trade.at(1))
    board.hear_client(replace(trade.client, name="Марія Іваненко"))
    card = board.cards[0]
    assert card.call.client == Named(5, "Марія Іваненко")
    assert card.file is not None
    assert card.file.client.name == "Марія Іваненко"
    noted: Call = replace(card.call, note="чекає на доставку")
    board.show_call(noted)
    assert board.cards[0].call.note == "чекає на доставку"


def test_a_clock_that_is_behind_never_counts_below_zero(watched: Watched, trade: Any) -> None:
    watched.board.hear(trade.ring(100), trade.at(1))
    assert watched.board.cards[0].seconds(trade.at(1)) == 0


def test_what_is_remembered_of_past_calls_is_bounded(watched: Watched, trade: Any) -> None:
    for call_id in range(3000):
        watched.board.hear(trade.missed(call_id), trade.at(1))
    assert len(watched.board._furthest) == 1000


def test_a_clicked_call_says_talk_only_when_its_client_picked_up(trade: Any) -> None:
    reached: list[bool] = []

    def as_dialled(news: Any) -> Any:
        if reached or news.phase is not Phase.TALKING:
            return news
        return replace(news, phase=Phase.RINGING, answered_at=None)

    watched = Watched(trade, is_click_to_call=lambda _call: True, as_dialled=as_dialled)
    board = watched.board
    board.hear(trade.talk(direction=Direction.CALLBACK), trade.at(3))
    assert watched.states() == [CardState.RINGING]
    assert [call.phase for call in board.live] == [Phase.RINGING]
    board.dialled_on(trade.at(5))
    assert watched.states() == [CardState.RINGING]
    reached.append(True)
    board.dialled_on(trade.at(9))
    assert watched.states() == [CardState.TALKING]
    board.hear(trade.ended(direction=Direction.CALLBACK), trade.at(60))
    board.dialled_on(trade.at(61))
    assert watched.states() == [CardState.ENDED]
