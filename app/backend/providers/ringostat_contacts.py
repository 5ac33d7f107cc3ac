"""People as the contact book of Ringostat's own phone takes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

ORIGIN = "Slukhavka"


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to be known by name; `key` is the same whenever they are told of again, `phones` are E.164."""

    key: str
    name: str
    phones: tuple[str, ...]


def as_sent(contacts: Sequence[Contact], project_id: str) -> dict[str, Any]:
    """The body of a synchronisation."""
    project: int | str = int(project_id) if project_id.isdecimal() else project_id
    return {"contacts": [_contact(contact, project) for contact in contacts]}


def _contact(contact: Contact, project: int | str) -> dict[str, Any]:
    directions = [{"type": "phone", "name": "work", "value": phone.removeprefix("+")} for phone in contact.phones]
    return {
        "projectId": project,
        "fullName": contact.name,
        "origin": ORIGIN,
        "externalId": contact.key,
        "leadId": None,
        "responsible": None,
        "staffId": None,
        "contactLink": None,
        "contactDirections": directions,
        "organizations": None,
    }
