"""What a webhook carries at each moment, in the shapes seen in live accounts. What is not known yet is null."""

from datetime import datetime

from app.virtual_ringostat.account import Account
from app.virtual_ringostat.analyses import analysis_of
from app.virtual_ringostat.call_record import CallRecord, Direction, Moment

type Body = dict[str, str | int | list[str] | None]


def moment_after(record: CallRecord) -> Moment:
    return Moment.AFTER_OUTGOING if record.direction is Direction.OUT else Moment.AFTER


def body(record: CallRecord, moment: Moment, account: Account, now: datetime) -> Body:
    """The parameters of one moment of one call."""
    match moment:
        case Moment.AFTER_OUTGOING:
            return _after_outgoing(record, account, now)
        case Moment.AFTER:
            return _known(record, account) | _after(record, account, now)
        case Moment.BEFORE | Moment.ANSWERED | Moment.FORWARDED:
            return _known(record, account)
        case Moment.AI:
            return _processed(record, account)


def _processed(record: CallRecord, account: Account) -> Body:
    """What the AI made of the talk; the transcript is to be fetched."""
    told = None if record.speech is None else analysis_of(record.speech)
    assert told is not None, "only talks are processed"
    client, employee, overall = told.moods
    return {
        "call_id": record.call_id,
        "type": record.direction.value,
        "summary": told.summary,
        "client_mood": client,
        "employee_mood": employee,
        "overall_mood": overall,
        "recommended_actions": list(told.actions),
        "transcript": account.transcript_url(record.call_id),
        "project_id": account.project_id,
    }


def _known(record: CallRecord, account: Account) -> Body:
    """The live shape, as far as it is known while the call goes on."""
    employee = record.employee
    outgoing = record.direction is Direction.OUT
    unknown: Body = dict.fromkeys(_AFTERWARDS)
    return unknown | {
        "type": record.direction.value,
        "call_date": account.printed(record.started_at),
        "call_timestamp": str(int(record.started_at.timestamp() * 1_000_000)),
        "connected_with": employee.sip_login if employee else None,
        "destination": record.client if outgoing else record.line,
        "number_e164": f"+{record.client}" if record.client else None,
        "employee_id": employee.staff_id if employee else None,
        "unique_call": "0",
        "call_id": record.call_id,
        "caller_number": record.line if outgoing else (record.client or "anonymous"),
        "project_id": account.project_id,
    }


def _after(record: CallRecord, account: Account, now: datetime) -> Body:
    """Everything is a string by now; a recording that is still being prepared has no address."""
    employee, there = record.employee, record.has_recording(now)
    total = record.wait_s + record.talk_s
    card = f"{account.base_url}/project/callcards/card/{record.call_id}/?project_id={account.project_id}"
    return {
        "duration_conversation": str(record.talk_s),
        "duration_call": str(total),
        "duration_call_ms": str(total * 1000),
        "duration_waiting": str(record.wait_s),
        "call_card_link": card,
        "status": record.status,
        "employee": employee.name if employee else "",
        "employee_estension": employee.extension if employee else "",
        "employee_id": str(employee.staff_id) if employee else "",
        "recording_presence": "1" if record.recording_at else "0",
        "recording": account.recording_url(record.call_id, "ogg") if there else "",
        "recording_wav": account.recording_url(record.call_id, "wav") if there else "",
        "unique_call": "1",
    }


def _after_outgoing(record: CallRecord, account: Account, now: datetime) -> Body:
    """The vendor's own set for outgoing calls: other names, numbers as numbers, a display string for a side."""
    employee, there = record.employee, record.has_recording(now)
    return {
        "call_id": record.call_id,
        "caller": f'"{employee.sip_login}" <{employee.sip_login}>' if employee else f'"Support Desk" <{record.line}>',
        "callee": record.client,
        "status": record.status,
        "date": account.printed(record.started_at),
        "call_duration": record.wait_s + record.talk_s,
        "waiting": record.wait_s,
        "dialog": record.talk_s,
        "type": record.direction.value,
        "record": record.call_id,
        "recording_wav": account.recording_url(record.call_id, "wav") if there else "",
        "has_recording": "1" if record.recording_at else "0",
        "employee_fio": employee.name if employee else "",
        "department": employee.department if employee else "",
        "staffid": str(employee.staff_id) if employee else "",
        "outbound_number": record.line,
    }


_AFTERWARDS = (
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
