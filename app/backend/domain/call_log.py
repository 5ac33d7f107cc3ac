"""What a row of the call log may be believed: one of a call that goes on looks like a call that nobody answered."""

import dataclasses
from datetime import datetime, timedelta

from app.backend.domain.notice import CallNotice, Ending

MAY_STILL_RING = timedelta(hours=1)
"""So long a row without any seconds may be one of a call that goes on, when nothing else is known of it."""
SETTLED_AFTER = timedelta(hours=4)
"""No call lasts longer: what the call log says then, it says for good."""
LOOKS_UNANSWERED = "no_answer"


def as_settled(notice: CallNotice, now: datetime) -> CallNotice | None:
    """The row as far as it says how the call ended; None while it may still change: it is read again later.

    So nobody is told of a missed call while the client is being talked to, and nothing rings that the log alone knows.
    """
    age = None if notice.started_at is None else now - notice.started_at
    if notice.ending is None:
        if age is not None and age < SETTLED_AFTER:
            return None
        return dataclasses.replace(notice, ending=Ending.TALKED if notice.talk_s else Ending.NOT_TALKED)
    if may_go_on(notice) and age is not None and age < MAY_STILL_RING:
        return None
    return notice


def may_go_on(notice: CallNotice) -> bool:
    """Whether the row looks like one of a call in progress: not answered, and no second of anything."""
    seconds = (notice.talk_s, notice.wait_s, notice.total_s)
    return notice.ending is Ending.NOT_TALKED and notice.end_reason in {LOOKS_UNANSWERED, None} and not any(seconds)
