"""Two clients who turned out to be one, and the way back."""

from datetime import datetime

from msgspec import Struct

from app.contract.answers import Client
from app.contract.requests import Name


class MergeClients(Struct, frozen=True, kw_only=True):
    """`client_id` is merged into the client of the route; `name` is whom they are both from then on."""

    client_id: int
    name: Name


class Merged(Struct, frozen=True, kw_only=True):
    """One merge that stands and can be undone until `undo_until`."""

    id: int
    gone_id: int
    gone_name: str
    at: datetime
    undo_until: datetime


class MergedClient(Struct, frozen=True, kw_only=True):
    """The client after a merge, and the merge."""

    client: Client
    merge: Merged


class PartedClients(Struct, frozen=True, kw_only=True):
    """Both clients after a merge was undone."""

    kept: Client
    back: Client


class Merges(Struct, frozen=True, kw_only=True):
    """What was merged into a client and can be undone, the newest first."""

    items: tuple[Merged, ...]
