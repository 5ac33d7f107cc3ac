"""Ringostat's API: the call log, the employees, who is reachable, and calls to be started."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self
from zoneinfo import ZoneInfo

import msgspec

from app.backend.domain.notice import CallNotice, Moment
from app.backend.providers.ringostat_body import flat_row
from app.backend.providers.ringostat_contacts import Contact, as_sent
from app.backend.providers.ringostat_errors import (
    KeyRefused,
    ProjectRefused,
    RingostatRefused,
    RingostatSilent,
    RingostatTrouble,
)
from app.backend.providers.ringostat_keys import Said
from app.backend.providers.ringostat_line import LONGEST_RING_S, RingostatLine, decoded, refusal_of
from app.backend.providers.ringostat_period import Period, period_of
from app.backend.providers.ringostat_staff import Employee, employees_of, logins_of
from app.backend.providers.ringostat_webhook import notice_of, sorted_out

__all__ = [
    "Employee",
    "KeyRefused",
    "LogPart",
    "ProjectRefused",
    "Ringostat",
    "RingostatRefused",
    "RingostatSilent",
    "RingostatTrouble",
    "notices_of",
]

log = logging.getLogger(__name__)

MOST_CALLS = 6_500
"""Ringostat answers with no more; what lies beyond is cut off silently."""
_CROWDED = MOST_CALLS - 100
"""So near to the limit, some may have been cut off."""
_SAFE_FIELDS = (
    "calldate,caller,dst,disposition,billsec,duration,call_type,has_recording,recording,uniqueid,connected_with"
)
_FIELDS = f"{_SAFE_FIELDS},recording_wav,employee_fio,employee_number,department,waittime,userfield"
_INVALID_PARAMS = -32602
_FIELD_REFUSED = b"incorrect field name"
_EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class LogPart:
    """Calls of the log, oldest first, each once; with those of the parts before, all that began before `until`."""

    notices: list[CallNotice]
    until: datetime


class Ringostat:
    """One account's API; an asynchronous context manager.

    Every method raises `RingostatSilent`, `KeyRefused`, `ProjectRefused` or `RingostatRefused`, and nothing else.

    Args:
        base_url: `https://api.ringostat.net`, or a virtual one.
        project_id: as it stands in the account's settings.
        auth_key: never printed, logged or put into an exception.
        zone: the project's; the call log is asked and answers in it.
        only_safe_fields: whether the call log is known to refuse the others.
    """

    def __init__(
        self, base_url: str, project_id: str, auth_key: str, *, zone: ZoneInfo, only_safe_fields: bool = False
    ) -> None:
        self._project_id = project_id
        self._zone = zone
        self._line = RingostatLine(base_url, auth_key)
        self._fields = _SAFE_FIELDS if only_safe_fields else _FIELDS  # the safe set from the first refusal on

    def __repr__(self) -> str:
        return f"Ringostat(project_id={self._project_id!r})"

    async def __aenter__(self) -> Self:
        await self._line.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._line.__aexit__(kind, error, trace)

    async def retire(self) -> None:
        """Another one takes over: questions on their way are still answered, new ones are `RingostatSilent`."""
        await self._line.retire()

    async def prove(self) -> None:
        """Ask something that only the right key for the right project is answered.

        Of the parameters only the project may be wrong; any other refusal says nothing of it and stays one.
        """
        try:
            await self.staff()
        except RingostatRefused as refusal:
            if refusal.code == _INVALID_PARAMS:
                raise ProjectRefused(refusal.message) from refusal
            raise

    @property
    def refuses_fields(self) -> bool:
        """Whether the call log knows only the safe fields, as far as is known."""
        return self._fields == _SAFE_FIELDS

    async def call_log(self, since: datetime, until: datetime) -> AsyncGenerator[LogPart]:
        """Every call that began within the period, part by part; a crowded period is asked for in halves.

        Calls that began near the period may be told too, and those at a seam twice. Close it (`aclosing`).
        """
        periods = [period_of(since, until, self._zone)]
        while periods:
            period = periods.pop()
            rows, found = await asyncio.to_thread(notices_of, await self._call_rows(period), self._zone)
            if rows >= _CROWDED:
                if (halves := period.halves()) is not None:
                    periods += reversed(halves)
                    continue
                log.warning("the call log holds more calls of one second than it tells: %d rows", rows)
            found.sort(key=lambda notice: notice.started_at or _EARLIEST)
            yield LogPart(found, min(until, period.complete_until()) if periods else until)

    async def staff(self) -> list[Employee]:
        params = {"projectId": self._project_id, "departmentsFullFormat": False}
        return employees_of(await self._line.call("/api/json-rpc", "getProjectStaffListAndDirections", params))

    async def online(self) -> frozenset[str]:
        """SIP logins that are registered now."""
        return await self._logins("/sipstatus/online")

    async def speaking(self) -> frozenset[str]:
        return await self._logins("/sipstatus/speaking")

    async def call_back(self, client_phone: str, sip_login: str) -> None:
        """Ring the employee's SIP account first, then the client. May take a minute when the SIP account is silent."""
        params = {
            "caller": client_phone.removeprefix("+"),  # in Ringostat's words the client calls …
            "caller_type": "default",
            "callee": sip_login,  # … and the employee is called,
            "callee_type": "default",
            "manager_dst": 0,  # but the employee's phone rings first
            "direction": "out",
            "projectId": self._project_id,
        }
        await self._line.call("/a/v2", r"Api\V2\Callback.external", params, patience_s=LONGEST_RING_S)

    async def tell_names(self, contacts: Sequence[Contact]) -> None:
        """Put these people into the contact book of the account's own phone, or change them there."""
        await self._line.post("/minicrm/contacts/sync", as_sent(contacts, self._project_id), self._project_id)

    async def _logins(self, path: str) -> frozenset[str]:
        body = await self._line.get(path)
        answer = decoded(body)
        if not isinstance(answer, list | dict) or (isinstance(answer, dict) and "error" in answer):
            raise refusal_of(body)
        return logins_of(answer)

    async def _call_rows(self, period: Period) -> bytes:
        """The answer's body; one field that this account does not know fails the whole question."""
        while True:
            asked = self._fields
            params = {
                "export_type": "json",
                "from": f"{period.first:%Y-%m-%d %H:%M:%S}",
                "to": f"{period.last:%Y-%m-%d %H:%M:%S}",
                "fields": asked,
                "order": "calldate asc",
            }
            try:
                body = await self._line.get("/calls/list", params)
            except RingostatRefused as refusal:
                if asked == _SAFE_FIELDS or _FIELD_REFUSED.decode() not in refusal.message.lower():
                    raise
            else:
                if _FIELD_REFUSED not in body[:200].lower():
                    return body
                if asked == _SAFE_FIELDS:
                    raise refusal_of(body)
            self._fields = _SAFE_FIELDS


def notices_of(body: bytes, zone: ZoneInfo) -> tuple[int, list[CallNotice]]:
    """How many rows the export holds, and the notice of each call in it (of a call that comes twice, the later row).

    Raises:
        RingostatRefused: it is no list of rows.
    """
    try:
        rows: list[dict[str, Any]] = _ROWS.decode(body) if body.strip() else []
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise refusal_of(body) from error
    notices: dict[str, CallNotice] = {}
    for row in rows:
        said, _ = sorted_out(flat_row(row))
        if said.get(Said.CALL_ID):
            notice = notice_of(said, Moment.LOGGED, zone)
            notices[notice.call_id] = notice
    return len(rows), list(notices.values())


_ROWS: msgspec.json.Decoder[list[dict[str, Any]]] = msgspec.json.Decoder(list[dict[str, Any]], float_hook=str)
