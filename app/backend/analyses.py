"""What the provider's AI tells of a call, on its way into the tables and to the desks."""

import dataclasses
import hashlib
from dataclasses import dataclass
from datetime import datetime

from app.backend.domain.talk_text import TalkAnalysis
from app.backend.news import Teller
from app.backend.secrecy import Vault
from app.backend.storage import calls, talk_text
from app.backend.storage.talk_text import Locked
from app.backend.storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class LockedAnalysis:
    """Its address holds a token: it is kept encrypted."""

    told: TalkAnalysis
    address: Locked | None


def with_locked_address(told: TalkAnalysis, vault: Vault) -> LockedAnalysis:
    url = told.transcript_url
    if url is None:
        return LockedAnalysis(told, None)
    address = Locked(vault.lock(url), hashlib.sha256(url.encode()).digest())
    return LockedAnalysis(dataclasses.replace(told, transcript_url=None), address)


def take_analysis(tx: Tx, workspace: int, analysis: LockedAnalysis, now: datetime) -> None:
    """Keep it, and tell it to those who may see the call; the AI may speak of a call nobody knows yet."""
    changed = talk_text.put_analysis(tx, workspace, analysis.told, analysis.address, now)
    if changed is not None:
        tell_text(tx, changed, now)


def tell_text(tx: Tx, kept: talk_text.Kept, now: datetime) -> None:
    """Summary or transcript have changed."""
    key = talk_text.call_of(tx, kept)
    call = None if key is None else calls.get_call(tx, kept.workspace, key)
    if call is not None:
        Teller(tx, kept.workspace, now).text(call)
