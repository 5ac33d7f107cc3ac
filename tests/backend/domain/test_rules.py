"""Who hears of a call, what belongs to a callback, who waits, and what a name may hold."""

from datetime import timedelta

import pytest

from app.backend.domain.audience import EVERYONE, Audience, Circle, hears, of_call, of_the_others
from app.backend.domain.callbacks import BEGINS_WITHIN, RINGS_FOR, Asked, belongs, is_lost, is_own_leg, steps_on
from app.backend.domain.missed import (
    AGAIN_WITHIN,
    CLAIM_LASTS,
    MATTERS_FOR,
    CallInVain,
    Claim,
    claim_after,
    may_claim,
    waiting_among,
)
from app.backend.domain.names import clean_name
from app.backend.domain.notice import Ending, Moment
from app.contract.answers import CallbackStep, Direction, Phase, Role
from tests.backend.domain.lives import NOW, START, notice

ASKED = Asked(
    phone="+380670001122",
    sip_login="shopua_olena",
    staff_id="331851",
    step=CallbackStep.RINGING_OPERATOR,
    started_at=START,
    step_at=START,
)


def test_a_ring_is_told_to_the_one_it_rings_else_to_the_free_ones() -> None:
    assert of_call(Direction.IN, Phase.RINGING, 7, (7, 8)) == Audience(Circle.OPERATORS, (7,))
    assert of_call(Direction.IN, Phase.RINGING, None, (8, 7)) == Audience(Circle.OPERATORS, (7, 8))
    assert of_call(Direction.IN, Phase.ENDED, None, ()) == EVERYONE
    assert of_call(Direction.OUT, Phase.RINGING, None, (7, 8)) == Audience(Circle.SUPERVISORS)


def test_the_group_hears_a_ring_and_not_the_talk() -> None:
    assert of_call(Direction.IN, Phase.RINGING, 7, (), group=(9, 7)) == Audience(Circle.OPERATORS, (7, 9))
    for phase in (Phase.TALKING, Phase.ENDED):
        assert of_call(Direction.IN, phase, 7, (), group=(9, 7)) == Audience(Circle.OPERATORS, (7,))
    assert of_call(Direction.OUT, Phase.RINGING, 7, (), group=(9, 7)) == Audience(Circle.OPERATORS, (7,))


def test_what_somebody_unknown_took_is_for_supervisors() -> None:
    assert of_call(Direction.IN, Phase.ENDED, None, (), answered=True) == Audience(Circle.SUPERVISORS)
    assert of_call(Direction.IN, Phase.TALKING, None, (7,), answered=True) == Audience(Circle.SUPERVISORS)


def test_the_others_learn_that_a_call_was_taken() -> None:
    assert of_the_others(Direction.IN, Phase.TALKING, 7) == Audience(Circle.EXCEPT, (7,))
    assert of_the_others(Direction.IN, Phase.RINGING, 7) is None
    assert of_the_others(Direction.OUT, Phase.TALKING, 7) is None
    assert of_the_others(Direction.IN, Phase.TALKING, None) == Audience(Circle.EXCEPT), "it rings no longer"
    assert of_the_others(Direction.IN, Phase.ENDED, None) is None


@pytest.mark.parametrize(
    ("circle", "heard"),
    [
        (Circle.EVERYONE, (True, True, True, True)),
        (Circle.OPERATORS, (True, False, False, True)),
        (Circle.EXCEPT, (False, True, True, False)),
        (Circle.SUPERVISORS, (False, False, False, True)),
    ],
)
def test_circles(circle: Circle, heard: tuple[bool, ...]) -> None:
    """The named operator, another one, one without an operator, a supervisor."""
    asked = ((Role.OPERATOR, 7), (Role.OPERATOR, 8), (Role.OPERATOR, None), (Role.SUPERVISOR, 8))
    assert tuple(hears(circle, (7,), role, operator) for role, operator in asked) == heard


def test_a_notice_belongs_to_the_callback_of_the_same_client_phone_and_time() -> None:
    mine = {"direction": "callback", "sip_login": "shopua_olena", "staff_id": "331851"}
    assert belongs(notice(Moment.BEFORE, **mine), ASKED, now=NOW)
    assert not belongs(notice(Moment.BEFORE, **(mine | {"phone": "+380670009999"})), ASKED, now=NOW)
    assert not belongs(notice(Moment.BEFORE, **(mine | {"sip_login": "x", "staff_id": "1"})), ASKED, now=NOW)
    late = START + BEGINS_WITHIN + timedelta(seconds=1)
    assert not belongs(notice(Moment.BEFORE, **(mine | {"started_at": late})), ASKED, now=NOW)
    assert not belongs(notice(Moment.BEFORE, direction="in"), ASKED, now=NOW)


def test_the_operators_own_leg_is_no_call_of_a_client() -> None:
    leg = notice(Moment.AFTER, direction="callback", phone=None, sip_login="shopua_olena", ending=Ending.NOT_TALKED)
    assert is_own_leg(leg)
    assert belongs(leg, ASKED, now=NOW)
    assert not is_own_leg(notice(Moment.AFTER, direction="in", phone=None, hidden=True, sip_login="shopua_olena"))


def test_a_callback_that_is_over_moves_no_more() -> None:
    for step in (CallbackStep.ENDED, CallbackStep.FAILED):
        assert steps_on(step, picked_up=True, ending=Ending.TALKED, end_reason=None) == ()


def test_a_callback_nobody_hears_of_is_lost() -> None:
    assert not is_lost(ASKED, now=START + RINGS_FOR)
    assert is_lost(ASKED, now=START + RINGS_FOR + timedelta(seconds=1))


def test_only_recent_missed_calls_wait() -> None:
    vain = CallInVain(call=1, phone="+380670001122", started_at=START)
    waiting = waiting_among([vain], None, now=NOW)
    assert waiting is not None
    assert (waiting.attempts, waiting.since, waiting.voicemail_call) == (1, START, None)
    assert waiting_among([vain], None, now=START + MATTERS_FOR) is None
    assert waiting_among([], None, now=NOW) is None


def test_a_word_ends_the_waiting_before_it() -> None:
    vain = [
        CallInVain(call=n, phone="+380670001122", started_at=START + timedelta(minutes=n), voicemail=n == 1)
        for n in range(3)
    ]
    left = waiting_among(vain, START + timedelta(minutes=1), now=NOW)
    assert left is not None
    assert (left.attempts, left.last_call, left.voicemail_call) == (1, 2, None)


def test_a_claim_runs_out() -> None:
    claim = Claim(2, NOW + timedelta(seconds=1))
    assert not may_claim(1, claim, None, now=NOW)
    assert may_claim(1, Claim(2, NOW), None, now=NOW)
    assert may_claim(2, claim, None, now=NOW)


def test_a_claim_does_not_run_out_while_its_owner_calls() -> None:
    assert not may_claim(1, Claim(2, NOW), 2, now=NOW)
    assert may_claim(1, Claim(2, NOW), 3, now=NOW)


def test_whoever_calls_has_taken_the_client_and_gives_up_with_the_call() -> None:
    begun = claim_after(CallbackStep.RINGING_OPERATOR, None, 1, None, NOW)
    assert begun == Claim(1, NOW + CLAIM_LASTS)
    assert claim_after(CallbackStep.RINGING_CLIENT, None, 1, begun, NOW) == begun
    assert claim_after(CallbackStep.FAILED, "given_up", 1, begun, NOW) is None
    late = NOW + CLAIM_LASTS
    assert claim_after(CallbackStep.FAILED, "client_busy", 1, begun, late) == Claim(1, late + AGAIN_WITHIN)
    assert claim_after(CallbackStep.FAILED, "client_busy", 1, begun, NOW) == begun
    others = Claim(2, late)
    assert all(claim_after(step, "given_up", 1, others, NOW) == others for step in CallbackStep)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        (None, ""),
        ("  Іван\n\tПетренко ", "Іван Петренко"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("a\x00b\x1b[31m", "ab[31m"),
        ("<b>ж</b>", "<b>ж</b>"),
        ("Я" * 10_000, "Я" * 200),
    ],
)
def test_a_name_is_one_plain_line(text: str | None, clean: str) -> None:
    assert clean_name(text) == clean
