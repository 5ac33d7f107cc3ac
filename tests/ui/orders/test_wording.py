"""What stands where a recording cannot be played, and who made the call."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from app.contract.answers import Call, Named, Order, Phase, Recording, RecordingReason, RecordingState
from ui.orders import wording

NONE, FAILED = RecordingState.NONE, RecordingState.FAILED


@pytest.mark.parametrize(
    ("recording", "sentence"),
    [
        (Recording(state=RecordingState.READY), ""),
        (Recording(state=RecordingState.PENDING), "Запис готується"),
        (Recording(state=RecordingState.GONE), "Запису вже немає: термін зберігання минув"),
        (Recording(state=NONE, reason=RecordingReason.NOBODY_ANSWERED), "Запису немає: ніхто не відповів"),
        (Recording(state=NONE, reason=RecordingReason.CALL_GOES_ON), "Розмова триває"),
        (Recording(state=NONE), "Запису немає"),
    ],
)
def test_no_recording_is_told_with_its_reason(
    recording: Recording, sentence: str, make_call: Callable[..., Call]
) -> None:
    assert wording.no_recording(make_call(recording=recording)) == sentence


@pytest.mark.parametrize("reason", RecordingReason)
def test_every_reason_has_a_sentence_of_its_own(reason: RecordingReason, make_call: Callable[..., Call]) -> None:
    """Also those a later backend adds to `failed`."""
    assert len(wording.no_recording(make_call(recording=Recording(state=FAILED, reason=reason)))) > len("Запису немає")


def test_a_failed_one_says_when_it_is_tried_again(make_call: Callable[..., Call]) -> None:
    again = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)
    recording = Recording(state=FAILED, reason=RecordingReason.SOURCE_SILENT, next_try_at=again)
    sentence = wording.no_recording(make_call(recording=recording))
    assert sentence.endswith(f"спробуємо знову о {again.astimezone():%H:%M}")


def test_what_still_rings_or_talks_says_so(make_call: Callable[..., Call]) -> None:
    nothing = Recording(state=NONE, reason=RecordingReason.CALL_GOES_ON)
    assert wording.no_recording(make_call(phase=Phase.RINGING, recording=nothing)) == "Дзвонить"
    assert wording.no_recording(make_call(phase=Phase.TALKING, recording=nothing)) == "Розмова триває"


def test_a_talk_that_goes_on_counts(make_call: Callable[..., Call], now: Callable[[], datetime]) -> None:
    talking = make_call(phase=Phase.TALKING, answered_at=now() - timedelta(seconds=75), talk_s=None)
    assert wording.talk_length(talking, now()) == "1:15"
    assert wording.talk_length(make_call(talk_s=252), now()) == "4:12"
    assert wording.talk_length(make_call(talk_s=None), now()) == "—"


def test_the_manager_is_named_before_the_operator_and_nobody_as_nobody(make_call: Callable[..., Call]) -> None:
    assert wording.responsible(make_call(manager=Named(1, "Ірина Лис"))) == "Ірина Лис"
    assert wording.responsible(make_call()) == "Олена Коваль"
    assert wording.responsible(make_call(operator=None)) == "не закріплено"


def test_an_order_that_the_crm_has_no_more_says_so(application: object, make_order: Callable[..., Order]) -> None:
    assert wording.status(make_order(status="Новий")) == "Новий"
    assert wording.status(make_order(status="Новий", gone=True)) == "Видалено в CRM"
