"""Webhooks in the shapes of live accounts; numbers and names are made up."""

from datetime import UTC, datetime, timedelta
from typing import Any

CALL_ID = "ua18_-1791470845.1098915"
PHONE = "+380670001122"


def call_id(ago: timedelta, number: int = 1) -> str:
    """Of a call that began so long ago."""
    return f"ua1_-{int((datetime.now(UTC) - ago).timestamp())}.{number}"


_UNKNOWN: dict[str, Any] = dict.fromkeys(
    (
        "duration_conversation",
        "duration_call",
        "duration_waiting",
        "call_card_link",
        "status",
        "employee",
        "employee_estension",
        "recording_presence",
        "recording",
        "recording_wav",
    )
)


def ringing(call_id: str = CALL_ID, phone: str | None = PHONE, **other: Any) -> dict[str, Any]:
    """Incoming, before the call."""
    return _UNKNOWN | {
        "type": "in",
        "call_date": "2026-10-08 17:47:25",
        "connected_with": None,
        "destination": "380441232323",
        "number_e164": phone,
        "employee_id": None,
        "call_id": call_id,
        "caller_number": phone.removeprefix("+") if phone else "anonymous",
        "project_id": "11111",
        **other,
    }


def picked_up(call_id: str = CALL_ID, phone: str | None = PHONE, **other: Any) -> dict[str, Any]:
    """Incoming, at pick-up."""
    return ringing(call_id, phone, connected_with="shopua_olena", employee_id=331851) | other


def ended(call_id: str = CALL_ID, phone: str | None = PHONE, **other: Any) -> dict[str, Any]:
    """Incoming, after a talk of ten seconds; everything is a string by now."""
    link = f"https://app.ringostat.com/recordings/{call_id}.ogg?token=0123456789abcdef0123456789abcdef"
    return (
        picked_up(
            call_id,
            phone,
            duration_conversation="10",
            duration_call="20",
            duration_waiting="10",
            status="ANSWERED",
            employee="Олена Коваль",
            employee_estension="101",
            employee_id="331851",
            recording_presence="1",
            recording=link,
        )
        | other
    )


def unanswered(call_id: str = CALL_ID, phone: str | None = PHONE, **other: Any) -> dict[str, Any]:
    """Incoming, after nobody took it."""
    return (
        ringing(
            call_id,
            phone,
            status="NO ANSWER",
            duration_conversation="0",
            duration_call="30",
            duration_waiting="30",
            recording_presence="0",
        )
        | other
    )
