"""What stands where a recording cannot be played, and who made the call."""

from collections.abc import Callable
from datetime import datetime, timedelta

from app.contract.answers import Call, Named, Order, Phase, RecordingState
from ui.orders import wording
from ui.words_calls import talk_length

NONE, FAILED = RecordingState.NONE, RecordingState.FAILED


def test_a_talk_that_goes_on_counts(make_call: Callable[..., Call], now: Callable[[], datetime]) -> None:
    talking = make_call(phase=Phase.TALKING, answered_at=now() - timedelta(seconds=75), talk_s=None)
    assert talk_length(talking, now()) == "1:15"
    assert talk_length(make_call(talk_s=252), now()) == "4:12"
    assert talk_length(make_call(talk_s=None), now()) == "—"


def test_the_manager_is_named_before_the_operator_and_nobody_as_nobody(make_call: Callable[..., Call]) -> None:
    assert wording.responsible(make_call(manager=Named(1, "Ірина Лис"))) == "Ірина Лис"
    assert wording.responsible(make_call()) == "Олена Коваль"
    assert wording.responsible(make_call(operator=None)) == "не закріплено"


def test_an_order_that_the_crm_has_no_more_says_so(application: object, make_order: Callable[..., Order]) -> None:
    assert wording.status(make_order(status="Новий")) == "Новий"
    assert wording.status(make_order(status="Новий", gone=True)) == "Видалено в CRM"
