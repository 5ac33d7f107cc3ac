"""Who works at the desks, who came in when, and who did what."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

from app.contract.answers import Named, Role
from app.contract.requests import Name


class Deed(StrEnum):
    """What the audit trail keeps; `subject` and `details` of an entry say more where a line tells what."""

    LISTENED = "listened"
    DOWNLOADED = "downloaded"
    BROUGHT_AHEAD = "brought_ahead"
    """A desk fetched the next recording of a list before anybody asked to hear it."""
    READ = "read"
    """The transcript of a call was opened."""
    EXPORTED = "exported"
    """`subject` is the kind of file, `details` what was asked for and how many rows or recordings it held."""
    SETTINGS_CHANGED = "settings_changed"
    """`subject` is the group of settings, `details` each changed one → its new value; a secret is only "new"."""
    SYNCHRONISED = "synchronised"
    MATCHED = "matched"
    """`subject` is the operator, `details["manager"]` the manager (empty: nobody any more)."""
    MANAGER_ADDED = "manager_added"
    INVITED = "invited"
    INVITATION_CANCELLED = "invitation_cancelled"
    PAIRED = "paired"
    """`details["device"]` is the machine."""
    PAIRING_FAILED = "pairing_failed"
    """`subject` is the address it came from, `details["reason"]` a problem's code."""
    PERSON_CHANGED = "person_changed"
    """`details`: `role`, `name`, `operator`, each with its new value."""
    PERSON_LEFT = "person_left"
    DESK_REVOKED = "desk_revoked"
    CLIENTS_MERGED = "clients_merged"
    """`subject` is the name they have now, `details["merged"]` the one that is gone."""
    CLIENTS_PARTED = "clients_parted"
    """A merge was undone: as above."""


class RecordingPurpose(StrEnum):
    """Why a recording is asked for, as the audit trail keeps it."""

    LISTEN = "listen"
    DOWNLOAD = "download"
    AHEAD = "ahead"


class AuditEntry(Struct, frozen=True, kw_only=True):
    """One line of the audit trail."""

    id: int
    at: datetime
    who: Named | None
    """By the name they had then; None: nobody was signed in."""
    device: str = ""
    """The machine it was done at."""
    deed: Deed
    call: Named | None = None
    """`name` is the client's name or number."""
    subject: str = ""
    details: dict[str, str] = {}


class CallListener(Struct, frozen=True, kw_only=True):
    """Somebody who heard or saved the recording of a call."""

    person: Named
    at: datetime
    """The last time."""
    times: int
    downloaded: bool = False


class RecordingUse(Struct, frozen=True, kw_only=True):
    """A recording that a desk has kept was opened again, or saved by its person."""

    downloaded: bool = False


class PersonDesk(Struct, frozen=True, kw_only=True):
    """A machine of somebody's; its token is good."""

    id: int
    device: str
    created_at: datetime
    last_seen_at: datetime | None = None
    """To within some minutes."""


class Person(Struct, frozen=True, kw_only=True):
    """Somebody who may sit at a desk."""

    id: int
    name: str
    role: Role
    operator: Named | None = None
    created_at: datetime
    desks: tuple[PersonDesk, ...] = ()
    """The newest first."""


class PersonPatch(Struct, frozen=True, kw_only=True):
    name: Annotated[Name, Meta(min_length=1)] | UnsetType = UNSET
    role: Role | UnsetType = UNSET
    operator_id: int | UnsetType | None = UNSET


class OpenInvitation(Struct, frozen=True, kw_only=True):
    """A pairing code that is neither used nor taken back nor too old; the code itself is known to nobody any more."""

    id: int
    name: str
    role: Role
    operator: Named | None = None
    person: Named | None = None
    """Whose further desk it is for; None: somebody new."""
    expires_at: datetime
