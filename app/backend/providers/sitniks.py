"""Sitniks' Open API: managers, clients, orders and their statuses; the only place that knows its words."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self
from urllib.parse import quote

from app.backend.providers.sitniks_errors import (
    PlanRefused,
    SitniksBusy,
    SitniksRefused,
    SitniksSilent,
    SitniksTrouble,
    TokenRefused,
)
from app.backend.providers.sitniks_line import SitniksLine, Sleep
from app.backend.providers.sitniks_things import (
    CrmClient,
    CrmManager,
    CrmOrder,
    Difference,
    Rows,
    client_of,
    manager_of,
    order_of,
    rows_of,
)

__all__ = [
    "AT_ONCE",
    "CrmClient",
    "CrmManager",
    "CrmOrder",
    "Difference",
    "Part",
    "PlanRefused",
    "Sitniks",
    "SitniksBusy",
    "SitniksRefused",
    "SitniksSilent",
    "SitniksTrouble",
    "TokenRefused",
]

AT_ONCE = 50
"""Sitniks answers with no more rows."""
SHORTEST_NAME = 3
NAMELESS = "Новий клієнт"
"""A client without a name as Sitniks keeps one: it wants at least three characters."""
_MOST_MANAGERS = 100
_WIDER = timedelta(days=1)
"""The filters by time ignore the offset: so much is asked for on either side, and cut off here."""


@dataclass(frozen=True, slots=True)
class Part[T]:
    """Some of a list: `rows` so many came from there (`things` may be fewer), `total` there are when it was told."""

    things: tuple[T, ...]
    rows: int
    total: int | None

    @property
    def is_last(self) -> bool:
        return self.rows < AT_ONCE


class Sitniks:
    """One account's API; an asynchronous context manager.

    Every method raises a `SitniksTrouble` and nothing else. `differences` gathers where the account answers otherwise
    than expected.
    """

    def __init__(self, base_url: str, token: str, *, sleep: Sleep = asyncio.sleep) -> None:
        self.differences: set[Difference] = set()
        self._line = SitniksLine(base_url, token, sleep=sleep)

    def __repr__(self) -> str:
        return "Sitniks(…)"

    async def __aenter__(self) -> Self:
        await self._line.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._line.__aexit__(kind, error, trace)

    async def prove(self) -> None:
        """Ask something small that only a good token is answered."""
        await self._line.get("managers", {"limit": 1})

    async def managers(self) -> tuple[CrmManager, ...]:
        rows = await self._rows("managers", {"limit": _MOST_MANAGERS}, "managers")
        return tuple(manager for row in rows.rows if (manager := manager_of(row)) is not None)

    async def statuses(self) -> tuple[str, ...]:
        """The company's own words for where an order stands."""
        rows = await self._rows("orders/statuses", {}, "statuses")
        return tuple(title for row in rows.rows if isinstance(title := row.get("title"), str))

    async def clients(self, skip: int) -> Part[CrmClient]:
        """Clients from the `skip`-th on."""
        rows = await self._rows("clients", {"limit": AT_ONCE, "skip": skip}, "clients")
        return Part(self._clients_of(rows), len(rows.rows), rows.total)

    async def client_with(self, phone: str) -> CrmClient | None:
        """Somebody whose number, as it is written there, ends in the same nine digits; None is no proof of absence."""
        digits = phone.removeprefix("+")
        rows = await self._rows("clients", {"limit": AT_ONCE, "skip": 0, "search": digits[-9:]}, "clients")
        clients = self._clients_of(rows)
        same = next((client for client in clients if any(_ends(text, digits) for text in client.phones)), None)
        if same is None and clients:
            self.differences.add(Difference.SEARCH_IGNORED)
        return same

    async def add_client(self, name: str, phone: str) -> str | None:
        """Make a client; the new one's id, when it was told."""
        fullname = name if len(name) >= SHORTEST_NAME else f"{NAMELESS} {name}".strip()
        answer = await self._line.post("clients", {"fullname": fullname, "phone": phone})
        row = answer.get("data", answer) if isinstance(answer, dict) else None
        found = client_of(row)
        if found is None or found[0].external_id is None:
            self.differences.add(Difference.NO_CLIENT_ID)
            return None
        return found[0].external_id

    async def orders(self, since: datetime, until: datetime, skip: int) -> Part[CrmOrder]:
        """Orders made within the period, from the `skip`-th of the rows on."""
        params: dict[str, str | int] = {
            "createdAtFrom": _written(since - _WIDER),
            "createdAtTo": _written(until + _WIDER),
            "limit": AT_ONCE,
            "skip": skip,
        }
        rows = await self._rows("orders", params, "orders")
        found = (order_of(row) for row in rows.rows)
        within = tuple(order for order in found if order is not None and since <= order.created_at <= until)
        return Part(within, len(rows.rows), rows.total)

    async def order(self, external_id: str) -> CrmOrder | None:
        """One order; None when it was deleted."""
        answer = await self._line.get(f"orders/{quote(external_id, safe='')}")
        row = answer.get("data", answer) if isinstance(answer, dict) else None
        return order_of(row) if isinstance(row, dict) else None

    async def _rows(self, path: str, params: Mapping[str, str | int], key: str) -> Rows:
        answer = await self._line.get(path, params)
        if answer is None:
            raise SitniksRefused(404, f"there is no /{path}")
        rows = rows_of(answer, key)
        self.differences |= rows.differences
        return rows

    def _clients_of(self, rows: Rows) -> tuple[CrmClient, ...]:
        clients: list[CrmClient] = []
        for row in rows.rows:
            if (found := client_of(row)) is not None:
                clients.append(found[0])
                self.differences |= found[1]
        return tuple(clients)


def told_name(name: str) -> str:
    """A name as Sitniks tells it, empty when it is only the stand-in for none."""
    return "" if name.startswith(NAMELESS) else name


def _ends(written: str, digits: str) -> bool:
    return "".join(filter(str.isdigit, written))[-9:] == digits[-9:]


def _written(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.000Z}"
