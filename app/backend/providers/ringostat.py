"""Ringostat's API: the call log, the employees, who is reachable, and calls to be started."""

import asyncio
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Self
from zoneinfo import ZoneInfo

import msgspec

from app.backend.domain.notice import CallNotice, Moment
from app.backend.providers.ringostat_body import flat_row
from app.backend.providers.ringostat_errors import (
    KeyRefused,
    ProjectRefused,
    RingostatRefused,
    RingostatSilent,
    RingostatTrouble,
)
from app.backend.providers.ringostat_keys import Said
from app.backend.providers.ringostat_line import LONGEST_RING_S, RingostatLine, decoded, refusal_of
from app.backend.providers.ringostat_staff import Employee, employees_of, logins_of
from app.backend.providers.ringostat_webhook import notice_of, sorted_out

__all__ = [
    "Employee",
    "KeyRefused",
    "ProjectRefused",
    "Ringostat",
    "RingostatRefused",
    "RingostatSilent",
    "RingostatTrouble",
    "notices_of",
]

MOST_CALLS = 6_500
"""Ringostat answers with no more; what lies beyond is cut off silently."""
_SAFE_FIELDS = (
    "calldate,caller,dst,disposition,billsec,duration,call_type,has_recording,recording,uniqueid,connected_with"
)
_FIELDS = f"{_SAFE_FIELDS},recording_wav,employee_fio,employee_number,department,waittime,userfield"
_INVALID_PARAMS = -32602
_FIELD_REFUSED = b"incorrect field name"
_SHORTEST_PERIOD = timedelta(seconds=2)


class Ringostat:
    """One account's API; an asynchronous context manager.

    Every method raises `RingostatSilent`, `KeyRefused`, `ProjectRefused` or `RingostatRefused`, and nothing else.

    Args:
        base_url: `https://api.ringostat.net`, or a virtual one.
        project_id: as it stands in the account's settings.
        auth_key: never printed, logged or put into an exception.
        zone: the project's; the call log is asked and answers in it.
    """

    def __init__(self, base_url: str, project_id: str, auth_key: str, *, zone: ZoneInfo) -> None:
        self._project_id = project_id
        self._zone = zone
        self._line = RingostatLine(base_url, auth_key)
        self._fields = _FIELDS  # the safe set from the first refusal on

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

    async def call_log(self, since: datetime, until: datetime) -> list[CallNotice]:
        """Every call that began within the period, oldest first, each once."""
        notices: dict[str, CallNotice] = {}
        periods = [(since, until)]
        while periods:
            begin, end = periods.pop()
            body = await self._call_rows(begin, end)
            rows, found = await asyncio.to_thread(notices_of, body, self._zone)
            if rows >= MOST_CALLS and end - begin > _SHORTEST_PERIOD:
                middle = begin + (end - begin) / 2
                periods += [(middle, end), (begin, middle)]
                continue
            for notice in found:
                notices.pop(notice.call_id, None)
                notices[notice.call_id] = notice
        return list(notices.values())

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

    async def _logins(self, path: str) -> frozenset[str]:
        body = await self._line.get(path)
        answer = decoded(body)
        if not isinstance(answer, list | dict) or (isinstance(answer, dict) and "error" in answer):
            raise refusal_of(body)
        return logins_of(answer)

    async def _call_rows(self, since: datetime, until: datetime) -> bytes:
        """The answer's body; one field that this account does not know fails the whole question."""
        while True:
            asked = self._fields
            params = {
                "export_type": "json",
                "from": self._local(since),
                "to": self._local(until + timedelta(seconds=1)),
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

    def _local(self, moment: datetime) -> str:
        return f"{moment.astimezone(self._zone):%Y-%m-%d %H:%M:%S}"


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
