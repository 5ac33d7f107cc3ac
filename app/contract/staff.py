"""Ringostat's employees beside the CRM's managers: what a synchronisation changed, who is whom, who is nobody yet."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from app.contract.answers import Named, Operator


class StaffChangeKind(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"
    BACK = "back"
    """They were gone, and are among the employees again."""


class StaffChange(Struct, frozen=True, kw_only=True):
    """What a synchronisation found; kept until an administrator has seen it."""

    id: int
    at: datetime
    kind: StaffChangeKind
    operator: Named
    before: dict[str, str] = {}
    """Of what changed: `name`, `sip_logins`, `extension`, `email`, `departments`; several values apart by a comma."""
    after: dict[str, str] = {}


class Synchronised(Struct, frozen=True, kw_only=True):
    """All operators as they are now, and every change that nobody has seen yet."""

    items: tuple[Operator, ...]
    changes: tuple[StaffChange, ...]


class MatchReason(StrEnum):
    """What two people have in common; worded by the desk."""

    NAME = "name"
    TRANSLITERATION = "transliteration"
    """The same name in other letters."""
    PART_OF_NAME = "part_of_name"
    """One of the names is longer: a patronymic, a second surname."""
    SURNAME_AND_INITIAL = "surname_and_initial"
    EMAIL = "email"
    SIMILAR = "similar"
    """A letter or two apart."""
    FIRST_NAME = "first_name"


class MatchProposal(Struct, frozen=True, kw_only=True):
    """Who an unmatched operator probably is; a person confirms it."""

    operator_id: int
    manager: Named
    score: float
    """0 to 1."""
    reason: MatchReason
    sure: bool
    """So alike that nobody else comes near: fit for «підтвердити всі»."""


class OperatorWarning(Struct, frozen=True, kw_only=True):
    """Somebody talks with clients and is no manager of the CRM: their talks are nobody's."""

    operator: Named | None
    """None: the SIP account is not of any employee that is known here."""
    login: str
    """The SIP account, or the staff id when there is no account told."""
    talks: int
    """Within the last seven days."""
    last_at: datetime
    proposal: MatchProposal | None = None


class OneMatch(Struct, frozen=True, kw_only=True):
    operator_id: int
    manager_id: int | None


class Matches(Struct, frozen=True, kw_only=True):
    """Several matches confirmed together: all of them are made or none."""

    matches: Annotated[tuple[OneMatch, ...], Meta(min_length=1, max_length=500)]
