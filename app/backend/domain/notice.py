"""What a telephony provider told about one moment of one call, in our words."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Moment(StrEnum):
    """Which moment of the call a notice speaks of; the order of the members is the order of a call's life."""

    BEFORE = "before"
    ANSWERED = "answered"
    FORWARDED = "forwarded"
    AFTER = "after"
    LOGGED = "logged"
    """A row of the provider's call log export."""


class Ending(StrEnum):
    """How a call ended, as far as the company cares."""

    TALKED = "talked"
    VOICEMAIL = "voicemail"
    NOT_TALKED = "not_talked"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallNotice:
    """One notice. None means "not told": a later notice never erases what an earlier one told.

    `phone` is the client's number in E.164, or None when it was hidden or absent; `written` is the number as the
    provider wrote it. Durations are whole seconds, times UTC with zone.
    """

    call_id: str
    moment: Moment
    direction: str
    """`in`, `out` or `callback`."""
    phone: str | None = None
    written: str | None = None
    hidden: bool = False
    line: str | None = None
    """The company's own number, E.164 when it can be read as one."""
    staff_id: str | None = None
    sip_login: str | None = None
    employee: str | None = None
    extension: str | None = None
    ending: Ending | None = None
    """None while the call goes on (and for `IN PROGRESS`, `CALLING`)."""
    end_reason: str | None = None
    """The provider's final word in lower case with underscores: `answered`, `busy`, `client_no_answer` …"""
    talk_s: int | None = None
    wait_s: int | None = None
    total_s: int | None = None
    started_at: datetime | None = None
    recording_url: str | None = None
    has_recording: bool | None = None
    project_id: str | None = None
