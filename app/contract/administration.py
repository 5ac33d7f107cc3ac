"""What the backend answers to the administrator: how it is set up, who may come in, what works and what does not."""

from datetime import datetime

from msgspec import Struct

from app.contract.answers import Named, Role
from app.contract.telephony import PublicAddress, TelephonyNews, WebhookSecret


class Integration(Struct, frozen=True, kw_only=True):
    type: str | None
    project_id: str | None
    auth_key_set: bool
    webhook_url: str
    webhook_urls: dict[str, str]
    """The URL of each moment: before, answered, forwarded, after, after_outgoing, ai."""
    template: dict[str, str]
    """Our parameter name → Ringostat's own name of the value, to paste into «Webhooks 2.0»."""
    ai_template: dict[str, str] = {}
    """The same for the moment when the AI has processed a call."""
    checked_at: datetime | None = None
    time_zone: str = ""
    """The project's, by its IANA name: the call log is asked in it, and times without an offset are of it."""
    key_tail: str = ""
    """The last characters of the Auth-key: all of it that is ever shown."""
    address: PublicAddress = PublicAddress.FINE
    secrets: tuple[WebhookSecret, ...] = ()
    """Those that open the webhooks' door now, the newest first."""
    state: TelephonyNews = TelephonyNews()


class Desk(Struct, frozen=True, kw_only=True):
    """A machine that somebody has paired; its token opens the interface until it is revoked."""

    id: int
    device: str
    """As it named itself."""
    person: Named
    role: Role
    created_at: datetime
    revoked_at: datetime | None = None
    last_seen_at: datetime | None = None
    """To within some minutes."""


class Invitation(Struct, frozen=True, kw_only=True):
    """A pairing code: one use, ten minutes."""

    code: str
    expires_at: datetime
    id: int = 0
    """By which it is taken back."""


class Misunderstood(Struct, frozen=True, kw_only=True):
    """A webhook that was stored and not understood, for whoever set the parameters up."""

    id: int
    arrived_at: datetime
    reason: str
    """`empty`, `not_readable`, `no_call_id` or `nothing_told`."""
    recognised: dict[str, str]
    """Our name of each value that was found → its beginning."""
    unknown: tuple[str, ...]
    """Keys that mean nothing to us."""
    content_type: str
    body: str
    """Its beginning, at most 4 KiB; tokens and the webhook's own secret are blotted out."""
    body_bytes: int
    """The size of the whole."""


class Health(Struct, frozen=True, kw_only=True):
    ok: bool
    version: str
    database: str
    last_webhook_at: datetime | None = None
    misunderstood: int = 0
    ringostat: str = "unknown"
