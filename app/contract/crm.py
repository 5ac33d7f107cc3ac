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


class ImportKind(StrEnum):
    ORDERS = "orders"
    CLIENTS = "clients"


class Meaning(StrEnum):
    """What a column of an imported file holds."""

    NUMBER = "number"
    PHONE = "phone"
    NAME = "name"
    STATUS = "status"
    SUM = "sum"
    ITEMS = "items"
    DELIVERY = "delivery"
    MANAGER = "manager"
    CREATED_AT = "created_at"
    NOTE = "note"


MEANINGS: dict[ImportKind, tuple[Meaning, ...]] = {
    ImportKind.ORDERS: (
        Meaning.NUMBER,
        Meaning.PHONE,
        Meaning.NAME,
        Meaning.STATUS,
        Meaning.SUM,
        Meaning.ITEMS,
        Meaning.DELIVERY,
        Meaning.MANAGER,
        Meaning.CREATED_AT,
    ),
    ImportKind.CLIENTS: (Meaning.PHONE, Meaning.NAME, Meaning.NOTE),
}
"""What a column may hold, by what is imported."""
NEEDED: dict[ImportKind, Meaning] = {ImportKind.ORDERS: Meaning.NUMBER, ImportKind.CLIENTS: Meaning.PHONE}
"""By which a row is known again: without such a column nothing can be imported."""


class ImportState(StrEnum):
    PREVIEW = "preview"
    """The file was read; nothing is imported yet."""
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


class Wrong(StrEnum):
    """Why a row was not imported."""

    NUMBER_MISSING = "number_missing"
    PHONE_MISSING = "phone_missing"
    PHONE_NOT_VALID = "phone_not_valid"
    PHONES_OF_TWO = "phones_of_two"
    """Its numbers belong to different clients."""
    SUM_NOT_VALID = "sum_not_valid"
    DATE_NOT_VALID = "date_not_valid"
    TOO_LONG = "too_long"


class ImportColumn(Struct, frozen=True, kw_only=True):
    """`title` is empty in a file without a head."""

    title: str
    meaning: Meaning | None


class Import(Struct, frozen=True, kw_only=True):
    """A file that is imported: how it is read, how it begins, how far it is."""

    id: int
    kind: ImportKind
    file_name: str
    state: ImportState
    encoding: str | None
    """`utf-8`, `cp1251` or `utf-16`; None for a workbook."""
    delimiter: str | None
    """`,`, `;` or a tab; None for a workbook."""
    has_head: bool
    columns: tuple[ImportColumn, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    """How the file begins, without its head."""
    total: int = 0
    done: int = 0
    added: int = 0
    renewed: int = 0
    bad: int = 0
    failure: str | None = None


class ImportReading(Struct, frozen=True, kw_only=True):
    """Read the file otherwise; what is left out stays."""

    encoding: Annotated[str, Meta(max_length=16)] | UnsetType = UNSET
    delimiter: Annotated[str, Meta(max_length=1)] | UnsetType = UNSET
    has_head: bool | UnsetType = UNSET
    meanings: Annotated[tuple[Meaning | None, ...], Meta(max_length=100)] | UnsetType = UNSET
    """Of the columns, in their order."""


class BadRow(Struct, frozen=True, kw_only=True):
    """A cell for which a row was left out; `line` counts from 1 with the head, as a spreadsheet does."""

    id: int
    line: int
    title: str
    value: str
    why: Wrong
