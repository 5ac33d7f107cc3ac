"""What backend and desk say to each other of the CRM: how Sitniks is connected, and what is imported from files."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

from app.contract.requests import Name, NewOrderItem, Number, Word


class MirrorState(StrEnum):
    """How the last look at Sitniks ended."""

    UNKNOWN = "unknown"
    """There was none yet."""
    LOADING = "loading"
    OK = "ok"
    SILENT = "silent"
    BUSY = "busy"
    """Too many questions."""
    TOKEN_REFUSED = "token_refused"  # noqa: S105 - a word
    PLAN_REFUSED = "plan_refused"
    """403, as on a trial plan."""
    REFUSED = "refused"
    KEY_CHANGED = "key_changed"
    """The stored token was encrypted with another key of this backend."""


class MirrorProgress(Struct, frozen=True, kw_only=True):
    """`stage` is `managers`, `clients`, `orders`, or `done` when the first load is complete."""

    state: MirrorState
    stage: str
    done: int = 0
    """Rows of the stage that were taken."""
    total: int | None = None
    """Rows of the stage, when Sitniks told how many."""
    managers: int = 0
    clients: int = 0
    orders: int = 0
    mirrored_at: datetime | None = None
    next_at: datetime | None = None


class WriteBack(Struct, frozen=True, kw_only=True):
    """Clients made by calls, written to Sitniks."""

    on: bool
    waiting: int = 0
    since: datetime | None = None
    error: str | None = None
    """`busy`, `silent`, `refused: …`, or one of `MirrorState`."""


class Backlog(Struct, frozen=True, kw_only=True):
    """Webhooks on their way to the address that Sitniks shows."""

    url_set: bool
    host: str = ""
    """Of the address; the rest of it is a secret."""
    waiting: int = 0
    bytes: int = 0
    since: datetime | None = None
    error: str | None = None
    """`silent`, `key_changed`, or the status that was answered."""
    tries: int = 0
    next_at: datetime | None = None
    forwarded_at: datetime | None = None
    dropped: int = 0
    """Too old or too many, and never taken."""


class SitniksConnection(Struct, frozen=True, kw_only=True):
    token_set: bool
    checked_at: datetime | None
    order_url: str
    """Where a person sees an order in the browser, with `{id}` or `{number}` in it."""
    mirror: MirrorProgress
    write_back: WriteBack
    backlog: Backlog
    differences: tuple[str, ...] = ()
    """Where this account answers otherwise than expected: `list_key`, `no_count`, `client_phones`, `no_client_id`,
    `search_ignored`."""


class SitniksChange(Struct, frozen=True, kw_only=True):
    """What is left out stays as it is."""

    token: Annotated[str, Meta(max_length=2_000)] | UnsetType = UNSET
    """Write-only."""
    webhook_url: Annotated[str, Meta(max_length=2_000)] | UnsetType | None = UNSET
    """Write-only; None: nothing is passed on."""
    write_back: bool | UnsetType = UNSET
    order_url: Annotated[str, Meta(max_length=500)] | UnsetType = UNSET


class OrderPatch(Struct, frozen=True, kw_only=True):
    """What is left out stays as it is."""

    phone: Number | UnsetType | None = UNSET
    client_name: Name | UnsetType = UNSET
    status: Word | UnsetType = UNSET
    status_kind: Word | UnsetType = UNSET
    sum_kopiyky: Annotated[int, Meta(ge=0, le=10**13)] | UnsetType = UNSET
    items: Annotated[tuple[NewOrderItem, ...], Meta(max_length=200)] | UnsetType = UNSET
    delivery: Name | UnsetType = UNSET
    manager_id: int | UnsetType | None = UNSET


class ManagerPatch(Struct, frozen=True, kw_only=True):
    name: Annotated[Name, Meta(min_length=1)]
