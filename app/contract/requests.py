"""What a desk (or another client of the interface) sends. Lengths are bounded here once, in characters."""

from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

from app.contract.answers import Role

Name = Annotated[str, Meta(max_length=200)]
Note = Annotated[str, Meta(max_length=10_000)]
Number = Annotated[str, Meta(max_length=64)]
Word = Annotated[str, Meta(max_length=100)]


class Pair(Struct, frozen=True, kw_only=True):
    code: Annotated[str, Meta(min_length=4, max_length=32)]
    device: Name = ""


class Invite(Struct, frozen=True, kw_only=True):
    name: Name
    role: Role = Role.OPERATOR
    operator_id: int | None = None
    person_id: int | None = None
    """Whose further desk it is for: then the rest is as it is with them. None: somebody new."""


class CallPatch(Struct, frozen=True, kw_only=True):
    note: Note | UnsetType = UNSET
    outcome: Word | UnsetType | None = UNSET
    client: int | UnsetType = UNSET
    """Who of several with this number it was with."""


class NewComment(Struct, frozen=True, kw_only=True):
    text: Annotated[Note, Meta(min_length=1)]
    at_s: Annotated[float, Meta(ge=0, le=86_400)] | None = None
    """Seconds into the recording; None = on the call as a whole."""


class NewClient(Struct, frozen=True, kw_only=True):
    name: Name = ""
    phones: Annotated[tuple[Number, ...], Meta(min_length=1, max_length=20)]
    note: Note = ""


class ClientPatch(Struct, frozen=True, kw_only=True):
    name: Name | UnsetType = UNSET
    phones: Annotated[tuple[Number, ...], Meta(min_length=1, max_length=20)] | UnsetType = UNSET
    note: Note | UnsetType = UNSET


class NewManager(Struct, frozen=True, kw_only=True):
    name: Name


class NewOrderItem(Struct, frozen=True):
    title: Name
    quantity: Annotated[int, Meta(ge=1, le=1_000_000)] = 1


class NewOrder(Struct, frozen=True, kw_only=True):
    """An order entered in the embedded CRM."""

    number: Annotated[str, Meta(min_length=1, max_length=64)]
    phone: Number | None = None
    client_name: Name = ""
    status: Word = ""
    status_kind: Word = "open"
    sum_kopiyky: Annotated[int, Meta(ge=0, le=10**13)] = 0
    items: Annotated[tuple[NewOrderItem, ...], Meta(max_length=200)] = ()
    delivery: Name = ""
    manager_id: int | None = None
    created_at: str | None = None
    """ISO 8601 with zone; now, when absent."""
    only_new: bool = False
    """Refuse when there is an order with this number, instead of renewing it."""


class IntegrationChange(Struct, frozen=True, kw_only=True):
    type: Word = "ringostat"
    project_id: Word
    auth_key: Annotated[str, Meta(max_length=500)] | UnsetType = UNSET
    """Write-only; left out = the one that is stored stays."""
    time_zone: Word | UnsetType = UNSET
    """An IANA name, as `Europe/Kyiv`; left out = the one that is stored stays."""


class OperatorMatch(Struct, frozen=True, kw_only=True):
    manager_id: int | None


class NewCallback(Struct, frozen=True, kw_only=True):
    """Exactly one of the three says whom to call."""

    phone: Number | None = None
    client_id: int | None = None
    order_id: int | None = None
