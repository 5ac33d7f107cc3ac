"""Ringostat's API as far as a CRM needs it: paths, header, answers and refusals of the real one."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta

import msgspec
from msgspec import Struct

from app.virtual_ringostat import doors, speech
from app.virtual_ringostat.account import Account
from app.virtual_ringostat.analyses import analysis_of, vtt
from app.virtual_ringostat.call_log import UnknownFieldError, rows
from app.virtual_ringostat.doors import Answer, Question, Route
from app.virtual_ringostat.json_rpc import RpcCall, failure, read_call, success
from app.virtual_ringostat.scenarios import SCENARIOS
from app.virtual_ringostat.staff_list import staff_list
from app.virtual_ringostat.switchboard import Switchboard

_WRITTEN = "%Y-%m-%d %H:%M:%S"
_DAY = timedelta(days=1)
_HANGS_S = 60.0
"""How long a callback to a SIP account that is offline leaves its caller without an answer."""
CALLBACK = "Api\\V2\\Callback.external"
STAFF = "getProjectStaffListAndDirections"


class _Direction(Struct, frozen=True):
    type: str
    value: str


class _Contact(Struct, frozen=True):
    fullName: str  # noqa: N815 - Ringostat's own word
    externalId: str = ""  # noqa: N815
    contactDirections: tuple[_Direction, ...] = ()  # noqa: N815


class _Contacts(Struct, frozen=True):
    contacts: tuple[_Contact, ...]


class RingostatApi:
    """Every answer of the service itself; `callback_scenario` is how the next callbacks go."""

    def __init__(self, account: Account, switchboard: Switchboard) -> None:
        self.callback_scenario = "callback"
        self.contacts: dict[str, dict[str, object]] = {}
        """The contact book of the account's phone: each person by their own id at whoever told of them."""
        self._account = account
        self._switchboard = switchboard

    def routes(self) -> tuple[Route, ...]:
        return (
            Route("GET", "/calls/list", self._call_log),
            Route("POST", "/a/v2", self._start_call),
            Route("POST", "/api/json-rpc", self._staff),
            Route("GET", "/sipstatus/online", self._online),
            Route("GET", "/sipstatus/speaking", self._speaking),
            Route("POST", "/minicrm/contacts/sync", self._take_contacts),
        )

    def open_routes(self) -> tuple[Route, ...]:
        """Without a key: the token in the address is the whole authorisation."""
        return (
            Route("GET", "/recordings/{name}", self._recording),
            Route("GET", "/transcripts/{name}", self._transcript),
        )

    def refusal(self, question: Question) -> Answer | None:
        """401 without the account's key, 403 with one that may do nothing."""
        match question.headers.get("auth-key"):
            case self._account.auth_key:
                return None
            case self._account.denied_key:
                return doors.json({"error": "Access denied"}, 403)
            case _:
                return doors.json({"error": "Unauthorized"}, 401)

    async def _call_log(self, question: Question) -> Answer:
        asked, now = question.query, self._switchboard.now()
        if asked.get("export_type") != "json":
            return doors.text("export_type must be json", 400)
        fields = tuple(name.strip() for name in asked.get("fields", "").split(",") if name.strip())
        try:
            answer = rows(
                self._switchboard.records(),
                self._account,
                now,
                since=self._moment(asked, "from", now - _DAY),
                until=self._moment(asked, "to", now),
                fields=fields,
                newest_first=asked.get("order", "").endswith("desc"),
            )
        except UnknownFieldError:
            return doors.text("incorrect field name")
        except ValueError:
            return doors.text("incorrect date", 400)
        return doors.json(answer)

    def _moment(self, asked: Mapping[str, str], name: str, default: datetime) -> datetime:
        """Written in the project's zone; the whole second is meant."""
        if name not in asked:
            return default
        written = datetime.strptime(asked[name], _WRITTEN)  # noqa: DTZ007 - the zone follows
        whole = timedelta(microseconds=999_999) if name == "to" else timedelta()
        return written.replace(tzinfo=self._account.zone) + whole

    async def _start_call(self, question: Question) -> Answer:
        call = read_call(question.body)
        if call is None or call.method != CALLBACK:
            return doors.json(failure(call, -32601, "Method not found"))
        wanted = {name: str(value) for name, value in call.params.items()}
        client, login = wanted.get("caller", "").lstrip("+"), wanted.get("callee", "")
        phones = self._switchboard.phones
        if wanted.get("projectId") != self._account.project_id or not client.isdigit() or login not in phones:
            return doors.json(failure(call, -32602, "Invalid params"))
        if not phones[login].online:
            return await self._hang(call)
        scenario = SCENARIOS[self.callback_scenario]
        self._switchboard.start(client, scenario, phones.employees[login])
        return doors.json(success(call, result=True))

    async def _hang(self, call: RpcCall) -> Answer:
        """Nothing rings, and for a minute nobody says so."""
        with suppress(TimeoutError):
            async with asyncio.timeout(self._switchboard.wall(_HANGS_S)):
                await self._switchboard.closing.wait()
        return doors.json(failure(call, -32000, "Callee is not available"))

    async def _staff(self, question: Question) -> Answer:
        call = read_call(question.body)
        if call is None or call.method != STAFF:
            return doors.json(failure(call, -32601, "Method not found"))
        if str(call.params.get("projectId")) != self._account.project_id:
            return doors.json({"error": "Access denied"}, 403)
        return doors.json(success(call, result=staff_list(self._switchboard.shop.employees)))

    async def _online(self, _: Question) -> Answer:
        return doors.json(self._switchboard.phones.online())

    async def _speaking(self, _: Question) -> Answer:
        return doors.json(self._switchboard.speaking())

    async def _take_contacts(self, question: Question) -> Answer:
        if question.headers.get("x-project-id") != self._account.project_id:
            return doors.json({"error": "Access denied"}, 403)
        try:
            told = msgspec.json.decode(question.body, type=_Contacts).contacts
        except msgspec.MsgspecError:
            return doors.json({"error": "Bad request"}, 400)
        for one in told:
            phones = [way.value for way in one.contactDirections if way.type == "phone"]
            self.contacts[one.externalId or one.fullName] = {"name": one.fullName, "phones": phones}
        return doors.json({"status": "success"})

    async def _recording(self, question: Question) -> Answer:
        external_id, _, kind = question.place["name"].rpartition(".")
        if question.query.get("token") != self._account.token(external_id):
            return doors.text("Forbidden", 403)
        record = self._switchboard.record(external_id)
        if record is None or record.speech is None or not record.has_recording(self._switchboard.now()):
            return doors.text("Not Found", 404)
        match kind:
            case "ogg":
                return Answer(200, speech.ogg(record.speech), "audio/ogg")
            case "wav":
                return Answer(200, await asyncio.to_thread(speech.wav, record.speech), "audio/x-wav")
            case _:
                return doors.text("Not Found", 404)

    async def _transcript(self, question: Question) -> Answer:
        external_id, _, kind = question.place["name"].rpartition(".")
        if question.query.get("token") != self._account.token(external_id):
            return doors.text("Forbidden", 403)
        record = self._switchboard.record(external_id)
        if kind != "vtt" or record is None or record.speech is None or analysis_of(record.speech) is None:
            return doors.text("Not Found", 404)
        employee = "" if record.employee is None else record.employee.name
        return Answer(200, vtt(record.speech, employee).encode(), "text/vtt; charset=utf-8")
