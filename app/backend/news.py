"""What is told after a change: which event, carrying what, to whom. Written in the transaction of the change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec

from app.backend import missed_queue
from app.backend.domain import audience
from app.backend.storage import call_sight, callbacks, calls, clients, journal, operators, reviews
from app.backend.storage.transaction import Tx
from app.contract.answers import (
    Call,
    Callback,
    CallbackStep,
    ClientFile,
    Comment,
    Missed,
    Operator,
    Phase,
    Recording,
    RecordingState,
)
from app.contract.events import (
    NOBODY_KNOWN,
    AccessNews,
    CallNews,
    CallsFound,
    EventType,
    OrdersFound,
    Presence,
    RecordingNews,
)
from app.contract.reviews import CommentNews, ReviewNews
from app.contract.talk_text import TextNews
from app.contract.telephony import TelephonyNews
from app.contract.working_hours import WorkingHours


@dataclass(frozen=True, slots=True)
class Teller:
    """Writes the journal of one workspace within one transaction."""

    tx: Tx
    workspace: int
    now: datetime

    def call(self, call: Call, *, file: ClientFile | None = None, newly_taken: bool = False) -> None:
        """The call as it is now, to those it concerns; when it was just taken, the others learn by whom."""
        whom = self.audience_of(call)
        self._append(EventType.CALL, whole(call, file), whom)
        operator = None if call.operator is None else call.operator.id
        others = audience.of_the_others(call.direction, call.phase, operator)
        if newly_taken and others is not None:
            self._append(EventType.CALL, redacted(call), others)

    def audience_of(self, call: Call) -> audience.Audience:
        operator = None if call.operator is None else call.operator.id
        free = operators.free_operators(self.tx, self.workspace) if operator is None else ()
        group = () if operator is None else operators.group_of(self.tx, operator)
        answered = call.answered_at is not None
        return audience.of_call(call.direction, call.phase, operator, free, group=group, answered=answered)

    def readers_of(self, call: Call) -> audience.Audience:
        """Who may read what is written of the call: those whom it concerns, and of a past one who serves its client.

        The call itself is not told to the latter: it is in none of their lists.
        """
        whom = self.audience_of(call)
        if call.phase is not Phase.ENDED or call.client is None or whom.circle is audience.Circle.EVERYONE:
            return whom
        serving = call_sight.who_serves(self.tx, call.client.id)
        if serving is None:
            return audience.EVERYONE
        everybody = tuple(sorted({*whom.operators, *serving}))
        return audience.Audience(audience.Circle.OPERATORS, everybody) if everybody else whom

    def client(self, client: int, whom: audience.Audience = audience.EVERYONE) -> None:
        found = clients.get_client(self.tx, self.workspace, client)
        if found is not None:
            self._append(EventType.CLIENT, found, whom)

    def recording(self, call: int) -> None:
        """The call's recording changed."""
        found = calls.get_call(self.tx, self.workspace, call)
        if found is not None:
            self._append(EventType.RECORDING, RecordingNews(call=found), self.audience_of(found))

    def comment(self, call: Call, comment: Comment) -> None:
        """Somebody remarked something on the call."""
        self._append(EventType.COMMENT, CommentNews(call_id=call.id, comment=comment), self.readers_of(call))

    def reviews(self, call: Call) -> None:
        """Somebody judged the call: all that was judged of it, and the call with it."""
        found = reviews.reviews_of_call(self.tx, call.id)
        self._append(EventType.REVIEW, ReviewNews(call_id=call.id, reviews=found), self.readers_of(call))
        self.recording(call.id)

    def text(self, call: Call) -> None:
        """The call's summary or transcript changed."""
        self._append(EventType.TEXT, TextNews(call_id=call.id), self.readers_of(call))

    def missed(self, entry: Missed | None) -> None:
        if entry is not None:
            self._append(EventType.MISSED, entry, audience.EVERYONE)

    def callback(self, callback: Callback, operator: int) -> None:
        self._append(EventType.CALLBACK, callback, audience.Audience(audience.Circle.OPERATORS, (operator,)))
        self.missed(missed_queue.follow_callback(self.tx, self.workspace, callback, self.now))

    def callback_steps(self, kept: callbacks.Kept, steps: Iterable[tuple[CallbackStep, str | None]]) -> callbacks.Kept:
        """Bring a callback through these steps, telling each."""
        for step, reason in steps:
            after = callbacks.put_step(self.tx, self.workspace, kept.told.id, step, reason, self.now)
            assert after is not None
            kept = after
            self.callback(kept.told, kept.operator)
        return kept

    def calls_found(self, calls: int) -> None:
        """Older calls changed that are not told one by one."""
        self._append(EventType.CALLS_FOUND, CallsFound(calls=calls), audience.EVERYONE)

    def orders_found(self, orders: int) -> None:
        """Orders are new or have changed; none is told by itself."""
        self._append(EventType.ORDERS_FOUND, OrdersFound(orders=orders), audience.EVERYONE)

    def telephony(self, state: TelephonyNews) -> None:
        self._append(EventType.INTEGRATION, state, audience.ADMINS)

    def operator(self, operator: Operator) -> None:
        self._append(EventType.OPERATOR, operator, audience.EVERYONE)

    def signed_out(self, desks: Sequence[int]) -> None:
        """These desks may come in no longer."""
        if desks:
            self._append(EventType.ACCESS, AccessNews(), audience.Audience(audience.Circle.SIGNED_OUT, tuple(desks)))

    def sees_other_things(self, desks: Sequence[int]) -> None:
        """The people of these desks have another role or are another operator."""
        if desks:
            self._append(EventType.ACCESS, AccessNews(), audience.Audience(audience.Circle.CHANGED, tuple(desks)))

    def working_hours(self, hours: WorkingHours) -> None:
        self._append(EventType.WORKING_HOURS, hours, audience.EVERYONE)

    def presence(self, presence: Presence) -> None:
        self._append(EventType.PRESENCE, presence, audience.EVERYONE)

    def _append(self, kind: EventType, told: msgspec.Struct, whom: audience.Audience) -> None:
        journal.append(self.tx, self.workspace, kind, told, whom, self.now)


def whole(call: Call, file: ClientFile | None = None) -> CallNews:
    """Everything of the call, and what its card shows."""
    return CallNews(**{name: getattr(call, name) for name in call.__struct_fields__}, file=file)


def redacted(call: Call) -> CallNews:
    """What everybody may know of a call that somebody took: that, and by whom."""
    return CallNews(
        id=call.id,
        external_id=call.external_id,
        direction=call.direction,
        phase=call.phase,
        status=call.status,
        phone=None,
        client=None,
        operator=call.operator,
        manager=None,
        started_at=call.started_at,
        answered_at=call.answered_at,
        ended_at=call.ended_at,
        wait_s=None,
        talk_s=None,
        recording=Recording(state=RecordingState.NONE),
        taken_by=call.operator or NOBODY_KNOWN,
    )
