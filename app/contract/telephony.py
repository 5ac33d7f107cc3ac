"""The telephony as an administrator sets it up: what its webhooks bring, its secrets, and what its phone knows."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

MOMENTS = ("before", "answered", "forwarded", "after", "after_outgoing", "ai")
"""Each has a webhook's URL of its own."""


class MomentSeen(Struct, frozen=True, kw_only=True):
    """What came of one moment's webhooks; None: never."""

    moment: str
    first_at: datetime | None = None
    """The first one that was understood."""
    last_at: datetime | None = None
    """The newest that was understood, to the minute."""
    misunderstood_at: datetime | None = None
    """The newest that was not."""


class AccountTrouble(Struct, frozen=True, kw_only=True):
    """Why the account does not answer as it should: a problem's code, and what its sentence needs."""

    code: str
    subject: str = ""


class NamesPushed(Struct, frozen=True, kw_only=True):
    """How many clients the telephony's own phone knows by their names."""

    on: bool = False
    pushed: int = 0
    waiting: int = 0
    pushed_at: datetime | None = None
    """The last time something was taken."""
    trouble: AccountTrouble | None = None


class TelephonyNews(Struct, frozen=True, kw_only=True):
    """Everything of the telephony that changes by itself, the whole of it each time; it holds no secret."""

    checked_at: datetime | None = None
    """When the account was last asked whether it still knows the key."""
    trouble: AccountTrouble | None = None
    """What it answered then; None: all is well."""
    moments: tuple[MomentSeen, ...] = ()
    misunderstood: int = 0
    """So many bodies wait for somebody to say what their keys mean."""
    names: NamesPushed = NamesPushed()


class PublicAddress(StrEnum):
    """Whether Ringostat can reach the address in the webhooks' URLs, as far as can be told from here."""

    FINE = "fine"
    NOT_SET = "not_set"
    """Nobody has told the server its public address: the URLs hold the one the question came to."""
    NOT_HTTPS = "not_https"
    NOT_PUBLIC = "not_public"
    """A name or an address that only this network knows."""
    UNREACHABLE = "unreachable"
    """The server does not find itself there."""


class WebhookSecret(Struct, frozen=True, kw_only=True):
    """A secret of the webhooks' URLs, by its end."""

    id: int
    tail: str
    created_at: datetime
    current: bool
    """The one that is shown in the URLs."""
    valid_until: datetime | None = None
    """None: without an end."""
    used_at: datetime | None = None
    """When a webhook last came with it, to the minute; None: never."""


class OldSecretLasts(StrEnum):
    """How long the secret that is replaced stays valid."""

    NOT_AT_ALL = "not_at_all"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"


class NewSecret(Struct, frozen=True, kw_only=True):
    old_lasts: OldSecretLasts


class NamesSwitch(Struct, frozen=True, kw_only=True):
    on: bool


class Meaning(StrEnum):
    """What a key of a webhook can mean; the words for people are in `ui`."""

    CALL_ID = "call_id"
    EVENT = "event"
    DIRECTION = "direction"
    NUMBER_E164 = "number_e164"
    CALLER = "caller"
    DESTINATION = "destination"
    LINE = "line"
    SIP_LOGIN = "sip_login"
    STAFF_ID = "staff_id"
    EMPLOYEE = "employee"
    EXTENSION = "extension"
    STATUS = "status"
    TALK = "talk"
    TALK_MS = "talk_ms"
    WAIT = "wait"
    TOTAL = "total"
    TOTAL_MS = "total_ms"
    RECORDING = "recording"
    RECORDING_WAV = "recording_wav"
    HAS_RECORDING = "has_recording"
    DATE = "date"
    TIMESTAMP = "timestamp"
    PROJECT_ID = "project_id"
    SUMMARY = "summary"
    ACTIONS = "actions"
    CLIENT_MOOD = "client_mood"
    EMPLOYEE_MOOD = "employee_mood"
    OVERALL_MOOD = "overall_mood"
    TRANSCRIPT = "transcript"
    IGNORED = "ignored"


class KeyTold(Struct, frozen=True, kw_only=True):
    """A key of a body, `a.b` for a nested one, with the beginning of its value and what we take it for."""

    key: str
    value: str
    meaning: str | None = None
    """Our name of it, as of now; None: we do not know."""


class UnknownShape(Struct, frozen=True, kw_only=True):
    """Bodies that were not understood and look alike: how many, and the newest of them."""

    shape: str
    count: int
    first_at: datetime
    last_at: datetime
    reason: str
    """`empty`, `not_readable`, `no_call_id` or `nothing_told`."""
    keys: tuple[KeyTold, ...]
    content_type: str
    body: str
    """Its beginning; secrets are blotted out."""
    body_bytes: int


class KeyMeaning(Struct, frozen=True, kw_only=True):
    """What this company's administrator said a key means."""

    id: int
    key: str
    meaning: Meaning
    made_at: datetime


class NewMeaning(Struct, frozen=True, kw_only=True):
    key: Annotated[str, Meta(min_length=1, max_length=120)]
    meaning: Meaning


class NewMeanings(Struct, frozen=True, kw_only=True):
    meanings: Annotated[tuple[NewMeaning, ...], Meta(min_length=1, max_length=100)]


class Retaken(Struct, frozen=True, kw_only=True):
    """What became of the stored bodies."""

    understood: int
    left: int
