"""What the backend answers, and what events carry.

Times are UTC with zone, numbers of phones are E.164, durations are whole seconds unless the name says otherwise.
An unknown field is ignored by the reader, so an older desk survives a newer backend.
"""

from datetime import datetime
from enum import StrEnum

from msgspec import UNSET, Struct, UnsetType, field

from app.contract.listening import Quality, TalkShares


class Direction(StrEnum):
    """Who began the conversation."""

    IN = "in"
    OUT = "out"
    CALLBACK = "callback"


class Phase(StrEnum):
    RINGING = "ringing"
    TALKING = "talking"
    ENDED = "ended"


class Status(StrEnum):
    """Активний / Виконаний (somebody talked) / Скасований (nobody did; voicemail too, marked so)."""

    ACTIVE = "active"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class RecordingState(StrEnum):
    NONE = "none"
    PENDING = "pending"
    READY = "ready"
    FAILED = "failed"
    GONE = "gone"


class RecordingReason(StrEnum):
    """Why there is no recording to play (yet); worded by the desk."""

    CALL_GOES_ON = "call_goes_on"
    NOBODY_ANSWERED = "nobody_answered"
    SWITCHED_OFF = "switched_off"
    NOT_THERE_YET = "not_there_yet"
    NOT_FOUND = "not_found"
    NOT_AUDIO = "not_audio"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    HOST_REFUSED = "host_refused"
    SOURCE_SILENT = "source_silent"
    KEPT_TOO_LONG = "kept_too_long"
    NO_SPACE = "no_space"


class Role(StrEnum):
    OPERATOR = "operator"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"


class Named(Struct, frozen=True):
    """Someone or something by its id and the name to show."""

    id: int
    name: str


class Recording(Struct, frozen=True, kw_only=True):
    state: RecordingState
    reason: RecordingReason | None = None
    seconds: float | None = None
    next_try_at: datetime | None = None
    kept_days: int | None = None
    """How long it was kept, when it was removed for its age or for its place."""
    shape: bytes | None = None
    """Loudness over the whole talk, one byte a column (0-255), at most 48: the small waveform of a row."""
    lanes: int | None = None
    """1: both in one, nobody can say who spoke when; 2: the client's and the operator's. 0: it could not be heard.
    None: nobody has heard it yet."""


class Call(Struct, frozen=True, kw_only=True):
    """One conversation, keyed by Ringostat's call id (`external_id`)."""

    id: int
    external_id: str
    direction: Direction
    phase: Phase
    status: Status
    phone: str | None
    """The client's number; None when it was hidden or is not a phone's."""
    client: Named | None
    operator: Named | None
    """Who made or took it; while it rings, whom it rings, when that is known."""
    manager: Named | None
    """The operator's match in the CRM; None without one."""
    order: Named | None = None
    """The client's newest order at the time, for the row's link (`name` is its number)."""
    line: str | None = None
    """The company's own number that was called or that called."""
    started_at: datetime
    answered_at: datetime | None
    ended_at: datetime | None
    wait_s: int | None
    talk_s: int | None
    voicemail: bool = False
    end_reason: str | None = None
    """Ringostat's final word in lower case with underscores: `answered`, `busy`, `no_answer`, `client_no_answer` …"""
    recording: Recording
    note: str = ""
    outcome: str | None = None
    shares: TalkShares | None = None
    """Who spoke how much; None before the recording was heard, and where it does not tell the two apart."""
    quality: Quality | None = None
    """None before anybody judged it."""


class Comment(Struct, frozen=True, kw_only=True):
    """What somebody remarked on a conversation; pinned to a moment of its recording when `at_s` is told."""

    id: int
    author: Named
    at_s: float | None
    """Seconds into the recording."""
    text: str
    created_at: datetime


class OrderItem(Struct, frozen=True):
    title: str
    quantity: int


class Order(Struct, frozen=True, kw_only=True):
    id: int
    number: str
    client: Named | None
    phone: str | None
    status: str
    """The CRM's own word, shown as it is."""
    status_kind: str = "open"
    """`new`, `waiting`, `sent`, `done`, `cancelled` or `open`: only for the colour of the pill."""
    sum_kopiyky: int
    items: tuple[OrderItem, ...] = ()
    delivery: str = ""
    manager: Named | None = None
    created_at: datetime
    link: str | None = None
    mirrored: bool = False
    """It comes from Sitniks, and is changed there."""
    gone: bool = False
    """Deleted in the CRM it comes from."""


class Client(Struct, frozen=True, kw_only=True):
    id: int
    name: str
    """Empty until somebody gives one: the desk then says «Новий клієнт»."""
    phones: tuple[str, ...]
    created_by: str
    """`call`, `hand` or `crm`."""
    created_at: datetime
    note: str = ""
    merged_into: int | None = None
    """The client they turned out to be: this one is in no list any more."""


class Match(Struct, frozen=True, kw_only=True):
    """Why a caller was recognised: which number of the client, as it was written, and where it stood."""

    phone: str
    written: str
    order: Named | None = None
    others: tuple[Named, ...] = ()
    """Further clients that share the number, when there are any."""


class ClientFile(Struct, frozen=True, kw_only=True):
    """What an operator wants to see before saying «Алло»."""

    client: Client
    match: Match | None = None
    place: str | None = None
    carrier: str | None = None
    orders: tuple[Order, ...] = ()
    """Newest first, at most three."""
    calls: tuple[Call, ...] = ()
    """Ended ones, newest first, at most three."""


class Operator(Struct, frozen=True, kw_only=True):
    """A Ringostat employee."""

    id: int
    staff_id: str
    name: str
    sip_logins: tuple[str, ...] = ()
    extension: str | None = None
    email: str | None = None
    manager: Named | None = None
    presence: str = "unknown"
    """`online`, `speaking`, `offline` or `unknown`."""
    gone: bool = False
    """No longer among Ringostat's employees."""


class CallbackStep(StrEnum):
    RINGING_OPERATOR = "ringing_operator"
    OPERATOR_ANSWERED = "operator_answered"
    RINGING_CLIENT = "ringing_client"
    TALKING = "talking"
    ENDED = "ended"
    FAILED = "failed"


class Callback(Struct, frozen=True, kw_only=True):
    """A click on a number, on its way: the operator's phone first, then the client."""

    id: int
    step: CallbackStep
    reason: str | None = None
    """Why it failed: `operator_offline`, `operator_declined`, `operator_no_answer`, `client_busy`,
    `client_no_answer`, `ringostat_refused`, `ringostat_silent`, `given_up`, `lost`."""
    phone: str
    client: Named | None = None
    order: Named | None = None
    operator: Named | None = None
    call_id: int | None = None
    started_at: datetime
    step_at: datetime


class MissedCalling(Struct, frozen=True, kw_only=True):
    """Somebody calls this client just now."""

    operator: Named
    since: datetime
    step: CallbackStep
    """Of a click to call; a number that was dialled by hand is told as `ringing_client`."""


class MissedEnding(StrEnum):
    """Why nobody waits any more: a later contact, somebody's word, or its age."""

    CONTACT = "contact"
    HAND = "hand"
    AGE = "age"


class MissedEnd(Struct, frozen=True, kw_only=True):
    how: MissedEnding
    by: Named | None = None
    """Who talked to the client (an operator), or who said that it is done (a user)."""
    call_id: int | None = None
    direction: Direction | None = None
    """Of the contact."""


class Missed(Struct, frozen=True, kw_only=True):
    """A client called and nobody talked to them since; all their numbers together."""

    id: int
    phone: str
    """The number they called from last."""
    client: Named | None
    since: datetime
    last_at: datetime
    attempts: int
    voicemail: bool = False
    voicemail_call: Call | None = None
    """The newest that left a message, with its recording."""
    line: str = ""
    """The company's line that was called last: its name, else its number."""
    order: Named | None = None
    """The client's newest."""
    waits_from: datetime | None = None
    """From when on the waiting is counted: the opening, when they called outside working hours.
    None: the company does not open in sight."""
    outside_hours: bool = False
    claimed_by: Named | None = None
    claimed_until: datetime | None = None
    """A claim outlives it only while the claimer is calling."""
    calling: MissedCalling | None = None
    closed_at: datetime | None = None
    end: MissedEnd | None = None


class Me(Struct, frozen=True, kw_only=True):
    """Who is signed in on this desk."""

    user: Named
    role: Role
    operator: Named | None = None


class Peaks(Struct, frozen=True, kw_only=True):
    """Loudness of a recording for drawing: one bytes row a lane (client first), one byte a column, 0-255."""

    seconds: float
    lanes: tuple[bytes, ...]
    speech: tuple[bytes, ...] = ()
    """Who speaks when: a row a lane, a bit for each tenth of a second, the first one the highest of its byte."""
    holds: tuple[tuple[float, float], ...] = ()
    """From which second to which one somebody is only kept waiting, to music perhaps."""


class CountedBy(StrEnum):
    HOUR = "hour"
    DAY = "day"
    MANAGER = "manager"


class Count(Struct, frozen=True, kw_only=True):
    """`key` is the hour of the day (`0`-`23`), the day (`2026-10-08`) or the manager's id (empty: nobody's)."""

    key: str
    name: str = ""
    calls: int = 0
    incoming: int = 0
    missed: int = 0
    talked: int = 0
    wait_s: int = 0
    """Of all incoming calls together."""
    talk_s: int = 0


class Statistics(Struct, frozen=True):
    """Ended calls of a period, counted in the company's own time zone."""

    by: CountedBy
    items: tuple[Count, ...]


class SignedIn(Struct, frozen=True, kw_only=True):
    token: str
    me: Me


class Page[T](Struct, frozen=True):
    items: tuple[T, ...]
    next: str | None = None
    """Cursor of the next page; None at the end."""
    total: int | UnsetType = field(default=UNSET)
    """How many match, and how long their talks are together: told with the first page only."""
    talk_s: int | UnsetType = field(default=UNSET)


class Told(Struct, frozen=True):
    """The answer to a webhook: it is safely stored."""

    ok: bool = True
    understood: bool | UnsetType = field(default=UNSET)
