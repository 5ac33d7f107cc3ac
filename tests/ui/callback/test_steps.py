"""The steps of a click to call: what is ticked off, what is said at the end."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from app.contract.answers import Callback, CallbackStep, Named
from app.contract.requests import NewCallback
from app.desk.callback_watch import RunningCallback, Step
from app.failures import BackendSilent
from ui.callback.progress import Mark, last_words, lines_of, why_failed
from ui.callback.steps import CallbackSteps
from ui.theme import Light, Theme

BEGAN = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
REASONS = (
    "operator_offline",
    "operator_declined",
    "operator_no_answer",
    "client_busy",
    "client_no_answer",
    "ringostat_refused",
    "ringostat_silent",
    "given_up",
    "lost",
)


def after(seconds: int) -> datetime:
    return BEGAN + timedelta(seconds=seconds)


def running(*steps: CallbackStep, reason: str | None = None) -> RunningCallback:
    """Each step three seconds after the one before it."""
    times = tuple(Step(step, after(3 * place)) for place, step in enumerate(steps))
    callback = Callback(
        id=1,
        step=steps[-1],
        reason=reason,
        phone="+380671234567",
        client=Named(1, "Оксана Мельник"),
        started_at=BEGAN,
        step_at=times[-1].at,
    )
    return RunningCallback(
        wanted=NewCallback(phone="+380671234567"), key="k", asked_at=BEGAN, callback=callback, steps=times
    )


def marks(state: RunningCallback) -> list[Mark]:
    return [line.mark for line in lines_of(state)]


RING_ME, PICKED_UP, RING_CLIENT = (
    CallbackStep.RINGING_OPERATOR,
    CallbackStep.OPERATOR_ANSWERED,
    CallbackStep.RINGING_CLIENT,
)


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (running(RING_ME), [Mark.NOW, Mark.AHEAD, Mark.AHEAD]),
        (running(RING_ME, PICKED_UP), [Mark.DONE, Mark.NOW, Mark.AHEAD]),
        (running(RING_ME, PICKED_UP, RING_CLIENT), [Mark.DONE, Mark.NOW, Mark.AHEAD]),
        (running(RING_ME, PICKED_UP, RING_CLIENT, CallbackStep.TALKING), [Mark.DONE, Mark.DONE, Mark.NOW]),
        (
            running(RING_ME, PICKED_UP, RING_CLIENT, CallbackStep.TALKING, CallbackStep.ENDED),
            [Mark.DONE, Mark.DONE, Mark.DONE],
        ),
        (running(RING_ME, CallbackStep.FAILED, reason="operator_offline"), [Mark.FAILED, Mark.AHEAD, Mark.AHEAD]),
        (running(RING_ME, RING_CLIENT, CallbackStep.FAILED, reason="client_busy"), [Mark.DONE, Mark.DONE, Mark.FAILED]),
        (running(RING_ME, RING_CLIENT, CallbackStep.FAILED, reason="given_up"), [Mark.DONE, Mark.FAILED, Mark.AHEAD]),
    ],
)
def test_each_step_ticks_off_the_one_before(state: RunningCallback, expected: list[Mark]) -> None:
    assert marks(state) == expected


def test_a_line_tells_how_long_it_took() -> None:
    first, second, _ = lines_of(running(RING_ME, PICKED_UP, CallbackStep.TALKING))
    assert (first.since, first.until) == (BEGAN, after(3))
    assert (second.since, second.until) == (after(3), after(6))


@pytest.mark.parametrize(("reason", "word"), [("client_busy", "Зайнято"), ("client_no_answer", "Не відповідає")])
def test_the_clients_answer_stands_in_place_of_the_talk(reason: str, word: str) -> None:
    assert lines_of(running(RING_ME, RING_CLIENT, CallbackStep.FAILED, reason=reason))[2].text == word


def test_every_reason_has_its_own_sentence() -> None:
    assert len({why_failed(reason) for reason in (*REASONS, "something new")}) == len(REASONS) + 1


def test_it_stays_with_its_last_sentence_until_it_is_dismissed(qtbot: QtBot) -> None:
    """While it runs it can be given up; once it is over it can only be put away."""
    steps = CallbackSteps(Theme(light=Light.LIGHT), now=lambda: after(9))
    qtbot.addWidget(steps)
    steps.show_callback(running(RING_ME, PICKED_UP))
    assert (steps.give_up.isHidden(), steps.dismiss.isHidden()) == (False, True)
    with qtbot.waitSignal(steps.give_up_wanted):
        steps.give_up.click()
    steps.show_callback(running(RING_ME, CallbackStep.FAILED, reason="operator_no_answer"))
    assert not steps.isHidden()
    assert steps.accessibleDescription() == "Ви не підняли слухавку."
    with qtbot.waitSignal(steps.dismissed):
        steps.dismiss.click()
    steps.show_callback(None)
    assert steps.isHidden()


def test_it_can_be_given_up_once_and_only_when_the_backend_knows_of_it(qtbot: QtBot) -> None:
    steps = CallbackSteps(Theme(light=Light.LIGHT), now=lambda: BEGAN)
    qtbot.addWidget(steps)
    known = running(RING_ME)
    for state, is_possible in (
        (replace(known, callback=None, steps=()), False),
        (known, True),
        (replace(known, giving_up=True), False),
    ):
        steps.show_callback(state)
        assert steps.give_up.isEnabled() is is_possible


def test_a_backend_that_did_not_answer_is_said_in_words() -> None:
    asked = replace(running(RING_ME), callback=None, steps=(), failure=BackendSilent())
    assert marks(asked) == [Mark.FAILED, Mark.AHEAD, Mark.AHEAD]
    assert last_words(asked)
