"""One call from everything that was told of it."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import given

from app.backend.domain.call_log import MAY_STILL_RING, SETTLED_AFTER
from app.backend.domain.conversation import Arrived, Conversation, conversation
from app.backend.domain.notice import CallNotice, Ending, Moment
from app.contract.answers import Phase, RecordingReason, RecordingState, Status
from tests.backend.domain.lives import EMPLOYEES, NOW, START, as_they_come, by, notice


def folded(*told: CallNotice, seconds: int = 1) -> Conversation:
    """The notices as if each arrived `seconds` after the one before."""
    return conversation(
        [Arrived(one, START + timedelta(seconds=seconds * number)) for number, one in enumerate(told)], now=NOW
    )


@given(as_they_come())
def test_no_order_and_no_repetition_changes_the_answer(told: tuple[list[CallNotice], Sequence[CallNotice]]) -> None:
    life, shuffled = told
    assert folded(*life) == folded(*shuffled)


def test_it_rings_then_talks_then_is_completed() -> None:
    before, taken = notice(Moment.BEFORE), notice(Moment.ANSWERED, **by(EMPLOYEES[0]))
    after = notice(Moment.AFTER, ending=Ending.TALKED, talk_s=10, wait_s=7, total_s=17, **by(EMPLOYEES[0]))
    assert (folded(before).phase, folded(before).status) == (Phase.RINGING, Status.ACTIVE)
    talks = folded(before, taken)
    assert (talks.phase, talks.answered_at) == (Phase.TALKING, START + timedelta(seconds=1))
    over = folded(before, taken, after)
    assert (over.phase, over.status, over.talk_s, over.wait_s) == (Phase.ENDED, Status.COMPLETED, 10, 7)
    assert over.answered_at == START + timedelta(seconds=7)
    assert over.ended_at == START + timedelta(seconds=17)


def test_whoever_picked_up_last_took_it() -> None:
    first, second = (notice(Moment.ANSWERED, **by(employee)) for employee in EMPLOYEES)
    taker = folded(first, second).employee
    assert taker is not None
    assert taker.sip_login == "shopua_ivan"


def test_a_voicemail_is_no_conversation() -> None:
    state = folded(notice(Moment.AFTER, ending=Ending.VOICEMAIL, talk_s=12, has_recording=True))
    assert (state.status, state.voicemail, state.talk_s) == (Status.CANCELLED, True, None)
    assert state.recording_state is RecordingState.PENDING


def test_the_call_log_is_not_believed_that_a_call_in_progress_was_not_answered() -> None:
    taken, logged = notice(Moment.ANSWERED), notice(Moment.LOGGED, ending=Ending.NOT_TALKED, talk_s=0)
    assert folded(taken, logged).phase is Phase.TALKING
    assert folded(logged).status is Status.CANCELLED
    later = START + SETTLED_AFTER
    old = conversation([Arrived(taken, START), Arrived(logged, START)], now=later)
    assert old.status is Status.CANCELLED


def test_a_call_whose_end_nobody_told_does_not_go_on_for_ever() -> None:
    """Whether somebody picked up says how it ended; what is told later still wins."""
    rings, taken = notice(Moment.BEFORE), notice(Moment.ANSWERED, **by(EMPLOYEES[0]))
    for told, status in (((rings,), Status.CANCELLED), ((rings, taken), Status.COMPLETED)):
        arrived = [Arrived(one, START + timedelta(seconds=number)) for number, one in enumerate(told)]
        assert conversation(arrived, now=START + SETTLED_AFTER / 2).status is Status.ACTIVE
        over = conversation(arrived, now=START + SETTLED_AFTER)
        assert (over.phase, over.status, over.talk_s) == (Phase.ENDED, status, None)
        assert over.ended_at == arrived[-1].at
        after = Arrived(notice(Moment.AFTER, ending=Ending.VOICEMAIL, talk_s=9), START + SETTLED_AFTER)
        assert conversation([*arrived, after], now=START + SETTLED_AFTER).voicemail


def test_a_row_with_seconds_is_believed_at_once() -> None:
    """Only a row without any is one of a call that may go on."""
    rings = notice(Moment.BEFORE)
    logged = notice(Moment.LOGGED, ending=Ending.NOT_TALKED, end_reason="no_answer", talk_s=0, total_s=25)
    assert folded(rings, logged).status is Status.CANCELLED
    bare = notice(Moment.LOGGED, ending=Ending.NOT_TALKED, end_reason="no_answer", talk_s=0, total_s=0)
    waiting = [Arrived(rings, START), Arrived(bare, START)]
    assert conversation(waiting, now=START + MAY_STILL_RING / 2).phase is Phase.RINGING
    assert conversation(waiting, now=START + MAY_STILL_RING).status is Status.CANCELLED


def test_the_seconds_of_a_talk_are_not_those_of_its_unfinished_row() -> None:
    """A template without durations: the log's finished row tells them, the one of the call in progress does not."""
    after = notice(Moment.AFTER, ending=Ending.TALKED)
    unfinished = notice(Moment.LOGGED, ending=Ending.NOT_TALKED, talk_s=0, wait_s=0, total_s=0)
    assert folded(after, unfinished).talk_s is None
    finished = notice(Moment.LOGGED, ending=Ending.TALKED, talk_s=40, wait_s=5, total_s=45)
    assert (folded(after, unfinished, finished).talk_s, folded(after, unfinished, finished).wait_s) == (40, 5)


def test_a_late_row_worsens_nothing_that_a_webhook_told() -> None:
    """No other client, no lost talk, no other operator, whatever the log says of them afterwards."""
    after = notice(Moment.AFTER, ending=Ending.TALKED, talk_s=10, wait_s=3, **by(EMPLOYEES[0]))
    row = notice(Moment.LOGGED, ending=Ending.NOT_TALKED, phone=None, written=None, **by(EMPLOYEES[1]))
    other = notice(Moment.LOGGED, ending=Ending.TALKED, phone="+380501112233", talk_s=99, **by(EMPLOYEES[1]))
    before = folded(after)
    assert folded(after, row, other) == before
    assert folded(row, other, after, seconds=0) == before


def test_the_end_by_webhook_beats_the_call_log() -> None:
    after = notice(Moment.AFTER, ending=Ending.TALKED, talk_s=10)
    logged = notice(Moment.LOGGED, ending=Ending.NOT_TALKED, talk_s=0)
    for order in ((after, logged), (logged, after)):
        assert folded(*order).status is Status.COMPLETED


@pytest.mark.parametrize(
    ("told", "state", "reason"),
    [
        ({"ending": None}, RecordingState.NONE, RecordingReason.CALL_GOES_ON),
        ({"ending": Ending.NOT_TALKED}, RecordingState.NONE, RecordingReason.NOBODY_ANSWERED),
        ({"ending": Ending.TALKED, "has_recording": False}, RecordingState.NONE, RecordingReason.SWITCHED_OFF),
        ({"ending": Ending.TALKED, "has_recording": True}, RecordingState.PENDING, RecordingReason.NOT_THERE_YET),
        ({"ending": Ending.TALKED, "recording_url": "https://x"}, RecordingState.PENDING, None),
    ],
)
def test_a_recording_that_is_not_there_has_its_reason(
    told: dict[str, object], state: RecordingState, reason: RecordingReason | None
) -> None:
    found = folded(notice(Moment.AFTER, **told))
    assert (found.recording_state, found.recording_reason) == (state, reason)
