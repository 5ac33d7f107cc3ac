"""What came while nobody could see it is told once, when the last reason is over."""

from typing import Any

from app.contract.answers import Direction, Missed, Named
from app.desk.absence import Absence, WhileAway, Why


def absence() -> tuple[Absence, list[WhileAway]]:
    told: list[WhileAway] = []
    away = Absence()
    away.on_back = told.append
    return away, told


def test_two_reasons_make_one_summary_of_each_call_once(trade: Any) -> None:
    """A locked machine that slept: the line is back before its owner is."""
    away, told = absence()
    away.leave(Why.SCREEN, trade.at(0))
    away.leave(Why.LINE, trade.at(60))
    for call in (trade.missed(70), trade.ring(80), trade.ended(75), trade.missed(70)):
        away.hear(call)
    away.come_back(Why.LINE)
    assert told == []
    away.come_back(Why.SCREEN)
    away.come_back(Why.SCREEN)
    (summary,) = told
    assert [call.id for call in summary.calls] == [70, 75]
    assert [call.id for call in summary.missed] == [70]
    assert (summary.since, summary.why) == (trade.at(0), frozenset({Why.LINE, Why.SCREEN}))


def test_a_sleep_is_known_by_its_first_call(trade: Any) -> None:
    """The machine learns that its line is lost when it wakes."""
    away, told = absence()
    away.leave(Why.LINE, trade.at(600))
    away.hear(trade.missed(70))
    away.come_back(Why.LINE)
    assert told[0].since == trade.at(70)


def test_what_is_no_news_is_not_told(trade: Any) -> None:
    """Nobody is away; nothing came; our own calls; answered ones while only the cards were silent."""
    away, told = absence()
    away.hear(trade.missed(1))
    away.leave(Why.LINE, trade.at(0))
    away.hear(trade.missed(2, direction=Direction.OUT))
    away.come_back(Why.LINE)
    away.leave(Why.SCREEN, trade.at(0))
    away.hear(trade.ended(3))
    away.come_back(Why.SCREEN)
    away.lose()
    away.leave(Why.LINE, trade.at(0))
    away.come_back(Why.LINE)
    assert told == []


def test_what_is_too_much_to_be_told_one_by_one_is_said_to_be(trade: Any) -> None:
    away, told = absence()
    away.leave(Why.LINE, trade.at(0))
    away.lose()
    away.come_back(Why.LINE)
    away.leave(Why.LINE, trade.at(900))
    away.hear(trade.missed(905))
    away.come_back(Why.LINE)
    assert [(one.since, one.is_whole, len(one.calls)) for one in told] == [
        (trade.at(0), False, 0),
        (trade.at(900), True, 1),
    ]


def test_who_was_called_back_meanwhile_is_not_waiting(trade: Any) -> None:
    anna, petro = Named(7, "Анна"), Named(8, "Петро")
    calls = (trade.missed(1, client=anna), trade.missed(2, client=petro), trade.missed(3, client=anna))
    summary = WhileAway(trade.noon, frozenset({Why.LINE}), calls)
    queue = [
        Missed(id=1, phone="+380671110000", client=anna, since=trade.noon, last_at=trade.noon, attempts=2),
        Missed(id=2, phone="+380672220000", client=None, since=trade.noon, last_at=trade.noon, attempts=1),
    ]
    assert summary.still_waiting(queue) == 1


def test_absences_nobody_looked_at_are_told_together(trade: Any) -> None:
    first = WhileAway(trade.noon, frozenset({Why.LINE}), (trade.missed(1), trade.ended(2)))
    later = WhileAway(trade.at(90), frozenset({Why.SCREEN}), (trade.missed(91), trade.ended(1)))
    both = first.joined(later)
    assert both.since == trade.noon
    assert [call.id for call in both.calls] == [1, 2, 91]
    assert [call.id for call in both.missed] == [91]
