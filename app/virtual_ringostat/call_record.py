"""A call as the switchboard keeps it: what the call log exports and the webhooks tell."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.virtual_ringostat.speech import Speech


class Direction(StrEnum):
    IN = "in"
    OUT = "out"
    CALLBACK = "callback"


class Moment(StrEnum):
    """The moments a webhook can be set up for, by the event marker in its URL."""

    BEFORE = "before"
    ANSWERED = "answered"
    FORWARDED = "forwarded"
    AFTER = "after"
    AFTER_OUTGOING = "after_outgoing"
    AI = "ai"
    """Some time after the call: the AI has processed the talk."""


TALKED = frozenset({"ANSWERED", "PROPER", "REPEATED"})
VOICEMAIL = "VOICEMAIL"


@dataclass(frozen=True, slots=True)
class Employee:
    """One of the project's staff, with one SIP account."""

    staff_id: int
    name: str
    sip_login: str
    extension: str
    email: str
    woman: bool
    department: str = "Відділ продажів"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRecord:
    """One call. Phones are digits without "+", durations whole seconds, times UTC with zone."""

    call_id: str
    direction: Direction
    client: str | None
    """None when the caller hides the number."""
    line: str
    """The company's own number."""
    started_at: datetime
    employee: Employee | None = None
    wait_s: int = 0
    talk_s: int = 0
    status: str = ""
    """Ringostat's final word; empty while the call goes on."""
    speech: Speech | None = None
    recording_at: datetime | None = None
    """When the recording can be had; None without one."""

    @property
    def over(self) -> bool:
        return bool(self.status)

    @property
    def talked(self) -> bool:
        return self.status in TALKED

    def has_recording(self, now: datetime) -> bool:
        return self.recording_at is not None and self.recording_at <= now


def call_id(started_at: datetime, number: int) -> str:
    """Ringostat's form: the start's Unix second stands between `_-` and the dot."""
    return f"ua18_-{int(started_at.timestamp())}.{number}"
