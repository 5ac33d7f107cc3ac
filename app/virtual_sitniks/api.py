"""Sitniks' Open API as far as it is known: paths, paging, answers, refusals, and the oddities of the real one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from app.virtual_ringostat import doors
from app.virtual_ringostat.doors import Answer, Question, Route
from app.virtual_sitniks.records import Record, Records, newest_first

MOST_ROWS = 50
_SHORTEST_NAME = 3


@dataclass(slots=True)
class Habits:
    """How this account answers where the real ones may differ."""

    trial: bool = False
    """403 to everything."""
    clients_key: str = "data"
    search_works: bool = True
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Europe/Kyiv"))
    """In which the filters by time are read, whatever offset stands there."""


class SitniksApi:
    def __init__(self, records: Records, token: str, habits: Habits, now: Callable[[], datetime]) -> None:
        self.asked: list[tuple[str, Mapping[str, str]]] = []
        """Paths and queries of all questions that were let in."""
        self._records = records
        self._token = token
        self._habits = habits
        self._now = now

    def routes(self) -> tuple[Route, ...]:
        return (
            Route("GET", "/open-api/managers", self._managers),
            Route("GET", "/open-api/orders/statuses", self._statuses),
            Route("GET", "/open-api/orders", self._orders),
            Route("GET", "/open-api/orders/{id}", self._order),
            Route("PUT", "/open-api/orders/{id}/status", self._change_status),
            Route("GET", "/open-api/clients", self._clients),
            Route("POST", "/open-api/clients", self._add_client),
            Route("GET", "/open-api/clients/{id}", self._client),
            Route("PUT", "/open-api/clients/{id}", self._change_client),
        )

    def refusal(self, question: Question) -> Answer | None:
        """401 without the token, 403 to everybody on a trial plan."""
        if question.headers.get("authorization") != f"Bearer {self._token}":
            return doors.json({"statusCode": 401, "message": "Unauthorized"}, 401)
        if self._habits.trial:
            return doors.json({"statusCode": 403, "message": "Forbidden resource"}, 403)
        self.asked.append((question.path, question.query))
        return None

    async def _managers(self, question: Question) -> Answer:
        return _page(self._records.managers, question, most=100)

    async def _statuses(self, _: Question) -> Answer:
        statuses = self._records.statuses()
        return doors.json({"data": statuses, "count": len(statuses)})

    async def _orders(self, question: Question) -> Answer:
        since, until = (self._moment(question.query.get(name)) for name in ("createdAtFrom", "createdAtTo"))
        rows = [
            order
            for order in newest_first(self._records.orders.values())
            if (since is None or since <= _moment_of(order)) and (until is None or _moment_of(order) <= until)
        ]
        return _page(rows, question)

    async def _order(self, question: Question) -> Answer:
        order = self._records.orders.get(_key(question))
        return _not_found() if order is None else doors.json(order)

    async def _change_status(self, question: Question) -> Answer:
        told = msgspec.json.decode(question.body, type=dict[str, int])
        order = self._records.change_order(_key(question), {"statusId": told["statusId"]}, self._now())
        return _not_found() if order is None else doors.json(order)

    async def _clients(self, question: Question) -> Answer:
        wanted = question.query.get("search", "") if self._habits.search_works else ""
        clients = [
            client
            for client in reversed(self._records.clients.values())
            if not wanted or wanted in "".join(filter(str.isdigit, client["phone"] or ""))
        ]
        return _page(clients, question, key=self._habits.clients_key)

    async def _add_client(self, question: Question) -> Answer:
        told = msgspec.json.decode(question.body, type=dict[str, object])
        if len(str(told.get("fullname") or "")) < _SHORTEST_NAME:
            message = ["fullname must be longer than or equal to 3 characters"]
            return doors.json({"statusCode": 400, "message": message}, 400)
        return doors.json(self._records.add_client(told), 201)

    async def _client(self, question: Question) -> Answer:
        client = self._records.clients.get(_key(question))
        return _not_found() if client is None else doors.json(client)

    async def _change_client(self, question: Question) -> Answer:
        client = self._records.clients.get(_key(question))
        if client is None:
            return _not_found()
        client |= msgspec.json.decode(question.body, type=dict[str, object])
        return doors.json(client)

    def _moment(self, written: str | None) -> datetime | None:
        """The filters ignore the offset: what is written is taken for the company's own time."""
        if not written:
            return None
        return datetime.fromisoformat(written).replace(tzinfo=self._habits.zone)


def _page(rows: list[Record], question: Question, *, key: str = "data", most: int = MOST_ROWS) -> Answer:
    limit = min(int(question.query.get("limit", most)), most)
    skip = int(question.query.get("skip", 0))
    return doors.json({key: rows[skip : skip + limit], "count": len(rows)})


def _key(question: Question) -> int:
    text = question.place["id"]
    return int(text) if text.isdecimal() else 0


def _moment_of(order: Record) -> datetime:
    return datetime.fromisoformat(order["createdAt"])


def _not_found() -> Answer:
    return doors.json({"statusCode": 404, "message": "Not Found"}, 404)
