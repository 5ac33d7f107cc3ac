"""The control panel: what a person would do in Sitniks, and trouble on order. Not a part of Sitniks."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from app.virtual_ringostat import doors
from app.virtual_ringostat.doors import Answer, Question, Route
from app.virtual_ringostat.trouble import Trouble
from app.virtual_sitniks.api import Habits, SitniksApi
from app.virtual_sitniks.records import Records
from app.virtual_sitniks.telephony import Telephony


class _NewTrouble(Struct, frozen=True):
    status: Annotated[int, Meta(ge=400, le=599)] = 429
    times: Annotated[int, Meta(ge=0)] = 1
    retry_after_s: int = 0


class _NewHabits(Struct, frozen=True):
    trial: bool | UnsetType = UNSET
    clients_key: str | UnsetType = UNSET
    search_works: bool | UnsetType = UNSET
    telephony_down: int | UnsetType | None = UNSET


class ControlPanel:
    def __init__(
        self,
        records: Records,
        habits: Habits,
        api: SitniksApi,
        telephony: Telephony,
        trouble: Trouble,
        now: Callable[[], datetime],
    ) -> None:
        self._records = records
        self._habits = habits
        self._api = api
        self._telephony = telephony
        self._trouble = trouble
        self._now = now

    def routes(self) -> tuple[Route, ...]:
        return (
            Route("GET", "/sitniks-control/state", self._state),
            Route("PUT", "/sitniks-control/habits", self._set_habits),
            Route("PUT", "/sitniks-control/trouble", self._set_trouble),
            Route("POST", "/sitniks-control/orders", self._add_order),
            Route("PUT", "/sitniks-control/orders/{id}", self._change_order),
            Route("DELETE", "/sitniks-control/orders/{id}", self._delete_order),
        )

    async def _state(self, _: Question) -> Answer:
        return doors.json(
            {
                "orders": len(self._records.orders),
                "clients": len(self._records.clients),
                "questions": len(self._api.asked),
                "webhooks": len(self._telephony.heard),
                "webhooks_refused": self._telephony.refused,
            }
        )

    async def _set_habits(self, question: Question) -> Answer:
        wanted = msgspec.json.decode(question.body, type=_NewHabits)
        if wanted.trial is not UNSET:
            self._habits.trial = wanted.trial
        if wanted.clients_key is not UNSET:
            self._habits.clients_key = wanted.clients_key
        if wanted.search_works is not UNSET:
            self._habits.search_works = wanted.search_works
        if wanted.telephony_down is not UNSET:
            self._telephony.down_status = wanted.telephony_down
        return doors.json({"ok": True})

    async def _set_trouble(self, question: Question) -> Answer:
        wanted = msgspec.json.decode(question.body, type=_NewTrouble)
        trouble = self._trouble
        trouble.status, trouble.times, trouble.retry_after_s = wanted.status, wanted.times, wanted.retry_after_s
        return doors.json(wanted)

    async def _add_order(self, question: Question) -> Answer:
        told = msgspec.json.decode(question.body, type=dict[str, Any])
        return doors.json(self._records.add_order(told, self._now()), 201)

    async def _change_order(self, question: Question) -> Answer:
        told = msgspec.json.decode(question.body, type=dict[str, Any])
        order = self._records.change_order(int(question.place["id"]), told, self._now())
        return doors.text("no such order", 404) if order is None else doors.json(order)

    async def _delete_order(self, question: Question) -> Answer:
        if self._records.delete_order(int(question.place["id"])):
            return doors.json({"ok": True})
        return doors.text("no such order", 404)
