"""The control panel: starts calls, plays the hands at the phones, tells how things stand. Not a part of Ringostat."""

import asyncio
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from app.virtual_ringostat import doors
from app.virtual_ringostat.api import RingostatApi
from app.virtual_ringostat.call_record import Direction
from app.virtual_ringostat.doors import Answer, Question, Route
from app.virtual_ringostat.running_call import RunningCall, Stage
from app.virtual_ringostat.scenarios import SCENARIOS, Act
from app.virtual_ringostat.sip_phones import Phone
from app.virtual_ringostat.switchboard import Switchboard
from app.virtual_ringostat.trouble import Trouble
from app.virtual_ringostat.webhook_sender import Webhooks, WebhookSender

_PATIENCE_S = 30.0


class _NewCall(Struct, frozen=True):
    scenario: str = "answered"
    client: str | None = None
    """Any spelling of a number; some client of the shop, when absent."""
    operator: str | None = None


class _NewPhone(Struct, frozen=True):
    online: bool = True
    answers_after_s: float | None = 2.5
    declines: bool = False


class _NewWebhooks(Struct, frozen=True):
    urls: dict[str, str]
    """By the moment's name; moments this Ringostat never tells are left alone."""
    format: Literal["json", "form"] = "json"


class _NewPastTalks(Struct, frozen=True):
    count: Annotated[int, Meta(ge=0, le=2_000)]


class _NewPace(Struct, frozen=True):
    calls_per_minute: Annotated[float, Meta(ge=0, le=600)]


class _NewCallbacks(Struct, frozen=True):
    scenario: str


class _NewTrouble(Struct, frozen=True):
    status: Annotated[int, Meta(ge=400, le=599)] = 503
    times: Annotated[int, Meta(ge=0)] = 1
    retry_after_s: int = 1


class ControlPanel:
    def __init__(self, switchboard: Switchboard, sender: WebhookSender, api: RingostatApi, trouble: Trouble) -> None:
        self._switchboard = switchboard
        self._sender = sender
        self._api = api
        self._trouble = trouble

    def routes(self) -> tuple[Route, ...]:
        return (
            Route("GET", "/control/state", self._state),
            Route("GET", "/control/calls", self._calls),
            Route("GET", "/control/contacts", self._contacts),
            Route("POST", "/control/calls", self._new_call),
            Route("GET", "/control/calls/{id}/wait", self._wait),
            Route("POST", "/control/calls/{id}/{act}", self._steer),
            Route("POST", "/control/sip/{login}", self._set_phone),
            Route("PUT", "/control/webhooks", self._set_webhooks),
            Route("PUT", "/control/callbacks", self._set_callbacks),
            Route("PUT", "/control/trouble", self._set_trouble),
            Route("POST", "/control/pace", self._set_pace),
            Route("POST", "/control/past_talks", self._tell_of_past_talks),
        )

    async def _state(self, _: Question) -> Answer:
        board = self._switchboard
        speaking = board.speaking()
        sip = [
            {
                "login": login,
                "name": employee.name,
                "staff_id": employee.staff_id,
                "online": board.phones[login].online,
                "answers_after_s": board.phones[login].answers_after_s,
                "declines": board.phones[login].declines,
                "speaking": login in speaking,
            }
            for login, employee in board.phones.employees.items()
        ]
        return doors.json(
            {
                "sip": sip,
                "calls": [_told(call) for call in board.going_on()],
                "past_calls": len(board.shop.past_calls),
                "scenarios": list(SCENARIOS),
                "callback_scenario": self._api.callback_scenario,
                "webhooks": self._sender.webhooks.urls,
                "contacts": len(self._api.contacts),
                "deliveries": list(self._sender.deliveries),
            }
        )

    async def _calls(self, _: Question) -> Answer:
        """Every call since the start, oldest first."""
        return doors.json([_told(call) for call in self._switchboard.calls.values()])

    async def _contacts(self, _: Question) -> Answer:
        """Whom the account's own phone knows by name."""
        return doors.json(list(self._api.contacts.values()))

    async def _new_call(self, question: Question) -> Answer:
        wanted = msgspec.json.decode(question.body, type=_NewCall)
        board, scenario = self._switchboard, SCENARIOS.get(wanted.scenario)
        if scenario is None or (wanted.operator is not None and wanted.operator not in board.phones):
            return doors.text("no such scenario or operator", 404)
        employee = board.phones.employees[wanted.operator] if wanted.operator else None
        digits = "".join(filter(str.isdigit, wanted.client or ""))
        numbers = [digits or board.some_client(), *(board.some_client() for _ in range(1, scenario.copies))]
        calls = [board.start(number, scenario, employee).record.call_id for number in numbers]
        return doors.json({"call_id": calls[0], "call_ids": calls}, 201)

    async def _wait(self, question: Question) -> Answer:
        """Until the call has reached a stage, or `until=told`: until its webhooks are delivered as well."""
        call = self._switchboard.calls.get(question.place["id"])
        until = question.query.get("until", Stage.ENDED.value)
        if call is None or until not in {*Stage, "told"}:
            return doors.text("no such call or stage", 404)
        patience_s = float(question.query.get("timeout_s", _PATIENCE_S))
        try:
            async with asyncio.timeout(patience_s):
                await call.reached(Stage.ENDED if until == "told" else Stage(until))
                if until == "told":
                    await self._sender.settled(call.record.call_id)
        except TimeoutError:
            return doors.json(_told(call), 408)
        return doors.json(_told(call))

    async def _steer(self, question: Question) -> Answer:
        call, act = self._switchboard.calls.get(question.place["id"]), question.place["act"]
        if call is None or act not in {*Act}:
            return doors.text("no such call or act", 404)
        if call.stage is Stage.ENDED:
            return doors.json(_told(call), 409)
        call.steer(Act(act))
        return doors.json(_told(call), 202)

    async def _set_phone(self, question: Question) -> Answer:
        phone = msgspec.json.decode(question.body, type=_NewPhone)
        login = question.place["login"]
        if login not in self._switchboard.phones:
            return doors.text("no such account", 404)
        self._switchboard.phones.set(login, Phone(phone.online, phone.answers_after_s, phone.declines))
        return doors.json(phone)

    async def _set_webhooks(self, question: Question) -> Answer:
        wanted = msgspec.json.decode(question.body, type=_NewWebhooks)
        self._sender.webhooks = Webhooks(wanted.urls, wanted.format == "form")
        return doors.json(wanted)

    async def _set_callbacks(self, question: Question) -> Answer:
        wanted = msgspec.json.decode(question.body, type=_NewCallbacks)
        scenario = SCENARIOS.get(wanted.scenario)
        if scenario is None or scenario.direction is not Direction.CALLBACK:
            return doors.text("no such scenario of a callback", 404)
        self._api.callback_scenario = wanted.scenario
        return doors.json(wanted)

    async def _set_trouble(self, question: Question) -> Answer:
        wanted = msgspec.json.decode(question.body, type=_NewTrouble)
        trouble = self._trouble
        trouble.status, trouble.times, trouble.retry_after_s = wanted.status, wanted.times, wanted.retry_after_s
        return doors.json(wanted)

    async def _tell_of_past_talks(self, question: Question) -> Answer:
        """The AI tells of so many of the newest talks of the past."""
        wanted = msgspec.json.decode(question.body, type=_NewPastTalks)
        self._switchboard.tell_of_past_talks(wanted.count)
        return doors.json(wanted, 202)

    async def _set_pace(self, question: Question) -> Answer:
        wanted = msgspec.json.decode(question.body, type=_NewPace)
        self._switchboard.set_pace(wanted.calls_per_minute)
        return doors.json(wanted)


def _told(call: RunningCall) -> dict[str, object]:
    record = call.record
    return {
        "call_id": record.call_id,
        "scenario": call.scenario.name,
        "direction": record.direction,
        "stage": call.stage,
        "client": f"+{record.client}" if record.client else None,
        "operator": record.employee.sip_login if record.employee else None,
        "status": record.status,
        "wait_s": record.wait_s,
        "talk_s": record.talk_s,
    }
