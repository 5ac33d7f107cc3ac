"""Where running callbacks are, by whatever is heard: calls, the operators' own legs, the phones that speak."""

from collections.abc import Collection
from datetime import datetime

from app.backend.domain import callbacks as rules
from app.backend.domain.conversation import Conversation
from app.backend.domain.notice import CallNotice, Ending, Moment
from app.backend.news import Teller
from app.backend.storage import callbacks, calls
from app.contract.answers import CallbackStep, Phase, Status


def advance_by_call(
    teller: Teller, call: int, state: Conversation, notice: CallNotice, *, known_since: datetime
) -> None:
    """Bring the running callback that this call belongs to (if any) to where the call is.

    A callback has one call, and none that was heard of before somebody clicked.
    """
    for kept in callbacks.running_callbacks(teller.tx, teller.workspace):
        linked = kept.told.call_id == call
        if not linked:
            is_older = known_since < kept.asked.started_at
            if kept.told.call_id is not None or is_older or not rules.belongs(notice, kept.asked, now=teller.now):
                continue
            callbacks.put_call_of_callback(teller.tx, kept.told.id, call)
        ending = None if state.phase is not Phase.ENDED else _ending(state)
        picked_up = state.phase is Phase.TALKING
        steps = rules.steps_on(kept.asked.step, picked_up=picked_up, ending=ending, end_reason=state.end_reason)
        teller.callback_steps(kept, steps)
        return


def advance_by_leg(teller: Teller, notice: CallNotice) -> None:
    """The operator's own leg tells only whether they picked up; a leg that was talked in says nothing of the client."""
    running = callbacks.running_callbacks(teller.tx, teller.workspace)
    its = [kept for kept in running if rules.belongs(notice, kept.asked, now=teller.now)]
    if len(its) != 1:  # none, or nobody can say which
        return
    ending = Ending.NOT_TALKED if notice.ending is Ending.NOT_TALKED else None
    picked_up = notice.moment is Moment.ANSWERED
    steps = rules.steps_on(its[0].asked.step, picked_up=picked_up, ending=ending, end_reason=notice.end_reason)
    teller.callback_steps(its[0], steps)


def advance_by_phones(teller: Teller, speaking: Collection[str]) -> bool:
    """Move those whose operator is seen speaking, give up those that are lost; whether any is on its way.

    A phone that is in another call as well may be seen speaking in that one: then it says nothing.
    """
    running = callbacks.running_callbacks(teller.tx, teller.workspace)
    logins = [kept.asked.sip_login for kept in running]
    for kept in running:
        speaks = kept.asked.sip_login in speaking and logins.count(kept.asked.sip_login) == 1
        if speaks and not calls.is_in_another(teller.tx, teller.workspace, kept.operator, phone=kept.asked.phone):
            teller.callback_steps(kept, ((step, None) for step in rules.steps_on_speaking(kept.asked.step)))
        elif rules.is_lost(kept.asked, now=teller.now):
            teller.callback_steps(kept, ((CallbackStep.FAILED, "lost"),))
    return bool(running)


def _ending(state: Conversation) -> Ending:
    return Ending.TALKED if state.status is Status.COMPLETED or state.voicemail else Ending.NOT_TALKED
