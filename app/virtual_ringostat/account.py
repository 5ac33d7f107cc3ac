"""The account at the virtual Ringostat: the project, its key, its time zone, the addresses of recordings."""

import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from app.virtual_ringostat.habits import LogHabits


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Who may ask, and in which zone the answers are written."""

    base_url: str
    project_id: str = "11111"
    auth_key: str = field(default="virtual-ringostat-key", repr=False)
    denied_key: str = field(default="denied-key", repr=False)
    """A key that exists and may do nothing: 403 instead of 401."""
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Europe/Kyiv"))
    secret: bytes = field(default=b"virtual", repr=False)
    log_habits: LogHabits = field(default_factory=LogHabits)

    def token(self, call_id: str) -> str:
        """32 hex digits: the whole authorisation of one recording."""
        return hmac.new(self.secret, call_id.encode(), hashlib.sha256).hexdigest()[:32]

    def recording_url(self, call_id: str, kind: str) -> str:
        return f"{self.base_url}/recordings/{call_id}.{kind}?token={self.token(call_id)}"

    def transcript_url(self, call_id: str) -> str:
        return f"{self.base_url}/transcripts/{call_id}.vtt?token={self.token(call_id)}"

    def printed(self, at: datetime) -> str:
        """As webhooks write it: the project's zone, without an offset."""
        return f"{at.astimezone(self.zone):%Y-%m-%d %H:%M:%S}"
