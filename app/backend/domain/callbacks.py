"""A click on a number, on its way: the operator's phone first, then the client's."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.backend.domain.notice import CallNotice, Ending
from app.contract.answers import CallbackStep, Direction

BEGINS_WITHIN = timedelta(minutes=3)
"""A call of these two that begins later is another one."""
CLOCKS_DIFFER = timedelta(minutes=1)
RINGS_FOR = timedelta(minutes=2)
"""Nothing heard for so long while it rings: lost."""
LASTS = timedelta(hours=4)

RUNNING = (
    CallbackStep.RINGING_OPERATOR,
    CallbackStep.OPERATOR_ANSWERED,
    CallbackStep.RINGING_CLIENT,
    CallbackStep.TALKING,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was clicked: a running callback as far as a notice is compared with it."""

    phone: str
    sip_login: str
    staff_id: str
    step: CallbackStep
    started_at: datetime
    step_at: datetime


def is_own_leg(notice: CallNotice) -> bool:
    """Whether the notice speaks of the operator's own leg of a callback: no conversation, and never a missed call."""
    nobody_outside = notice.phone is None and not notice.hidden
    return nobody_outside and notice.direction != Direction.IN and notice.sip_login is not None


def belongs(notice: CallNotice, asked: Asked, *, now: datetime) -> bool:
    """Whether the notice is of the call that was asked for: the same client, the same phone of ours, the same time."""
    if notice.phone != asked.phone and not is_own_leg(notice):
        return False
    other_sip = notice.sip_login is not None and notice.sip_login != asked.sip_login
    other_staff = notice.staff_id is not None and notice.staff_id != asked.staff_id
    nameless = notice.sip_login is None and notice.staff_id is None
    if (other_sip and (other_staff or notice.staff_id is None)) or (other_staff and notice.sip_login is None):
        return False
    if nameless and notice.direction == Direction.IN:
        return False
    began = notice.started_at or now
    return asked.started_at - CLOCKS_DIFFER <= began <= asked.started_at + BEGINS_WITHIN


def steps_on(
    step: CallbackStep, *, picked_up: bool, ending: Ending | None, end_reason: str | None
) -> tuple[tuple[CallbackStep, str | None], ...]:
    """The steps (and why it failed) that follow from where the call is, in order; empty when that is nothing new."""
    if step not in RUNNING:
        return ()
    if ending is Ending.NOT_TALKED:
        return ((CallbackStep.FAILED, why_failed(step, end_reason)),)
    if ending is not None:
        return ((CallbackStep.ENDED, None),)
    if picked_up and step is CallbackStep.RINGING_OPERATOR:
        return (CallbackStep.OPERATOR_ANSWERED, None), (CallbackStep.RINGING_CLIENT, None)
    return ()


def why_failed(step: CallbackStep, end_reason: str | None) -> str:
    """Whose phone did not answer follows from how far it came, unless the provider says so itself."""
    if end_reason is not None and end_reason.startswith("client"):
        return "client_no_answer"
    if step is CallbackStep.RINGING_OPERATOR:
        return "operator_declined" if end_reason in {"busy", "decline"} else "operator_no_answer"
    return "client_busy" if end_reason == "busy" else "client_no_answer"


def steps_on_speaking(step: CallbackStep) -> tuple[CallbackStep, ...]:
    """The operator's phone is seen in a conversation."""
    match step:
        case CallbackStep.RINGING_OPERATOR:
            return CallbackStep.OPERATOR_ANSWERED, CallbackStep.RINGING_CLIENT
        case CallbackStep.RINGING_CLIENT:
            return (CallbackStep.TALKING,)
        case _:
            return ()


def is_lost(asked: Asked, *, now: datetime) -> bool:
    """Whether nothing was heard of it for longer than its step can last."""
    return now - asked.step_at > (LASTS if asked.step is CallbackStep.TALKING else RINGS_FOR)
